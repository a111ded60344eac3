"""Answers what the bot makes of typed texts, line by line, so that it can be measured without Telegram."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any, Final, TextIO

import msgspec

from bot.content.bundle import load_content
from bot.core.evidence import REMEMBERED
from bot.core.hearing import Heard, hear
from bot.core.ids import Level
from bot.core.program import Lexicon
from bot.core.values import Value
from bot.core.weights import Sums

DANGER: Final = {Level.EMERGENCY: "emergency", Level.URGENT: "urgent", Level.CONCERN: "concern"}
TALKS: Final = 1000
"""Talks that are remembered at once; the oldest is forgotten first."""
_CYRILLIC: Final = re.compile("[\u0400-\u04ff]")
_LATIN: Final = re.compile("[A-Za-z]")


class Asked(Value, frozen=True):
    """One line of the input. Lines of one `talk` are read in the order of their `turn`s, which is how they come.

    `place` is the dialog node where the person stands, `lang` what their app speaks.
    """

    id: str
    text: str
    lang: str = ""
    talk: str = ""
    turn: int = 0
    place: str = ""


class Listener:
    """Hears texts as the bot does, and remembers of each talk what the bot would: sums, and the level reached."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._talks: dict[str, tuple[tuple[Sums, ...], Level | None, str]] = {}

    def hear(self, text: str, talk: str = "", place: str = "", hint: str = "") -> tuple[Heard, Level | None, str]:
        """What was heard; with the level of the talk so far, which never falls, and its category."""
        sums, reached, category = self._talks.get(talk, ((), None, ""))
        heard = hear(text, self.lexicon, sums, place.partition(".")[0], hint, explain=True)
        level, own = heard.level, heard.category
        if heard.word == "danger":
            level, own = Level.EMERGENCY, own or "other"
        if reached is not None and (level is None or reached < level):
            level = reached
        else:
            category = own
        if talk:
            self._talks.pop(talk, None)
            self._talks[talk] = ((*sums, *([heard.sums] if heard.sums else []))[-REMEMBERED:], level, category)
            if len(self._talks) > TALKS:
                del self._talks[next(iter(self._talks))]
        return heard, level, category if level is not None else ""


def answer(root: Path, today: date, lines: TextIO, out: TextIO) -> int:
    """Answers every line at once; 1 if any could not be read, after all the others were answered."""
    listener = Listener(load_content(root, today).program.lexicon)
    unread = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            asked = msgspec.json.decode(line, type=Asked)
        except msgspec.DecodeError:  # also what does not fit; its message may quote the text
            unread += 1
            made: dict[str, Any] = {"line": number, "error": "not a JSON object with id and text"}
        else:
            made = understood(asked, listener)
        out.write(msgspec.json.encode(made).decode() + "\n")
        out.flush()
    return 1 if unread else 0


def understood(asked: Asked, listener: Listener) -> dict[str, Any]:
    """What the bot makes of one text, with the evidence."""
    heard, level, category = listener.hear(asked.text, asked.talk, asked.place, asked.lang)
    why = list(heard.why)
    if level != heard.level:
        why.append("reached earlier in the talk")
    return {
        "id": asked.id,
        "lang": heard.lang.partition("@")[0],
        "script": script(asked.text),
        "topic": heard.topics[0] if heard.topics else None,
        "topics": list(heard.topics),
        "danger": "none" if level is None else DANGER.get(level, "none"),
        "category": category or None,
        "ask": heard.ask and level is None,
        "why": why,
    }


def script(text: str) -> str:
    """cyrl, latn, or mixed; a text without letters is latn."""
    found = bool(_CYRILLIC.search(text)), bool(_LATIN.search(text))
    return "mixed" if all(found) else "cyrl" if found[0] else "latn"
