"""Whatever is typed gets an answer, and soon: no text may cost more than its length."""

from __future__ import annotations

import gc
import re
import time
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core import grams, hearing, language, normal, rules
from bot.core.hearing import Heard, hear
from bot.core.program import Lexicon

LONGEST = 4096
TEN = "Салом привет salom hello 你好 مرحبا שלום γειά გამარჯობა こんにちは नमस्ते สวัสดี"
ODD = {
    "empty": "",
    "spaces": " \n\t ",
    "one emoji": "🆘",
    "a family of emoji": "👨‍👩‍👧‍👦" * 300,
    "ten languages": TEN * 30,
    "Arabic": "مرحبا كيف حالك اليوم " * 200,
    "Georgian": "გამარჯობა " * 400,
    "one letter": "а" * LONGEST,
    "two letters": "аб" * (LONGEST // 2),
    "one word without end": "пасп" * (LONGEST // 4),
    "digits": "4" * LONGEST,
    "digits and letters": "4а3b" * (LONGEST // 4),
    "spaced letters": "п о м о г и т е " * 256,
    "almost spaced letters": "п о м" * 800,
    "dots": "." * LONGEST,
    "apostrophes": "'" * LONGEST,
    "o and apostrophes": "o'" * (LONGEST // 2),
    "addresses": "t.me/a" * 680,
    "almost phones": "+7 (91) " * 512,
    "one phone without end": "+" + "7-" * 2047,
    "underlines": "_" * LONGEST,
    "marks on marks": "е" + "\u0301" * (LONGEST - 1),
    "look-alikes": "раsроrt" * 585,
    "wrong layout": "ghbdtn " * 585,
    "half an emoji": "\ud83d" * 100,
    "an article": "Паспорт забрали, работаем без денег; охрана у ворот. Патент стоит дорого! " * 54,
    "nulls": "\x00" * LONGEST,
}


@pytest.mark.parametrize("name", ODD)
def test_it_is_answered(name: str, lexicon: Lexicon) -> None:
    heard = hear(ODD[name][:LONGEST], lexicon, explain=True)
    assert isinstance(heard, Heard)
    assert len(heard.topics) <= 3


@pytest.mark.parametrize("text", ["7", "12 34", "20.09.2026", "🙂🙂🙂", "...", "+7 916 123-45-67"])
def test_numbers_and_faces_are_like_nothing(text: str, lexicon: Lexicon) -> None:
    heard = hear(text, lexicon)
    assert (heard.level, heard.ask, heard.topics, heard.sums) == (None, False, (), None)


@given(st.text(max_size=200))
@settings(max_examples=200)
def test_anything_is_answered(lexicon: Lexicon, text: str) -> None:
    assert isinstance(hear(text, lexicon, explain=True), Heard)


def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    """Every regular expression of the modules that a message runs through."""
    modules: tuple[ModuleType, ...] = (normal, rules, language, grams, hearing)
    return [
        (f"{module.__name__}.{name}", value)
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, re.Pattern)
    ]


def test_there_are_patterns_to_attack() -> None:
    assert len(_patterns()) > 10


@pytest.mark.parametrize("name", ODD)
def test_no_pattern_can_be_attacked(name: str) -> None:
    """5 ms on 4,096 characters: the best of five, so that a busy machine is not taken for a slow pattern."""
    text = (ODD[name] * LONGEST)[:LONGEST] if ODD[name] else ""
    for pattern_name, pattern in _patterns():
        best = 1.0
        for _ in range(5):
            gc.disable()
            began = time.process_time()
            pattern.sub("", text.lower())
            best = min(best, time.process_time() - began)
            gc.enable()
        assert best <= 0.005, f"{pattern_name} takes {best * 1000:.1f} ms"


def test_twice_the_text_costs_about_twice(lexicon: Lexicon) -> None:
    """A ratio, not a time: what grows faster than its text can be used to stop the service."""
    for name, text in ODD.items():
        whole = (text * LONGEST)[:LONGEST] if text else ""
        costs = []
        for size in (LONGEST // 4, LONGEST):
            best = 9.0
            for number in range(4):
                anew = f"{number} {whole}"[:size]  # what was heard at the door is not read again in its talk
                began = time.process_time()
                hear(anew, lexicon)
                best = min(best, time.process_time() - began)
            costs.append(best)
        assert costs[1] <= 12 * costs[0] + 0.004, name
