"""What counts as an answer: numbers, days as people write them in three languages, words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.core.answers import read
from bot.core.ids import NodeId, TextId
from bot.core.program import Question
from bot.core.screen import Say

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC).timestamp()


def asked(ask: str, **rest: object) -> Question:
    return Question(id=NodeId("t.q"), topic="t", say=TextId("t.q"), ask=ask, **rest)  # type: ignore[arg-type]


def again(answer: str | Say) -> str:
    assert isinstance(answer, Say), answer
    return answer.id


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2", "2"),
        (" 12 ", "12"),
        ("2 месяца", "2"),
        ("моҳи 3", "3"),
        ("3ta", "3"),
        ("٣", "3"),
        ("1", "1"),
        ("24", "24"),
    ],
)
def test_numbers(text: str, number: str) -> None:
    assert read(asked("number", least=1, most=24), text, NOW) == number


@pytest.mark.parametrize("text", ["", "два", "0", "25", "-2", "2-3", "2 3", "9" * 40, "1,5", "🙂"])
def test_not_these_numbers(text: str) -> None:
    retry = read(asked("number", least=1, most=24), text, NOW)
    assert again(retry) == "common.retry_number"
    assert isinstance(retry, Say) and retry.holes == {"least": "1", "most": "24"}


def test_a_number_without_an_upper_bound() -> None:
    assert read(asked("number"), "999999999", NOW) == "999999999"
    assert again(read(asked("number"), "9999999999", NOW)) == "common.retry_number"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("05.10.2026", "2026-10-05"),
        ("5.10.26", "2026-10-05"),
        ("5/10/2026", "2026-10-05"),
        ("5-10-2026", "2026-10-05"),
        ("05 10 2026", "2026-10-05"),
        ("2026-10-05", "2026-10-05"),
        ("2026.10.05", "2026-10-05"),
        ("где-то 5.10", "2026-10-05"),
        ("5 октября 2026 года", "2026-10-05"),
        ("5 октября", "2026-10-05"),
        ("в среду, 5-го октября", "2026-10-05"),
        ("5 октябри 2026", "2026-10-05"),
        ("5-уми октябр", "2026-10-05"),
        ("5-oktabr 2026", "2026-10-05"),
        ("2026-yil 5-oktabr", "2026-10-05"),
        ("5 oktyabr", "2026-10-05"),
        ("5-октябрь, 2026 йил", "2026-10-05"),
        ("1 yanvar", "2026-01-01"),
        ("1 январи 2026", "2026-01-01"),
        ("7 мая", "2026-05-07"),
        ("7 май", "2026-05-07"),
        ("7-may", "2026-05-07"),
        ("7 iyun", "2026-06-07"),
        ("7 июля", "2026-07-07"),
        ("29 феврал 2024", "2024-02-29"),
        ("1.12", "2025-12-01"),
        ("31 dekabr", "2025-12-31"),
        ("22.11.2026", "2026-11-22"),
        ("сегодня", "2026-11-22"),
        ("имрӯз", "2026-11-22"),
        ("имруз", "2026-11-22"),
        ("bugun", "2026-11-22"),
        ("вчера вечером", "2026-11-21"),
        ("дирӯз", "2026-11-21"),
        ("дируз", "2026-11-21"),
        ("kecha", "2026-11-21"),
        ("кеча", "2026-11-21"),
        ("позавчера", "2026-11-20"),
        ("парерӯз", "2026-11-20"),
    ],
)
def test_days_of_the_past(text: str, day: str) -> None:
    assert read(asked("date", past=True), text, NOW) == day


@pytest.mark.parametrize(
    "text",
    [
        "", "давно", "не помню", "bilmadim", "намедонам", "10 дней назад", "октябрь", "12 числа", "32.01.2026",
        "29.02.2026", "13 13 2026", "8 912 345 67 89", "05.10.1826", "23.11.2026", "5 декабря 2026", "1" * 300, "5",
    ],
)  # fmt: skip
def test_not_these_days(text: str) -> None:
    assert again(read(asked("date", past=True), text, NOW)) == "common.retry_date"


def test_a_day_to_come_counts_unless_only_the_past_does() -> None:
    assert read(asked("date"), "1.12", NOW) == "2026-12-01"
    assert read(asked("date"), "31.12.2100", NOW) == "2100-12-31"
    assert again(read(asked("date"), "01.01.2101", NOW)) == "common.retry_date"


def test_today_is_today_at_home() -> None:
    late = datetime(2026, 11, 22, 20, tzinfo=UTC).timestamp()
    assert read(asked("date", past=True), "23.11.2026", late) == "2026-11-23"


@pytest.mark.parametrize("ask", ["text", "place"])
def test_words(ask: str) -> None:
    assert read(asked(ask), "  бозори \n  Тюмен ", NOW) == "бозори Тюмен"
    assert read(asked(ask), "ж" * 300, NOW) == "ж" * 300
    assert again(read(asked(ask), "ж" * 301, NOW)) == "common.retry_text"
    assert read(asked(ask, most=5), "Пермь", NOW) == "Пермь"
    assert again(read(asked(ask, most=5), "Тюмень", NOW)) == "common.retry_text"
    for nothing in ("", " \n ", "🙂🙂", "\u200b\u202e", "?!"):
        assert again(read(asked(ask), nothing, NOW)) == "common.not_understood"


def test_a_question_may_ask_again_in_its_own_words() -> None:
    for ask, text in (("number", "x"), ("date", "x"), ("text", "ж" * 301), ("photo", "x"), ("choice", "x")):
        assert again(read(asked(ask, retry=TextId("t.q.retry")), text, NOW)) == "t.q.retry"
    assert again(read(asked("photo"), "x", NOW)) == "common.retry_photo"
    assert again(read(asked("choice"), "x", NOW)) == "common.retry_choice"
