"""Words are measured as Telegram measures them, and none are lost where a text is broken in two."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.telegram.markup import bold, cut, keyboard, split, units, without_marks
from bot.core.outgoing import Key
from bot.errors import Refused


def test_units_are_utf16() -> None:
    assert [units(text) for text in ("ab", "яқ", "🙏", "👩‍👧")] == [2, 2, 2, 5]


@pytest.mark.parametrize("limit", [4096, 1024])
def test_text_at_the_limit_stays_whole(limit: int) -> None:
    assert split("🙏" * (limit // 2), limit) == ["🙏" * (limit // 2)]
    assert split("я" * limit, limit) == ["я" * limit]
    assert [units(part) for part in split("🙏" * (limit // 2 + 1), limit)] == [limit, 2]


def test_breaks_at_lines_then_words_then_anywhere() -> None:
    assert split("one two\nthree four", 12) == ["one two", "three four"]
    assert split("one two three", 9) == ["one two", "three"]
    assert split("onetwothree", 6) == ["onetwo", "three"]
    assert split("   \n ") == []


@settings(max_examples=150, derandomize=True, deadline=None)
@given(text=st.text(st.sampled_from("aя🙏 \n\u00a0"), max_size=120), limit=st.integers(2, 40))
def test_nothing_is_lost(text: str, limit: int) -> None:
    parts = split(text, limit)
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(part.strip() == part and 1 <= units(part) <= limit for part in parts)


def test_bold_escapes_first() -> None:
    assert bold("**Ring** <112> & **go**") == "<b>Ring</b> &lt;112&gt; &amp; <b>go</b>"
    assert bold("2 ** 3 ** 4 and **open") == "2 ** 3 ** 4 and **open"
    assert bold("**<i>**") == "<b>&lt;i&gt;</b>"
    assert without_marks("**Ring** 2 ** 3") == "Ring 2 ** 3"


def test_cut_marks_the_loss() -> None:
    assert cut("abcdef", 6) == "abcdef"
    assert cut("abcdefg", 6) == "abcde…"
    assert cut("🙏🙏🙏", 4) == "🙏…"


def test_keyboard() -> None:
    made = keyboard(
        ((Key("A", "a", style="danger"),), (), (Key("B", "", copy="+10000000000"), Key("C", "я" * 32, style="odd")))
    )
    assert made == {
        "inline_keyboard": [
            [{"text": "A", "callback_data": "a", "style": "danger"}],
            [{"text": "B", "copy_text": {"text": "+10000000000"}}, {"text": "C", "callback_data": "я" * 32}],
        ]
    }
    assert keyboard(()) is None and keyboard(((),)) is None


@pytest.mark.parametrize("key", [Key("A", "я" * 32 + "x"), Key("A", ""), Key(" ", "a"), Key("A", "", copy="x" * 257)])
def test_a_button_telegram_would_refuse_is_refused_before(key: Key) -> None:
    with pytest.raises(Refused):
        keyboard(((key,),))
