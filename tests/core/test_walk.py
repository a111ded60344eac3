"""Walking: ways and guards, back, sub-dialogs that come back, screenings and what they add up to."""

from __future__ import annotations

import msgspec
import pytest

from bot.core import effects as fx
from bot.core import places
from bot.core.events import Tapped
from bot.core.ids import LANGS, Level, NodeId, TextId
from bot.core.program import AnyNode, Guard, Handover, Outcome, Program, Question, Screening, Sign, Way
from bot.core.talk import Chat, Quiz, Talk
from bot.core.walk import STEPS, score
from tests.core.life import Life
from tests.core.programs import choice, message, program


def begin(content: Program, where: str = "t.a", /, **chat: object) -> Life:
    """Somebody who has just been shown a node."""
    life = Life(content, Talk(chat=Chat(lang=LANGS[1], **chat)))  # type: ignore[arg-type]
    life.happen_at(content.nodes[NodeId(where)])
    return life


def here(life: Life) -> str:
    assert life.screen
    return life.screen.node


def question(name: str, goto: str, *choices: object, **rest: object) -> Question:
    return Question(
        id=NodeId(name), topic="t", say=TextId(name), ways=(Way(goto=NodeId(goto)),), choices=choices, **rest
    )  # type: ignore[arg-type]


# -- ways ------------------------------------------------------------------------------------------------


def test_the_first_way_whose_guard_holds_is_taken() -> None:
    ways = (
        Way(goto=NodeId("t.ru"), when=Guard(needs={"country": ("RU",)})),
        Way(goto=NodeId("t.other"), when=Guard(needs={"country": ("", "KZ")})),
    )
    node = message("t.a", msgspec.structs.replace(choice("go"), ways=ways))
    content = program(node, message("t.ru"), message("t.other"))
    for answers, goal in (({"country": "RU"}, "t.ru"), ({}, "t.other"), ({"country": "TR"}, places.MENU)):
        life = begin(content, answers=answers)
        life.taps("go")
        assert here(life) == goal


def test_a_choice_sets_answers_and_a_question_stores_its_value() -> None:
    content = program(
        message("t.a", choice("go", "t.q", sets={"a": "yes"})),
        question("t.q", "t.a", choice("one", value="1"), choice("two"), choice("aside", "t.b", value="3"), save="b"),
        message("t.b"),
    )
    life = begin(content)
    life.taps("go")
    for tapped, stored, goal in (("one", "1", "t.a"), ("two", "two", "t.a"), ("aside", "3", "t.b")):
        life.happen_at(content.nodes[NodeId("t.q")])
        life.taps(tapped)
        assert life.talk.chat.answers == {"a": "yes", "b": stored}
        assert here(life) == goal


def test_a_skipped_question_stores_nothing_worth_telling() -> None:
    content = program(question("t.a", "t.b", ask="text", save="a", optional=True), message("t.b"))
    life = begin(content, answers={"a": "before"})
    life.taps("-")
    assert here(life) == "t.b" and life.talk.chat.answers == {"a": ""}


def test_what_cannot_be_read_is_asked_again_and_can_still_be_answered() -> None:
    content = program(question("t.a", "t.b", ask="number", save="a", least=1, most=9), message("t.b"))
    life = begin(content)
    life.writes("много")
    assert here(life) == "t.a" and life.screen and life.screen.parts[0].id == "common.retry_number"
    life.writes("7")
    assert here(life) == "t.b" and life.talk.chat.answers == {"a": "7"}


# -- back ------------------------------------------------------------------------------------------------


def test_back_goes_the_way_one_came() -> None:
    content = program(message("t.a", choice("b", "t.b")), message("t.b", choice("c", "t.c")), message("t.c"))
    life = begin(content)
    for wanted in "bc":
        life.taps(wanted)
    seen = []
    for _ in range(2):
        life.taps("!back")
        seen.append(here(life))
    assert seen == ["t.b", "t.a"]
    life.happen(Tapped(1, "q", "!back"))
    assert here(life) == places.MENU


def test_back_from_an_overlay_is_the_step_under_it() -> None:
    life = begin(program(message("t.a", choice("b", "t.b")), message("t.b")))
    life.taps("b")
    life.taps("!person")
    assert here(life) == places.CONSENT
    life.writes("назад")
    assert here(life) == "t.b"


def test_back_does_not_raise_a_level_again() -> None:
    content = program(
        message("t.a", choice("b", "t.b"), level=Level.URGENT, category="violence"),
        message("t.b"),
    )
    life = begin(content)
    life.taps("b")
    effects = life.happen(Tapped(1, "q", "!back"))
    assert here(life) == "t.a"
    assert not any(isinstance(e, fx.OpenCase | fx.Alert) for e in effects)


