"""Commands about marks: what counsellors say the software got wrong, counted, and written out for a second reader."""

from __future__ import annotations

import argparse
import asyncio
from pathlib import Path

from bot.cli.shelf import Shelf
from bot.config import load


def add(shelf: Shelf) -> None:
    """The commands of this file."""
    marks = shelf.group("marks", "what counsellors marked as wrong")
    marks.command("list", "how often what was marked, by month", counted)
    each = marks.command("export", "write the sentences that people agreed to, for review", export)
    each.add_argument("to", type=Path, metavar="FILE", help="the new file, JSON lines; it is never overwritten")


def counted(asked: argparse.Namespace) -> int:
    """Prints the table."""
    settings = load()
    from bot.app import marks

    for line in asyncio.run(marks.counted(settings.storage.database, settings.storage.key_file)):
        print(line)
    return 0


def export(asked: argparse.Namespace) -> int:
    """Writes the file."""
    settings = load()
    from bot.app import marks

    to = asked.to.absolute()
    for line in asyncio.run(marks.export(settings.storage.database, settings.storage.key_file, to)):
        print(line)
    print("Read it through, copy by hand what is fit, then delete the file: docs/operating.md says how.")
    return 0
