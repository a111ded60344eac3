"""How screens look in a terminal: bold where people see bold, buttons with numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, TextIO

from bot.core.outgoing import Key, Rows

_BOLD: Final = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_RULE: Final = "─" * 44


class Paper:
    """Writes lines; with `colour` in bold and dim, without it plainly, so that a pipe or a file gets clean text."""

    def __init__(self, out: TextIO, *, colour: bool | None = None) -> None:
        self._out = out
        self._colour = out.isatty() if colour is None else colour

    def line(self, text: str = "") -> None:
        """One line, or several, bold where the words say so."""
        print(_BOLD.sub("\033[1m\\1\033[0m", text) if self._colour else text, file=self._out)

    def dim(self, text: str) -> None:
        """A line beside the matter."""
        print(f"\033[2m{text}\033[0m" if self._colour else text, file=self._out)

    def rule(self) -> None:
        """A line between two screens."""
        self.dim(_RULE)

    def ask(self, mark: str) -> None:
        """What stands before the place where one types."""
        print(mark, end="", file=self._out, flush=True)

    def keys(self, rows: Rows, number: Callable[[int], str]) -> list[Key]:
        """The buttons, row by row; answers with them in the order of their numbers."""
        keys: list[Key] = []
        for row in rows:
            told = []
            for key in row:
                keys.append(key)
                told.append(f"{number(len(keys)):>3} {key.label}")
            self.line("   ".join(told))
        return keys
