"""Small programs for tests: the places the engine names, and a few nodes of any kind wired in any way."""

from __future__ import annotations

from hypothesis import strategies as st

from bot.core import places
from bot.core.ids import LANGS, Level, NodeId, TextId
from bot.core.normal import skeleton
from bot.core.program import (
    AnyNode,
    Choice,
    Guard,
    Handover,
    Lexicon,
    Message,
    Outcome,
    Program,
    Question,
    Rule,
    Screening,
    Sign,
    Way,
)

OWN = tuple(NodeId(f"topic.n{n}") for n in range(7))
SAVES = ("a", "b", "country")
WORDS = {
    "меню": "menu", "назад": "back", "помощь": "help", "человек": "person", "сос": "danger", "язык": "language",
    "стереть": "clear", "да": "yes", "нет": "no",
}  # fmt: skip
RULES = {
    "бьют": (Level.EMERGENCY, "violence"),
    "заперли": (Level.URGENT, "trafficking"),
    "умереть": (Level.URGENT, "suicide"),
    "не платят": (Level.CONCERN, "other"),
}


def choice(name: str, goto: str = "", **rest: object) -> Choice:
    """A choice whose text is never looked at."""
    ways = (Way(goto=NodeId(goto)),) if goto else ()
    return Choice(id=name, say=TextId(f"t.{name}"), ways=ways, **rest)  # type: ignore[arg-type]


def message(name: str, *choices: Choice, face: str = "inner", **rest: object) -> Message:
    """A message with those choices."""
    return Message(id=NodeId(name), topic=name.partition(".")[0], say=TextId(name), choices=choices, face=face, **rest)  # type: ignore[arg-type]


def question(name: str, goto: str, *choices: Choice, **rest: object) -> Question:
    """A question that leads on to `goto`."""
    return Question(
        id=NodeId(name),
        topic=name.partition(".")[0],
        say=TextId(name),
        ways=(Way(goto=NodeId(goto)),),
        choices=choices,
        **rest,
    )  # type: ignore[arg-type]


def fixed() -> list[AnyNode]:
    """The places that the engine names, each with what the real content offers there."""
    yes, no = choice("yes", do="plea_yes"), choice("no", do="plea_no")
    connect, refuse = choice("connect", do="connect"), choice("no", do="plea_no")
    resume, toggle = choice("resume", do="resume"), choice("last", do="last_message")
    yes_asked, no_asked = choice("yes", do="asked_yes"), choice("no", do="asked_no")
    languages = tuple(choice(lang.replace("@", "_"), do="language", value=lang) for lang in LANGS)
    modes = (choice("pull", "person.consent", do="agree", value="pull"), choice("direct", do="agree", value="direct"))
    return [
        message("home.language", *languages, face="bare"),
        message("home.welcome", choice("menu", do="menu"), face="public"),
        message("home.menu", *(choice(f"c{n}", node) for n, node in enumerate(OWN)), face="public"),
        message("home.help", choice("menu", do="menu"), face="public"),
        message("privacy.start", choice("erase", do="erase"), choice("menu", do="menu"), face="public"),
        message("person.consent", connect, choice("reach", "person.reach"), toggle, refuse, face="overlay"),
        message("person.reach", *modes, face="overlay"),
        message("person.waiting", resume, choice("reach", "person.reach"), face="overlay"),
        message("person.joined", choice("reach", "person.reach"), face="overlay"),
        message("person.closed", resume, choice("again", do="person"), face="overlay"),
        message("crisis.danger", choice("no", OWN[0]), toggle, choice("where", call=OWN[1]), face="overlay"),
        message("crisis.heard", yes, no, choice("where", OWN[2], call=OWN[1]), face="overlay"),
        message("crisis.heard_suicide", yes, no, face="overlay"),
        message("crisis.no_person", resume, face="overlay"),
        message("crisis.ask", yes_asked, choice("unsure", "crisis.unsure"), no_asked, face="overlay"),
        message("crisis.unsure", choice("person", do="person"), choice("on", do="asked_no"), face="overlay"),
        message("home.which", choice("none", "home.lost")),
        message("home.lost", choice("menu", do="menu")),
    ]


LEXICON = Lexicon(
    words={skeleton(said): name for said, name in WORDS.items()},
    rules=tuple(
        Rule(id=f"r{n}", all_of=(("_".join(skeleton(said).split()),),), level=level, category=category)
        for n, (said, (level, category)) in enumerate(RULES.items())
    ),
    labels={skeleton("первая тема"): OWN[0], skeleton("опасность"): places.DANGER, skeleton("люди"): places.CONSENT},
)


