"""`hamroh review`: how far each text has come, and who says so."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from typing import Final

from bot.cli.exits import WRONG, told
from bot.cli.shelf import Shelf, add_today
from bot.config import load
from bot.core.ids import LANGS

STATES: Final = ("draft", "reviewed", "approved")


def add(shelf: Shelf) -> None:
    """The commands of this file."""
    group = shelf.group("review", "how far each text has come: draft, reviewed, approved")
    each = group.command("list", "texts with their state", listed)
    each.add_argument("--lang", choices=LANGS, help="only this language")
    each.add_argument("--topic", default="", metavar="ID", help="only this topic, screen or text")
    each.add_argument("--state", choices=STATES, help="only texts in this state")
    each = group.command("set", "write down that texts were read; approved needs two different roles", put)
    each.add_argument("id", help="a topic, a screen (topic.node, with its buttons), or a text")
    each.add_argument("--lang", choices=LANGS, required=True)
    each.add_argument("--state", choices=STATES, required=True, help="draft takes the state away")
    each.add_argument("--by", required=True, metavar="ROLE", help="who read it: a role such as editor, never a name")
    add_today(each)


def listed(asked: argparse.Namespace) -> int:
    """One line a text, and the sums."""
    root = load().content.root
    from bot.content import review
    from bot.content.book import read_book

    book = read_book(root, datetime.now(UTC).date())
    found = list(review.rows(book, (asked.lang,) if asked.lang else LANGS, asked.topic))
    for row in found:
        if asked.state in (None, row.state):
            print(f"{row.lang:12} {row.id:40} {row.says}")
    print(", ".join(f"{sum(row.state == state for row in found)} {state}" for state in STATES))
    return 0


def put(asked: argparse.Namespace) -> int:
    """Writes the state beside the words."""
    root = load().content.root
    from bot.content import review
    from bot.content.book import read_book

    today = asked.today or datetime.now(UTC).date()
    done, left = review.put(read_book(root, today), asked.id, asked.lang, asked.state, asked.by, today)
    print(f"{len(done)} texts are now {asked.state}, as {asked.by} says" if done else "nothing was written")
    return told(left, WRONG) if left else 0
