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
"""Hours ahead of UTC in winter. Russia spans eleven zones and Moscow's is taken: farther east the day ends earlier."""

HOME: Final = 5


class Verdict(Value, frozen=True):
    """`go` now; `note`: the neutral line now, the text on tap; neither: wait, until `until` (0: until they come)."""

    go: bool = False
    note: bool = False
    until: float = 0.0


def judge(mode: str, last_act: float, now: float, country: str = "") -> Verdict:
    """What may happen to a message at `now`, given the agreement and the person's last act (unix seconds)."""
    if now - last_act <= SESSION or mode == "direct":
        return Verdict(go=True)
    if mode == "pull":
        return Verdict()
    if mode == "note":
        return Verdict(note=True)
    ahead = HOURS_AHEAD.get(country, HOME) * 3600.0
    into_day = (now + ahead) % 86400.0
    if DAY[0] * 3600 <= into_day < DAY[1] * 3600:
        return Verdict(note=True)
    wait = DAY[0] * 3600 - into_day
    return Verdict(until=now + (wait if wait > 0 else wait + 86400.0))
