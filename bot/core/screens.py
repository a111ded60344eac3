"""Builds the screen of a node: which texts, which buttons, which rows every screen ends in."""

from __future__ import annotations

from typing import Final

from bot.core import places
from bot.core.ids import Lang, NodeId, TextId
from bot.core.normal import skeleton
from bot.core.places import common
from bot.core.program import AnyNode, Choice, Guard, Message, Program, Question, Screening, Way
from bot.core.screen import Button, Listing, Say, Screen
from bot.core.talk import BOT, Chat

NEXT: Final = ">"
MORE: Final = "+"
LISTEN: Final = "~"
SKIP: Final = "-"
ELSE: Final = "?"
"""[Not what I meant], on a screen that typed words led to."""
SPEAK: Final = "@"
"""Before a language: go on in it."""
VERDICTS: Final = ("yes", "no", "unsure")
TOWN: Final = "city"
"""The answer that says near which town."""
WHO: Final = "who"
RELATIVE: Final = "relative"
"""The answer that says whom the talk is about, and its value when it is somebody else."""
ASKED_FIRST: Final = "ask"
"""The topic of the questions that are asked first for the sake of another."""
NO_OFFER: Final = Lang("")
OF_TOPIC: Final = (WHO, "place")
"""Answers about what is asked now: forgotten at the menu, or a woman would be taken for whom she asked about."""


def holds(guard: Guard | None, answers: dict[str, str]) -> bool:
    """True when the answers given so far meet the guard; no guard is always met."""
    return guard is None or all(answers.get(name, "") in wanted for name, wanted in guard.needs.items())


def way(ways: tuple[Way, ...], answers: dict[str, str]) -> NodeId | None:
    """The first way whose guard holds."""
    return next((w.goto for w in ways if holds(w.when, answers)), None)


def visible(node: AnyNode, chat: Chat) -> list[Choice]:
    """The choices of a node that this person sees, in order."""
    return [
        c
        for c in node.choices
        if holds(c.when, chat.answers)
        and not (c.do == "last_message" and (chat.last is None or not chat.case))
        and not (c.do == "back" and not chat.trail)
    ]


def build(node: AnyNode, chat: Chat, program: Program, note: Say | None = None, offer: Lang = NO_OFFER) -> Screen:
    """The screen for `node` as this person would see it now; `note` is a line put above it.

    `offer`: the language they type in, with a button to go on in it.
    """
    parts = [note] if note else []
    rows: list[tuple[Button, ...]] = []
    if spoken(node, chat, program):
        rows.append((Button(say=common("listen"), data=f"{node.id}:{LISTEN}"),))
    listing = None
    match node:
        case Screening():
            quiz = chat.quiz
            sign = next((s for s in node.signs if quiz and s.id == quiz.sign), None)
            asked = [s for s in node.signs if holds(s.when, chat.answers)]
            n = asked.index(sign) + 1 if sign in asked else 1
            parts.append(Say(id=node.say, holes={"n": str(n), "all": str(len(asked))}))
            if sign:
                parts.append(Say(id=sign.say))
                rows.append(tuple(Button(say=common(v), data=f"{node.id}:{sign.id}.{v}") for v in VERDICTS[:2]))
                rows.append((Button(say=common("unsure"), data=f"{node.id}:{sign.id}.unsure"),))
        case _:
            parts.append(Say(id=says(node, chat), holes=_holes(node, chat)))
            rows += [
                (Button(say=Say(id=TextId(f"{topic}.title")), data=f"{node.id}:{topic}"),)
                for topic in candidates(node, chat)
            ]
            rows += [(_button(node.id, c, chat),) for c in visible(node, chat)]
    if isinstance(node, Message):
        if node.listing_kinds:
            listing = _listing(node, chat, program, len(rows))
        if not node.choices and node.ways:
            rows.append((Button(say=common("next"), data=f"{node.id}:{NEXT}", style="primary"),))
    if isinstance(node, Question) and node.optional:
        rows.append((Button(say=common("skip"), data=f"{node.id}:{SKIP}"),))
    if doubted(node, chat, program):
        rows.append((Button(say=common("not_meant"), data=f"{node.id}:{ELSE}"),))
    if offer:
        name = "other_script" if offer[:2] == chat.lang[:2] else "other_language"
        parts.insert(0, Say(id=TextId(f"common.{name}"), lang=offer))
        rows.append((Button(say=Say(id=TextId("common.speak_this"), lang=offer), data=f"{SPEAK}{offer}"),))
    rows += frame(node, chat, program)
    return Screen(node=node.id, parts=tuple(parts), rows=tuple(rows), listing=listing, facts=node.facts, keep=node.keep)


def candidates(node: AnyNode, chat: Chat) -> tuple[str, ...]:
    """The topics among which they choose, when a typed text was not understood well enough."""
    return chat.meant.topics if node.id == places.WHICH and chat.meant else ()


