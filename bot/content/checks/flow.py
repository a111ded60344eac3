"""Rules about the way through the dialogs: every step leads somewhere, and a person is never far."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.content.book import Book
from bot.content.checks.reading import HOUSING, SOUND
from bot.content.checks.rule import Found, rule
from bot.content.compile import Link
from bot.core import places
from bot.core.ids import NodeId
from bot.core.program import AnyNode, Choice, Handover, Message, Question, Screening, Way
from bot.core.screens import WHO

CALLBACK: Final = 64
STEPS: Final = 3
_TO_PERSON: Final = ("person", "danger", "connect", "plea_yes")
_DOES: Final = {"menu": places.MENU, "person": places.CONSENT, "danger": places.DANGER, "language": places.WELCOME}


def targets(node: AnyNode, *, actions: bool = True) -> list[NodeId]:
    """Every node this one may lead to; without `actions`, by goto and call alone."""
    found = [way.goto for way in node.ways] + list(node.first.values())
    for choice in node.choices:
        found += [way.goto for way in choice.ways]
        found += [choice.call] if choice.call else []
        found += [_DOES[choice.do]] if actions and choice.do in _DOES else []
    if isinstance(node, Screening):
        found += [way.goto for outcome in node.outcomes for way in outcome.ways]
    return found


def place_of(book: Book, node: AnyNode, key: str = "", *, item: str = "") -> tuple[str, int]:
    """File and line of a node, of its key or of one of its entries."""
    raw = book.compiled.places[node.id]
    return raw.file, raw.line(node.id.split(".")[1], item, key)


def _at(book: Book, node: AnyNode, message: str, item: str = "", key: str = "") -> Found:
    return *place_of(book, node, key, item=item), message


def _link(link: Link, message: str) -> Found:
    return link.raw.file, link.raw.line(link.table, link.item), message


@rule(
    "H201",
    "Name a node that exists: `node` in this file, `topic.node` elsewhere.",
    right={HOUSING: SOUND + 'goto = "end"\n[end]\nsay = "Bye."\n'},
    wrong={HOUSING: SOUND + 'goto = "nowhere"\n'},
)
def goto_exists(book: Book) -> Iterator[Found]:
    """Every goto, call and start leads to a node."""
    for link in book.compiled.links:
        if link.to not in book.compiled.nodes:
            yield _link(link, f"there is no node {link.to}")


@rule(
    "H202",
    "Lead to it with a goto, or remove it (and add it to moved.toml).",
    right={HOUSING: SOUND + 'goto = "end"\n[end]\nsay = "Bye."\n'},
    wrong={HOUSING: SOUND + '[island]\nsay = "Nobody gets here."\n'},
)
def reachable(book: Book) -> Iterator[Found]:
    """Every node can be reached from a topic's first screen."""
    nodes = book.compiled.nodes
    seen: set[NodeId] = set()
    ahead = [*places.NODES, *book.compiled.topics.values(), *book.moves.values()]
    while ahead:
        name = ahead.pop()
        if name in nodes and name not in seen:
            seen.add(name)
            ahead += targets(nodes[name])
    for name, node in nodes.items():
        if name not in seen:
            yield _at(book, node, f"no way leads to {name}")


@rule(
    "H203",
    "Add choices or a goto. A question needs a goto, a screening signs and outcomes, a handover a goto for afterwards.",
    right={
        HOUSING: SOUND
        + 'goto = "ask"\n[ask]\nkind = "question"\nask = "text"\nsave = "x"\nsay = "Who?"\ngoto = "start"\n'
    },
    wrong={HOUSING: SOUND + 'goto = "ask"\n[ask]\nkind = "question"\nask = "text"\nsave = "x"\nsay = "Who?"\n'},
)
def way_out(book: Book) -> Iterator[Found]:
    """No screen is a dead end."""
    for node in book.compiled.nodes.values():
        if _dead_end(node):
            yield _at(book, node, f"{node.id} leads nowhere")


