"""What reaches the core from the group and from delivery itself: topics, rights, strange groups, fates of lines."""

from __future__ import annotations

import pytest

from bot.core import effects as fx
from bot.core.engine import step
from bot.core.events import (
    DeskEdited,
    DeskEvent,
    DeskMoved,
    DeskRights,
    DeskSent,
    DeskTapped,
    DeskWrote,
    Due,
    Strayed,
    TopicGone,
    TopicMade,
    Undelivered,
)
from bot.core.ids import LANGS, Code, Level
from bot.core.talk import CLAIMED, CLOSED, Case, Chat, Moment, Talk
from tests.core.life import ANOR, BAHOR, GROUP, PLAN, STRANGER, TOPIC, Life
from tests.core.programs import message, program

PROGRAM = program(message("topic.n0"))


def nobody(event: DeskEvent, case: Case | None = None) -> tuple[fx.Effect, ...]:
    """An event that concerns no open case."""
    return step(Talk(chat=Chat(), case=case), event, PROGRAM, Moment(at=1.0), PLAN)[1]


def waiting() -> Life:
    life = Life(PROGRAM, Talk(chat=Chat(lang=LANGS[1])))
    life.happen_at(PROGRAM.nodes["topic.n0"])  # type: ignore[index]
    life.taps("!person")
    return life


@pytest.mark.parametrize("by", [ANOR, BAHOR, STRANGER])
def test_words_in_general_go_nowhere(by: int) -> None:
    for event in (
        DeskWrote(GROUP, None, by, 1, "/claim"),
        DeskSent(GROUP, None, by, 1, "photo"),
        DeskEdited(GROUP, None, by, 1, "x"),
        DeskWrote(GROUP, 77, by, 1, "в чужой теме"),
    ):
        assert nobody(event) == ()


def test_a_stranger_is_told_on_a_tap_and_never_else() -> None:
    life = waiting()
    assert life.desk_says("привет", STRANGER) == ()
    assert life.desk_edits("привет", STRANGER) == ()
    (answer,) = life.desk_taps("claim", STRANGER)
    assert (
        isinstance(answer, fx.Answer) and answer.say and (answer.say.id, answer.desk) == ("desk.not_counsellor", True)
    )


@pytest.mark.parametrize("verb", ["claim", "send", "close", "closed", "keep"])
def test_a_closed_case_answers_and_changes_nothing(verb: str) -> None:
    case = Case(code=Code("K-1000"), level=Level.URGENT, state=CLOSED)
    (answer,) = nobody(DeskTapped(GROUP, TOPIC, BAHOR, 1, "q", f"{verb}:K-1000"), case)
    assert isinstance(answer, fx.Answer) and answer.say and answer.say.id == "desk.not_sent_closed"
    (remark,) = nobody(DeskWrote(GROUP, TOPIC, BAHOR, 1, "Вы здесь?"), case)
    assert isinstance(remark, fx.Remark) and remark.say.id == "desk.not_sent_closed"
    assert nobody(DeskWrote(GROUP, TOPIC, BAHOR, 1, f"/{verb}"), case) == ()
    assert nobody(DeskEdited(GROUP, TOPIC, BAHOR, 1, "x"), case) == ()


@pytest.mark.parametrize(
    ("title", "code"), [("K-4821 · 1", "K-4821"), ("K-123456 · 3", "K-123456"), ("Чай", None), ("K-12", None)]
)
def test_a_topic_that_came_back_is_adopted_by_its_code(title: str, code: str | None) -> None:
    adopted = (fx.AdoptTopic(Code(code), GROUP, TOPIC),) if code else ()
    assert nobody(TopicMade(GROUP, TOPIC, title)) == adopted


@pytest.mark.parametrize(
    ("status", "topics", "delete", "able"),
    [
        ("creator", False, False, True),
        ("administrator", True, True, True),
        ("administrator", False, True, False),
        ("administrator", True, False, False),
        ("member", True, True, False),
        ("left", True, True, False),
        ("kicked", True, True, False),
    ],
)
def test_missing_rights_alarm_the_supervisors(status: str, topics: bool, delete: bool, able: bool) -> None:
    effects = nobody(DeskRights(GROUP, status, may_manage_topics=topics, may_delete=delete))
    assert any(isinstance(e, fx.Alarm) for e in effects) is not able


