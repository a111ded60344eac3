"""A small sound project in a temporary folder, over which tests lay their own files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.content.book import Book, read_book
from bot.content.needed import COMMON, DESK, FACE
from bot.content.require import APPROVED, DRAFT
from bot.core import places
from bot.core.ids import LANGS

TODAY = date(2026, 11, 22)

PHRASES = {
    "tg": "Салом, ҳамроҳ.",
    "ru": "Добрый день.",
    "uz": "Assalomu alaykum.",
    "uz@cyrillic": "Ассалому алайкум.",
}

WORDS = {
    "menu": ("феҳрист", "меню", "menyu"),
    "back": ("қафо", "назад", "orqaga"),
    "help": ("роҳнамо", "помощь", "yordam"),
    "person": ("инсон", "человек", "odam"),
    "danger": ("дар хатарам", "помогите", "xavfdaman"),
    "clear": ("тоза кун", "стереть", "tozala"),
    "language": ("забон", "язык", "til"),
    "yes": ("бале", "да", "ha"),
    "no": ("не", "нет", "yoʻq"),
}


def sound_project() -> dict[str, str]:
    """Dialogs with every node and text that Hamroh itself needs, and one topic."""
    files: dict[str, str] = {}
    for topic in sorted({node.split(".")[0] for node in places.NODES}):
        names = [node.split(".")[1] for node in places.NODES if node.startswith(f"{topic}.")]
        files[f"dialogs/{topic}.toml"] = 'title = "Start"\n' + "".join(
            f'[{name}]\nsay = "Welcome."\n' for name in names
        )
    for topic, keys in (("common", COMMON), ("desk", DESK), ("face", FACE)):
        files[f"dialogs/{topic}.toml"] = "[texts]\n" + "".join(f'{key} = "Words"\n' for key in keys)
    files["dialogs/housing.toml"] = 'title = "Housing"\n[start]\nsay = "Hello."\n'
    lists = (f'[{name}]\ntg = ["{tg}"]\nru = ["{ru}"]\nuz = ["{uz}"]\n' for name, (tg, ru, uz) in WORDS.items())
    files["dialogs/words.toml"] = "".join(lists)
    return files


Project = Callable[..., Path]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """`project({"dialogs/housing.toml": "…"})` writes the sound project with these files laid over; returns its root.

    With `worded=True` every text gets the phrase of its language, so that the whole of it loads; with `approved=True`
    two roles have signed each.
    """

    def write(files: dict[str, str] | None = None, *, worded: bool = False, approved: bool = False) -> Path:
        for name, text in {**sound_project(), **(files or {})}.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        if worded:
            word(tmp_path, set(files or {}), approved=approved)
        return tmp_path

    return write


def word(root: Path, written: set[str], *, approved: bool = False) -> None:
    """Words for every text, except in files that the test wrote itself."""
    from bot.content import po, review

    book = read_book(root, TODAY)
    for lang in LANGS:
        for raw in book.files:
            name = f"locales/{lang}/{raw.topic}.po"
            entries = [
                po.Entry(id=text, english=source.english, words=phrase(lang, source.english, source.limit))
                for text, source in book.compiled.texts.items()
                if text.startswith(f"{raw.topic}.")
            ]
            for entry in entries if approved else ():
                by = ((TODAY, "language-lead"), (TODAY, "field-lead"))
                entry.notes = [review.Signed(APPROVED, by, review.stamp(entry)).note]
            if name not in written and entries:
                (root / "locales" / lang).mkdir(parents=True, exist_ok=True)
                (root / name).write_text(po.write(entries), encoding="utf-8")


def phrase(lang: str, english: str, limit: int) -> str:
    """A sound phrase with the holes and the bold of the English."""
    from bot.content.render import HOLE

    holes = " ".join(dict.fromkeys(match[0] for match in HOLE.finditer(english)))
    bold = "**Б** " if english.count("**") == 2 and lang != "uz" else "**B** " if english.count("**") == 2 else ""
    return f"{bold}{PHRASES[lang]} {holes}".strip()


@pytest.fixture
def book(project: Project) -> Callable[..., Book]:
    """The same, read."""

    def read(files: dict[str, str] | None = None, *, require: str = DRAFT, **how: bool) -> Book:
        return read_book(project(files, approved=require != DRAFT, **how), TODAY, require=require)

    return read
