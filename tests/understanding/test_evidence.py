"""What likeness makes of a message: levels by limits, the talk before, the place, an age, rules it contradicts."""

from __future__ import annotations

import pytest

from bot.core.hearing import LIKENESS, hear
from bot.core.ids import Level
from bot.core.program import Lexicon, Rule
from tests.understanding.conftest import weights

LIMITS = {"concern": 0.4, "urgent": 0.4, "emergency": 0.4, "ask": 0.3, "sure": 0.7, "maybe": 0.4}
DOOR = (46, 46, 0, 0, 46, 46, 0, 10, 0)
KNIFE = (46, 46, 46, 0, 20, 0, 46, 10, 0)
HINT = (11, 0, 0, 0, 10, 0, 10, 10, 0)
PAPER = (-46, -46, -46, 46, 0, 0, 0, 0, 10)
PART = (11, 15, 0, 0, 30, 10, 0, 10, 0)
LEXICON = Lexicon(
    weights=weights(
        {"=dver": DOOR, "=noj": KNIFE, "=hint": HINT, "=patent": PAPER, "=jast": PART, "=toje": PART}, LIMITS
    ),
    rules=(
        Rule(id="minor", all_of=(("15_let",),)),
        Rule(id="locked", all_of=(("dver",), ("patent",)), level=Level.EMERGENCY, category="trafficking"),
    ),
)


@pytest.mark.parametrize(
    ("text", "level", "ask"),
    [
        ("дверь", Level.URGENT, False),
        ("нож", Level.EMERGENCY, False),
        ("хинт", None, True),
        ("патент", None, False),
        ("слово", None, False),
        ("", None, False),
    ],
)
def test_the_limits_decide(text: str, level: Level | None, ask: bool) -> None:
    heard = hear(text, LEXICON)
    assert (heard.level, heard.ask) == (level, ask)
    assert heard.rule == (LIKENESS if level else "")


def test_the_category_comes_with_the_level() -> None:
    assert hear("дверь", LEXICON).category == "trafficking"
    assert hear("нож", LEXICON).category == "other"
    assert hear("патент", LEXICON).category == ""


def test_two_messages_together_say_what_neither_says() -> None:
    first = hear("часть", LEXICON)
    assert first.level is None
    assert first.sums is not None
    assert hear("тоже", LEXICON).level is None
    assert hear("тоже", LEXICON, (first.sums,)).level is not None


def test_a_talk_that_explains_a_word_tempers_it() -> None:
    calm = hear("патент", LEXICON)
    assert calm.sums is not None
    assert hear("хинт", LEXICON).ask
    assert not hear("хинт", LEXICON, (calm.sums, calm.sums)).ask


def test_sums_of_other_weights_are_not_added() -> None:
    first = hear("часть", LEXICON)
    assert first.sums is not None
    other = type(first.sums)(version="older", size=first.sums.size, heads=first.sums.heads)
    assert hear("тоже", LEXICON, (other,)).level is None


def test_an_age_makes_a_hint_urgent() -> None:
    assert hear("хинт 15 лет", LEXICON).level == Level.URGENT
    assert hear("патент 15 лет", LEXICON).level is None


def test_a_rule_that_likeness_contradicts_asks() -> None:
    assert hear("дверь ключ", LEXICON).rule == LIKENESS
    heard = hear("дверь патент", LEXICON)
    assert (heard.level, heard.ask) == (None, True)


def test_the_place_decides_what_the_words_leave_open() -> None:
    assert hear("слово", LEXICON).topics == ()
    assert hear("хинт", LEXICON, place="patent").topics[0] == "patent"
    assert hear("хинт", LEXICON).topics[0] == "trapped"


def test_nothing_in_a_long_message_is_too_late() -> None:
    assert hear("слово " * 300 + "нож", LEXICON).level == Level.EMERGENCY
    assert hear("нож " + "слово " * 300, LEXICON).level == Level.EMERGENCY


def test_every_decision_explains_itself() -> None:
    why = hear("нож дверь 15 лет", LEXICON, explain=True).why
    assert "mark minor" in why
    assert any(line.startswith("danger ") for line in why)
    assert any("noj" in line for line in why)
    assert hear("нож", LEXICON).why == ()
