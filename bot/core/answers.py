"""Reading an answer to a question: what counts, what is stored, and what is asked again."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Final

from bot.core.gate import HOME
from bot.core.normal import skeleton
from bot.core.places import common
from bot.core.program import Question
from bot.core.screen import Say

LONGEST_TEXT: Final = 300
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})[\s./-]+(\d{1,2})[\s./-]+(\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[\s./-]+(\d{1,2})(?:[\s./-]+(\d{4}|\d{2}))?(?!\d)")
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_MONTHS: Final = {
    skeleton(word): number
    for number, words in enumerate(
        "январ феврал март апрел май,мая июн июл август сентябр октябр ноябр декабр".split(), start=1
    )
    for word in words.split(",")
}
"""Beginnings of the months' names: in skeletons Russian, Tajik and Uzbek spell them alike."""
_AGO: Final = {
    skeleton(word): days
    for days, words in enumerate(("сегодня имрӯз bugun", "вчера дирӯз дина kecha", "позавчера парерӯз"))
    for word in words.split()
}


def read(node: Question, text: str, now: float) -> str | Say:
    """The value to store, or the text that asks again."""
    said = " ".join(text.split())
    match node.ask:
        case "number":
            return _number(node, said)
        case "date":
            return _date(node, said[:200], datetime.fromtimestamp(now + HOME * 3600.0, UTC).date())
        case "text" | "place":
            most = node.most or LONGEST_TEXT
            if not any(sign.isalnum() for sign in said):
                return common("not_understood")
            return said if len(said) <= most else again(node, "retry_text", most=str(most))
        case "photo":
            return again(node, "retry_photo")
        case _:
            return again(node, "retry_choice")


def again(node: Question, name: str, **holes: str) -> Say:
    """The question's own re-asking text, or the common one."""
    return Say(id=node.retry, holes=holes) if node.retry else common(name, **holes)


def _number(node: Question, said: str) -> str | Say:
    found = re.findall(r"\d+", said[:200])
    if len(found) == 1 and len(found[0]) <= 9 and "-" not in said:
        number = int(found[0])
        if number >= node.least and (not node.most or number <= node.most):
            return str(number)
    return again(node, "retry_number", least=str(node.least), most=str(node.most or 999_999_999))


def _date(node: Question, said: str, today: date) -> str | Say:
    day = _day_of(said, today, node.past)
    if day is None or not 1900 <= day.year <= 2100 or (node.past and day > today):
        return again(node, "retry_date")
    return day.isoformat()


def _day_of(said: str, today: date, past: bool) -> date | None:
    """The day that is meant: in numbers, with the month by name, or as days ago. None when it cannot be read."""
    if found := _YEAR_FIRST.search(said):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.search(said):
        year = _year(found[3]) if found[3] else 0
        return _of_year(year, int(found[2]), int(found[1]), today, past)
    words = _TOKEN.findall(said)
    bones = [skeleton(word) for word in words]
    numbers = [word for word in words if word.isdecimal()]
    if not numbers:
        return next((today - timedelta(days=_AGO[bone]) for bone in bones if bone in _AGO), None)
    month = next((_MONTHS[stem] for bone in bones for stem in _MONTHS if _is_month(bone, stem)), None)
    days = [int(number) for number in numbers if len(number) <= 2]
    years = [int(number) for number in numbers if len(number) == 4]
    if month is None or len(days) != 1 or len(days) + len(years) != len(numbers):
        return None
    return _of_year(years[0] if years else 0, month, days[0], today, past)


def _is_month(bone: str, stem: str) -> bool:
    return bone == stem if len(stem) < 3 else bone.startswith(stem)


def _of_year(year: int, month: int, day: int, today: date, past: bool) -> date | None:
    """Without a year it is this one, or the last one if that lies ahead and only the past counts."""
    found = _day(year or today.year, month, day)
    if year or not past or (found is not None and found <= today):
        return found
    return _day(today.year - 1, month, day)


def _year(said: str) -> int:
    return int(said) if len(said) == 4 else 2000 + int(said)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