def _dead_end(node: AnyNode) -> bool:
    if isinstance(node, Screening):
        return not node.signs or not node.outcomes
    if isinstance(node, Question) and node.ask == "choice":
        open_choices = [c for c in node.choices if c.when is None]
        return not open_choices or (not node.ways and any(_idle(c) for c in node.choices))
    if isinstance(node, Question | Handover):
        return not node.ways
    shows = any(c.when is None for c in node.choices) or (not node.choices and bool(node.ways))
    return not shows and node.face in ("bare", "public")


def _idle(choice: Choice) -> bool:
    return not (choice.ways or choice.call or choice.do)


@rule(
    "H204",
    "End the list with an entry without `when`.",
    right={HOUSING: SOUND + 'goto = [{ when = { x = "1" }, to = "start" }, { to = "start" }]\n'},
    wrong={HOUSING: SOUND + 'goto = [{ when = { x = "1" }, to = "start" }]\n'},
)
def ways_end_open(book: Book) -> Iterator[Found]:
    """A list of ways ends with one that is always open."""

    def closed(ways: tuple[Way, ...]) -> bool:
        return bool(ways) and ways[-1].when is not None

    for node in book.compiled.nodes.values():
        if closed(node.ways):
            yield _at(book, node, f"every way out of {node.id} has a condition", key="goto")
        for choice in node.choices:
            if closed(choice.ways):
                yield _at(book, node, f"every way of {choice.id!r} has a condition", choice.id)
        if isinstance(node, Screening) and any(closed(outcome.ways) for outcome in node.outcomes):
            yield _at(book, node, f"every way of an outcome of {node.id} has a condition", key="outcomes")


@rule(
    "H205",
    'Give the button one of goto, call or do. Only `call`, `do = "agree"` and `do = "language"` may have a goto too.',
    right={HOUSING: SOUND + 'choices = [{ id = "a", say = "A", do = "menu" }]\n'},
    wrong={HOUSING: SOUND + 'choices = [{ id = "a", say = "A" }]\n'},
)
def buttons_lead(book: Book) -> Iterator[Found]:
    """Every button does one thing."""
    for node in book.compiled.nodes.values():
        answers = isinstance(node, Question) and node.ask == "choice"
        for choice in node.choices:
            if _idle(choice) and not answers:
                yield _at(book, node, f"button {choice.id!r} does nothing", choice.id)
            if choice.do and (choice.call or (choice.ways and choice.do not in ("agree", "language"))):
                yield _at(book, node, f"button {choice.id!r} does two things", choice.id)


@rule(
    "H206",
    'Add a button with do = "person", or give the node another face.',
    right={HOUSING: SOUND + 'face = "bare"\nchoices = [{ id = "a", say = "A", do = "person" }]\n'},
    wrong={HOUSING: SOUND + 'face = "bare"\nchoices = [{ id = "a", say = "A", goto = "start" }]\n'},
)
def near_a_person(book: Book) -> Iterator[Found]:
    """From every screen a person is three taps away or fewer."""
    nodes = book.compiled.nodes
    steps = taps_to_a_person(nodes)
    for name, node in nodes.items():
        if steps[name] > STEPS:
            yield _at(book, node, f"from {name} a person is more than {STEPS} taps away")


def taps_to_a_person(nodes: dict[NodeId, AnyNode]) -> dict[NodeId, int]:
    """How many taps each screen is away from a person; anything above STEPS means too many."""
    steps = {name: 0 if isinstance(node, Handover) else _taps(node) for name, node in nodes.items()}
    for _ in range(STEPS):
        for name, node in nodes.items():
            near = min((steps.get(to, 99) for to in targets(node)), default=99)
            steps[name] = min(steps[name], near + 1)
    return steps


def _taps(node: AnyNode) -> int:
    if node.face != "bare" or any(choice.do in _TO_PERSON for choice in node.choices):
        return 1
    return 99


