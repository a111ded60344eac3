"""Watches over the service itself: silence from Telegram, a second poller, a full disk; and pings the outside."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from bot.app.clock import Clock

log = structlog.get_logger()

TWICE = 60.0
"""Seconds in which a second 409 proves another poller. A first one may be the echo of our own poll before a restart."""
AGAIN = 600.0
"""Seconds before the same alarm is given once more."""
Ping = Callable[[str], Awaitable[None]]
Tell = Callable[[str], Awaitable[None]]


async def _always() -> bool:
    """Polling tells by itself whether messages come in."""
    return True


class Watch:
    """Alarms do not pass through the outbox: they must leave when the disk is full or the queue is long.

    `tell(name)` gives the alarm `desk.alarm_<name>` to the supervisors; `ping(url)` calls the dead-man's address.
    `reached` says whether messages come in by webhook.
    """

    def __init__(self, clock: Clock, *, silence: float, tell: Tell, ping: Ping, ping_url: str = "") -> None:
        self.clock = clock
        self.silence = silence
        self.polling = False
        self.reached: Callable[[], Awaitable[bool]] = _always
        self._tell = tell
        self._ping = ping
        self._ping_url = ping_url
        self._last_good = clock.monotonic()
        self._conflict = -TWICE - 1
        self._given: dict[str, float] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def good_poll(self) -> None:
        """Telegram answered."""
        self._last_good = self.clock.monotonic()

    def conflict(self) -> None:
        """409: somebody else polls with our token, if it comes twice."""
        now = self.clock.monotonic()
        if now - self._conflict <= TWICE:
            self.alarm("conflict")
        self._conflict = now

    def full(self) -> None:
        """The disk takes no more; nothing is confirmed to Telegram until it does."""
        self.alarm("disk")

    @property
    def silent_for(self) -> float:
        """Seconds since the last good poll."""
        return self.clock.monotonic() - self._last_good

    def alarm(self, name: str) -> None:
        """Give an alarm, at most once in ten minutes of its kind."""
        now = self.clock.monotonic()
        if now - self._given.get(name, -AGAIN) < AGAIN:
            return
        self._given[name] = now
        log.critical("alarm", action="alarm", alarm=name)
        task = asyncio.ensure_future(self._tell(name))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def look(self) -> bool:
        """Called every few seconds. False when polls have been silent too long: the caller starts them anew."""
        if self.polling and self.silent_for > self.silence:
            self.alarm("poll")
            return False
        return True

    async def ping(self) -> None:
        """Tell the outside that we live; silence there is what wakes somebody when all of this is dead."""
        if self._ping_url and self.look():
            try:
                if await self.reached():
                    await self._ping(self._ping_url)
            except Exception as exc:
                log.warning("ping failed", action="ping_failed", error=type(exc).__name__)
