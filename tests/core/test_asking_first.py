"""What a screen must know first: asked once by sub-dialogs, remembered, and worded for whom the talk is about."""

from __future__ import annotations

import pytest

from bot.core.ids import Level, NodeId, TextId
from bot.core.program import Program
from bot.core.screens import build
from bot.core.talk import Chat
from tests.core.life import Life, here
from tests.core.life import begin as shown
from tests.core.programs import choice, message, program

WHO, PLACE = NodeId("ask.who"), NodeId("ask.place")


def asking(face: str = "inner") -> Program:
    """`t.a` leads to `t.b`, which wants to know whom and where it is about."""
    return program(
        message("t.a", choice("go", "t.b"), choice("to", "t.c"), face=face),
        message(
            "t.b", choice("on", "t.c"), first={"who": WHO, "place": PLACE}, face=face, say_relative=TextId("t.b.other")
        ),
        message("t.c", choice("again", "t.b")),
        message(
            WHO,
            choice("self", do="return", sets={"who": "self"}),
            choice("relative", do="return", sets={"who": "relative"}),
            face="caller",
        ),
        message(PLACE, choice("ru", do="return", sets={"place": "RU"}), choice("more", "ask.more"), face="caller"),
        message("ask.more", choice("tr", do="return", sets={"place": "TR"}), face="caller"),
    )


def begin(face: str = "inner") -> Life:
    return shown(asking(face), "t.a")


def says(life: Life) -> str:
    assert life.screen
    return life.screen.parts[0].id


def test_what_is_not_known_is_asked_in_order_and_then_the_screen_is_shown() -> None:
    life = begin()
    life.taps("go")
    assert here(life) == WHO
    life.taps("relative")
    assert here(life) == PLACE
    life.taps("more")
    life.taps("tr")
    assert here(life) == "t.b"
    assert life.talk.chat.answers == {"who": "relative", "place": "TR"}
    assert life.talk.chat.calls == ()


def test_what_is_known_is_not_asked_again() -> None:
    life = begin()
    for tapped in ("go", "self", "ru", "on", "again"):
        life.taps(tapped)
    assert here(life) == "t.b"


@pytest.mark.parametrize(("who", "text"), [("self", "t.b"), ("relative", "t.b.other")])
def test_the_wording_follows_whom_it_is_about(who: str, text: str) -> None:
    life = begin()
    for tapped in ("go", who, "ru"):
        life.taps(tapped)
    assert says(life) == text


def test_back_from_the_question_leads_to_where_one_came_from() -> None:
    life = begin()
    life.taps("go")
    life.taps("!back")
    assert here(life) == "t.a"
    assert life.talk.chat.calls == ()
    for tapped in ("go", "self"):
        life.taps(tapped)
    life.taps("!back")
    assert here(life) == WHO
    life.taps("!back")
    assert here(life) == "t.a"


def test_back_from_the_screen_does_not_ask_again() -> None:
    life = begin()
    for tapped in ("go", "self", "ru"):
        life.taps(tapped)
    life.taps("!back")
    assert here(life) == "t.a"


def test_a_question_looks_like_the_screen_that_asks_it() -> None:
    content = asking("public")
    ask = content.nodes[WHO]
    quiet = build(ask, Chat(calls=(NodeId("t.b"),), trail=(NodeId("t.a"),)), content)
    assert [[button.data for button in row] for row in quiet.rows[2:]] == [["!back", "!menu"], ["!person"]]
    inner = build(ask, Chat(calls=(NodeId("t.c"),)), content)
    assert [[button.data for button in row] for row in inner.rows[2:]] == [
        ["!danger", "!person"],
        ["!menu"],
        ["!clear"],
    ]


def test_a_question_that_never_answers_ends_somewhere_kind() -> None:
    life = shown(program(message("t.a", choice("go", "t.b")), message("t.b", first={"x": NodeId("t.b")})), "t.a")
    life.taps("go")
    assert here(life) == "home.menu"


def test_at_the_menu_it_is_forgotten_whom_it_was_about() -> None:
    life = begin()
    for tapped in ("go", "relative", "ru", "!menu"):
        life.taps(tapped)
    assert life.talk.chat.answers == {}
    life.happen_at(life.program.nodes[NodeId("t.a")])
    life.taps("go")
    assert here(life) == WHO


def test_a_level_is_raised_before_anything_is_asked() -> None:
    danger = message("t.b", first={"who": WHO}, level=Level.URGENT, category="violence")
    ask = message(WHO, choice("self", do="return", sets={"who": "self"}), face="caller")
    life = shown(program(message("t.a", choice("go", "t.b")), danger, ask), "t.a")
    life.taps("go")
    assert here(life) == WHO
    assert life.talk.case and life.talk.case.level == Level.URGENT
    life.taps("self")
    assert here(life) == "t.b"