# -- sub-dialogs -------------------------------------------------------------------------------------------------------


def sub_dialogs() -> Program:
    return program(
        message("t.a", choice("ask", "t.after", call=NodeId("t.where")), choice("same", call=NodeId("t.where"))),
        message("t.where", choice("ru", do="return", sets={"country": "RU"}), choice("more", "t.more")),
        message("t.more", choice("kz", do="return", sets={"country": "KZ"}), choice("deep", call=NodeId("t.deep"))),
        message("t.deep", choice("out", do="return")),
        message("t.after", choice("again", "t.after", call=NodeId("t.where"))),
    )


def test_a_sub_dialog_comes_back_where_it_was_told_to() -> None:
    life = begin(sub_dialogs())
    life.taps("ask")
    life.taps("more")
    life.taps("deep")
    life.taps("out")
    assert here(life) == "t.more"
    life.taps("kz")
    assert here(life) == "t.after"
    assert life.talk.chat.answers == {"country": "KZ"} and not life.talk.chat.calls


def test_without_a_way_it_comes_back_to_the_caller() -> None:
    life = begin(sub_dialogs())
    life.taps("same")
    life.taps("ru")
    assert here(life) == "t.a"


def test_a_sub_dialog_called_from_an_overlay_comes_back_to_the_overlay() -> None:
    content = program(
        message("t.over", choice("ask", call=NodeId("t.where")), face="overlay"),
        *(node for node in sub_dialogs().nodes.values() if node.topic == "t"),
    )
    life = begin(content, "t.over", node=NodeId("t.a"))
    life.taps("ask")
    life.taps("ru")
    assert here(life) == "t.over" and (life.talk.chat.node, life.talk.chat.over) == ("t.where", "t.over")


def test_back_out_of_a_sub_dialog_leaves_it_and_back_never_enters_a_finished_one() -> None:
    life = begin(sub_dialogs())
    life.taps("ask")
    life.taps("more")
    life.taps("!back")
    assert here(life) == "t.where" and len(life.talk.chat.calls) == 1
    life.taps("!back")
    assert here(life) == "t.a" and not life.talk.chat.calls
    life.taps("ask")
    life.taps("ru")
    assert here(life) == "t.after"
    life.taps("!back")
    assert here(life) == "t.a"


def test_a_return_from_nowhere_is_the_menu() -> None:
    life = begin(sub_dialogs(), "t.where")
    life.taps("ru")
    assert here(life) == places.MENU and life.talk.chat.answers == {"country": "RU"}


# -- screenings ------------------------------------------------------------------------------------------


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


# -- loops and changed content ---------------------------------------------------------------------------


def test_a_loop_in_the_content_ends_in_the_menu() -> None:
    def turning(name: str, goto: str) -> Screening:
        return Screening(id=NodeId(name), topic="t", say=TextId(name), outcomes=(outcome(goto),))

    life = begin(program(message("t.a", choice("go", "t.x")), turning("t.x", "t.y"), turning("t.y", "t.x")))
    life.taps("go")
    assert here(life) == places.MENU and STEPS < 100


def test_hand_overs_in_a_ring_end_too() -> None:
    def handing(name: str, goto: str) -> Handover:
        return Handover(id=NodeId(name), topic="t", say=TextId(name), ways=(Way(goto=NodeId(goto)),))

    content = program(message("t.a", choice("go", "t.x")), handing("t.x", "t.y"), handing("t.y", "t.x"))
    life = begin(content)
    life.taps("go")
    for _ in range(3):
        assert here(life) == places.CONSENT
        life.taps("no")


@pytest.mark.parametrize(
    ("changed", "goal"),
    [
        ({"moved": {NodeId("t.old"): NodeId("t.new")}}, "t.new"),
        ({"moved": {NodeId("t.old"): NodeId("t.gone"), NodeId("t.gone"): NodeId("t.new")}}, "t.new"),
        ({"moved": {NodeId("t.old"): NodeId("t.old")}}, places.MENU),
        ({}, places.MENU),
    ],
)
def test_a_step_that_moved_or_vanished_lands_somewhere_kind(changed: dict[str, object], goal: str) -> None:
    content = program(message("t.new", choice("on", "t.new")), **changed)
    for chat in ({"node": "t.old"}, {"node": "t.old", "over": "t.old"}, {"node": goal, "over": "t.old"}):
        life = Life(content, Talk(chat=Chat(lang=LANGS[0], **chat)))  # type: ignore[arg-type]
        life.writes("что-то")
        assert here(life) == goal
        life.happen(Tapped(1, "q", "t.old:on"))
        assert here(life) == goal
        life.buttons_work()
        life.nothing_stale()


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