def program(*nodes: AnyNode, **rest: object) -> Program:
    """A program of the fixed places and `nodes`; a node of the same id takes a fixed one's place."""
    typed = {node.id: {skeleton("первая"): node.choices[0].id} for node in nodes if node.choices}
    return Program(
        nodes={node.id: node for node in (*fixed(), *nodes)},
        topics={"topic": OWN[0], "crisis": places.DANGER, "person": places.CONSENT},
        lexicon=LEXICON,
        saves=frozenset((*SAVES, "told", "who", "place")),
        typed=typed,
        **rest,
    )  # type: ignore[arg-type]


# -- any program ----------------------------------------------------------------------------------------------------

_guards = st.none() | st.builds(
    lambda name, values: Guard(needs={name: tuple(values)}),
    st.sampled_from(SAVES),
    st.lists(st.sampled_from(["", "yes", "no", "RU"]), min_size=1, max_size=2),
)
_open = tuple(place for place in places.NODES if place not in (places.WAITING, places.JOINED))
_targets = st.sampled_from((*OWN, *OWN, *_open))
_ways = st.lists(st.builds(Way, goto=_targets, when=_guards), max_size=2).map(tuple)
_levels = st.sampled_from([None, None, None, Level.CONCERN, Level.URGENT, Level.EMERGENCY])
_categories = st.sampled_from(["violence", "missing", "other"])
_actions = st.sampled_from([*[""] * 8, *"person danger resume return back menu clear erase".split()])


@st.composite
def _choices(draw: st.DrawFn) -> tuple[Choice, ...]:
    made = []
    for n in range(draw(st.integers(0, 3))):
        does = draw(_actions)
        made.append(
            Choice(
                id=f"c{n}",
                say=TextId("t.c"),
                ways=() if does else draw(_ways),
                call=None if does else draw(st.none() | _targets),
                do=does,
                sets=draw(st.sampled_from([{}, {}, {"a": "yes"}, {"country": "RU"}])),
                when=draw(_guards),
                level=draw(_levels),
                category=draw(_categories),
            )
        )
    return tuple(made)


@st.composite
def _node(draw: st.DrawFn, name: NodeId) -> AnyNode:
    base = {
        "id": name,
        "topic": "topic",
        "say": TextId(name),
        "face": draw(st.sampled_from(["inner", "inner", "public", "overlay", "caller"])),
        "first": draw(st.sampled_from([{}, {}, {}, {"a": OWN[1]}, {"country": OWN[2], "b": OWN[1]}])),
        "say_relative": draw(st.sampled_from([None, TextId("t.other")])),
        "keep": draw(st.booleans()),
        "level": draw(_levels),
        "category": draw(_categories),
        "ways": draw(_ways),
    }
    kind = draw(st.sampled_from(["message", "message", "question", "screening", "handover"]))
    if kind == "message":
        return Message(**base, choices=draw(_choices()), reasons=draw(st.booleans()))
    base["face"] = "inner"
    if kind == "handover":
        return Handover(**base, tell=tuple(draw(st.sets(st.sampled_from(SAVES)))))
    if kind == "question":
        ask = draw(st.sampled_from(["choice", "text", "number", "date", "place", "photo"]))
        given = draw(_choices()) if ask == "choice" else ()
        more = {"save": draw(st.sampled_from(SAVES)), "optional": draw(st.booleans()), "past": draw(st.booleans())}
        return Question(**base, choices=given, ask=ask, **more)
    signs = [
        Sign(
            id=f"s{n}",
            say=TextId("t.s"),
            why=TextId(f"t.why{n}"),
            weight=draw(st.integers(1, 5)),
            group=draw(st.sampled_from(["", "g"])),
            danger=draw(st.booleans()),
            when=draw(_guards),
        )
        for n in range(draw(st.integers(0, 3)))
    ]
    outcomes = draw(
        st.lists(
            st.builds(
                Outcome,
                ways=_ways,
                danger=st.booleans(),
                score=st.none() | st.integers(1, 9),
                strong=st.none() | st.integers(1, 2),
                level=_levels,
                category=_categories,
            ),
            max_size=3,
        )
    )
    return Screening(**base, signs=tuple(signs), outcomes=tuple(outcomes))


@st.composite
def programs(draw: st.DrawFn) -> Program:
    """Any small program: loops, dead guards, empty screenings, chains of hand-overs, words that lead to the desk."""
    names = draw(st.lists(st.sampled_from(OWN), min_size=1, max_size=5, unique=True))
    nodes = [draw(_node(name)) for name in names]
    gone = [name for name in OWN if name not in names]
    moved = {name: draw(st.sampled_from((*OWN, places.MENU, places.DANGER))) for name in gone if draw(st.booleans())}
    return program(*nodes, moved=moved)
