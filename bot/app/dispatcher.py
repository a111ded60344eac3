"""Sends what the outbox holds: order within a lane, priorities between lanes, one request in flight per lane."""

from __future__ import annotations

import asyncio
import heapq
from bisect import insort
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec
import structlog

from bot.app.budget import Budget
from bot.app.clock import Clock
from bot.app.outcomes import Committer, Outcome
from bot.app.sender import Sender, joined, superseded
from bot.core.ids import PersonKey
from bot.core.outgoing import Envelope, OpenTopic, Priority, Toast, ToCase, ToGroup
from bot.store import desk, outbox
from bot.store.db import Store
from bot.store.outbox import Item

log = structlog.get_logger()

IN_FLIGHT = 44
URGENT = 16
"""Requests under way at once, and how many more for emergencies; together fewer than the channel has connections."""
PAGE = 1000
read_envelope = msgspec.json.Decoder(Envelope).decode


@dataclass(slots=True)
class Lane:
    """What waits for one destination, in order (rank, id)."""

    name: str
    items: list[Item] = field(default_factory=list)
    ready: float = 0.0
    busy: bool = False
    blocked: bool = False
    dropped: bool = False
    opened: bool = False
    changed: bool = False

    @property
    def priority(self) -> int:
        """The best priority of anything that waits here: what is behind must be fetched through what is before."""
        return min(i.priority for i in self.items)


