"""What a rule is: a code, how to mend, a function that finds, and two examples that its test tries."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.content.book import Book
from bot.content.compile import Source
from bot.content.problem import ERROR, Problem
from bot.content.require import DRAFT

Found = tuple[str, int, str]
"""File, line, message."""
Files = dict[str, str]
"""Files of an example, laid over a small sound project."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `right` must not be reported, `wrong` must, both where texts must be as far as `require`."""

    code: str
    says: str
    mend: str
    right: Files
    wrong: Files
    severity: str
    find: Callable[[Book], Iterator[Found]]
    require: str = DRAFT

    def problems(self, book: Book) -> list[Problem]:
        """What this rule finds."""
        return [Problem(file, line, self.code, said, self.mend, self.severity) for file, line, said in self.find(book)]


RULES: dict[str, Rule] = {}


def rule(
    code: str, mend: str, *, right: Files, wrong: Files, severity: str = ERROR, require: str = DRAFT
) -> Callable[[Callable[[Book], Iterator[Found]]], Callable[[Book], Iterator[Found]]]:
    """Registers a rule; its docstring is what it says to an editor."""

    def register(find: Callable[[Book], Iterator[Found]]) -> Callable[[Book], Iterator[Found]]:
        if code in RULES:
            raise ValueError(f"two rules are called {code}")
        RULES[code] = Rule(code, (find.__doc__ or "").strip(), mend, right, wrong, severity, find, require)
        return find

    return register


def at(source: Source, message: str) -> Found:
    """The place of an English text."""
    return source.raw.file, source.line, message
