"""Brings what the channel delivers into the inbox; Telegram hears «yes» only after the commit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

import msgspec
import structlog

from bot.app import lanes
from bot.app.clock import Clock
from bot.app.worker import Body
from bot.content.bundle import Content
from bot.core import places
from bot.core.events import Address, Commanded, Event, Sent, Tapped, Wrote
from bot.core.hearing import hear
from bot.core.ids import Level
from bot.core.outgoing import Priority
from bot.core.values import encode
from bot.errors import ChannelError, Intruder, StoreError, TryLater
from bot.store import inbox
from bot.store.db import Store
from bot.store.inbox import Arrival

log = structlog.get_logger()

POLL = 25
OLDEST = 48 * 3600.0
LATE = 60.0
Reader = Callable[[dict[str, Any]], tuple[Address | None, Event | None]]


class Watched(Protocol):
    """Who is told how polling goes."""

    def good_poll(self) -> None: ...
    def conflict(self) -> None: ...
    def full(self) -> None: ...


class Intake:
    """One door for polling and webhook."""

    def __init__(
        self,
        store: Store,
        content: Content,
        clock: Clock,
        read: Reader,
        wake_worker: Callable[[], None],
        watch: Watched,
    ) -> None:
        self.store = store
        self.content = content
        self.clock = clock
        self.read = read
        self.wake_worker = wake_worker
        self.watch = watch
        self.stopping = False

    async def accept(self, updates: list[dict[str, Any]]) -> None:
        """Store updates; when this returns they are durable. Raises StoreError when they could not be stored."""
        now = self.clock.now()
        arrivals = [a for u in updates if (a := self._arrival(u, now))]
        if not arrivals:
            return
        try:
            async with self.store.transaction() as tx:
                new = await inbox.put(tx, arrivals)
        except StoreError:
            self.watch.full()
            raise
        if new:
            self.wake_worker()

    def _arrival(self, update: dict[str, Any], now: float) -> Arrival | None:
        who, event = self.read(update)
        if event is None:
            return None
        if isinstance(event, Sent) and event.spot is not None:
            # Where somebody is stays in this line's memory: only the name of the nearest town goes on.
            near = self.content.words.facts.nearest(event.spot)
            event = msgspec.structs.replace(event, spot=None, near=near)
        if who is not None:
            lane = lanes.of_person(self.store.key_of(who))
        else:
            group = getattr(event, "group", 0) or getattr(event, "new", 0)
            lane = lanes.of_topic(group, getattr(event, "topic", None))
        at = min(now, max(now - OLDEST, _date(update) or now))
        # The date of a fresh message is cut to whole seconds: for what has just come, our own clock is finer.
        at = at if now - at > LATE else now
        body = encode(Body(event=event, who=who))
        return Arrival("telegram", str(update.get("update_id")), lane, self._priority(event), at, body)

    def _priority(self, event: Event) -> int:
        """Danger is looked for here, so that a backlog cannot bury a plea."""
        match event:
            case Tapped(data=data):
                urgent = data.endswith("danger") or data == f"{places.ASK}:yes"
            case Wrote(text=text) | Sent(caption=text) if text:
                heard = hear(text[:600], self.content.program.lexicon)
                urgent = heard.word in ("danger", "clear") or (heard.level is not None and heard.level <= Level.URGENT)
            case Commanded(name=name):
                urgent = name == "clear"
            case _:
                urgent = False
        return int(Priority.EMERGENCY if urgent else Priority.TALK)

    async def poll(self, fetch: Callable[[int, float], Any], offset: int = 0) -> None:
        """Poll until told to stop. `fetch(offset, timeout)` gives updates and the next offset."""
        backoff = 0.5
        while not self.stopping:
            try:
                updates, following = await fetch(offset, POLL)
                self.watch.good_poll()
                if updates:
                    await self.accept(updates)
                    offset = following
                backoff = 0.5
            except Intruder:
                self.watch.conflict()
                await self.clock.sleep(5.0)
            except StoreError as exc:
                log.error("updates not stored", action="intake_failed", error=type(exc).__name__)
                await self.clock.sleep(2.0)
            except ChannelError as exc:
                wait = exc.seconds if isinstance(exc, TryLater) and exc.seconds else backoff
                log.warning("poll failed", action="poll_failed", error=type(exc).__name__)
                await self.clock.sleep(wait)
                backoff = min(30.0, backoff * 2)


def _date(update: dict[str, Any]) -> float | None:
    message = update.get("message")
    found = message.get("date") if isinstance(message, dict) else None
    return float(found) if isinstance(found, int) else None
