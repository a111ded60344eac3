"""The real lexicon, with what was learned, and a tiny one whose every weight is known."""

from __future__ import annotations

import pytest

from bot.content.bundle import Content
from bot.core.program import Lexicon
from bot.core.weights import LOWEST, STEPS, Weights


@pytest.fixture(scope="session")
def lexicon(learned: Content) -> Lexicon:
    """What the service hears with."""
    return learned.program.lexicon


def weights(rows: dict[str, tuple[int, ...]], limits: dict[str, float], *, bias: tuple[float, ...] = ()) -> Weights:
    """A table: gram → a weight for each of danger 1 to 3, topic patent, topic trapped, lang ru, lang tg."""
    heads = ("danger:1", "danger:2", "danger:3", "topic:patent", "topic:trapped", "category:trafficking",
             "category:other", "lang:ru", "lang:tg")  # fmt: skip
    table = b"".join(bytes([LOWEST + 2 * STEPS, *(LOWEST + STEPS + weight for weight in row)]) for row in rows.values())
    return Weights(
        version="test",
        heads=heads,
        scale=(0.2,) * len(heads),
        bias=bias or (-3.0, -4.0, -5.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
        limits=limits,
        pieces={name: number for number, name in enumerate(rows)},
        table=table,
        rarest=1.0,
    )