@rule(
    "H208",
    "Use the name of an answer that some question saves or some button sets.",
    right={
        HOUSING: SOUND + 'choices = [{ id = "a", say = "A", do = "menu", sets = { x = "1" }, when = { x = "" } }]\n'
    },
    wrong={HOUSING: SOUND + 'choices = [{ id = "a", say = "A", do = "menu", when = { yx = "1" } }]\n'},
)
def answers_declared(book: Book) -> Iterator[Found]:
    """Conditions, listings and hand-overs speak only of answers that somebody gives."""
    for node in book.compiled.nodes.values():
        asked: list[tuple[str, str]] = [(name, "") for way in node.ways if way.when for name in way.when.needs]
        asked += [(name, "") for name in node.first] + ([(WHO, "")] if node.say_relative else [])
        for choice in node.choices:
            asked += [(name, choice.id) for name in (choice.when.needs if choice.when else ())]
            asked += [(name, choice.id) for way in choice.ways if way.when for name in way.when.needs]
        match node:
            case Screening():
                asked += [(name, sign.id) for sign in node.signs if sign.when for name in sign.when.needs]
                outcome_ways = [way for outcome in node.outcomes for way in outcome.ways]
                asked += [(name, "") for way in outcome_ways if way.when for name in way.when.needs]
            case Handover():
                asked += [(name, "") for name in node.tell]
            case Message() if node.listing_country.startswith("{"):
                asked.append((node.listing_country.strip("{}"), ""))
        for name, item in asked:
            if name not in book.compiled.saves:
                yield _at(book, node, f"nobody gives the answer {name!r}", item)


_SCREENING = (
    SOUND
    + 'goto = "check"\n[check]\nkind = "screening"\nsay = "Sign {n}"\n'
    + 'signs = [{ id = "a", say = "Is it so?", why = "It is so." }]\n'
)


@rule(
    "H209",
    "Let exactly the last outcome be without danger, score and strong.",
    right={HOUSING: _SCREENING + 'outcomes = [{ score = 4, goto = "start" }, { goto = "start" }]\n'},
    wrong={HOUSING: _SCREENING + 'outcomes = [{ score = 4, goto = "start" }]\n'},
)
def outcomes_end(book: Book) -> Iterator[Found]:
    """A screening's last outcome, and only that, holds always."""
    for node in book.compiled.nodes.values():
        if isinstance(node, Screening) and node.outcomes:
            free = [not (o.danger or o.score is not None or o.strong is not None) for o in node.outcomes]
            if not free[-1] or any(free[:-1]):
                yield _at(book, node, f"the outcomes of {node.id} do not end in one that always holds", key="outcomes")


@rule(
    "H210",
    'Write "old_topic.node" = "new_topic.node": the old one is gone, the new one exists.',
    right={"dialogs/moved.toml": '"housing.gone" = "home.menu"\n'},
    wrong={"dialogs/moved.toml": '"housing.gone" = "housing.nowhere"\n'},
)
def moves_land(book: Book) -> Iterator[Found]:
    """Whoever stood on a removed node lands on one that exists."""
    for old, new in book.moved.data.items():
        line = book.moved.line(old)
        if not isinstance(new, str):
            yield book.moved.file, line, f"{old!r} is not a pair of node names"
        elif new not in book.compiled.nodes:
            yield book.moved.file, line, f"there is no node {new}"
        elif old in book.compiled.nodes:
            yield book.moved.file, line, f"{old} still exists"


@rule(
    "H211",
    "Shorten the name of the node or of the button.",
    right={HOUSING: SOUND + 'choices = [{ id = "short", say = "A", do = "menu" }]\n'},
    wrong={HOUSING: SOUND + f'choices = [{{ id = "{"long" * 14}", say = "A", do = "menu" }}]\n'},
)
def callback_fits(book: Book) -> Iterator[Found]:
    """`topic.node:choice` fits into the 64 bytes behind a button."""
    for node in book.compiled.nodes.values():
        items = [choice.id for choice in node.choices]
        if isinstance(node, Screening):
            items += [f"{sign.id}.unsure" for sign in node.signs]
        for item in items or ["-"]:
            if len(f"{node.id}:{item}".encode()) > CALLBACK:
                yield _at(book, node, f"{node.id}:{item} is longer than {CALLBACK} bytes", item.split(".")[0])


