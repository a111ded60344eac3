"""What a machine can take out of a sentence is gone; what makes the sentence is still there."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.stripping import GAP, stripped, suspects


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("позвони +992 93 123-45-67 завтра", f"позвони {GAP} завтра"),
        ("9 9 2 9 3 1 2 3 4 5 6 7", GAP),
        ("номер 8(901)123.45.67, дом 5", f"номер {GAP} , дом 5"),
        (
            "\uff15\uff15\uff15\uff11\uff12\uff13\uff14 и 1\ufe0f\u20e32\ufe0f\u20e33\ufe0f\u20e34\ufe0f\u20e35",
            f"{GAP} и {GAP}",
        ),
        ("12\u200b34\u200b56\u200b78", GAP),
        ("паспортам А 1234567 дар дасти ӯ", f"паспортам {GAP} дар дасти ӯ"),
        ("AB1234567 olib qoʻydi", f"{GAP} olib qoʻydi"),
        ("серия 45 12 № 345678 у него", f"серия {GAP} у него"),
        ("пиши @odam_99 или t.me/odam", f"пиши {GAP} или {GAP}"),
        ("мой адрес odam.99@mail.example", f"мой адрес {GAP}"),
        ("вот https://x.example/a?b=c и www.x.example", f"вот {GAP} и {GAP}"),
        ("родилась 12.03.1990 и 2001-03-12", f"родилась {GAP} и {GAP}"),
        ("две\nстроки\u2028тут", "две строки тут"),
        ("меня бьют 2 дня, 3 человека, мне 17, платят 1500", "меня бьют 2 дня, 3 человека, мне 17, платят 1500"),
        ("oʻgʻlim qaytmayapti, 10 kun boʻldi", "oʻgʻlim qaytmayapti, 10 kun boʻldi"),
        ("@desk.card", f"{GAP} .card"),
    ],
)
def test_what_is_left(text: str, left: str) -> None:
    assert stripped(text) == left


@given(st.text(alphabet="0123456789 +-().,/:№aбЖ@.\u200b\n", max_size=60))
def test_no_long_number_is_left(text: str) -> None:
    left = stripped(text)
    assert not re.search(r"@\w", left)
    digits = 0
    for sign in left:
        digits = digits + 1 if sign.isdigit() else 0
        assert digits < 5


@given(st.text(max_size=200))
def test_it_is_one_line_and_settled(text: str) -> None:
    left = stripped(text)
    assert "\n" not in left and left == left.strip()
    assert stripped(left) == left


def test_capitals_within_a_sentence_are_pointed_at() -> None:
    words = "Мой муж Анвар в Казани. Хозяин и SOS, в Казани. Потом … Али"
    assert suspects(words) == ("Анвар", "Казани")
    assert suspects("меня бьют") == ()
