"""State: what is remembered of a person's talk and of a case. Bounded, versionless, tolerant of old fields."""

from __future__ import annotations

from typing import Final

from bot.core.ids import Code, Lang, Level, NodeId, TextId
from bot.core.values import Value

TRAIL: Final = 24
CALLS: Final = 8
PLEAS: Final = 20
SILENT: Final = 20
PAGES: Final = 50
LONGEST: Final = 4096

BOT: Final = "bot"
WAITING: Final = "waiting"
HUMAN: Final = "human"

AWAITING_YES: Final = "awaiting_yes"
OPEN: Final = "waiting"
CLAIMED: Final = "claimed"
CLOSED: Final = "closed"

MODES: Final = ("direct", "note", "note_day", "pull")


class Quiz(Value, frozen=True):
    """A screening under way: its node, the sign now asked, the signs answered so far."""

    node: NodeId
    sign: str
    yes: tuple[str, ...] = ()
    done: tuple[str, ...] = ()


class Plea(Value, frozen=True):
    """A typed line that waits for the person's yes. Gone after 24 hours."""

    message: int
    text: str


class Chat(Value, frozen=True):
    """A person's talk. `node` is the exact step; `over` a screen shown on top of it; `lang` '' until chosen.

    `last` is the person's last typed message, kept for «send my last message too» while the position is kept.
    `at` is their last act, `mode` the safe-contact agreement. `page` is how far they leafed through a list of services,
    `silent` the services that did not answer them.
    """

    lang: Lang = Lang("")
    guess: Lang = Lang("ru")
    node: NodeId = NodeId("")
    over: NodeId = NodeId("")
    trail: tuple[NodeId, ...] = ()
    calls: tuple[NodeId, ...] = ()
    answers: dict[str, str] = {}
    quiz: Quiz | None = None
    signs: tuple[TextId, ...] = ()
    owner: str = BOT
    case: Code = Code("")
    level: Level = Level.ROUTINE
    category: str = ""
    mode: str = "note_day"
    last: Plea | None = None
    send_last: bool = True
    pleas: tuple[Plea, ...] = ()
    at: float = 0.0
    gone: bool = False
    page: int = 0
    silent: tuple[str, ...] = ()

    @property
    def speaks(self) -> Lang:
        """The chosen language, or the best guess before the choice."""
        return self.lang or self.guess


class Case(Value, frozen=True):
    """One person's conversation with the desk. `told` are answers the desk may see; `path` the screens walked.

    `cleared`: the person wiped their chat, so nobody writes until they come back. `gone`: they blocked the bot.
    """

    code: Code
    level: Level
    category: str = ""
    state: str = OPEN
    lang: Lang = Lang("ru")
    mode: str = "note_day"
    path: tuple[NodeId, ...] = ()
    told: dict[str, str] = {}
    signs: tuple[TextId, ...] = ()
    claimed_by: int = 0
    opened: float = 0.0
    closed: float = 0.0
    cleared: bool = False
    gone: bool = False


class Talk(Value, frozen=True):
    """Everything one event may change: the person's chat and their open case."""

    chat: Chat
    case: Case | None = None


class Moment(Value, frozen=True):
    """What comes from outside with an event: the time (unix seconds) and a case code nobody has used."""

    at: float
    code: Code = Code("")


class DeskPlan(Value, frozen=True):
    """Who may act at the desk. `staff`: counsellor id → alias; supervisors are among them too."""

    groups: tuple[int, ...]
    staff: dict[int, str]
    supervisors: frozenset[int] = frozenset()
