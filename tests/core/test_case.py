"""A case from the first claim to its end, as the person and the counsellors meet it."""

from __future__ import annotations

import pytest

from bot.core import effects as fx
from bot.core import places
from bot.core.events import Returned, Tapped
from bot.core.handoff import CASE_KEPT, TOPIC_KEPT
from bot.core.ids import Level
from bot.core.talk import BOT, CLAIMED, HUMAN, Plea
from tests.core.life import ANOR, BAHOR, here
from tests.core.test_handoff import HELD, begin, has, relayed, remarks


def test_the_first_claim_wins_and_the_second_learns_who_has_it() -> None:
    life = begin()
    life.taps("!person")
    life.desk_taps("claim", BAHOR)
    assert life.talk.case and (life.talk.case.state, life.talk.case.claimed_by) == (CLAIMED, BAHOR)
    assert here(life) == places.JOINED and life.talk.chat.owner == HUMAN
    answers = [e.say for e in life.desk_taps("claim", ANOR) if isinstance(e, fx.Answer)]
    assert answers[0] and (answers[0].id, answers[0].holes) == ("desk.already_claimed", {"alias": "Bahor"})
    assert life.talk.case.claimed_by == BAHOR


def test_a_closed_case_gives_the_talk_back_where_it_stood() -> None:
    life = begin()
    life.taps("hand")
    life.taps("connect")
    life.desk_taps("claim")
    life.desk_taps("close")
    assert life.talk.case and life.talk.case.state == CLAIMED
    effects = life.desk_taps("closed")
    assert life.talk.case is None and here(life) == places.CLOSED and life.talk.chat.level == Level.ROUTINE
    later = {e.name: e.due - life.now for e in effects if isinstance(e, fx.Later)}
    assert later == {"topic:K-1000": TOPIC_KEPT, "case:K-1000": CASE_KEPT}
    life.taps("resume")
    assert here(life) == "topic.n4"
    assert life.talk.chat.owner == BOT and relayed(life.writes("спасибо")) == []


def test_a_language_chosen_under_a_human_returns_to_the_talk() -> None:
    life = begin()
    life.taps("!person")
    life.desk_taps("claim")
    life.happen(Tapped(1, "q", "home.language:tg"))
    assert here(life) == places.JOINED
    assert life.talk.case and life.talk.case.lang == "tg" and has(life.effects, fx.CardChanged)


def test_the_door_closed_and_opened_again() -> None:
    life = begin()
    life.taps("!person")
    life.desk_taps("claim")
    life.leaves()
    assert remarks(life.effects) == ["desk.unreachable"] and life.talk.case and life.talk.case.gone
    life.leaves()
    assert not remarks(life.effects)
    assert remarks(life.desk_says("Вы здесь?")) == ["desk.unreachable"]
    assert remarks(life.happen(Returned())) == ["desk.reachable"]
    assert has(life.desk_says("Вы здесь?"), fx.Deliver)


@pytest.mark.parametrize(
    ("claims", "says", "yes", "wiped", "refusal"),
    [
        (BAHOR, BAHOR, True, False, None),
        (BAHOR, ANOR, True, False, "desk.not_sent_other"),
        (0, BAHOR, True, False, "desk.not_sent_unclaimed"),
        (BAHOR, BAHOR, False, False, "desk.not_sent_awaiting"),
        (BAHOR, BAHOR, True, True, "desk.cleared"),
    ],
)
def test_who_may_write_to_the_person(claims: int, says: int, yes: bool, wiped: bool, refusal: str | None) -> None:
    life = begin()
    life.writes(HELD)
    if yes:
        life.taps("yes")
    if claims:
        life.desk_taps("claim", claims)
    if wiped:
        life.writes(".")
    effects = life.desk_says("Здравствуйте", says)
    assert has(effects, fx.Deliver) == (refusal is None)
    assert remarks(effects) == ([refusal] if refusal else [])
    assert has(effects, fx.Keep) == (refusal == "desk.not_sent_unclaimed")


def test_a_kept_line_goes_with_the_claim_and_only_then() -> None:
    life = begin()
    life.taps("!person")
    effects = life.desk_says("Здравствуйте")
    ((_, data),) = next(e.buttons for e in effects if isinstance(e, fx.Remark))
    assert data == f"send:{life.number}:K-1000"
    assert [e.message for e in life.desk_taps_data(data) if isinstance(e, fx.SendKept)] == [life.number]
    assert not has(life.desk_taps_data(data, ANOR), fx.SendKept)


@pytest.mark.parametrize(
    ("text", "kinds", "said"),
    [
        ("// позвонить юристу", [], []),
        ("  // и это", [], []),
        ("/nothing", [], ["desk.internal_kept"]),
        ("/claim", [], ["desk.already_claimed"]),
        ("/close", [], ["desk.already_claimed"]),
    ],
)
def test_lines_with_a_stroke_stay_inside(text: str, kinds: list[type], said: list[str]) -> None:
    life = begin()
    life.taps("!person")
    life.desk_taps("claim", ANOR)
    effects = life.desk_says(text, BAHOR)
    assert remarks(effects) == said and not has(effects, fx.Deliver)
    assert not has(life.desk_says(text, 99), fx.Remark)


def test_an_edit_of_the_counsellor_follows_but_never_into_a_cleared_chat() -> None:
    life = begin()
    life.taps("!person")
    life.desk_taps("claim")
    life.desk_says("Здраствуйте")
    assert has(life.desk_edits("Здравствуйте"), fx.DeskEditedLine)
    assert not has(life.desk_edits("Здравствуйте", ANOR), fx.DeskEditedLine)
    inner = [e for e in life.desk_edits("// Здравствуйте") if isinstance(e, fx.DeskEditedLine)]
    assert inner[0].text == ""
    life.writes(".")
    effects = life.desk_edits("Здравствуйте!")
    assert not has(effects, fx.DeskEditedLine) and remarks(effects) == ["desk.cleared"]


def test_only_who_has_the_case_or_supervises_closes_it() -> None:
    life = begin()
    life.taps("!person")
    life.desk_taps("claim", ANOR)
    life.desk_taps("closed", BAHOR)
    life.desk_taps("closed", 99)
    assert life.talk.case and life.talk.case.state == CLAIMED
    life.desk_taps("closed", ANOR)
    assert life.talk.case is None
    life.taps("again")
    life.desk_taps("claim", BAHOR)
    life.desk_taps("closed", ANOR)
    assert life.talk.case is None


def test_the_sealed_plea_survives_a_day_of_silence_with_its_case() -> None:
    life = begin()
    life.writes(HELD)
    life.happen_due("forget")
    assert life.talk.chat.pleas == (Plea(message=life.number, text=HELD),)
    assert life.talk.case and life.talk.chat.level == Level.URGENT
    assert relayed(life.taps("yes")) == [HELD]
