"""`hamroh facts`: the directory and the rules: what is known of each, what must be checked, what was found."""

from __future__ import annotations

import argparse
from datetime import UTC, date, datetime

from bot.cli.shelf import Shelf, add_today
from bot.config import load

HOW = ("called", "official_page", "letter")


def add(shelf: Shelf) -> None:
    """The commands of this file."""
    group = shelf.group("facts", "phones, places and rules: look them up, check them")
    each = group.command("show", "everything about one entry", show)
    each.add_argument("id")
    add_today(each)
    each = group.command("due", "what must be checked again", due)
    each.add_argument("--days", type=int, default=30, help="look so far ahead (default: 30)")
    add_today(each)
    each = group.command("check", "write down that somebody checked an entry", check)
    each.add_argument("id")
    each.add_argument("--how", choices=HOW, required=True, help="how it was checked")
    found = each.add_mutually_exclusive_group(required=True)
    found.add_argument("--ok", action="store_true", help="it is right: people may see it")
    found.add_argument("--wrong", action="store_true", help="it is wrong: hide it at once")
    each.add_argument("--by", default="operator", metavar="ROLE", help="who checked: a role, never a name")
    each.add_argument("--note", default="", metavar="TEXT", help="what else is to be known, kept in `note`")
    each.add_argument("--review", type=date.fromisoformat, metavar="DATE", help="believe it until this day")
    each.add_argument("--force", action="store_true", help="publish although something is missing")
    add_today(each)


def today_of(asked: argparse.Namespace) -> date:
    """The day that was asked for, or today."""
    return asked.today or datetime.now(UTC).date()


def show(asked: argparse.Namespace) -> int:
    """Prints an entry."""
    root = load().content.root
    from bot.content import checked
    from bot.content.book import read_book

    for line in checked.told(read_book(root, today_of(asked)), asked.id):
        print(line)
    return 0


def due(asked: argparse.Namespace) -> int:
    """Prints what is due, the oldest first, and how much waits for its first check."""
    root, today = load().content.root, today_of(asked)
    from bot.content.book import read_book
    from bot.content.due import due as looked_up
    from bot.content.due import standing

    facts = read_book(root, today).facts
    found = looked_up(facts, today, asked.days)
    for one in found:
        kind = "service" if one.fact.service else "rule"
        word = "since" if one.overdue else "from"
        print(f"{word:5} {one.on.isoformat()}  {kind:7} {one.fact.country:3}  {one.fact.id}")
    first = sum(standing(fact, today) == "after_check" for fact in facts.by_id.values())
    print(f"{len(found)} to check again within {asked.days} days; {first} services wait for their first check")
    return 0


def check(asked: argparse.Namespace) -> int:
    """Writes the finding into the file, and says what follows."""
    root, today = load().content.root, today_of(asked)
    from bot.content import checked
    from bot.content.book import read_book

    book = read_book(root, today)
    found = checked.Check(asked.how, asked.by, today, asked.note, asked.review)
    lines = checked.confirm(book, asked.id, found, force=asked.force) if asked.ok else None
    for line in lines if lines is not None else checked.refute(book, asked.id, found):
        print(line)
    return 0
