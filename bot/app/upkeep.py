"""What time brings: due timers become events, old rows go, talks are forgotten after a day."""

from __future__ import annotations

import msgspec
import structlog

from bot.app import lanes
from bot.app.clock import Clock
from bot.app.worker import Body, Worker
from bot.core.events import Due, Event
from bot.core.outgoing import Priority
from bot.core.values import encode
from bot.store import chats, inbox, outbox, timers
from bot.store.db import Store
from bot.store.inbox import Arrival

log = structlog.get_logger()

HOUR = 3600.0
DAY = 24 * HOUR
IDLE = DAY
DONE_KEPT = 2 * DAY
MESSAGES_KEPT = 48 * HOUR
read_event = msgspec.json.Decoder(Event).decode


class Upkeep:
    """Called by the clock (APScheduler in service, a test's own hand otherwise)."""

    def __init__(self, store: Store, clock: Clock, worker: Worker) -> None:
        self.store = store
        self.clock = clock
        self.worker = worker

    async def tick(self) -> int:
        """Move due timers into the inbox. A double tick does nothing: the inbox knows each by its time."""
        now = self.clock.now()
        async with self.store.transaction() as tx:
            due = await timers.due(tx, now, 500)
            if not due:
                return 0
            arrivals = [
                Arrival(
                    "timer", f"{lane}/{name}/{at}", lane, int(Priority.TALK), now, encode(Body(event=read_event(body)))
                )
                for _, lane, name, at, body in due
            ]
            await inbox.put(tx, arrivals)
            await timers.remove(tx, [row[0] for row in due])
        self.worker.wake.set()
        return len(due)

    async def sweep(self) -> None:
        """Retention: positions after a day, message ids after 48 hours, finished rows after two days."""
        now = self.clock.now()
        async with self.store.transaction() as tx:
            idle = await chats.idle(tx, now - IDLE)
            day = int(now // HOUR)
            await inbox.put(
                tx,
                [
                    Arrival(
                        "idle",
                        f"{key.hex()}/{day}",
                        lanes.of_person(key),
                        int(Priority.BULK),
                        now,
                        encode(Body(event=Due(name="forget"))),
                    )
                    for key in idle
                ],
            )
            await chats.purge_messages(tx, now - MESSAGES_KEPT)
            await inbox.purge(tx, now - DONE_KEPT)
            await outbox.purge(tx, now - DONE_KEPT)
        if idle:
            self.worker.wake.set()
        log.info("swept", action="sweep", count=len(idle))
