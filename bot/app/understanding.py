"""Answers what the bot makes of typed texts, line by line, so that word lists can be measured without Telegram."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any, Final, TextIO

import msgspec

from bot.content.bundle import load_content
from bot.core.hearing import guess_language, hear
from bot.core.ids import Level
from bot.core.program import Lexicon
from bot.core.values import Value

DANGER: Final = {Level.EMERGENCY: "emergency", Level.URGENT: "urgent", Level.CONCERN: "concern"}
_CYRILLIC: Final = re.compile("[\u0400-\u04ff]")
_LATIN: Final = re.compile("[A-Za-z]")


class Asked(Value, frozen=True):
    """One line of the input. `talk`, `turn` and `place` may be there; a text is understood by itself."""

    id: str
    text: str
    lang: str = ""
    talk: str = ""
    turn: int = 0
    place: str = ""


def answer(root: Path, today: date, lines: TextIO, out: TextIO) -> int:
    """Answers every line at once; 1 if any could not be read, after all the others were answered."""
    lexicon = load_content(root, today).program.lexicon
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
            made = understood(asked, lexicon)
        out.write(msgspec.json.encode(made).decode() + "\n")
        out.flush()
    return 1 if unread else 0


def understood(asked: Asked, lexicon: Lexicon) -> dict[str, Any]:
    """What the bot makes of one text, with the evidence."""
    heard = hear(asked.text, lexicon)
    evidence = [f"word {heard.word}"] if heard.word else []
    evidence += [f"rule {heard.rule}"] if heard.rule else []
    evidence += [f"title {heard.topic}"] if heard.topic and not heard.rule else []
    return {
        "id": asked.id,
        "lang": guess_language(asked.text, asked.lang).partition("@")[0],
        "script": script(asked.text),
        "topic": heard.topic or None,
        "topics": [heard.topic] if heard.topic else [],
        "danger": "none" if heard.level is None else DANGER.get(heard.level, "none"),
        "category": heard.category or None,
        "ask": False,
        "why": evidence,
    }


def script(text: str) -> str:
    """cyrl, latn, or mixed; a text without letters is latn."""
    found = bool(_CYRILLIC.search(text)), bool(_LATIN.search(text))
    return "mixed" if all(found) else "cyrl" if found[0] else "latn"
