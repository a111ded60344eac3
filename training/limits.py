"""How sure the likeness must be: set so that as many dangers are heard as the allowed false alarms leave room for."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bot.content.examples import Example
from training.fit import ranks

ALARMS = {"concern": 0.14, "urgent": 0.08, "emergency": 0.035}
"""Share of a left-out hand's harmless messages that may reach a level. What people send is easier than what the hands
wrote, a third of it on the edge of danger: on messages of other authors about half of these shares was measured."""
NEAR = {"concern": 0.23, "urgent": 0.16, "emergency": 0.08}
"""The same for harmless messages full of danger's words."""
ASKS = 0.10
"""Share of harmless messages after which a gentle question is asked."""


def limits(
    chances: dict[str, np.ndarray], rows: Sequence[Example], topics: np.ndarray, right: np.ndarray
) -> dict[str, float]:
    """Limits by name, from held-out rows: their `chances` of level 1 to 3, the best topic's share, if it was right."""
    calm = ranks(rows) == 0
    near = np.array([row.cue == "hard_negative" for row in rows])
    found: dict[str, float] = {}
    for level, number in (("concern", "1"), ("urgent", "2"), ("emergency", "3")):
        one = np.where(chances["1"] >= found.get("concern", 0.0), chances[number], 0.0)
        found[level] = max(_above(one[calm], ALARMS[level]), _above(one[near], NEAR[level]))
    found["ask"] = min(_above(chances["1"][calm], ALARMS["concern"] + ASKS), found["concern"])
    found["sure"] = _sure(topics, right)
    found["maybe"] = float(np.quantile(topics, 0.04))
    return {name: round(value, 4) for name, value in found.items()}


def _above(chances: np.ndarray, share: float) -> float:
    """The chance that no more than this share reaches."""
    return float(np.quantile(chances, 1 - share)) + 1e-4


def _sure(topics: np.ndarray, right: np.ndarray) -> float:
    """The lowest chance above which nine topics of ten are right."""
    order = np.argsort(-topics)
    good = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(good >= 0.9)
    return float(topics[order[enough[-1]]]) if len(enough) else 1.0