class Dispatcher:
    """Keeps lanes in memory; the outbox in the database is the truth they are loaded from."""

    def __init__(self, store: Store, sender: Sender, budget: Budget, clock: Clock, committer: Committer) -> None:
        self.store = store
        self.sender = sender
        self.budget = budget
        self.clock = clock
        self.committer = committer
        self.wake = asyncio.Event()
        self.stopping = False
        self._lanes: dict[str, Lane] = {}
        self._envelopes: OrderedDict[int, Envelope] = OrderedDict()
        self._waiting: list[tuple[float, int, str]] = []  # (not before, turn, lane)
        self._ready: list[tuple[int, int, str]] = []  # (priority, turn, lane): as soon as there is room
        self._turn = 0
        self._flying: set[asyncio.Task[None]] = set()

    # -- what the worker tells us --------------------------------------------------------------------------------

    def offer(self, items: Sequence[Item], envelopes: dict[int, Envelope]) -> None:
        """Committed items, to be sent. An envelope that is not given is read from the item."""
        for item in items:
            if item.id not in envelopes and not self._readable(item):
                log.error("unreadable", action="outbox_unreadable", outbox=item.id)
                continue
            lane = self._lanes.setdefault(item.lane, Lane(item.lane))
            if any(i.id == item.id for i in lane.items):
                continue
            insort(lane.items, item, key=lambda i: (i.rank, i.id))
            if item.rank < 0:
                lane.blocked = False
            if item.id in envelopes:
                self._envelopes[item.id] = envelopes[item.id]
            self._list(lane)
        self.wake.set()

    def drop(self, lane: str) -> None:
        """What waits in this lane is gone from the outbox: forget it. What is in flight cannot be called back."""
        if found := self._lanes.get(lane):
            for item in found.items:
                self._envelopes.pop(item.id, None)
            found.items = []
            found.dropped = found.busy
            if not found.busy:
                del self._lanes[lane]

    def know(self, key: PersonKey, screen: int, latest: int) -> None:
        """The screen and the newest message of a person's chat, as the store or a fresh event has it."""
        self.sender.persons.know(key, screen, latest)

    def opened(self, lane: str) -> None:
        """The person is here: what the gate held in memory may go."""
        if not (found := self._lanes.get(lane)):
            return
        found.opened = True
        if any(i.ready for i in found.items):
            found.items = [i._replace(ready=0.0) for i in found.items]
            found.ready = 0.0
            self._list(found)
            self.wake.set()

    def case_changed(self, code: str) -> None:
        """The topic of a case is not what we thought: look it up again, and wait for it no longer."""
        self.sender.forget_case(code)
        if lane := self._lanes.get(desk.lane_of(code)):
            lane.changed, lane.ready = True, 0.0
            self._list(lane)
            self.wake.set()

    def toast(self, toast: Toast) -> None:
        """End the waiting of a tap: at once, once, and never stored."""
        task = asyncio.ensure_future(self.sender.toast(toast))
        self._flying.add(task)
        task.add_done_callback(self._flying.discard)

    # -- the loop -----------------------------------------------------------------------------------------------

    async def load(self) -> None:
        """Take up what an earlier process left behind."""
        after: tuple[int, int, int] | None = None
        while True:
            async with self.store.reading() as tx:
                page = await outbox.queued(tx, after, PAGE)
            if not page:
                return
            self.offer(page, {})
            after = (page[-1].priority, page[-1].rank, page[-1].id)

    async def run(self) -> None:
        """Send until told to stop; then let what is in flight land."""
        while True:
            self.wake.clear()
            pause = self._start_ready()
            if self.stopping:
                break
            await self._rest(pause)
        if self._flying:
            await asyncio.wait(set(self._flying))

    async def _rest(self, pause: float | None) -> None:
        if pause is None:
            await self.wake.wait()
            return
        waker = asyncio.ensure_future(self.wake.wait())
        sleeper = asyncio.ensure_future(self.clock.sleep(pause))
        try:
            await asyncio.wait({waker, sleeper}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (waker, sleeper):
                task.cancel()

    def _list(self, lane: Lane) -> None:
        """Put the lane where the loop will find it."""
        if lane.items and not lane.busy and not lane.blocked:
            self._turn += 1
            heapq.heappush(self._waiting, (lane.ready, self._turn, lane.name))

    def _start_ready(self) -> float | None:
        """Start all that may leave now. Seconds until more may, None when only news can change that."""
        now, wall = self.clock.monotonic(), self.clock.now()
        while self._waiting and self._waiting[0][0] <= now:
            _, turn, name = heapq.heappop(self._waiting)
            if (lane := self._lanes.get(name)) and lane.items:
                heapq.heappush(self._ready, (lane.priority, turn, name))
        while self._ready and not self.stopping:
            priority, turn, name = self._ready[0]
            lane = self._lanes.get(name)
            if lane is None or not lane.items or lane.busy or lane.blocked or lane.ready > now:
                heapq.heappop(self._ready)
                continue
            if lane.priority != priority:
                heapq.heapreplace(self._ready, (lane.priority, turn, name))
                continue
            urgent = priority == Priority.EMERGENCY
            # Whatever stops the best of all stops those behind it: a long queue is not walked through for nothing.
            if len(self._flying) >= IN_FLIGHT + URGENT * urgent:
                break
            if (free := self.budget.open_at(now, urgent=urgent)) > now:
                return min(free, self._waiting[0][0] if self._waiting else free) - now
            heapq.heappop(self._ready)
            item = lane.items[0]
            place, group = self._place(lane)
            free = self.budget.free_at(now, place, group=group, urgent=urgent)
            if item.ready > wall:
                heapq.heappush(self._waiting, (now + item.ready - wall, turn, name))
            elif free > now:
                heapq.heappush(self._waiting, (free, turn, name))
            else:
                self._send(lane, place, group)
        return self._waiting[0][0] - now if self._waiting else None

    def _place(self, lane: Lane) -> tuple[str, bool]:
        """The chat whose limit counts, and whether it is a group."""
        if lane.name.startswith(("p:", "s:")):
            return lane.name, False
        to = self._envelope(lane.items[0]).to
        group = to.group if isinstance(to, ToCase | ToGroup) else 0
        return f"g:{group}", True

    def _readable(self, item: Item) -> bool:
        try:
            self._envelope(item)
        except msgspec.MsgspecError:
            return False
        return True

    def _envelope(self, item: Item) -> Envelope:
        if item.id not in self._envelopes:
            self._envelopes[item.id] = read_envelope(item.body)
        return self._envelopes[item.id]

    def _send(self, lane: Lane, place: str, group: bool) -> None:
        old = superseded([self._envelope(i) for i in lane.items])
        passed, lane.items = lane.items[:old], lane.items[old:]
        for item in passed:
            self._envelopes.pop(item.id, None)
        together = joined([self._envelope(i) for i in lane.items])
        batch = lane.items[:together]
        lane.busy, lane.opened, lane.changed = True, False, False
        self.budget.take(place, group=group)
        task = asyncio.ensure_future(self._deliver(lane, batch, passed, place))
        self._flying.add(task)
        task.add_done_callback(self._landed)

    def _landed(self, task: asyncio.Task[None]) -> None:
        self._flying.discard(task)
        self.wake.set()

    async def _deliver(self, lane: Lane, batch: list[Item], passed: list[Item], place: str) -> None:
        envelopes = [self._envelope(i) for i in batch]
        try:
            outcome = await self.sender.send(batch, envelopes)
        except Exception as exc:
            log.error("send failed", action="send_failed", outbox=batch[0].id, error=type(exc).__name__)
            outcome = Outcome(batch, envelopes, "failed")
        outcome.passed = passed
        outcome.came = lambda: lane.opened
        if lane.dropped:  # while it was on its way: what it would have caused is not wanted any more
            outcome.send.clear()
        new = await self.committer.commit(outcome) if outcome.writes else None
        if outcome.state == "later":
            anew = {i.id: i for i in outcome.items}
            lane.items = [anew.get(i.id, i) for i in lane.items]
        else:
            sent = {i.id for i in batch}
            lane.items = [i for i in lane.items if i.id not in sent]
            for number in sent:
                self._envelopes.pop(number, None)
        lane.busy = lane.dropped = False
        lane.blocked = outcome.blocked and not any(
            isinstance(self._envelope(i).what, OpenTopic) for i in lane.items[:1]
        )
        if outcome.seconds:
            if outcome.flood:
                self.budget.shut(place, outcome.seconds)
            # The answer may be lost and still be known already, from Telegram's own word about a new topic.
            lane.ready = 0.0 if lane.changed else self.clock.monotonic() + outcome.seconds
        if lane.items or lane.blocked:
            self._list(lane)
        else:
            del self._lanes[lane.name]
        if new:
            self.offer(*new)
        self.wake.set()

    @property
    def waiting(self) -> int:
        """How many messages wait in memory."""
        return sum(len(lane.items) for lane in self._lanes.values())
