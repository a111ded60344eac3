"""The content's door: load it all or refuse it all, and check it all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from bot.content import kept as keeping
from bot.content.kept import Kept
from bot.content.problem import ERROR, Problem
from bot.content.render import Words
from bot.content.require import DRAFT
from bot.core.program import Program
from bot.errors import ContentError


@dataclass(frozen=True, slots=True)
class Content:
    """What the engine runs on and what its names mean. Replaced as a whole when content is loaded anew."""

    program: Program
    words: Words
    problems: tuple[Problem, ...] = ()
    root: Path = Path()

    def hiding(self, hidden: frozenset[str]) -> Content:
        """The same content without these services of the directory."""
        return replace(self, words=self.words.hiding(hidden))

    def named(self, bot: str) -> Content:
        """The same content, knowing the bot's own name."""
        return replace(self, words=self.words.with_bot(bot))


def load_content(root: Path, today: date, *, require: str = DRAFT, cache: Path | None = None) -> Content:
    """All content below `root`, checked. Raises ContentError with every problem if any is an error.

    `require` is the state that every text must have: draft, reviewed or approved. In `cache` the result of sound
    content is kept: as long as no file and no line of our code has changed, the next start reads it from there instead
    of compiling and checking everything anew.
    """
    found = keeping.read(cache, keeping.stamp(root, require)) if cache else None
    if found is None:
        found, problems = _made(root, today, require, cache)
        if found is None:
            raise ContentError(problems)
    words = Words(found.words, found.english, found.without, found.facts, today)
    return Content(found.program, words, found.problems, root)


def check(root: Path, today: date, *, require: str = DRAFT, cache: Path | None = None) -> list[Problem]:
    """Every problem of the content, errors first, then by file and line. What is sound is kept in `cache`."""
    return _made(root, today, require, cache)[1]


def _made(root: Path, today: date, require: str, cache: Path | None) -> tuple[Kept | None, list[Problem]]:
    from bot.content.book import read_book
    from bot.content.checks import find_problems

    # Before the files are read: what somebody saves meanwhile must not pass for what was compiled.
    stamp = keeping.stamp(root, require) if cache else b""
    book = read_book(root, today, require=require)
    problems = find_problems(book)
    if any(problem.severity == ERROR for problem in problems):
        return None, problems
    made = Kept(
        stamp=stamp,
        program=book.program,
        words=book.words,
        english=book.english,
        without=book.compiled.without,
        facts=book.facts,
        problems=tuple(problems),
    )
    if cache:
        keeping.write(cache, made)
    return made, problems
