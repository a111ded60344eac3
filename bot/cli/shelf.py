"""Puts commands on the parser: a name, a sentence, what it does."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from typing import Any

Act = Callable[[argparse.Namespace], int]


class Shelf:
    """Commands side by side; a group is a shelf inside one of them."""

    def __init__(self, parser: argparse.ArgumentParser, *, required: bool = False) -> None:
        self._inner: Any = parser.add_subparsers(title="commands", metavar="", required=required)

    def command(self, name: str, says: str, act: Act) -> argparse.ArgumentParser:
        """A command of that name."""
        made: argparse.ArgumentParser = self._inner.add_parser(name, help=says, description=says)
        made.set_defaults(act=act)
        return made

    def group(self, name: str, says: str) -> Shelf:
        """Commands below a common word: one of them must be named."""
        return Shelf(self._inner.add_parser(name, help=says, description=says), required=True)


def add_today(parser: argparse.ArgumentParser) -> None:
    """The option `--today`."""
    parser.add_argument("--today", type=date.fromisoformat, metavar="DATE", help="pretend it is this day, YYYY-MM-DD")
