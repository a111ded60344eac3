"""Whatever happens, in any order, on any content: nothing raises, nobody is stuck, nothing grows or leaks."""

from __future__ import annotations

from typing import Any
from unittest import mock

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core import listening, places
from bot.core.events import Commanded
from bot.core.hearing import LIKENESS, Heard, hear
from bot.core.ids import LANGS, Level, NodeId
from bot.core.program import Program, Question, Screening
from bot.core.talk import LONGEST, PLEAS, Chat, Talk
from bot.core.values import encode
from bot.core.weights import Sums
from tests.core.happenings import carry_out, happenings
from tests.core.life import Life
from tests.core.programs import programs


def live(life: Life, steps: list[tuple[str, object]], others: list[Program]) -> None:
    """Let all of it happen; after each event a human is near and every button works."""
    for kind, what in steps:
        if kind == "content":
            life.program = others[int(what) % len(others)]  # type: ignore[call-overload]
            continue
        carry_out(life, kind, what)
        life.person_within(3)
        life.buttons_work()
        life.talk = msgspec.json.decode(encode(life.talk), type=Talk)


@settings(max_examples=250)
@given(programs(), programs(), st.sampled_from(("", *LANGS)), happenings)
def test_any_talk_on_any_content(one: Program, other: Program, lang: str, steps: list[tuple[str, object]]) -> None:
    life = Life(one, Talk(chat=Chat(lang=lang)))  # type: ignore[arg-type]
    live(life, steps, [one, other])


UNDERSTOOD = (
    Heard(ask=True, category="violence", topics=("topic", "person"), maybe=True),
    Heard(ask=True, topic="topic", topics=("topic",), lang=LANGS[0], clear=True),
    Heard(topic="topic", topics=("topic", "crisis", "gone"), maybe=True),
    Heard(topics=("crisis", "topic"), maybe=True, lang=LANGS[3], clear=True),
    Heard(level=Level.URGENT, category="missing", rule=LIKENESS, topics=("topic",)),
    Heard(level=Level.CONCERN, category="other", rule=LIKENESS, topic="topic", topics=("topic",)),
    Heard(lang=LANGS[2], clear=True),
)


def understands(text: str, *rest: Any) -> Heard:
    """The words and rules as they are; what they are silent about, understood in some way that never changes."""
    heard = hear(text, *rest)
    if heard.word or heard.level is not None or heard.topic:
        return heard
    sums = Sums(version="", size=1.0, heads=(float(len(text)),))
    return msgspec.structs.replace(UNDERSTOOD[sum(map(ord, text)) % len(UNDERSTOOD)], sums=sums)


@settings(max_examples=250)
@given(programs(), programs(), st.sampled_from(("", *LANGS)), happenings)
def test_any_talk_however_words_are_understood(
    one: Program, other: Program, lang: str, steps: list[tuple[str, object]]
) -> None:
    life = Life(one, Talk(chat=Chat(lang=lang)))  # type: ignore[arg-type]
    with mock.patch.object(listening, "hear", understands):
        live(life, steps, [one, other])


def without(program: Program, gone: set[NodeId], fewer: bool) -> Program:
    """The program after an edit: nodes gone, some of them moved, choices and signs fewer."""
    nodes = {}
    for name, node in program.nodes.items():
        if name in gone:
            continue
        if fewer and name not in places.NODES:
            node = msgspec.structs.replace(node, choices=node.choices[1:])
        if fewer and isinstance(node, Screening):
            node = msgspec.structs.replace(node, signs=node.signs[2:])
        nodes[name] = node
    moved = {name: places.MENU for n, name in enumerate(sorted(gone)) if n % 2}
    return msgspec.structs.replace(program, nodes=nodes, moved=moved)


@settings(max_examples=60)
@given(st.data(), st.sampled_from(("", *LANGS)), happenings, st.booleans())
def test_any_talk_on_our_content(
    program: Program, data: st.DataObject, lang: str, steps: list[tuple[str, object]], fewer: bool
) -> None:
    removable = sorted(set(program.nodes) - set(places.NODES))
    gone = data.draw(st.sets(st.sampled_from(removable), max_size=60))
    life = Life(program, Talk(chat=Chat(lang=lang)))  # type: ignore[arg-type]
    live(life, steps, [program, without(program, gone, fewer)])


def test_every_screen_of_our_content_works_and_is_near_a_human(program: Program) -> None:
    """Each node, as it is first met and as it is met on the way: its own buttons, and a person within three taps."""
    for node in program.nodes.values():
        for trail in ((), (places.MENU, NodeId("home.papers"))):
            life = Life(program, Talk(chat=Chat(lang=LANGS[0], trail=trail)))
            if node.topic == "person":
                life.happen(Commanded(1, "person"))
            life.happen_at(node)
            life.person_within(3)
            life.buttons_work()
            life.nothing_stale()


def test_somebody_who_never_stops_writing_is_bounded(program: Program) -> None:
    """The longest messages, sealed, again and again."""
    life = Life(program)
    for n in range(60):
        life.writes(f"меня избивают и не выпускают {n} ".ljust(LONGEST, "ж"))
    assert len(life.talk.chat.pleas) == PLEAS
    assert len(encode(life.talk.chat)) < PLEAS * LONGEST * 3
    assert life.talk.chat.pleas[-1].message == life.number


@pytest.mark.parametrize("lang", LANGS)
def test_every_question_of_our_content_can_be_left(program: Program, lang: str) -> None:
    """With nonsense the question comes again; with Back or the menu one gets away."""
    for node in program.nodes.values():
        if isinstance(node, Question):
            life = Life(program, Talk(chat=Chat(lang=lang, trail=(places.MENU,))))  # type: ignore[arg-type]
            life.happen_at(node)
            life.writes("\u200b")
            assert life.screen and life.screen.node == node.id
            life.taps("!back")
            assert life.screen.node == places.MENU
