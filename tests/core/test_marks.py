"""Marks decided: who may, when, what is stored, and that nothing of a mark ever goes to the person but the question."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from bot.core import effects as fx
from bot.core import marks
from bot.core.engine import step
from bot.core.events import DeskSent, DeskTapped, DeskWrote, Event, Tapped
from bot.core.ids import LANGS, Code, Level, NodeId
from bot.core.talk import AWAITING_YES, CLAIMED, CLOSED, OPEN, Case, Chat, Mark, Moment, Talk
from tests.core.life import ANOR, BAHOR, GROUP, PLAN, STRANGER, TOPIC
from tests.core.programs import message, program

PROGRAM = program(message("topic.n0"))
POST = 50


def case(**more: Any) -> Case:
    path = (NodeId("home.menu"), NodeId("passport_taken.start"), NodeId("person.consent"))
    given: dict[str, Any] = {"state": CLAIMED, "claimed_by": BAHOR, "path": path, "category": "trafficking", **more}
    return Case(code=Code("K-1000"), level=Level.URGENT, lang=LANGS[1], **given)


def happen(event: Event, case: Case | None, mark: Mark | None = None) -> tuple[Talk, list[fx.Effect]]:
    talk = Talk(chat=Chat(lang=LANGS[1], case=case.code if case else Code("")), case=case, mark=mark)
    after, effects = step(talk, event, PROGRAM, Moment(at=1.0), PLAN)
    return after, list(effects)


def tap(verb: str, on: Case | None = None, mark: Mark | None = None, by: int = BAHOR) -> list[fx.Effect]:
    event = DeskTapped(GROUP, TOPIC, by, POST, "q", f"{verb}:K-1000")
    return happen(event, on or case(), mark)[1]


def said(effects: list[fx.Effect]) -> str:
    """What the toast says, '' for nothing."""
    (answer,) = [e for e in effects if isinstance(e, fx.Answer)]
    return answer.say.id if answer.say else ""


def put(effects: list[fx.Effect]) -> Mark | None:
    found = [e.mark for e in effects if isinstance(e, fx.PutMark)]
    assert len(found) < 2
    return found[0] if found else None


def mark(state: str = "open", **more: Any) -> Mark:
    return Mark(kind="missed", id=7, level=Level.URGENT, state=state, **more)


@pytest.mark.parametrize(
    ("verb", "menu", "page"),
    [
        ("mark", "mark", 0),
        ("missed", "level", 0),
        ("topics:3", "topics", 3),
        ("topics:x", "topics", 0),
        ("unmark", "", 0),
    ],
)
def test_the_card_asks_and_nothing_is_stored(verb: str, menu: str, page: int) -> None:
    effects = tap(verb, by=ANOR)
    (card,) = [e for e in effects if isinstance(e, fx.CardChanged)]
    assert (card.menu, card.page, card.confirm) == (menu, page, False)
    assert put(effects) is None and said(effects) == ""


@pytest.mark.parametrize(
    ("verb", "kind", "level", "topic"),
    [
        ("missed:1", "missed", Level.EMERGENCY, ""),
        ("missed:3", "missed", Level.CONCERN, ""),
        ("alarm", "alarm", None, ""),
        ("topic:patent", "topic", None, "patent"),
    ],
)
def test_a_mark_says_what_was_and_what_should_have_been(verb: str, kind: str, level: Level, topic: str) -> None:
    found = put(tap(verb, case(told={"who": "relative"})))
    assert found == Mark(
        kind=kind,
        level=level,
        topic=topic,
        lang=LANGS[1],
        speaker="family",
        said_level=Level.URGENT,
        said_category="trafficking",
        said_topic="passport_taken",
    )


@pytest.mark.parametrize("verb", ["missed:4", "missed:0", "missed:x", "topic:nowhere", "topic:"])
def test_garbled_choices_store_nothing(verb: str) -> None:
    assert put(tap(verb)) is None


def test_only_counsellors_and_only_where_words_were_read() -> None:
    for verb in (*marks.ON_CARD, "missed:2"):
        assert said(tap(verb, by=STRANGER)) == "desk.not_counsellor"
        for state, toast in ((CLOSED, "desk.not_sent_closed"), (AWAITING_YES, "")):
            effects = tap(verb, case(state=state))
            assert (len(effects), said(effects)) == (1, toast)
    assert put(tap("alarm", case(state=OPEN, claimed_by=0)))


# -- the sentence -----------------------------------------------------------------------------------------------


def write(text: str, on: Mark | None, by: int = BAHOR) -> list[fx.Effect]:
    return happen(DeskWrote(GROUP, TOPIC, by, 90, text, POST), case(), on)[1]


@pytest.mark.parametrize("text", ["// хочу умереть, тел +992931234567", "хочу умереть, тел +992931234567"])
@pytest.mark.parametrize("state", ["open", "draft", "ready"])
def test_an_answer_is_stripped_and_shown_and_never_sent(text: str, state: str) -> None:
    effects = write(text, mark(state), ANOR)
    (only,) = effects
    found = put(effects)
    assert isinstance(only, fx.PutMark) and found and (found.state, found.id) == ("draft", 7)
    assert found.words == "хочу умереть, тел …"
    assert (found.said_level, found.said_category) == (Level.URGENT, "suicide")  # of the words now, not of the case


@pytest.mark.parametrize(
    ("text", "state", "remark"),
    [
        ("// +992931234567", "open", "desk.mark_empty"),
        ("//", "open", "desk.mark_empty"),
        ("слово " * 90, "open", "desk.mark_long"),
        ("ещё одна", "asked", "desk.mark_closed"),
        ("ещё одна", "yes", "desk.mark_closed"),
        ("ещё одна", "no", "desk.mark_closed"),
        ("ещё одна", "void", "desk.mark_closed"),
        ("/close", "void", "desk.mark_closed"),
    ],
)
def test_what_cannot_be_kept_is_said_and_not_sent_either(text: str, state: str, remark: str) -> None:
    (only,) = write(text, mark(state))
    assert isinstance(only, fx.Remark) and only.say.id == remark and only.reply_to == 90


def test_a_photo_is_neither_kept_nor_sent() -> None:
    _, effects = happen(DeskSent(GROUP, TOPIC, BAHOR, 90, "photo", "слова", POST), case(), mark())
    (only,) = effects
    assert isinstance(only, fx.Remark) and only.say.id == "desk.mark_only_words"


def test_strangers_answers_do_nothing() -> None:
    assert write("слова", mark(), STRANGER) == []


STEPS = {
    ("undo", "open"): "void",
    ("hold", "draft"): "ready",
    ("drop", "draft"): "open",
    ("drop", "ready"): "open",
    ("drop", "asked"): "dropped",
    ("drop", "yes"): "dropped",
    ("ask", "ready"): "asked",
}


@pytest.mark.parametrize("state", marks.STATES)
@pytest.mark.parametrize("verb", marks.ON_SLIP)
def test_buttons_of_the_post(verb: str, state: str) -> None:
    effects = tap(verb, mark=mark(state, words="слова"))
    found = put(effects)
    assert (found.state if found else None) == STEPS.get((verb, state))
    assert said(effects) == ("" if found else "desk.mark_closed")
    if verb == "drop" and found:
        assert found.words == ""
    assert any(isinstance(e, fx.AskSentence) for e in effects) == ((verb, state) == ("ask", "ready"))


def test_buttons_of_a_post_whose_mark_is_gone() -> None:
    assert {said(tap(verb)) for verb in marks.ON_SLIP} == {"desk.mark_closed"}


@pytest.mark.parametrize(
    ("changes", "toast"),
    [
        ({"state": CLOSED}, "desk.not_sent_closed"),
        ({"state": OPEN, "claimed_by": 0}, "desk.not_sent_unclaimed"),
        ({"claimed_by": ANOR}, "desk.not_sent_other"),
        ({"cleared": True}, "desk.cleared"),
        ({"gone": True}, "desk.unreachable"),
        ({"asked": True}, "desk.mark_asked_before"),
    ],
)
def test_only_who_has_the_case_asks_and_only_once(changes: dict[str, Any], toast: str) -> None:
    effects = tap("ask", case(**changes), mark("ready", words="слова"))
    assert (said(effects), len(effects)) == (toast, 1)


def test_asking_is_remembered_with_the_case() -> None:
    event = DeskTapped(GROUP, TOPIC, BAHOR, POST, "q", "ask:7:K-1000")
    after, _ = happen(event, case(), mark("ready", words="слова"))
    assert after.case and after.case.asked


def test_thrown_away_after_closing_too() -> None:
    assert put(tap("drop", case(state=CLOSED), mark("yes", words="слова")))


@pytest.mark.parametrize(("data", "yes"), [("!sentence_yes", True), ("!sentence_no", False)])
def test_the_answer_of_the_person(data: str, yes: bool) -> None:
    for on in (case(), None):
        _, effects = happen(Tapped(60, "q", data), on)
        assert effects == [fx.Answer("q"), fx.SentenceAnswered(yes, 60)]
    assert marks.decided(mark("asked", words="слова"), yes).words == ("слова" if yes else "")


def test_how_long_words_are_kept() -> None:
    day, now = 0.0, 20 * 86400.0
    for state in marks.STATES:
        until = marks.kept_until(msgspec.structs.replace(mark(), state=state), day, now)
        assert until == (marks.MARK_KEPT if state == "yes" else now + marks.WORDS_WAIT)
