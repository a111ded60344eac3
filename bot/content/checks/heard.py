"""Rules about recordings: each belongs to a screen and says what is written there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.content.book import Book
from bot.content.checks.reading import HOUSING, SOUND
from bot.content.checks.rule import Found, rule
from bot.content.problem import WARNING
from bot.content.recordings import recordings

_OGG: Final = "dialogs/audio/ru/housing.start.ogg"
_TXT: Final = "dialogs/audio/ru/housing.start.txt"
_PO: Final = "locales/ru/housing.po"
_WORDS: Final = 'msgctxt "housing.title"\nmsgid "Housing"\nmsgstr "Жильё"\n\n' + (
    'msgctxt "housing.start"\nmsgid "Hello."\nmsgstr "Привет."\n'
)


@rule(
    "H703",
    "Record it anew and run `hamroh audio add`, or remove the file; see `hamroh audio todo`.",
    right={HOUSING: SOUND, _PO: _WORDS, _OGG: "OggS", _TXT: "Привет.\n"},
    wrong={HOUSING: SOUND, _PO: _WORDS, _OGG: "OggS", _TXT: "Здравствуйте.\n"},
    severity=WARNING,
)
def recordings_hold(book: Book) -> Iterator[Found]:
    """A recording reads the text of a screen as it stands now."""
    for each in recordings(book.root):
        file = each.path.relative_to(book.root).as_posix()
        node = book.compiled.nodes.get(each.node)
        if node is None:
            yield file, 0, f"there is no screen {each.node}"
        elif each.said is None:
            yield file, 0, f"{each.path.stem}.txt with the text that was read is missing"
        elif each.said != book.aloud(node, each.lang):
            yield file, 0, f"the text of {each.node} has changed since it was read in {each.lang}"
