"""State: what is remembered of a person's talk and of a case. Bounded, versionless, tolerant of old fields."""

from __future__ import annotations

from typing import Final

from bot.core.ids import Code, Lang, Level, NodeId, TextId
from bot.core.values import Value
from bot.core.weights import Sums

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


class Meant(Value, frozen=True):
    """What the last typed text may be about: `topics`, best first; `sure`: the first is where it leads.

    `node`: the screen it led to, which offers [Not what I meant] while they stand there.
    """

    topics: tuple[str, ...] = ()
    sure: bool = False
    node: NodeId = NodeId("")


class Chat(Value, frozen=True):
    """A person's talk. `node` is the exact step; `over` a screen shown on top of it; `lang` '' until chosen.

    `last` is the person's last typed message, kept for «send my last message too» while the position is kept.
    `at` is their last act, `mode` the safe-contact agreement. `page` is how far they leafed through a list of services,
    `silent` the services that did not answer them. `said`: what their last messages weigh, from which no word can be
    read: danger often shows only in several together. `meant`: what the last one may be about. `asked`: when we last
    asked whether somebody is in danger, `doubt`: which danger. `offered`: the language they type in was offered once.
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
    said: tuple[Sums, ...] = ()
    meant: Meant | None = None
    asked: float = 0.0
    doubt: str = ""
    offered: bool = False

    @property
    def speaks(self) -> Lang:
        """The chosen language, or the best guess before the choice."""
        return self.lang or self.guess


class Case(Value, frozen=True):
    """One person's conversation with the desk. `told` are answers the desk may see; `path` the screens walked.

    `rule`: which rule heard the danger in typed words; `likeness`, `example`, `asked` when none did; '' for taps.
    `cleared`: the person wiped their chat, so nobody writes until they come back. `gone`: they blocked the bot.
    `asked`: they were asked whether one sentence may be kept, which is done once a case at most.
    """

    code: Code
    level: Level
    category: str = ""
    rule: str = ""
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
    asked: bool = False


class Mark(Value, frozen=True):
    """What a counsellor says the software got wrong in a case; `id` 0 until it is stored.

    `level` or `topic`: what would have been right. `said_…`: what the software had made of the case, and once there are
    `words`, of these. `state` is one of marks.STATES.
    """

    kind: str
    id: int = 0
    state: str = "open"
    level: Level | None = None
    topic: str = ""
    lang: Lang = Lang("ru")
    speaker: str = "self"
    said_level: Level | None = None
    said_category: str = ""
    said_rule: str = ""
    said_topic: str = ""
    words: str = ""


class Talk(Value, frozen=True):
    """Everything one event may change: the person's chat, their open case, the mark whose post it is about."""

    chat: Chat
    case: Case | None = None
    mark: Mark | None = None


class Moment(Value, frozen=True):
    """What comes from outside with an event: the time (unix seconds) and a case code nobody has used."""

    at: float
    code: Code = Code("")


class DeskPlan(Value, frozen=True):
    """Who may act at the desk. `staff`: counsellor id → alias; supervisors are among them too."""

    groups: tuple[int, ...]
    staff: dict[int, str]
    supervisors: frozenset[int] = frozenset()
