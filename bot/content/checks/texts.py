"""Rules about the words of every language: complete, current, short enough, with the same holes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bot.content.book import Book
from bot.content.checks.reading import HOUSING, SOUND
from bot.content.checks.rule import Found, at, rule
from bot.content.compile import LABEL, Source
from bot.content.needed import COMMON, DESK, FACE, FACE_LIMITS, LABELS
from bot.content.problem import WARNING
from bot.content.render import HOLE
from bot.core.ids import LANGS, TextId
from bot.core.program import Message, Screening

_PO: Final = "locales/ru/housing.po"


_TITLE: Final = 'msgctxt "housing.title"\nmsgid "Housing"\nmsgstr "Жильё"\n\n'


def _po(english: str, words: str, name: str = "housing.start", above: str = "") -> str:
    return f'{_TITLE}{above}msgctxt "{name}"\nmsgid "{english}"\nmsgstr "{words}"\n'


def holes(text: str) -> set[str]:
    """Names of the holes in a text."""
    return set(HOLE.findall(text))


@rule(
    "H301",
    "Run `hamroh sync`, then write the words into the PO file.",
    right={HOUSING: SOUND, _PO: _po("Hello.", "Привет.")},
    wrong={HOUSING: SOUND, _PO: _po("Hello.", "")},
)
def complete(book: Book) -> Iterator[Found]:
    """Every text has words in all four written languages."""
    places = book.entry_places
    marked = {(c.lang, e.id) for c in book.catalogs for e in c.entries if e.fuzzy and not e.obsolete}
    for lang in LANGS:
        for name in book.compiled.texts:
            if name not in book.words[lang] and (lang, name) not in marked:
                topic = name.split(".")[0]
                file, line = places.get((lang, name), (f"locales/{lang}/{topic}.po", 0))
                yield file, line, f"{name} has no words in {lang}"


@rule(
    "H302",
    "Compare the words with the English, correct them, then remove the word fuzzy.",
    right={HOUSING: SOUND, _PO: _po("Hello.", "Привет.")},
    wrong={HOUSING: SOUND, _PO: _po("Hello.", "Привет.", above="#, fuzzy\n")},
)
def looked_at(book: Book) -> Iterator[Found]:
    """Words marked fuzzy count as missing."""
    for catalog in book.catalogs:
        for entry in catalog.entries:
            if entry.fuzzy and entry.id in book.compiled.texts and not entry.obsolete:
                yield catalog.file, entry.line, f"{entry.id} is marked fuzzy in {catalog.lang}"


@rule(
    "H303",
    "Use exactly the holes of the English text; never translate a name in braces.",
    right={HOUSING: SOUND.replace("Hello.", "Hi {x}"), _PO: _po("Hi {x}", "Привет {x}")},
    wrong={HOUSING: SOUND.replace("Hello.", "Hi {x}"), _PO: _po("Hi {x}", "Привет {у}")},
)
def same_holes(book: Book) -> Iterator[Found]:
    """A text has the same holes in every language, and no stray brace."""
    places = book.entry_places
    for name, source in book.compiled.texts.items():
        wanted = holes(source.english)
        if "{" in HOLE.sub("", source.english) or "}" in HOLE.sub("", source.english):
            yield at(source, f"{name} has a brace that is no hole")
        for lang in LANGS:
            words = book.words[lang].get(name)
            if words is None:
                continue
            if not wanted and "{" not in words and "}" not in words:
                continue
            bare = HOLE.sub("", words)
            if holes(words) != wanted or "{" in bare or "}" in bare:
                yield *places[lang, name], f"{name} has other holes than its English in {lang}"


@rule(
    "H304",
    "Say it shorter, or split it into two screens.",
    right={HOUSING: SOUND + 'choices = [{ id = "a", say = "Short", do = "menu" }]\n'},
    wrong={HOUSING: SOUND + 'choices = [{ id = "a", say = "This label is far too long", do = "menu" }]\n'},
)
def short_enough(book: Book) -> Iterator[Found]:
    """Screens hold 350 characters (crisis 450, consent 500), buttons 24, in every language."""
    places = book.entry_places
    for name, source in book.compiled.texts.items():
        most = _limit(name, source)
        if not most:
            continue
        if size(source.english) > most:
            yield at(source, f"{name} has {size(source.english)} characters, at most {most}")
        for lang in LANGS:
            words = book.words[lang].get(name, "")
            if size(words) > most:
                yield *places[lang, name], f"{name} has {size(words)} characters in {lang}, at most {most}"


def _limit(name: TextId, source: Source) -> int:
    if source.limit:
        return source.limit
    topic, _, key = name.partition(".")
    if topic == "common":
        return LABEL if key in LABELS else 350
    if topic == "face":
        return FACE_LIMITS.get(key, 256)
    return 0


def size(text: str) -> int:
    """Characters people see: bold marks do not count, a hole counts as its name's length or 8, the shorter."""
    if "{" in text:
        text = HOLE.sub(lambda hole: "x" * min(8, len(hole[0])), text)
    return len(text) - 2 * text.count("**")


