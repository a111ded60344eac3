"""Screenings: what the signs add up to, back by one sign, loops, and signs that an editor took away."""

from __future__ import annotations

import msgspec
import pytest

from bot.core import places
from bot.core.events import Tapped
from bot.core.ids import LANGS, Level, NodeId, TextId
from bot.core.program import AnyNode, Guard, Outcome, Program, Screening, Sign, Way
from bot.core.screening import score
from bot.core.talk import Chat, Quiz, Talk
from bot.core.walk import STEPS
from tests.core.life import Life, here
from tests.core.life import begin as shown
from tests.core.programs import choice, message, program


def begin(content: Program, where: str = "t.a", /, **chat: object) -> Life:
    return shown(content, where, **chat)


def sign(name: str, weight: int = 1, group: str = "", danger: bool = False, **needs: tuple[str, ...]) -> Sign:
    when = Guard(needs=needs) if needs else None
    return Sign(
        id=name,
        say=TextId(f"t.{name}"),
        why=TextId(f"why.{name}"),
        weight=weight,
        group=group,
        danger=danger,
        when=when,
    )


@pytest.mark.parametrize(
    ("found", "total"),
    [
        ([], 0),
        ([sign("a", 3)], 3),
        ([sign("a", 3), sign("b", 4), sign("c", 5)], 12),
        ([sign("a", 3, "g"), sign("b", 4, "g")], 7),
        ([sign("a", 3, "g"), sign("b", 4, "g"), sign("c", 5, "g")], 9),
        ([sign("a", 1, "g"), sign("b", 5, "h"), sign("c", 2, "g"), sign("d", 2, "g"), sign("e", 1)], 10),
    ],
)
def test_of_one_group_the_two_heaviest_count(found: list[Sign], total: int) -> None:
    assert score(found) == score(found[::-1]) == total


def outcome(goto: str, **bounds: object) -> Outcome:
    return Outcome(ways=(Way(goto=NodeId(goto)),), **bounds)  # type: ignore[arg-type]


def screening(*signs: Sign, outcomes: tuple[Outcome, ...] = ()) -> Program:
    usual = (
        outcome("t.danger", danger=True, level=Level.CONCERN, category="army"),
        outcome("t.serious", score=8, strong=2),
        outcome("t.careful", score=4),
        outcome("t.calm"),
    )
    check = Screening(
        id=NodeId("t.check"), topic="t", say=TextId("t.check"), signs=signs, outcomes=outcomes or usual, strong_weight=4
    )
    ends = [message(f"t.{name}", reasons=True) for name in ("danger", "serious", "careful", "calm")]
    return program(message("t.a", choice("go", "t.check")), check, *ends)


def answer(life: Life, *verdicts: str) -> None:
    for verdict in verdicts:
        life.taps(verdict)


FIVE = (sign("a", 4, "g"), sign("b", 4, "g"), sign("c", 3, "g"), sign("d", 1), sign("e", 5, danger=True))


@pytest.mark.parametrize(
    ("verdicts", "goal", "reasons"),
    [
        (("a.no", "b.unsure", "c.no", "d.no", "e.no"), "t.calm", ""),
        (("a.no", "b.no", "c.yes", "d.no", "e.no"), "t.calm", "c"),
        (("a.no", "b.no", "c.yes", "d.yes", "e.no"), "t.careful", "cd"),
        (("a.yes", "b.no", "c.yes", "d.no", "e.unsure"), "t.careful", "ac"),
        (("a.yes", "b.yes", "c.no", "d.no", "e.no"), "t.serious", "ab"),
        (("a.no", "b.no", "c.no", "d.no", "e.yes"), "t.danger", "e"),
    ],
)
def test_signs_add_up(verdicts: tuple[str, ...], goal: str, reasons: str) -> None:
    life = begin(screening(*FIVE))
    life.taps("go")
    answer(life, *verdicts)
    assert here(life) == goal
    assert life.talk.chat.signs == tuple(f"why.{name}" for name in reasons) and life.talk.chat.quiz is None


@pytest.mark.parametrize(("bound", "found", "reached"), [(8, 2, True), (8, 1, False), (9, 2, False)])
def test_either_bound_is_enough(bound: int, found: int, reached: bool) -> None:
    strong = [sign(f"s{n}", 4) for n in range(found)]
    life = begin(screening(*strong, outcomes=(outcome("t.serious", score=bound), outcome("t.calm"))))
    life.taps("go")
    answer(life, *(f"s{n}.yes" for n in range(found)))
    assert here(life) == ("t.serious" if reached else "t.calm")
    life = begin(screening(*strong, outcomes=(outcome("t.serious", strong=2), outcome("t.calm"))))
    life.taps("go")
    answer(life, *(f"s{n}.yes" for n in range(found)))
    assert here(life) == ("t.serious" if found >= 2 else "t.calm")


