"""Brings the words files in line with the dialogs: new texts in, changed ones marked, old words kept, Cyrillic made."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Final

from bot.content import po
from bot.content.book import Book, read_book
from bot.content.load import read_file
from bot.content.problem import Problem
from bot.content.review import MARK, tidied
from bot.content.translit import to_cyrillic
from bot.core.ids import LANGS, Lang, TextId
from bot.errors import ContentError

REVIEWED: Final = "reviewed"
"""A translator's comment with this word keeps Cyrillic words from being made anew, while the Latin stays the same."""
_LATIN: Final = "latin "
_UNREADABLE: Final = ("H101", "H310")
_CYRILLIC: Final = Lang("uz@cyrillic")


def sync(root: Path, today: date) -> list[str]:
    """Writes what has to change and returns those files. Refuses, with ContentError, while a file cannot be read."""
    book = read_book(root, today)
    broken = [problem for problem in book.problems if problem.code in _UNREADABLE]
    if broken:
        raise ContentError(broken)
    old = {lang: _entries(book, lang) for lang in LANGS}
    exceptions = _exceptions(root)
    written: list[str] = []
    latin: dict[TextId, po.Entry] = {}
    for lang in LANGS:
        texts = book.compiled.texts.items()
        fresh = {name: _renewed(old[lang].get(name), name, source.english) for name, source in texts}
        if lang == _CYRILLIC:
            fresh = {name: _made(entry, latin[name], exceptions) for name, entry in fresh.items()}
        for entry in fresh.values():
            entry.notes = tidied(entry.notes, entry)
        # Uzbek Latin stands just before its Cyrillic in LANGS.
        latin = fresh
        for topic in sorted({name.split(".")[0] for name in (*fresh, *old[lang])}):
            entries = [entry for name, entry in fresh.items() if name.startswith(f"{topic}.")]
            gone = [
                e for name, e in old[lang].items() if name.startswith(f"{topic}.") and name not in fresh and e.words
            ]
            for entry in gone:
                entry.obsolete, entry.fuzzy, entry.before = True, False, ""
            path = root / "locales" / lang / f"{topic}.po"
            text = po.write([_header(book, lang, topic), *entries, *gone])
            if (entries or gone) and (not path.exists() or path.read_text(encoding="utf-8") != text):
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
                written.append(path.relative_to(root).as_posix())
    written += _remember(root, book)
    return written


def _remember(root: Path, book: Book) -> list[str]:
    """Every screen there ever was stays known, so that none goes while people may stand on it."""
    known = book.known.data.get("nodes", [])
    every = sorted({*book.compiled.nodes, *(known if isinstance(known, list) else ())})
    said = "# Every screen there is or was. Written by `hamroh sync`; a screen that goes needs a line in moved.toml.\n"
    text = said + "nodes = [\n" + "".join(f'  "{name}",\n' for name in every) + "]\n"
    path = root / "dialogs" / "known.toml"
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return []
    path.write_text(text, encoding="utf-8")
    return [path.relative_to(root).as_posix()]


def _entries(book: Book, lang: Lang) -> dict[str, po.Entry]:
    """Entries of a language by id; one in use goes before one put aside."""
    found: dict[str, po.Entry] = {}
    for catalog in book.catalogs:
        for entry in catalog.entries if catalog.lang == lang else ():
            if entry.id and (entry.id not in found or found[entry.id].obsolete):
                found[entry.id] = entry
    return found


def _renewed(entry: po.Entry | None, name: TextId, english: str) -> po.Entry:
    """The entry for the English as it stands now. Words written for other English are kept, but marked fuzzy."""
    if entry is None:
        return po.Entry(id=name, english=english)
    entry.obsolete = False
    if entry.english != english:
        if entry.words:
            entry.before = entry.before or entry.english
            entry.fuzzy = True
        entry.english = english
    elif not entry.fuzzy:
        entry.before = ""
    return entry


def _made(entry: po.Entry, latin: po.Entry, exceptions: dict[str, str]) -> po.Entry:
    """The Cyrillic entry made from the Latin one, unless a person reviewed it for this very Latin."""
    stamp = _LATIN + sha256(latin.words.encode()).hexdigest()[:8]
    stamps = [note for note in entry.notes if note.startswith(_LATIN)]
    read = any(REVIEWED in note or note.startswith(MARK) for note in entry.notes)
    if not (read and entry.words and stamps in ([], [stamp])):
        entry.words = to_cyrillic(latin.words, exceptions)
        entry.notes = [note for note in entry.notes if REVIEWED not in note or note.startswith(MARK)]
    elif not any(REVIEWED in note or note.startswith(MARK) for note in tidied(entry.notes, entry)):
        entry.notes.append(REVIEWED)  # corrected by hand since: the state goes, the correction stays
    states = [note for note in entry.notes if note.startswith(MARK)]
    others = [note for note in entry.notes if not note.startswith((_LATIN, MARK))]
    entry.notes = [*others, *([stamp] if latin.words else []), *states]
    entry.fuzzy, entry.before = latin.fuzzy, latin.before
    return entry


def _header(book: Book, lang: Lang, topic: str) -> po.Entry:
    for catalog in book.catalogs:
        if catalog.lang == lang and catalog.topic == topic:
            for entry in catalog.entries:
                if not entry.id and not entry.english and not entry.obsolete:
                    return entry
    notes = [f"Made from locales/uz/{topic}.po by `hamroh sync`. Corrected by hand? Add the comment: {REVIEWED}"]
    kind = "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n"
    words = f"Language: {lang}\nMIME-Version: 1.0\n{kind}"
    return po.Entry(words=words, notes=notes if lang == _CYRILLIC else [])


def _exceptions(root: Path) -> dict[str, str]:
    path = root / "locales" / _CYRILLIC / "exceptions.toml"
    if not path.exists():
        return {}
    problems: list[Problem] = []
    words = read_file(root, path, problems).data.get("words", {})
    if problems:
        raise ContentError(problems)
    return {latin.lower(): cyrillic for latin, cyrillic in words.items()}