def doubted(node: AnyNode, chat: Chat, program: Program) -> bool:
    """Whether typed words led to this screen, or to the one for whose sake it asks first."""
    led = program.nodes.get(chat.meant.node) if chat.meant else None
    if led is None or led.id == node.id:
        return led is not None
    asking = {program.nodes[ask].topic for ask in led.first.values() if ask in program.nodes}
    return chat.calls[-1:] == (led.id,) and node.topic in asking


def matter(node: NodeId, calls: tuple[NodeId, ...]) -> str:
    """The topic somebody stands in; of a question asked first, the topic for whose sake it is asked."""
    topic = node.partition(".")[0]
    return calls[-1].partition(".")[0] if topic == ASKED_FIRST and calls else topic


def spoken(node: AnyNode, chat: Chat, program: Program) -> str:
    """The language in which a recording reads this very screen to this person, '' if there is none."""
    lang = chat.speaks.partition("@")[0]
    return lang if lang in program.audio.get(node.id, {}) and says(node, chat) == node.say else ""


def says(node: AnyNode, chat: Chat) -> TextId:
    """The node's text, for the person themselves or for a relative who asks."""
    return node.say_relative if node.say_relative and chat.answers.get(WHO) == RELATIVE else node.say


def _listing(node: Message, chat: Chat, program: Program, row: int) -> Listing:
    """Services for where the person asks, near the town they named. A screen of danger stays free of more buttons."""
    calm = node.face != "overlay" and set(node.listing_kinds) != {"emergency"}
    return Listing(
        kinds=node.listing_kinds,
        country=_country(node.listing_country, chat),
        here=chat.answers.get("country", ""),
        town=program.towns.get(skeleton(chat.answers.get(TOWN, "")), ""),
        page=chat.page,
        silent=chat.silent,
        row=row if calm else -1,
        more=f"{node.id}:{MORE}",
    )


def offers(node: AnyNode, chat: Chat) -> list[str]:
    """The buttons of a node's own that this person sees, in order; the digit of each is its place."""
    match node:
        case Screening():
            return [f"{chat.quiz.sign}.{v}" for v in VERDICTS] if chat.quiz and chat.quiz.node == node.id else []
        case _:
            names = [*candidates(node, chat), *(choice.id for choice in visible(node, chat))]
            if isinstance(node, Message) and not node.choices and node.ways:
                names.append(NEXT)
            if isinstance(node, Question) and node.optional:
                names.append(SKIP)
            return names


def frame(node: AnyNode, chat: Chat, program: Program) -> list[tuple[Button, ...]]:
    """The rows that every screen of this face ends in."""
    danger = Button(say=common("danger"), data="!danger", style="danger")
    person = Button(say=common("person"), data="!person")
    menu = Button(say=common("menu"), data="!menu")
    clear = Button(say=common("clear"), data="!clear")
    back = Button(say=common("back"), data="!back")
    called = program.nodes.get(chat.calls[-1]) if node.face == "caller" and chat.calls else None
    match called.face if called and called.face == "public" else node.face:
        case "public":
            rest = (back, menu) if node.face == "caller" and chat.trail else ()
            return [*((rest,) if rest else ()), (Button(say=common("person_public"), data="!person"),)]
        case "bare":
            return []
        case "overlay":
            asks = {c.do for c in node.choices}
            first = (danger,) if chat.owner != BOT or asks & {"person", "connect", "plea_yes"} else (danger, person)
            middle = tuple(b for b in (menu, clear) if b.data[1:] not in asks)
            return [first, middle] if middle else [first]
        case _:
            return [(danger, person), (back, menu) if chat.trail else (menu,), (clear,)]


def _button(node: NodeId, choice: Choice, chat: Chat) -> Button:
    say = Say(id=choice.say)
    if choice.do == "last_message":
        say = common("send_last_on" if chat.send_last else "send_last_off")
    return Button(say=say, data=f"{node}:{choice.id}", style=choice.style)


def _holes(node: AnyNode, chat: Chat) -> dict[str, str]:
    holes = dict(chat.answers)
    if isinstance(node, Message) and node.reasons:
        holes["reasons"] = "\n".join(f"@{text}" for text in chat.signs)
    return holes


def _country(asked: str, chat: Chat) -> str:
    """A fixed country, the answer named in braces, or '' for everywhere."""
    if asked.startswith("{") and asked.endswith("}"):
        found = chat.answers.get(asked[1:-1], "")
        return found if len(found) == 2 else ""
    return asked


def topics_of(trail: tuple[NodeId, ...]) -> tuple[TextId, ...]:
    """Titles of the topics walked, in order, each once."""
    return tuple(dict.fromkeys(TextId(f"{node.split('.')[0]}.title") for node in trail))
