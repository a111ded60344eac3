"""What a screen shows: its own buttons, and for each face the rows it ends in."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from bot.core.ids import NodeId, TextId
from bot.core.program import AnyNode, Guard, Message, Question, Screening, Sign, Way
from bot.core.screen import Say, Screen
from bot.core.screens import build, offers, topics_of
from bot.core.talk import HUMAN, WAITING, Chat, Plea, Quiz
from tests.core.programs import choice, message, program

PROGRAM = program()
TRAIL = (NodeId("home.menu"),)


def rows(screen: Screen) -> list[list[str]]:
    return [[button.data for button in row] for row in screen.rows]


def shown(node: AnyNode, **chat: Any) -> list[list[str]]:
    return rows(build(node, Chat(**chat), PROGRAM))


def test_an_inner_screen_ends_in_danger_person_and_the_way_out() -> None:
    node = message("t.n", choice("a", "t.m"))
    assert shown(node) == [["t.n:a"], ["!danger", "!person"], ["!menu"], ["!clear"]]
    assert shown(node, trail=TRAIL) == [["t.n:a"], ["!danger", "!person"], ["!back", "!menu"], ["!clear"]]


def test_a_public_screen_shows_no_danger_word() -> None:
    node = message("t.n", choice("a", "t.m"), face="public")
    screen = build(node, Chat(), PROGRAM)
    assert rows(screen) == [["t.n:a"], ["!person"]]
    assert screen.rows[-1][0].say.id == "common.person_public"


def test_a_bare_screen_has_only_its_own() -> None:
    assert shown(message("t.n", choice("a", do="language", value="tg"), face="bare")) == [["t.n:a"]]


def test_an_overlay_brings_a_human_until_there_is_one() -> None:
    plain = message("t.n", choice("a", "t.m"), face="overlay")
    assert shown(plain) == [["t.n:a"], ["!danger", "!person"], ["!menu", "!clear"]]
    assert shown(plain, owner=WAITING)[1:] == [["!danger"], ["!menu", "!clear"]]
    assert shown(plain, owner=HUMAN)[1:] == [["!danger"], ["!menu", "!clear"]]
    for does in ("person", "connect", "plea_yes"):
        asks = message("t.n", choice("a", do=does), face="overlay")
        assert shown(asks) == [["t.n:a"], ["!danger"], ["!menu", "!clear"]]


def test_an_overlay_does_not_offer_the_same_twice() -> None:
    node = message("t.n", choice("m", do="menu"), choice("c", do="clear"), face="overlay")
    assert shown(node) == [["t.n:m"], ["t.n:c"], ["!danger", "!person"]]


def test_choices_are_shown_when_their_guard_holds() -> None:
    node = message(
        "t.n",
        choice("always"),
        choice("abroad", when=Guard(needs={"country": ("RU", "KZ")})),
        choice("unanswered", when=Guard(needs={"country": ("",)})),
        choice("both", when=Guard(needs={"country": ("RU",), "for": ("self",)})),
    )
    assert offers(node, Chat()) == ["always", "unanswered"]
    assert offers(node, Chat(answers={"country": "KZ"})) == ["always", "abroad"]
    assert offers(node, Chat(answers={"country": "RU", "for": "self"})) == ["always", "abroad", "both"]


def test_the_last_message_can_be_tapped_away_while_it_waits() -> None:
    node = message("t.n", choice("last", do="last_message"))
    last = Plea(message=1, text="words")
    assert offers(node, Chat()) == offers(node, Chat(last=last)) == []
    on = build(node, Chat(last=last, case="K-1"), PROGRAM)  # type: ignore[arg-type]
    off = build(node, Chat(last=last, case="K-1", send_last=False), PROGRAM)  # type: ignore[arg-type]
    assert on.rows[0][0].say.id == "common.send_last_on"
    assert off.rows[0][0].say.id == "common.send_last_off"


def test_a_back_of_content_needs_somewhere_to_go() -> None:
    node = message("t.n", choice("b", do="back"))
    assert offers(node, Chat()) == []
    assert offers(node, Chat(trail=TRAIL)) == ["b"]


def test_a_message_that_only_leads_on_offers_next() -> None:
    node = msgspec.structs.replace(message("t.n"), ways=(Way(goto=NodeId("t.m")),))
    assert offers(node, Chat()) == [">"]
    assert shown(node)[0] == ["t.n:>"]


@pytest.mark.parametrize("optional", [True, False])
def test_a_question_may_be_skipped_if_the_editor_says_so(optional: bool) -> None:
    node = Question(
        id=NodeId("t.q"), topic="t", say=TextId("t.q"), choices=(choice("a"),), ask="choice", optional=optional
    )
    assert offers(node, Chat()) == (["a", "-"] if optional else ["a"])
    assert shown(node)[: 2 if optional else 1] == ([["t.q:a"], ["t.q:-"]] if optional else [["t.q:a"]])


def test_a_screening_counts_the_signs_that_apply() -> None:
    signs = [Sign(id=name, say=TextId(f"t.{name}"), why=TextId(f"t.{name}.why")) for name in "abc"]
    signs[1] = msgspec.structs.replace(signs[1], when=Guard(needs={"country": ("RU",)}))
    node = Screening(id=NodeId("t.s"), topic="t", say=TextId("t.s"), signs=tuple(signs))
    quiz = Quiz(node=node.id, sign="c", done=("a",))
    screen = build(node, Chat(quiz=quiz), PROGRAM)
    assert screen.parts == (Say(id=TextId("t.s"), holes={"n": "2", "all": "2"}), Say(id=TextId("t.c")))
    assert rows(screen)[:2] == [["t.s:c.yes", "t.s:c.no"], ["t.s:c.unsure"]]
    assert offers(node, Chat(quiz=quiz)) == ["c.yes", "c.no", "c.unsure"]
    assert offers(node, Chat()) == []


def test_reasons_stand_as_names_of_texts_beside_the_answers() -> None:
    node = message("t.n", reasons=True)
    chat = Chat(signs=(TextId("t.a.why"), TextId("t.b.why")), answers={"country": "RU"})
    assert build(node, chat, PROGRAM).parts[0].holes == {"country": "RU", "reasons": "@t.a.why\n@t.b.why"}


@pytest.mark.parametrize(
    ("asked", "answers", "country"),
    [("RU", {}, "RU"), ("", {}, ""), ("{country}", {}, ""), ("{country}", {"country": "KZ"}, "KZ"),
     ("{country}", {"country": "other"}, "")],
)  # fmt: skip
def test_services_are_listed_for_a_country(asked: str, answers: dict[str, str], country: str) -> None:
    node = Message(id=NodeId("t.n"), topic="t", say=TextId("t.n"), listing_kinds=("emergency",), listing_country=asked)
    listing = build(node, Chat(answers=answers), PROGRAM).listing
    assert listing is not None and (listing.kinds, listing.country) == (("emergency",), country)


def test_a_note_stands_above_and_a_kept_screen_is_kept() -> None:
    screen = build(message("t.n", keep=True), Chat(), PROGRAM, Say(id=TextId("common.stale")))
    assert [part.id for part in screen.parts] == ["common.stale", "t.n"]
    assert screen.keep


def test_the_way_is_told_by_topics_each_once() -> None:
    walked = tuple(NodeId(name) for name in ("home.menu", "job_offer.start", "job_offer.who", "home.papers"))
    assert topics_of(walked) == ("home.title", "job_offer.title")
