"""How facts stand on a day: shown, waiting for a check, held back, gone stale; and what must be looked at soon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bot.content.facts import CHECK_LASTS, Fact, Facts

SOON: Final = 30
"""Days ahead in which what ends is told."""

SERVICE_STATES: Final = ("shown", "expired", "after_check", "hold")
RULE_STATES: Final = ("shown", "past review", "never shown")


def standing(fact: Fact, today: date) -> str:
    """One of the states above, as people meet it on that day."""
    if not fact.service:
        return "never shown" if not fact.may_show(today) else "past review" if fact.stale(today) else "shown"
    if fact.may_show(today):
        return "shown"
    return "expired" if fact.publish == "yes" else "hold" if fact.publish == "hold" else "after_check"


@dataclass(frozen=True, slots=True)
class Due:
    """A fact that somebody must look at again: `on` is the day from which it is hidden, or said to be old."""

    fact: Fact
    on: date
    overdue: bool


def due(facts: Facts, today: date, days: int = SOON) -> list[Due]:
    """What people see, or saw until lately, and should be checked again by `days` from now; the oldest first."""
    return sorted(_due(facts, today, days), key=lambda one: (one.on, one.fact.id))


def _due(facts: Facts, today: date, days: int) -> Iterator[Due]:
    for fact in facts.by_id.values():
        now = standing(fact, today)
        if now in ("after_check", "hold", "never shown"):
            continue
        if now != "shown" or fact.stale(today):
            ends = [fact.review] if fact.review else []
            ends += [fact.checked + CHECK_LASTS] if fact.service and fact.checked else []
            yield Due(fact, min((day + timedelta(days=1) for day in ends), default=today), True)
            continue
        for ahead in range(1, days + 1):
            day = today + timedelta(days=ahead)
            if not fact.may_show(day) or fact.stale(day):
                yield Due(fact, day, False)
                break
