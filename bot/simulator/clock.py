"""The simulator's time: the machine's own, pushed forward on request, so two days pass in a test at once."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable


class Clock:
    """Wall and monotonic time with one common offset; `advance` wakes whoever sleeps on it."""

    def __init__(self, wall: Callable[[], float] = time.time, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._wall = wall
        self._monotonic = monotonic
        self._ahead = 0.0
        self._turned: asyncio.Event | None = None

    def now(self) -> int:
        """Unix seconds, whole as Telegram's."""
        return int(self._wall() + self._ahead)

    def monotonic(self) -> float:
        """Seconds that never go back."""
        return self._monotonic() + self._ahead

    def advance(self, seconds: float) -> None:
        """Move time forward. Going back is refused: Telegram's message dates never do."""
        if seconds < 0:
            raise ValueError("time goes forward only")
        self._ahead += seconds
        if self._turned is not None:
            self._turned.set()
            self._turned = None

    async def sleep(self, seconds: float) -> None:
        """Wait until this clock, pushed or not, has moved on by so much."""
        until = self.monotonic() + seconds
        while (left := until - self.monotonic()) > 0:
            if self._turned is None:
                self._turned = asyncio.Event()
            try:
                await asyncio.wait_for(self._turned.wait(), left)
            except TimeoutError:
                continue
