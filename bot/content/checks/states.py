"""Rules about the state of texts: what must have been reviewed or approved before people read it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from bot.content import po
from bot.content.book import Book
from bot.content.checks.reading import HOUSING, SOUND
from bot.content.checks.rule import Found, rule
from bot.content.require import APPROVED, DRAFT, REVIEWED, below
from bot.content.review import Signed, entries, stamp, state, written
from bot.core.ids import LANGS

_PO: Final = "locales/ru/housing.po"


_ON: Final = date(2026, 11, 20)
_EDITOR: Final = (_ON, "editor")
_LEAD: Final = (_ON, "language-lead")


def _po(state_: str, *by: tuple[date, str]) -> str:
    """Two texts, the first approved by two, the second as told."""
    title = po.Entry("housing.title", "Housing", "Жильё")
    start = po.Entry("housing.start", "Hello.", "Привет.")
    title.notes = [Signed(APPROVED, (_EDITOR, _LEAD), stamp(title)).note]
    start.notes = [Signed(state_, by, stamp(start)).note]
    return po.write([title, start])


@rule(
    "H701",
    "Have it read, then `hamroh review set`; or ask less of the texts: `content.require` in config.toml.",
    right={HOUSING: SOUND, _PO: _po(APPROVED, _LEAD, _EDITOR)},
    wrong={HOUSING: SOUND, _PO: _po(APPROVED, _LEAD)},
    require=APPROVED,
)
def far_enough(book: Book) -> Iterator[Found]:
    """Every text is as far as the deployment asks: reviewed, or approved by two roles."""
    if book.require == DRAFT:
        return
    for catalog, entry in entries(book, LANGS):
        if entry.words and not entry.fuzzy and below(found := state(entry), book.require):
            yield catalog.file, entry.line, f"{entry.id} is {found} in {catalog.lang}, not {book.require}"


@rule(
    "H702",
    "Let `hamroh review set` write it, or remove the line.",
    right={HOUSING: SOUND, _PO: _po(REVIEWED, _EDITOR)},
    wrong={HOUSING: SOUND, _PO: _po(APPROVED, _EDITOR, _EDITOR)},
)
def states_readable(book: Book) -> Iterator[Found]:
    """A state says what it is, with dates and roles, two different ones for an approval."""
    for catalog in book.catalogs:
        for entry in catalog.entries:
            if any(read is None for _, read in written(entry)):
                yield catalog.file, entry.line, f"the state of {entry.id} cannot be read"