def test_groups_that_moved_are_followed_and_strange_ones_left() -> None:
    assert nobody(DeskMoved(-5, -100)) == (fx.FollowGroup(-5, -100),)
    assert nobody(Strayed(-9)) == (fx.Leave(-9),)


def test_media_of_a_counsellor_goes_by_copy_and_waits_unclaimed() -> None:
    life = waiting()
    effects = life.happen(DeskSent(GROUP, TOPIC, BAHOR, 9, "voice", "послушайте"))
    assert [(e.message, e.media) for e in effects if isinstance(e, fx.Keep)] == [(9, "voice")]
    life.desk_taps("claim")
    effects = life.happen(DeskSent(GROUP, TOPIC, BAHOR, 10, "photo", "карта", reply_to=3))
    assert effects == (fx.DeliverMedia(10, "photo", "карта", 3),)
    assert life.happen(DeskSent(GROUP, TOPIC, BAHOR, 11, "photo", "// себе")) == ()


def test_closing_is_asked_for_and_can_be_taken_back() -> None:
    life = waiting()
    for verb, confirm in (("close", True), ("keep", False)):
        changed = [e.confirm for e in life.desk_taps(verb) if isinstance(e, fx.CardChanged)]
        assert changed == [confirm] and life.talk.case
    changed = [e.confirm for e in life.desk_says("/close") if isinstance(e, fx.CardChanged)]
    assert changed == [True]


def test_an_unclaimed_case_can_be_closed_by_any_counsellor() -> None:
    life = waiting()
    life.desk_taps("closed", BAHOR)
    assert life.talk.case is None


@pytest.mark.parametrize(
    ("why", "line", "remark"),
    [
        ("unknown", 3, "desk.undelivered_unknown"),
        ("refused", 3, "desk.undelivered_failed"),
        ("sealed", 3, "desk.held"),
        ("waits", 3, "desk.waits"),
        ("gone", 3, "desk.unreachable"),
        ("refused", 0, None),
        ("something new", 3, None),
    ],
)
def test_the_fate_of_a_line_is_told(why: str, line: int, remark: str | None) -> None:
    life = waiting()
    life.desk_taps("claim")
    effects = life.happen(Undelivered(why, line))
    assert [e.say.id for e in effects if isinstance(e, fx.Remark)] == ([remark] if remark else [])
    assert life.talk.case and life.talk.case.gone == (why == "gone")


def test_a_line_that_did_not_reach_the_desk_is_said_to_the_person() -> None:
    life = waiting()
    (spoken,) = life.happen(Undelivered("not_at_desk", 3))
    assert isinstance(spoken, fx.Speak) and spoken.say.id == "common.not_sent"
    life.writes(".")
    assert life.happen(Undelivered("not_at_desk", 3)) == ()


def test_a_lost_topic_is_made_anew_for_an_open_case_only() -> None:
    life = waiting()
    kinds = [type(e) for e in life.happen(TopicGone(TOPIC, leaked=True))]
    assert fx.NewTopic in kinds and fx.Alarm in kinds
    kinds = [type(e) for e in life.happen(TopicGone(TOPIC, code="K-1"))]
    assert fx.NewTopic not in kinds and fx.LetGo in kinds
    life.desk_taps("closed")
    assert fx.NewTopic not in [type(e) for e in life.happen(TopicGone(TOPIC))]


@pytest.mark.parametrize(
    ("name", "effect"), [("topic:K-7", fx.EndTopic(Code("K-7"))), ("case:K-7", fx.EraseCase(Code("K-7")))]
)
def test_a_closed_case_ends_when_it_has_been_kept_long_enough(name: str, effect: fx.Effect) -> None:
    assert Life(PROGRAM).happen(Due(name)) == (effect,)


def test_a_claim_before_the_yes_waits_for_it() -> None:
    life = Life(PROGRAM, Talk(chat=Chat(lang=LANGS[1])))
    life.writes("нас заперли")
    assert not any(isinstance(e, fx.Display) for e in life.desk_taps("claim"))
    effects = life.taps("yes")
    assert life.talk.case and life.talk.case.state == CLAIMED and life.screen and life.screen.node == "person.joined"
    assert [e.say.id for e in effects if isinstance(e, fx.Remark)] == ["desk.plea_passed"]