_DIGIT: Final = re.compile(r"\d")
_NUMBER: Final = re.compile(r"\d[\d\s().\-]*\d|\d")
_LIST_NUMBER: Final = re.compile(r"^\s*\d{1,2}[.)]\s", re.MULTILINE)


@rule(
    "H305",
    "Make it a fact in dialogs/facts with source and date, and write {fact.its_id}; a small count may be a word.",
    right={HOUSING: SOUND.replace("Hello.", "Pay within thirty days.")},
    wrong={HOUSING: SOUND.replace("Hello.", "Pay within 30 days.")},
)
def no_numbers(book: Book) -> Iterator[Found]:
    """No number, price, deadline or phone is typed into a sentence: it would go stale unseen."""
    places = book.entry_places
    for name, source in book.compiled.texts.items():
        if name.startswith("desk."):
            continue
        if found := number_in(source.english):
            yield at(source, f"{name} has the number {found}")
        for lang in LANGS:
            if found := number_in(book.words[lang].get(name, "")):
                yield *places[lang, name], f"{name} has the number {found} in {lang}"


def number_in(text: str) -> str:
    """The first number in a text that is not a hole or the number of a list's line; '' if none."""
    if not _DIGIT.search(text):
        return ""
    bare = HOLE.sub(" ", text)
    found = _NUMBER.search(_LIST_NUMBER.sub(" ", bare))
    return found[0] if found else ""


@rule(
    "H308",
    "Run `hamroh sync`: it marks the words as fuzzy until somebody has compared them.",
    right={HOUSING: SOUND, _PO: _po("Hello.", "Привет.")},
    wrong={HOUSING: SOUND, _PO: _po("Good day.", "Привет.")},
)
def current(book: Book) -> Iterator[Found]:
    """The words were written for the English as it stands now."""
    for catalog in book.catalogs:
        for entry in catalog.entries:
            source = book.compiled.texts.get(TextId(entry.id))
            stale = source is not None and entry.english != source.english
            if stale and not entry.obsolete and not entry.fuzzy and entry.words:
                yield catalog.file, entry.line, f"the English of {entry.id} has changed"


@rule(
    "H309",
    "Run `hamroh sync`: it puts unused words aside.",
    right={HOUSING: SOUND, _PO: _po("Hello.", "Привет.")},
    wrong={HOUSING: SOUND, _PO: _po("Hello.", "Привет.", "housing.gone")},
    severity=WARNING,
)
def used(book: Book) -> Iterator[Found]:
    """Every text of a PO file stands in some dialog."""
    for catalog in book.catalogs:
        for entry in catalog.entries:
            if entry.id and not entry.obsolete and entry.id not in book.compiled.texts:
                yield catalog.file, entry.line, f"{entry.id} is used nowhere"


