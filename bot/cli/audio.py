"""`hamroh audio`: recordings of screens, for people who do not read easily."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from bot.cli.shelf import Shelf
from bot.config import load

SPOKEN: Final = ("tg", "ru", "uz")


def add(shelf: Shelf) -> None:
    """The commands of this file."""
    group = shelf.group("audio", "recordings of screens, read aloud by a person")
    each = group.command("todo", "end screens that have no recording yet, the nearest to the menu first", todo)
    each.add_argument("--lang", choices=SPOKEN, help="only this language")
    each.add_argument("--text", action="store_true", help="print the texts to be read too")
    each = group.command("add", "put a recording in its place", put)
    each.add_argument("file", type=Path, help="an Ogg file with Opus")
    each.add_argument("--node", required=True, metavar="TOPIC.NODE", help="the screen that is read")
    each.add_argument("--lang", choices=SPOKEN, required=True)


def todo(asked: argparse.Namespace) -> int:
    """Prints what is to be recorded."""
    root = load().content.root
    from bot.content import unrecorded
    from bot.content.book import read_book
    from bot.content.recordings import SPOKEN as LANGS

    book = read_book(root, datetime.now(UTC).date())
    for lang in LANGS:
        if asked.lang not in (None, lang):
            continue
        found, whole = unrecorded.todo(book, lang)
        ready = [one for one in found if one.text]
        print(f"{lang}: {len(ready)} of {whole} end screens to record; {len(found) - len(ready)} wait for their words")
        for one in ready:
            taps = f"{one.taps} taps" if one.taps < unrecorded.FAR else "typed"
            print(f"  {taps:7} {one.node}{'   (again: the text has changed)' if one.again else ''}")
            if asked.text:
                print("\n".join(f"          {line}" for line in one.text.split("\n")))
    return 0


def put(asked: argparse.Namespace) -> int:
    """Copies the file, and writes down what it reads."""
    root = load().content.root
    from bot.content import audio
    from bot.content.book import read_book

    path = audio.add(read_book(root, datetime.now(UTC).date()), asked.file, asked.node, asked.lang)
    print(f"written: {path.relative_to(root)} and the text it reads, {path.stem}.txt")
    return 0
