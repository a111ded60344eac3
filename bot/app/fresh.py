"""The content as it stands on the disk now: read again when a file has changed, kept when what is new does not hold."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

from bot.content.book import Book, read_book
from bot.content.bundle import Content
from bot.content.checks import find_problems
from bot.content.problem import ERROR, Problem
from bot.core.places import NODES
from bot.errors import ContentError

WORDLESS: Final = ("H301", "H302", "H308", "H309", "H701")
"""Words that are not there yet: the English stands in while somebody writes."""

_Times = dict[Path, tuple[int, int]]


class Fresh:
    """Content that somebody is writing. `problems` are those of `content`, missing words left out."""

    def __init__(self, root: Path, today: date) -> None:
        self.root, self.today = root, today
        self._times = self._look()
        self.content, self.problems, self.missing = self._read()
        if not self._sound(self.content):
            raise ContentError(self.problems)

    def renewed(self) -> tuple[bool, list[Problem]]:
        """Whether the content is another one now; and the errors for which it is not, or that it has.

        An error that was there before stops nothing: only new ones keep the old content in use.
        """
        times = self._look()
        if times == self._times:
            return False, []
        self._times = times
        content, problems, missing = self._read()
        known = {_same(each) for each in self.problems}
        new = [each for each in problems if _same(each) not in known]
        if new or not self._sound(content):
            return False, new or problems
        self.content, self.problems, self.missing = content, problems, missing
        return True, []

    def book(self) -> Book:
        """Everything the editors wrote, read now."""
        return read_book(self.root, self.today)

    def _read(self) -> tuple[Content, list[Problem], int]:
        book = self.book()
        errors = [each for each in find_problems(book) if each.severity == ERROR]
        problems = [each for each in errors if each.code not in WORDLESS]
        return Content(book.program, book.spoken, tuple(errors), self.root), problems, len(errors) - len(problems)

    def _look(self) -> _Times:
        kinds = ("dialogs", "*.toml"), ("dialogs", "*.ogg"), ("dialogs", "*.txt"), ("locales", "*.po")
        found = [path for folder, kind in kinds for path in (self.root / folder).rglob(kind)]
        return {path: ((stat := path.stat()).st_mtime_ns, stat.st_size) for path in found if path.exists()}

    def _sound(self, content: Content) -> bool:
        """Whether the engine can run on it at all."""
        return all(node in content.program.nodes for node in NODES)


def _same(problem: Problem) -> tuple[str, str, str]:
    """A problem without its line, which moves when somebody writes above it."""
    return problem.file, problem.code, problem.message