@rule(
    "H311",
    "Keep one of the entries, in the file named after the topic.",
    right={HOUSING: SOUND, _PO: _po("Hello.", "Привет.")},
    wrong={HOUSING: SOUND, _PO: _po("Hello.", "Привет.") + "\n" + _po("Hello.", "Салют.")},
)
def said_once(book: Book) -> Iterator[Found]:
    """A text has one entry a language, in its topic's file."""
    seen: set[tuple[str, str]] = set()
    for catalog in book.catalogs:
        for entry in catalog.entries:
            if not entry.id or entry.obsolete:
                continue
            if (catalog.lang, entry.id) in seen:
                yield catalog.file, entry.line, f"{entry.id} stands twice"
            elif entry.id.split(".")[0] != catalog.topic:
                yield catalog.file, entry.line, f"{entry.id} belongs to another file"
            seen.add((catalog.lang, entry.id))


@rule(
    "H312",
    "Open and close bold with two asterisks each, as often as the English does.",
    right={HOUSING: SOUND.replace("Hello.", "**Hi** you"), _PO: _po("**Hi** you", "**Привет** вам")},
    wrong={HOUSING: SOUND.replace("Hello.", "**Hi** you"), _PO: _po("**Hi** you", "**Привет вам")},
)
def bold_closed(book: Book) -> Iterator[Found]:
    """Bold begins and ends, in every language alike."""
    places = book.entry_places
    for name, source in book.compiled.texts.items():
        marks = source.english.count("**")
        if marks % 2:
            yield at(source, f"bold is not closed in {name}")
        for lang in LANGS:
            if name in book.words[lang] and book.words[lang][name].count("**") != marks:
                yield *places[lang, name], f"{name} has other bold than its English in {lang}"


@rule(
    "H313",
    "Name an answer that somebody gives, or {n} {all} in a screening, {reasons} with reasons = true, {fact.…}.",
    right={
        HOUSING: SOUND.replace("Hello.", "Hi {x}")
        + 'choices = [{ id = "a", say = "A", do = "menu", sets = { x = "1" } }]\n'
    },
    wrong={HOUSING: SOUND.replace("Hello.", "Hi {x}")},
)
def holes_filled(book: Book) -> Iterator[Found]:
    """Every hole in a screen's text is filled by somebody."""
    for name, source in book.compiled.texts.items():
        node = book.compiled.nodes.get(source.node) if source.node else None
        if node is None:
            continue
        allowed = {"bot"} if not source.label else set()
        if source.key in ("say", "say_without") and not source.item:
            allowed |= book.compiled.saves
            allowed |= {"n", "all"} if isinstance(node, Screening) else set()
            allowed |= {"reasons"} if isinstance(node, Message) and node.reasons else set()
        elif source.key == "retry":
            allowed |= {"least", "most"}
        for hole in sorted(holes(source.english)):
            if hole not in allowed and (not hole.startswith("fact.") or source.label):
                yield at(source, f"nothing fills {{{hole}}} in {name}")


@rule(
    "H316",
    "Write the id of a text that exists after the @.",
    right={HOUSING: SOUND + 'choices = [{ id = "a", say = "@common.back", do = "menu" }]\n'},
    wrong={HOUSING: SOUND + 'choices = [{ id = "a", say = "@common.nothing", do = "menu" }]\n'},
)
def named_texts(book: Book) -> Iterator[Found]:
    """`say = "@topic.text"` names a text that exists."""
    for name, source in book.compiled.named:
        if name not in book.compiled.texts:
            yield at(source, f"there is no text {name}")


@rule(
    "H317",
    "Add it to [texts]: Hamroh itself says it.",
    right={},
    wrong={"dialogs/common.toml": '[texts]\nback = "Back"\n'},
)
def needed_texts(book: Book) -> Iterator[Found]:
    """The texts that Hamroh itself says exist."""
    for topic, keys in (("common", COMMON), ("desk", DESK), ("face", FACE)):
        for key in keys:
            if f"{topic}.{key}" not in book.compiled.texts:
                yield f"dialogs/{topic}.toml", 0, f"text {topic}.{key} is missing"