def test_a_sign_of_danger_ends_it_at_once_and_raises_the_level() -> None:
    life = begin(screening(sign("e", 5, danger=True), *FIVE[:3]))
    life.taps("go")
    life.taps("e.yes")
    assert here(life) == "t.danger" and life.talk.chat.level == Level.CONCERN
    life = begin(screening(sign("e", 5, danger=True), *FIVE[:3]))
    life.taps("go")
    life.taps("e.unsure")
    assert here(life) == "t.check"


def test_signs_that_do_not_apply_are_not_asked() -> None:
    only = (sign("a", a=("yes",)), sign("b"), sign("c", a=("",)))
    life = begin(screening(*only), answers={"a": "yes"})
    life.taps("go")
    answer(life, "a.no", "b.yes")
    assert here(life) == "t.calm"
    life = begin(screening(sign("a", a=("yes",))))
    life.taps("go")
    assert here(life) == "t.calm"


def test_back_in_a_screening_takes_one_answer_back() -> None:
    life = begin(screening(*FIVE))
    life.taps("go")
    answer(life, "a.yes", "b.yes", "!back", "b.no", "c.no", "d.no", "e.no")
    assert here(life) == "t.careful" and life.talk.chat.signs == ("why.a",)
    life = begin(screening(*FIVE))
    life.taps("go")
    answer(life, "a.yes", "!back", "!back")
    assert here(life) == "t.a"


def test_a_screening_begun_anew_begins_at_its_first_sign_and_one_left_aside_goes_on() -> None:
    life = begin(screening(*FIVE))
    life.taps("go")
    answer(life, "a.yes", "b.yes")
    life.writes("помощь")
    life.writes("назад")
    assert life.talk.chat.quiz == Quiz(node=NodeId("t.check"), sign="c", yes=("a", "b"), done=("a", "b"))
    life.happen_at(life.program.nodes[NodeId("t.a")])
    life.taps("go")
    assert life.talk.chat.quiz == Quiz(node=NodeId("t.check"), sign="a")


def test_an_old_sign_is_not_answered_twice() -> None:
    life = begin(screening(*FIVE))
    life.taps("go")
    life.taps("a.yes")
    life.happen(Tapped(1, "q", "t.check:a.yes"))
    assert life.screen and life.screen.parts[0].id == "common.stale"
    assert life.talk.chat.quiz and life.talk.chat.quiz.done == ("a",)


def test_a_screening_that_leads_nowhere_ends_in_the_menu() -> None:
    life = begin(screening(sign("a"), outcomes=(outcome("t.serious", score=9),)))
    life.taps("go")
    life.taps("a.yes")
    assert here(life) == places.MENU


def test_a_screening_that_changed_goes_on_with_a_sign_that_is_left() -> None:
    quiz = Quiz(node=NodeId("t.check"), sign="gone", yes=("a", "removed"), done=("a", "removed"))
    chat = Chat(lang=LANGS[0], node=NodeId("t.check"), quiz=quiz)
    life = Life(screening(*FIVE), Talk(chat=chat))
    life.writes("что-то")
    assert life.talk.chat.quiz and life.talk.chat.quiz.sign == "b"
    answer(life, "b.yes", "c.no", "d.no", "e.no")
    assert here(life) == "t.serious"
    emptied: AnyNode = msgspec.structs.replace(life.program.nodes[NodeId("t.check")], signs=FIVE[:1])
    life = Life(program(*screening().nodes.values(), emptied), Talk(chat=chat))
    life.writes("что-то")
    assert here(life) == "t.careful"


def test_a_sign_answered_under_an_overlay_brings_the_screening_back() -> None:
    life = begin(screening(*FIVE))
    life.taps("go")
    life.taps("!person")
    life.happen(Tapped(1, "q", "t.check:a.yes"))
    assert here(life) == "t.check" and not life.talk.chat.over


def test_a_loop_in_the_content_ends_in_the_menu() -> None:
    def turning(name: str, goto: str) -> Screening:
        return Screening(id=NodeId(name), topic="t", say=TextId(name), outcomes=(outcome(goto),))

    life = begin(program(message("t.a", choice("go", "t.x")), turning("t.x", "t.y"), turning("t.y", "t.x")))
    life.taps("go")
    assert here(life) == places.MENU and STEPS < 100
