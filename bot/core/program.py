"""The compiled content: what editors wrote, checked and resolved, ready for the engine."""

from __future__ import annotations

from bot.core.ids import Level, NodeId, TextId
from bot.core.values import Tagged, Value
from bot.core.weights import Weights


class Guard(Value, frozen=True):
    """True when every named answer is one of the listed values. An empty list entry '' means «not answered»."""

    needs: dict[str, tuple[str, ...]] = {}


class Way(Value, frozen=True):
    """Where to go next, if the guard holds. A list of ways is tried in order."""

    goto: NodeId
    when: Guard | None = None


class Choice(Value, frozen=True):
    """One button of a node.

    `do` is one of ACTIONS (with `value` where it takes one). `call` enters a sub-dialog and comes back here, or to
    the first of `ways` if there is one. `sets` stores answers. `level` and `category` raise the talk's level.
    """

    id: str
    say: TextId
    ways: tuple[Way, ...] = ()
    call: NodeId | None = None
    do: str = ""
    value: str = ""
    sets: dict[str, str] = {}
    when: Guard | None = None
    level: Level | None = None
    category: str = ""
    style: str = ""


ACTIONS = {
    "person": "ask for a counsellor (consent first)",
    "danger": "a counsellor at once, level emergency",
    "connect": "yes on the consent screen: open the case",
    "plea_yes": "a person may write: pass on what was sealed",
    "plea_no": "no person: what was sealed is gone",
    "asked_yes": "somebody is in danger, they say when asked: what was typed is sealed, as words of danger are",
    "asked_no": "nobody is: on to what was typed",
    "last_message": "turn «send my last message too» on or off",
    "language": "speak the language in `value`",
    "agree": "how we may reach them: `value` is one of agreement modes",
    "menu": "the menu",
    "back": "one screen back",
    "resume": "show again the exact step where the talk stood",
    "return": "end of a sub-dialog",
    "clear": "clear this chat",
    "erase": "delete everything (asked twice by content)",
    "open": "show what waits sealed",
}

FACES = ("inner", "public", "bare", "overlay", "caller")
"""inner: [I am in danger] [A person] / [Back] [Menu] [clear]; public: [Talk to a person], no danger word;
bare: no rows of ours; overlay: shown over the talk without moving it (waiting, crisis), inner rows without Back;
caller: public where a public screen asks it first, inner elsewhere."""


class Node(Tagged, frozen=True):
    """One screen of a topic. Base of the kinds below.

    `say` is its text; `say_relative` stands instead when the talk is about somebody else (answer `who` is `relative`),
    `say_without` when a fact it names is hidden. `facts` are the rules the text rests on: their date is shown.
    `first`: answers without which the screen is not shown, each with the sub-dialog that asks for it.
    """

    id: NodeId
    topic: str
    say: TextId
    say_without: TextId | None = None
    say_relative: TextId | None = None
    facts: tuple[str, ...] = ()
    first: dict[str, NodeId] = {}
    choices: tuple[Choice, ...] = ()
    ways: tuple[Way, ...] = ()
    face: str = "inner"
    keep: bool = False
    level: Level | None = None
    category: str = ""


class Message(Node, frozen=True):
    """Says something and offers choices. With `ways` and no choices of its own it offers [Next].

    `listing` puts services of the directory under the text. `reasons`: the `why` of each sign answered yes
    in the last screening is listed under the text.
    """

    listing_kinds: tuple[str, ...] = ()
    listing_country: str = ""
    reasons: bool = False


class Question(Node, frozen=True):
    """Asks and stores the answer under `save`. `ask` is one of ASKS; `retry` replaces the common re-asking text.

    number: `least`..`most`. text: up to `most` characters (default 300). date: DD.MM.YYYY and looser forms, stored ISO;
    `past`: not later than today. choice: the choices' buttons store their `value`. photo: in a case only.
    `optional` adds [Skip].
    """

    ask: str = "choice"
    save: str = ""
    least: int = 0
    most: int = 0
    past: bool = False
    optional: bool = False
    retry: TextId | None = None


ASKS = ("choice", "text", "number", "date", "place", "photo")


class Sign(Value, frozen=True):
    """One question of a screening. Signs of the same `group` count at most twice."""

    id: str
    say: TextId
    why: TextId
    weight: int = 1
    group: str = ""
    danger: bool = False
    when: Guard | None = None


class Outcome(Value, frozen=True):
    """Where a screening leads: the first outcome of which a bound is reached; one without bounds ends the list."""

    ways: tuple[Way, ...]
    danger: bool = False
    score: int | None = None
    strong: int | None = None
    level: Level | None = None
    category: str = ""


class Screening(Node, frozen=True):
    """Asks its signs one by one with [Yes] [No] [Not sure]; `say` heads each.

    A sign with `danger` answered yes ends it at once.
    """

    signs: tuple[Sign, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    strong_weight: int = 4


class Handover(Node, frozen=True):
    """Brings a counsellor: raises to `level`, tells the desk the answers named in `tell`, shows the consent screen.

    After the case closes the talk goes on at `ways`.
    """

    tell: tuple[str, ...] = ()


AnyNode = Message | Question | Screening | Handover


class Rule(Value, frozen=True):
    """Typed words that mean something. `all_of`: every group must be met by one of its stems, `none_of` vetoes.

    Stems are skeletons; one ending in `*` is a prefix; words joined by `_` follow one another. A rule with neither
    level nor topic is a mark: it says something about the message that weighs with the rest, such as `minor`.
    """

    id: str
    all_of: tuple[tuple[str, ...], ...]
    none_of: tuple[str, ...] = ()
    level: Level | None = None
    category: str = ""
    topic: str = ""


class Taught(Value, frozen=True):
    """What an editor says a whole message means, until it has been learned from."""

    topic: str
    level: Level | None = None
    category: str = ""


class Lexicon(Value, frozen=True):
    """Words that work everywhere. `words`: skeleton of a whole message → one of menu, back, help, person, danger,
    clear, language, yes, no. `labels`: skeleton of a topic's label in any language → its first node.
    `taught`: skeleton of an example not learned from yet → what it means. `weights`: what was learned; without, rules
    hear alone.
    """

    words: dict[str, str] = {}
    rules: tuple[Rule, ...] = ()
    labels: dict[str, NodeId] = {}
    taught: dict[str, Taught] = {}
    weights: Weights = Weights()


class Program(Value, frozen=True):
    """All content. `topics`: topic id → first node. `texts`: every text id that exists. `saves`: every declared answer.
    `towns`: skeleton of a town's name in any language → the town's id.
    `audio`: node → language of its recording → a stamp that changes with the recording.
    `typed`: node → skeleton of a button's label in any language → its choice, `>`, `-`, or a screening's verdict."""

    nodes: dict[NodeId, AnyNode]
    moved: dict[NodeId, NodeId] = {}
    topics: dict[str, NodeId] = {}
    lexicon: Lexicon = Lexicon()
    saves: frozenset[str] = frozenset()
    typed: dict[NodeId, dict[str, str]] = {}
    towns: dict[str, str] = {}
    audio: dict[NodeId, dict[str, str]] = {}
    version: str = ""
