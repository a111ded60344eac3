"""How far each text has come: draft, reviewed, approved by two roles. It is kept as a comment in the PO files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Final

from bot.content import po
from bot.content.book import Book
from bot.content.catalogs import Catalog
from bot.content.facts import day
from bot.content.require import APPROVED, DRAFT, REVIEWED
from bot.core.ids import LANGS, Lang
from bot.errors import NotDone

MARK: Final = "state:"
"""What a translator's comment begins with that tells the state."""
SIGNATURES: Final = {REVIEWED: 1, APPROVED: 2}
ROLE: Final = re.compile(r"[a-z][a-z0-9-]{1,30}")
_NOTE: Final = re.compile(r"state: (reviewed|approved) ((?:\S+ \S+ ?){1,2}) ?\(([0-9a-f]{8})\)")


@dataclass(frozen=True, slots=True)
class Signed:
    """Who said so and when; `stamp` is of the English and the words they read."""

    state: str
    by: tuple[tuple[date, str], ...]
    stamp: str

    def __str__(self) -> str:
        return f"{self.state} {' '.join(f'{on.isoformat()} {role}' for on, role in self.by)}"

    @property
    def note(self) -> str:
        """The comment as it stands in the file."""
        return f"{MARK} {self} ({self.stamp})"


def stamp(entry: po.Entry) -> str:
    """Changes with the words, and with the English they were written for."""
    return sha256(f"{entry.english}\0{entry.words}".encode()).hexdigest()[:8]


def written(entry: po.Entry) -> Iterator[tuple[str, Signed | None]]:
    """Every comment that tells a state, with what it says; None when it cannot be read."""
    for note in entry.notes:
        if note.startswith(MARK):
            yield note, _read(note)


def _read(note: str) -> Signed | None:
    found = _NOTE.fullmatch(note)
    if not found:
        return None
    words = found[2].split()
    by = [(day(on), role) for on, role in zip(words[::2], words[1::2], strict=True)]
    fits = all(on is not None and ROLE.fullmatch(role) for on, role in by)
    fits = fits and len({role for _, role in by}) == len(by) <= SIGNATURES[found[1]]
    return Signed(found[1], tuple((on, role) for on, role in by if on), found[3]) if fits else None


def signed(entry: po.Entry) -> Signed | None:
    """What holds for the words as they stand now; a state given to other words counts no more."""
    found = [each for _, each in written(entry) if each is not None and each.stamp == stamp(entry)]
    return found[-1] if found and entry.words and not entry.fuzzy else None


def state(entry: po.Entry) -> str:
    """draft, reviewed or approved. One of the two approvals alone is a review."""
    found = signed(entry)
    if found is None:
        return DRAFT
    return found.state if len(found.by) == SIGNATURES[found.state] else REVIEWED


def tidied(notes: list[str], entry: po.Entry) -> list[str]:
    """The notes without states that were given to other words."""
    current = stamp(entry)
    return [note for note in notes if not (note.startswith(MARK) and (read := _read(note)) and read.stamp != current)]


# -- listing and setting ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Row:
    """One text in one language."""

    lang: Lang
    id: str
    state: str
    says: str


def rows(book: Book, langs: Iterable[Lang] = LANGS, wanted: str = "") -> Iterator[Row]:
    """Every text that stands in a dialog and has words, with its state; `wanted` as `belongs` takes it."""
    for catalog, entry in entries(book, langs, wanted):
        if entry.words and not entry.fuzzy:
            yield Row(catalog.lang, entry.id, state(entry), str(signed(entry) or DRAFT))


def entries(book: Book, langs: Iterable[Lang], wanted: str = "") -> Iterator[tuple[Catalog, po.Entry]]:
    """Entries in use, with the file they stand in."""
    for catalog in book.catalogs:
        if catalog.lang in langs:
            for entry in catalog.entries:
                if entry.id in book.compiled.texts and not entry.obsolete and belongs(entry.id, wanted):
                    yield catalog, entry


def belongs(name: str, wanted: str) -> bool:
    """Whether a text is meant by `wanted`: a topic, a screen with its buttons, or the text itself. '' means all."""
    return not wanted or name == wanted or name.startswith(f"{wanted}.")


def put(book: Book, wanted: str, lang: Lang, wish: str, role: str, today: date) -> tuple[list[str], list[str]]:
    """Writes the state beside every text meant; the ids that have it now, and lines about those that do not.

    `draft` takes the state away.
    """
    if not ROLE.fullmatch(role):
        raise NotDone(f"{role!r} is no role; write one like editor, language-lead or field-lead, never a person's name")
    meant = [name for name in book.compiled.texts if belongs(name, wanted)]
    if not wanted or not meant:
        raise NotDone(f"there is no topic, screen or text {wanted!r}; `hamroh review list` names them")
    found = {entry.id: (catalog, entry) for catalog, entry in entries(book, (lang,), wanted)}
    done: list[str] = []
    left: list[str] = []
    touched: dict[str, Catalog] = {}
    for name in meant:
        catalog, entry = found.get(name, (None, po.Entry()))
        if catalog is None or not entry.words or entry.fuzzy:
            left.append(f"{name}: the words in {lang} are {'marked fuzzy' if entry.fuzzy else 'missing'}")
        elif hindrance := _sign(entry, wish, (today, role)):
            left.append(f"{name}: {hindrance}")
        else:
            done.append(name)
            touched[catalog.file] = catalog
    for file, catalog in touched.items():
        (book.root / file).write_text(po.write(catalog.entries), encoding="utf-8")
    return done, left


def _sign(entry: po.Entry, wish: str, mine: tuple[date, str]) -> str:
    """Puts the comment into the entry; what is in the way, if it may not stand there."""
    before = signed(entry)
    by = [mine]
    if before is not None and before.state == APPROVED and wish != DRAFT:
        if wish == REVIEWED:
            return "it has an approval already, which is more"
        by = [*[each for each in before.by if each[1] != mine[1]][:1], mine]
        if len(by) < SIGNATURES[APPROVED]:
            return f"{mine[1]} has approved it already; the second approval needs another role"
    entry.notes = [note for note in entry.notes if not note.startswith(MARK)]
    if wish != DRAFT:
        entry.notes.append(Signed(wish, tuple(by), stamp(entry)).note)
    return ""
