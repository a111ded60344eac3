"""The content's door: load it all or refuse it all, and check it all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.content.book import read_book
from bot.content.problem import ERROR, Problem
from bot.content.render import Words
from bot.core.program import Program
from bot.errors import ContentError


@dataclass(frozen=True, slots=True)
class Content:
    """What the engine runs on and what its names mean. Replaced as a whole when content is loaded anew."""

    program: Program
    words: Words
    problems: tuple[Problem, ...] = ()

    def named(self, bot: str) -> Content:
        """The same content, knowing the bot's own name."""
        return Content(self.program, self.words.with_bot(bot), self.problems)


def load_content(root: Path, today: date) -> Content:
    """All content below `root`, checked. Raises ContentError with every problem if any is an error."""
    from bot.content.checks import find_problems

    book = read_book(root, today)
    problems = find_problems(book)
    if any(problem.severity == ERROR for problem in problems):
        raise ContentError(problems)
    words = Words(book.words, book.english, book.compiled.without, book.facts, today)
    return Content(book.program, words, tuple(problems))


def check(root: Path, today: date) -> list[Problem]:
    """Every problem of the content below `root`, errors first, then by file and line."""
    from bot.content.checks import find_problems

    return find_problems(read_book(root, today))
