"""Commands of editors: what is wrong with the content, what is missing, and how it looks."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from bot.cli.exits import WRONG
from bot.cli.review import STATES
from bot.cli.shelf import Shelf, add_today
from bot.config import load
from bot.core.ids import ENGLISH, LANGS
from bot.core.screens import RELATIVE, WHO


def add(shelf: Shelf) -> None:
    """The commands of this file."""
    each = shelf.command("check", "list everything that is wrong with the content", check)
    each.add_argument("--json", action="store_true", help="one JSON list instead of lines")
    add_today(each)
    each.add_argument("--require", choices=STATES, help="pretend that `content.require` says this")
    each = shelf.command("sync", "bring the PO files in line with the dialogs, and make the Cyrillic Uzbek ones", sync)
    each.add_argument(
        "--from", dest="back", type=Path, metavar="FOLDER", help="first take the words that came back from translators"
    )
    shelf.command("understand", "JSON lines in, what the bot makes of each text out", understand)
    each = shelf.command("preview", "a topic as a person sees it, in this terminal", preview)
    each.add_argument("topic", help="a topic, such as home")
    each.add_argument("--lang", choices=(*LANGS, ENGLISH), default=ENGLISH, help="the language (default: en)")
    each.add_argument("--node", default="", metavar="NAME", help="begin at this screen")
    each.add_argument("--who", choices=("self", RELATIVE), help="whom it is about")
    each.add_argument("--set", action="append", default=[], type=answer, metavar="NAME=VALUE", help="an answer given")
    each.add_argument("--all", action="store_true", help="print every screen once, and end")
    add_today(each)
    each = shelf.command("status", "how far words, reviews and facts are", status)
    each.add_argument("--html", type=Path, metavar="FILE", help="write it as a page too")
    add_today(each)
    each = shelf.command("map", "the dialogs as pictures: a page and an SVG file", draw)
    each.add_argument(
        "--out", type=Path, default=Path("build/map"), metavar="FOLDER", help="where (default: build/map)"
    )


def answer(text: str) -> tuple[str, str]:
    """`country=RU` as name and value."""
    name, sign, value = text.partition("=")
    if not name or not sign:
        raise argparse.ArgumentTypeError("write NAME=VALUE, such as country=RU")
    return name, value


def today_of(asked: argparse.Namespace) -> date:
    """The day that was asked for, or today."""
    return asked.today or datetime.now(UTC).date()


def check(asked: argparse.Namespace) -> int:
    """Lists the problems of the content."""
    settings, kept = load().content, load().storage.kept_content
    from bot.content import bundle

    # A service on this machine starts sooner after the check; a mere try of another day or state leaves no trace.
    cache = kept if kept.parent.exists() and not asked.today and not asked.require else None
    problems = bundle.check(settings.root, today_of(asked), require=asked.require or settings.require, cache=cache)
    errors = sum(1 for each in problems if each.severity == "error")
    if asked.json:
        import json

        import msgspec

        print(json.dumps([msgspec.structs.asdict(each) for each in problems], ensure_ascii=False, indent=1))
    else:
        for each in problems:
            print(each)
        print(f"{errors} errors, {len(problems) - errors} warnings")
    return WRONG if errors else 0


def sync(asked: argparse.Namespace) -> int:
    """Takes words in; makes generated content files anew."""
    root = load().content.root
    from bot.content import sync as catalogs
    from bot.content.returned import take_in

    for each in take_in(root, asked.back) if asked.back else ():
        print(f"taken: {each}")
    for each in catalogs.sync(root, datetime.now(UTC).date()):
        print(each)
    return 0


def understand(asked: argparse.Namespace) -> int:
    """Answers each line of the input at once, so that a pipe can talk with it."""
    settings = load()
    from bot.app import understanding

    return understanding.answer(settings.content.root, datetime.now(UTC).date(), sys.stdin, sys.stdout)


def preview(asked: argparse.Namespace) -> int:
    """Walks through a topic, or prints it."""
    root = load().content.root
    from bot.app import proof
    from bot.app.preview import Wish
    from bot.app.preview import preview as walk

    answers = {**({WHO: asked.who} if asked.who else {}), **dict(asked.set)}
    wish = Wish(asked.topic, asked.lang, asked.node, answers)
    if asked.all:
        return proof.proof(root, today_of(asked), wish, sys.stdout)
    return walk(root, today_of(asked), wish, sys.stdin, sys.stdout)


def status(asked: argparse.Namespace) -> int:
    """Prints the numbers; writes the page."""
    root = load().content.root
    from bot.content import status as numbers
    from bot.content.book import read_book
    from bot.content.status_page import status_page

    found = numbers.status(read_book(root, today_of(asked)))
    for line in numbers.lines(found):
        print(line)
    if asked.html:
        asked.html.write_text(status_page(found), encoding="utf-8")
        print(f"written: {asked.html}")
    return 0


def draw(asked: argparse.Namespace) -> int:
    """Draws the dialogs."""
    root, today = load().content.root, datetime.now(UTC).date()
    from bot.content import picture
    from bot.content.book import read_book

    book = read_book(root, today)
    whole, topics = picture.overview(book), picture.graphs(book)
    asked.out.mkdir(parents=True, exist_ok=True)
    for name, text in (
        ("map.html", picture.sheet(whole, topics, today.isoformat())),
        ("map.svg", picture.svg_file(whole, topics)),
    ):
        (asked.out / name).write_text(text, encoding="utf-8")
        print(f"written: {asked.out / name}")
    return 0
