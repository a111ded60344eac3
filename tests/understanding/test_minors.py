"""Under eighteen and harmed, held or alone: urgent at least, in every language, without exception."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.core.hearing import hear
from bot.core.ids import Level
from bot.core.program import Lexicon

LINES = (Path(__file__).parent / "minors.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("text", LINES)
def test_a_harmed_child_is_urgent_at_least(text: str, lexicon: Lexicon) -> None:
    heard = hear(text, lexicon)
    assert heard.level is not None
    assert heard.level <= Level.URGENT


@pytest.mark.parametrize(
    "text",
    [
        "сыну 7 лет, как записать в школу в москве",
        "дочке 3 года, нужен ли ей патент",
        "писарам 6 сола, ба мактаб чӣ ҳуҷҷат лозим",
        "духтарам 10 сола, барои боғча навбат чӣ хел мегиранд",
        "oʻgʻlim 8 yoshda maktabga qanday joylashtiraman",
        "5-sinfda oʻqiydi, rus tili kursi bormi",
        "15 лет работаю в москве, как получить ВНЖ",
    ],
)
def test_an_age_alone_alarms_nobody(text: str, lexicon: Lexicon) -> None:
    assert hear(text, lexicon).level is None