@rule(
    "H212",
    "End the called dialog with a button or screen that has do = \"return\".",
    right={HOUSING: SOUND + 'choices = [{ id = "a", say = "A", call = "sub" }]\n'
           + '[sub]\nsay = "B"\nchoices = [{ id = "b", say = "C", do = "return" }]\n'},
    wrong={HOUSING: SOUND + 'choices = [{ id = "a", say = "A", call = "sub" }]\n[sub]\nsay = "B"\n'},
)  # fmt: skip
def calls_return(book: Book) -> Iterator[Found]:
    """A dialog entered by `call` can come back."""
    nodes = book.compiled.nodes
    for node in nodes.values():
        calls = [(choice.call, choice.id) for choice in node.choices if choice.call]
        for call, item in [*calls, *((ask, "") for ask in node.first.values())]:
            if call in nodes and not _returns(nodes, call):
                yield _at(book, node, f"{call} never returns", item)


def _returns(nodes: dict[NodeId, AnyNode], first: NodeId) -> bool:
    seen: set[NodeId] = set()
    ahead = [first]
    while ahead:
        name = ahead.pop()
        if name not in nodes or name in seen:
            continue
        seen.add(name)
        if any(choice.do == "return" for choice in nodes[name].choices):
            return True
        ahead += targets(nodes[name], actions=False)
    return False


@rule(
    "H213",
    "Give a level its category and a category its level. A handover needs both.",
    right={HOUSING: SOUND + 'level = "urgent"\ncategory = "other"\n'},
    wrong={HOUSING: SOUND + 'level = "urgent"\n'},
)
def level_and_category(book: Book) -> Iterator[Found]:
    """Who is alarmed is told what about."""
    for node in book.compiled.nodes.values():
        rows: list[tuple[object, str, str]] = [(node.level, node.category, "")]
        rows += [(choice.level, choice.category, choice.id) for choice in node.choices]
        if isinstance(node, Screening):
            rows += [(outcome.level, outcome.category, "") for outcome in node.outcomes]
        for level, category, item in rows:
            if (level is None) != (not category) or (isinstance(node, Handover) and not item and level is None):
                yield _at(book, node, f"level and category do not stand together in {node.id}", item)


@rule(
    "H214",
    'Give the question what it asks for: save = "name"; choices for ask = "choice" and only there; least below most.',
    right={
        HOUSING: SOUND + 'goto = "q"\n[q]\nkind = "question"\nask = "number"\nsay = "?"\nsave = "x"\ngoto = "start"\n'
    },
    wrong={HOUSING: SOUND + 'goto = "q"\n[q]\nkind = "question"\nask = "number"\nsay = "?"\ngoto = "start"\n'},
)
def questions_ask(book: Book) -> Iterator[Found]:
    """A question can be asked and its answer kept."""
    for node in book.compiled.nodes.values():
        if not isinstance(node, Question):
            continue
        if not node.save and node.ask != "photo":
            yield _at(book, node, f"the answer to {node.id} is not kept")
        if node.ask == "choice" and not node.choices:
            yield _at(book, node, f"{node.id} offers nothing to choose")
        if node.most and node.least > node.most:
            yield _at(book, node, f"no number fits {node.id}", key="least")


@rule(
    "H215",
    "Do not remove or rename this node: Hamroh itself leads people there.",
    right={},
    wrong={"dialogs/privacy.toml": '[other]\nsay = "x"\n'},
)
def needed_nodes(book: Book) -> Iterator[Found]:
    """The screens that Hamroh itself shows exist."""
    for name in places.NODES:
        if name not in book.compiled.nodes:
            yield f"dialogs/{name.split('.')[0]}.toml", 0, f"node {name} is missing"
