"""A long queue costs the dispatcher no more than a short one, and keeps nobody urgent waiting."""

from __future__ import annotations

import asyncio
from typing import cast

from bot.app.budget import Budget
from bot.app.dispatcher import Dispatcher
from bot.app.outcomes import Committer, New, Outcome
from bot.app.sender import Sender
from bot.core.events import Address
from bot.core.outgoing import Envelope, Priority, Tell, ToPerson
from bot.store.db import Store
from bot.store.outbox import Item

PEOPLE = 2000
OVERALL = 30


class Standing:
    """A clock that stands still."""

    def now(self) -> float:
        return 1_800_000_000.0

    def monotonic(self) -> float:
        return 1000.0

    async def sleep(self, seconds: float) -> None:
        await asyncio.Event().wait()


class Counting(Budget):
    """Counts how often it is asked."""

    asked = 0

    def free_at(self, now: float, place: str, *, group: bool, urgent: bool) -> float:
        self.asked += 1
        return super().free_at(now, place, group=group, urgent=urgent)


class Swallowing:
    """Sends nothing and stores nothing, and says that all went well."""

    def __init__(self) -> None:
        self.sent: list[int] = []

    async def send(self, items: list[Item], envelopes: list[Envelope]) -> Outcome:
        self.sent += [item.id for item in items]
        return Outcome(items, envelopes)

    async def commit(self, outcome: Outcome) -> New:
        return [], {}


def lines(numbers: range, priority: Priority) -> tuple[list[Item], dict[int, Envelope]]:
    """One line each for so many people."""
    items = [Item(n, f"p:{n:032x}", int(priority), 0, 0.0, 0, b"") for n in numbers]
    to = {n: ToPerson(address=Address("telegram", str(n)), key=f"{n:032x}") for n in numbers}
    return items, {n: Envelope(to=to[n], what=Tell(text="...")) for n in numbers}


async def test_what_stops_the_first_is_not_asked_for_all_the_others() -> None:
    clock, channel = Standing(), Swallowing()
    budget = Counting(clock.monotonic, overall=OVERALL)
    dispatcher = Dispatcher(cast(Store, None), cast(Sender, channel), budget, clock, cast(Committer, channel))
    running = asyncio.ensure_future(dispatcher.run())
    try:
        dispatcher.offer(*lines(range(1, PEOPLE + 1), Priority.TALK))
        for _ in range(100):
            await asyncio.sleep(0)
        reserve = OVERALL // 10
        assert channel.sent == list(range(1, OVERALL - reserve + 1))
        assert budget.asked == len(channel.sent)
        dispatcher.offer(*lines(range(9001, 9003), Priority.EMERGENCY))
        for _ in range(100):
            await asyncio.sleep(0)
        assert channel.sent[-2:] == [9001, 9002]
        assert budget.asked == len(channel.sent) == OVERALL - reserve + 2
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


async def test_nobody_is_kept_in_memory_once_their_messages_are_out() -> None:
    clock, channel = Standing(), Swallowing()
    budget = Budget(clock.monotonic, lifted=True)
    dispatcher = Dispatcher(cast(Store, None), cast(Sender, channel), budget, clock, cast(Committer, channel))
    running = asyncio.ensure_future(dispatcher.run())
    try:
        dispatcher.offer(*lines(range(1, PEOPLE + 1), Priority.TALK))
        for _ in range(1000):
            await asyncio.sleep(0)
        assert len(channel.sent) == PEOPLE
        assert not dispatcher._lanes and not dispatcher._envelopes and not dispatcher._ready
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
