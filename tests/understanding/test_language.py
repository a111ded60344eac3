"""The language of what is typed, with what was learned."""

from __future__ import annotations

import pytest

from bot.core.hearing import hear
from bot.core.language import hinted, tongue
from bot.core.program import Lexicon


@pytest.mark.parametrize(
    ("text", "hint", "lang"),
    [
        ("Паспортамро гирифтанд, чӣ кор кунам?", "ru", "tg"),
        ("Хучатхоямро хучаин гирифта намедихад", "", "tg"),
        ("pasportamro giriftand chi kor kunam", "en", "tg"),
        ("У меня забрали паспорт, что делать", "tg", "ru"),
        ("u menya zabrali pasport chto delat", "uz", "ru"),
        ("Pasportimni olib qoʻyishdi, nima qilaman", "ru", "uz"),
        ("pasportimni olib qoyishdi nima qilish kerak", "ru", "uz"),
        ("Паспортимни олиб қўйишди, нима қилиш керак", "ru", "uz@cyrillic"),
        ("паспортимни олиб куйишди нима килиш керак", "ru", "uz@cyrillic"),
        ("салом", "tg", "tg"),
        ("салом", "uz-Cyrl-UZ", "uz@cyrillic"),
        ("12345", "uz-UZ", "uz"),
        ("12345", "tg", "tg"),
        ("👍", "en", "ru"),
        ("", "", "ru"),
    ],
)
def test_languages(text: str, hint: str, lang: str, lexicon: Lexicon) -> None:
    assert hear(text, lexicon, hint=hint).lang == lang


@pytest.mark.parametrize(
    ("text", "clear"),
    [
        ("Паспортамро гирифтанд, чӣ кор кунам?", True),
        ("как продлить патент если срок вышел", True),
        ("oyligimni bermayapti nima qilsam boʻladi", True),
        ("рахмат", False),
        ("салом", False),
        ("12345", False),
        ("", False),
    ],
)
def test_only_a_plain_text_leaves_no_doubt(text: str, clear: bool, lexicon: Lexicon) -> None:
    assert hear(text, lexicon).clear is clear


def test_the_apps_language_decides_where_nothing_is_learned() -> None:
    assert tongue("слово", {}, "tg").lang == "tg"
    assert tongue("ҳуҷҷат", {}, "ru").lang == "tg"
    assert hinted("uz-Cyrl-UZ") == "uz@cyrillic"
    assert hinted("de") == "ru"
