"""Messages whose meaning is known, as JSON lines: what a measurement is made on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import msgspec

from bot.app.understanding import script
from bot.content.examples import LANGUAGES, LEVELS
from bot.core.ids import CATEGORIES, TOPICS, Level
from bot.core.values import Value
from bot.errors import NotDone

FOLDER: Final = "evaluation"
_TAJIK: Final = re.compile("[ӣӯҳқғҷ]")
_UZBEK: Final = re.compile("[ўқғҳ]|[og][ʻʼ'`‘’´]")


class Known(Value, frozen=True):
    """One message and what it should be taken for. In a talk `danger` is what the talk comes to with this turn."""

    id: str
    text: str
    lang: str
    topic: str
    danger: str = "none"
    also: tuple[str, ...] = ()
    category: str | None = None
    speaker: str = "self"
    cue: str = ""
    talk: str = ""
    turn: int = 0
    place: str = ""

    @property
    def rank(self) -> int:
        """0 for no danger to 3 for an emergency."""
        return LEVELS.index(self.danger)

    @property
    def script(self) -> str:
        """cyrl, latn or mixed."""
        return script(self.text)

    @property
    def noise(self) -> str:
        """How it is typed: in the letters of another language's alphabet, without its own special letters, short …"""
        words, text = len(self.text.split()), self.text.lower()
        if self.script == "mixed":
            return "two scripts"
        if self.lang != "uz" and self.script == "latn":
            return "Latin typing"
        if words <= 3:
            return "three words or fewer"
        if len(self.text) > 160:
            return "long"
        if (self.lang == "tg" and not _TAJIK.search(text)) or (self.lang == "uz" and not _UZBEK.search(text)):
            return "no special letters"
        return "clean"


def rank_of(level: Level | None) -> int:
    """0 for no danger to 3 for an emergency."""
    return 0 if level is None or level == Level.ROUTINE else 4 - int(level)


def read_sets(paths: Iterable[Path]) -> list[Known]:
    """Every line of every file, in their order. Raises NotDone naming the first line that does not fit."""
    found: list[Known] = []
    for path in paths:
        try:
            lines = path.read_text(encoding="utf-8").split("\n")
        except (OSError, UnicodeDecodeError) as error:
            raise NotDone(f"{path}: cannot be read ({type(error).__name__})") from None
        for number, line in enumerate(lines, 1):
            if line.strip():
                found.append(_known(line, f"{path}:{number}"))
    return found


def _known(line: str, where: str) -> Known:
    try:
        row = msgspec.json.decode(line, type=Known)
    except msgspec.DecodeError:  # its message may quote the text
        raise NotDone(f"{where}: not a JSON object with id, text, lang, topic and danger") from None
    fits = row.topic in TOPICS and row.danger in LEVELS and (row.category is None or row.category in CATEGORIES)
    if not fits or row.lang not in LANGUAGES:
        raise NotDone(f"{where}: a topic, level, category or language that does not exist")
    return row
