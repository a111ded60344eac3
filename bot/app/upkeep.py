"""What time brings: due timers become events, old rows go, talks are forgotten after a day."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
import structlog

from bot.app import lanes
from bot.app.clock import Clock
from bot.app.worker import Body, Worker
from bot.core.events import Due, Event
from bot.core.marks import MARK_KEPT
from bot.core.outgoing import Priority
from bot.core.values import encode
from bot.store import chats, inbox, marks, outbox, timers, upkeep
from bot.store.db import Store
from bot.store.inbox import Arrival

log = structlog.get_logger()

HOUR = 3600.0
DAY = 24 * HOUR
IDLE = DAY
DONE_KEPT = 2 * DAY
ASIDE_KEPT = 7 * DAY
MESSAGES_KEPT = 48 * HOUR
OURS_KEPT = 30 * DAY
read_event = msgspec.json.Decoder(Event).decode


class Upkeep:
    """Called by the clock (APScheduler in service, a test's own hand otherwise)."""

    def __init__(self, store: Store, clock: Clock, worker: Worker) -> None:
        self.store = store
        self.clock = clock
        self.worker = worker

    async def tick(self) -> int:
        """Move due timers into the inbox. A double tick does nothing: the inbox knows each by its id."""
        now = self.clock.now()
        async with self.store.transaction() as tx:
            due = await timers.due(tx, now, 500)
            if not due:
                return 0
            rung = [(str(t.id), t.lane, encode(Body(event=read_event(t.body)))) for t in due if t.body]
            await inbox.put(tx, _arrivals("timer", rung, now, Priority.TALK))
            await timers.remove(tx, [t.id for t in due])
        self.worker.wake.set()
        return len(due)

    async def sweep(self) -> None:
        """Retention: positions after a day, message ids after 48 hours, finished rows after two days, marks."""
        now = self.clock.now()
        async with self.store.transaction() as tx:
            idle = await chats.idle(tx, now - IDLE)
            forget = encode(Body(event=Due(name="forget")))
            # Named by the moment: a person's key must not outlive them in the name of a finished row.
            rows = [(f"{now}/{n}", lanes.of_person(key), forget) for n, key in enumerate(idle)]
            await inbox.put(tx, _arrivals("idle", rows, now, Priority.BULK))
            await chats.purge_messages(tx, now - MESSAGES_KEPT, now - OURS_KEPT)
            await inbox.purge(tx, now - DONE_KEPT)
            await inbox.purge_aside(tx, now - ASIDE_KEPT)
            await outbox.purge(tx, now - DONE_KEPT)
            await marks.expire(tx, now, now - MARK_KEPT)
        if idle:
            self.worker.wake.set()
        log.info("swept", action="sweep", count=len(idle))

    async def tidy(self) -> None:
        """Once an hour: keys that belong to nobody go, and the log forgets what was erased."""
        await upkeep.sweep(self.store)
        await self.store.checkpoint()

    async def renew(self) -> None:
        """Once a day: what is under way is sealed anew, so that old copies of it cannot be opened."""
        await upkeep.renew_transit(self.store)


def _arrivals(source: str, rows: Iterable[tuple[str, str, bytes]], now: float, priority: Priority) -> list[Arrival]:
    return [Arrival(source, number, lane, int(priority), now, body) for number, lane, body in rows]
