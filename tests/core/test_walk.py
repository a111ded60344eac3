"""Walking: ways and guards, back, sub-dialogs that come back, old buttons, changed content."""

from __future__ import annotations

import msgspec
import pytest

from bot.core import effects as fx
from bot.core import places
from bot.core.events import Tapped, Unreadable
from bot.core.ids import LANGS, Level, NodeId, TextId
from bot.core.program import Guard, Handover, Program, Way
from bot.core.talk import CALLS, TRAIL, Chat, Talk
from tests.core.life import Life, here
from tests.core.life import begin as shown
from tests.core.programs import choice, message, program, question


def begin(content: Program, where: str = "t.a", /, **chat: object) -> Life:
    return shown(content, where, **chat)


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


# -- sub-dialogs ---------------------------------------------------------------------------------------------


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


# -- buttons of other screens ----------------------------------------------------------------------------


def test_an_old_message_still_leads_on_and_an_old_question_does_not() -> None:
    content = program(
        message("t.a", choice("q", "t.q")), question("t.q", "t.b", choice("yes"), save="a"), message("t.b")
    )
    life = begin(content)
    life.taps("q")
    life.taps("yes")
    life.happen(Tapped(1, "q", "t.q:yes"))
    assert here(life) == "t.b" and life.screen and life.screen.parts[0].id == "common.stale"
    life.happen(Tapped(1, "q", "t.a:q"))
    assert here(life) == "t.q" and len(life.screen.parts) == 1


def test_an_old_screen_of_the_desk_promises_nothing_when_nobody_is_there() -> None:
    life = begin(program(message("t.a")))
    life.happen(Tapped(1, "q", "person.waiting:reach"))
    assert here(life) == "t.a" and life.screen and life.screen.parts[0].id == "common.stale"
    life.happen(Tapped(1, "q", "person.waiting:resume"))
    assert here(life) == "t.a" and len(life.screen.parts) == 1
    life.taps("!person")
    life.happen(Tapped(1, "q", "person.waiting:reach"))
    assert here(life) == "person.reach"


@pytest.mark.parametrize("data", ["!erase", "!connect", "!plea_yes", "!agree", "!language", "!return", "!", "!!", ""])
def test_only_the_fixed_buttons_act_without_a_screen(data: str) -> None:
    life = begin(program(message("t.a")), calls=(NodeId("t.a"),))
    before = life.talk.chat
    life.happen(Tapped(1, "q", data))
    assert here(life) == "t.a" and life.screen and life.screen.parts[0].id == "common.stale"
    assert life.talk == Talk(chat=msgspec.structs.replace(before, at=life.now))


# -- bounds ----------------------------------------------------------------------------------------------


def test_the_longest_walk_and_the_deepest_call_are_bounded() -> None:
    content = program(
        message("t.a", choice("b", "t.b"), choice("deep", call=NodeId("t.b"))),
        message("t.b", choice("a", "t.a"), choice("deep", call=NodeId("t.a"))),
    )
    life = begin(content)
    for _ in range(TRAIL):
        life.taps("b")
        life.taps("a")
    assert len(life.talk.chat.trail) == TRAIL
    for _ in range(CALLS + 3):
        life.taps("deep")
    assert len(life.talk.chat.calls) == CALLS


# -- changed content -------------------------------------------------------------------------------------


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
        life.happen(Unreadable("dice"))
        assert here(life) == goal
        life.happen(Tapped(1, "q", "t.old:on"))
        assert here(life) == goal
        life.buttons_work()
        life.nothing_stale()


def test_an_overlay_that_vanished_hides_nothing() -> None:
    content = program(question("t.a", "t.b", ask="text", save="a"), message("t.b"))
    chat = Chat(lang=LANGS[0], node=NodeId("t.a"), over=NodeId("t.gone"))
    life = Life(content, Talk(chat=chat))
    life.writes("Тюмень")
    assert here(life) == "t.b" and life.talk.chat.answers == {"a": "Тюмень"}


def test_a_question_that_moved_takes_the_answer_of_its_old_button() -> None:
    asked = question("t.new", "t.b", choice("yes"), save="a")
    content = program(asked, message("t.b"), moved={NodeId("t.old"): NodeId("t.new")})
    life = Life(content, Talk(chat=Chat(lang=LANGS[0], node=NodeId("t.old"))))
    life.happen(Tapped(1, "q", "t.old:yes"))
    assert here(life) == "t.b" and life.talk.chat.answers == {"a": "yes"}
