"""Everything that happened, in order: calls with their answers, effects, what people did. Tests read it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Any

from bot.simulator.clock import Clock

Entry = dict[str, Any]


class Journal:
    """The newest `size` entries; `seq` never repeats, so a reader asks for what came after its last."""

    def __init__(self, clock: Clock, size: int) -> None:
        self._clock = clock
        self._entries: deque[Entry] = deque(maxlen=size)
        self._seq = 0

    def add(self, kind: str, /, **more: Any) -> None:
        """Write one line."""
        self._seq += 1
        self._entries.append({"seq": self._seq, "at": self._clock.monotonic(), "type": kind, **more})

    def since(self, seq: int = 0) -> list[Entry]:
        """Entries after `seq`, oldest first."""
        found: list[Entry] = []
        for entry in reversed(self._entries):
            if entry["seq"] <= seq:
                break
            found.append(entry)
        found.reverse()
        return found

    def calls(self, method: str = "", *, ok: bool | None = None) -> list[Entry]:
        """Calls of the bot, of one method, answered well or not."""
        return [
            entry
            for entry in self._entries
            if entry["type"] == "call" and method in ("", entry["method"]) and ok in (None, entry["ok"])
        ]

    @property
    def seq(self) -> int:
        """The number of the last entry."""
        return self._seq

    def __iter__(self) -> Iterator[Entry]:
        return iter(tuple(self._entries))

    def __len__(self) -> int:
        return len(self._entries)
