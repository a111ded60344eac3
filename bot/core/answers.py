"""Reading an answer to a question: what counts, what is stored, and what is asked again."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Final

from bot.core.places import common
from bot.core.program import Question
from bot.core.screen import Say

LONGEST_TEXT: Final = 300
_DATE = re.compile(r"(\d{1,2})[\s./-]+(\d{1,2})(?:[\s./-]+(\d{4}|\d{2}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


def read(node: Question, text: str, now: float) -> str | Say:
    """The value to store, or the text that asks again."""
    said = " ".join(text.split())
    match node.ask:
        case "number":
            return _number(node, said)
        case "date":
            return _date(node, said, datetime.fromtimestamp(now, UTC).date())
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
    found = _ISO.search(said[:200])
    parts = (found[1], found[2], found[3]) if found else None
    if parts is None and (found := _DATE.search(said[:200])):
        year = found[3] or str(today.year)
        parts = (year if len(year) == 4 else f"20{year}", found[2], found[1])
    if parts:
        try:
            day = date(int(parts[0]), int(parts[1]), int(parts[2]))
        except ValueError:
            return again(node, "retry_date")
        if node.past and found and day > today and not (_ISO.search(said) or found[3]):
            day = day.replace(year=day.year - 1) if (day.month, day.day) != (2, 29) else day
        if 1900 <= day.year <= 2100 and not (node.past and day > today):
            return day.isoformat()
    return again(node, "retry_date")
