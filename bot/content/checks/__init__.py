"""Everything that can be wrong with content: one function a rule, each with a right and a wrong example."""

from __future__ import annotations

from bot.content.book import Book
from bot.content.checks.rule import RULES, Rule
from bot.content.problem import ERROR, Problem

from bot.content.checks import (  # noqa: F401  isort: skip  (fills RULES)
    dated,
    flow,
    heard,
    letters,
    plain,
    reading,
    states,
    texts,
    typed,
)


UNREAD = ("H101", "H310")
"""Files that could not be read at all stand first: much of what else is found then only follows from them."""


def find_problems(book: Book) -> list[Problem]:
    """All problems: errors before warnings, then by file and line. Those met while reading come with the others."""
    found = list(book.problems)
    for rule in RULES.values():
        found += rule.problems(book)
    return sorted(
        set(found), key=lambda p: (p.severity != ERROR, p.code not in UNREAD, p.file, p.line, p.code, p.message)
    )


__all__ = ["RULES", "Rule", "find_problems"]
