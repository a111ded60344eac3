"""Problems met while reading: each code with its examples. The finding is done where the files are read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.content.book import Book
from bot.content.checks.rule import RULES, Files, Found, Rule
from bot.content.problem import ERROR

SOUND: Final = 'title = "Housing"\n[start]\nsay = "Hello."\n'
"""A dialog with nothing wrong in its shape."""
HOUSING: Final = "dialogs/housing.toml"
WORDS: Final = "dialogs/words.toml"


def _nothing(_: Book) -> Iterator[Found]:
    """Found while reading, so there is nothing left to find."""
    return iter(())


def _met(code: str, says: str, wrong: Files, right: Files) -> None:
    RULES[code] = Rule(code, says, "The problem itself says how.", right, wrong, ERROR, _nothing)


_met("H101", "The file is TOML.", {HOUSING: '[start]\nsay = "Hello.\n'}, {HOUSING: SOUND})
_met("H102", "Every key is known.", {HOUSING: SOUND + 'sya = "x"\n'}, {HOUSING: SOUND + "keep = true\n"})
_met(
    "H103",
    "Every value is of the right kind.",
    {HOUSING: SOUND + 'face = "loud"\n'},
    {HOUSING: SOUND + 'face = "inner"\n'},
)
_met(
    "H104",
    "Names are a-z, 0-9 and _.",
    {HOUSING: SOUND + '[Big]\nsay = "x"\n'},
    {HOUSING: SOUND + '[big]\nsay = "x"\n'},
)
_met(
    "H105",
    "What must be said is said.",
    {HOUSING: SOUND + "[quiet]\nkeep = true\n"},
    {HOUSING: SOUND + '[quiet]\nsay = "x"\n'},
)
_met(
    "H106",
    "No name is used twice.",
    {HOUSING: SOUND + 'choices = [{ id = "a", say = "A", do = "menu" }, { id = "a", say = "B", do = "back" }]\n'},
    {HOUSING: SOUND + 'choices = [{ id = "a", say = "A", do = "menu" }, { id = "b", say = "B", do = "back" }]\n'},
)
_met(
    "H406",
    "Each example tells what it should be taken for.",
    {"dialogs/examples/housing.ru.txt": "urgent | дверь заперли\n"},
    {"dialogs/examples/housing.ru.txt": "urgent trafficking | дверь заперли\n"},
)
_met(
    "H407",
    "The learned weights can be read.",
    {"dialogs/weights.txt": "version 1\n\n.a !!\n"},
    {HOUSING: SOUND},
)
_met(
    "H310",
    "The words file is PO.",
    {"locales/ru/housing.po": "msgctxt housing.start\n"},
    {"locales/ru/housing.po": 'msgctxt "housing.start"\nmsgid "Hello."\nmsgstr "Привет."\n'},
)
_met(
    "H401",
    "A rule can be read.",
    {WORDS: '[[rule]]\nid = "x"\nany = ["+"]\n'},
    {WORDS: '[[rule]]\nid = "x"\nany = ["паспорт* + забрали"]\n'},
)
