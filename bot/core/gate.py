"""The gate: whether a message to a person goes out now, as a neutral note, or waits."""

from __future__ import annotations

from typing import Final

from bot.core.values import Value

SESSION: Final = 15 * 60.0
"""Seconds after a person's last act in which the chat counts as open before their eyes."""

DAY: Final = (8, 21)

HOURS_AHEAD: Final = {
    "TJ": 5, "UZ": 5, "RU": 3, "KZ": 5, "KG": 6, "TR": 3, "AE": 4, "SA": 3, "KR": 9, "PL": 1, "DE": 1, "GB": 0, "TH": 7,
}  # fmt: skip
"""Hours ahead of UTC in winter; for Russia those of Moscow, where most people are."""

HOME: Final = 5

SPAN: Final = {"RU": (2, 12), "KZ": (5, 5), "PL": (1, 2), "DE": (1, 2), "GB": (0, 1), "": (0, 12)}
"""The hours it may be instead: zones of one country, summer time, a country we do not know."""


class Verdict(Value, frozen=True):
    """`go` now; `note`: the neutral line now, the text on tap; neither: wait, until `until` (0: until they come).

    `quiet`: it may be night where they are, so the note makes no sound.
    """

    go: bool = False
    note: bool = False
    quiet: bool = False
    until: float = 0.0


def judge(mode: str, last_act: float, now: float, country: str = "") -> Verdict:
    """What may happen to a message at `now`, given the agreement and the person's last act (unix seconds)."""
    if now - last_act <= SESSION or mode == "direct":
        return Verdict(go=True)
    if mode == "pull":
        return Verdict()
    if mode == "note":
        return Verdict(note=True)
    ahead = HOURS_AHEAD.get(country, HOME)
    into_day = (now + ahead * 3600.0) % 86400.0
    if _day(now, ahead):
        known = country if country in HOURS_AHEAD else ""
        return Verdict(note=True, quiet=not all(_day(now, zone) for zone in SPAN.get(known, (ahead, ahead))))
    wait = DAY[0] * 3600 - into_day
    return Verdict(until=now + (wait if wait > 0 else wait + 86400.0))


def _day(now: float, ahead: int) -> bool:
    return DAY[0] * 3600 <= (now + ahead * 3600.0) % 86400.0 < DAY[1] * 3600
