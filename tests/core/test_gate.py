"""The gate: every agreement, inside and outside a session, by day and by night, in every country we know."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.core.gate import DAY, HOME, HOURS_AHEAD, SESSION, SPAN, Verdict, judge
from bot.core.talk import MODES

DAYTIME = datetime(2026, 11, 22, 9, tzinfo=UTC)
"""Noon at home, and day from Britain to Thailand."""
HOURS = [DAYTIME.replace(hour=0) + timedelta(hours=hour, minutes=minutes) for hour in range(24) for minutes in (0, 59)]
LONG_AGO = 0.0


def local(at: datetime, country: str) -> float:
    hours = (at + timedelta(hours=HOURS_AHEAD.get(country, HOME))).time()
    return hours.hour + hours.minute / 60


@pytest.mark.parametrize("mode", [*MODES, "unheard of"])
def test_inside_a_session_everything_goes(mode: str) -> None:
    for now in (at.timestamp() for at in HOURS):
        for since in (-5.0, 0.0, SESSION):
            assert judge(mode, now - since, now, "RU") == Verdict(go=True)


@pytest.mark.parametrize("country", ["", "nowhere", *HOURS_AHEAD])
def test_outside_a_session_the_agreement_decides(country: str) -> None:
    for at in HOURS:
        outside(at, country)


def outside(at: datetime, country: str) -> None:
    now = at.timestamp()
    last = now - SESSION - 1
    assert judge("direct", last, now, country) == Verdict(go=True)
    assert judge("note", last, now, country) == Verdict(note=True)
    assert judge("pull", last, now, country) == Verdict()
    verdict = judge("note_day", last, now, country)
    assert not verdict.go
    assert verdict.note == (DAY[0] <= local(at, country) < DAY[1])
    assert bool(verdict.until) != verdict.note
    if verdict.until:
        assert 0 < verdict.until - now <= 11 * 3600
        morning = datetime.fromtimestamp(verdict.until, UTC)
        assert local(morning, country) == DAY[0]
        assert judge("note_day", last, verdict.until, country).note


def test_an_unknown_agreement_is_the_careful_one() -> None:
    now = DAYTIME.timestamp()
    assert judge("", LONG_AGO, now) == judge("note_day", LONG_AGO, now)


@pytest.mark.parametrize(
    ("hour", "minute", "verdict"),
    [(2, 59, False), (3, 0, True), (15, 59, True), (16, 0, False)],
)
def test_the_day_at_home_begins_and_ends_on_the_minute(hour: int, minute: int, verdict: bool) -> None:
    now = DAYTIME.replace(hour=hour, minute=minute).timestamp()
    assert judge("note_day", LONG_AGO, now, "TJ").note is verdict


def test_a_note_is_silent_where_it_may_be_night() -> None:
    for at in HOURS:
        verdict = judge("note_day", LONG_AGO, at.timestamp(), "RU")
        somewhere_night = any(not DAY[0] <= (at.hour + ahead) % 24 < DAY[1] for ahead in SPAN["RU"])
        assert verdict.quiet == (verdict.note and somewhere_night)
        assert not judge("note_day", LONG_AGO, at.timestamp(), "TJ").quiet
