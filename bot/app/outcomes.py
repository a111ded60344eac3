"""What became of a message, stored: many outcomes in one transaction, before the lane goes on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

import structlog

from bot.app import former, lanes
from bot.app.changes import Changes
from bot.app.clock import Clock
from bot.app.worker import Body
from bot.core.events import OwnEvent
from bot.core.ids import PersonKey
from bot.core.outgoing import Destination, Envelope, Outgoing, Priority
from bot.core.values import encode
from bot.errors import StoreError
from bot.store import chats, desk, inbox, marks, meta, outbox
from bot.store.db import Store, Tx
from bot.store.inbox import Arrival
from bot.store.outbox import Item

log = structlog.get_logger()

New = tuple[list[Item], dict[int, Envelope]]


@dataclass(slots=True)
class Outcome:
    """The fate of one request, which may have carried several items.

    `state`: sent, failed, unknown (it may have arrived), held (the gate keeps it), later (nothing happened).
    `seconds`: how long the lane rests; `flood`: the whole chat does. `blocked`: until a new topic comes.
    """

    items: list[Item]
    envelopes: list[Envelope]
    state: str = "sent"
    seconds: float = 0.0
    flood: bool = False
    blocked: bool = False
    passed: list[Item] = field(default_factory=list)
    person: PersonKey | None = None
    messages: list[int] = field(default_factory=list)
    screen: int | None = None
    nudge: int | None = None
    wiped: tuple[int, ...] | None = None
    remain: tuple[int, ...] = ()
    topic: tuple[str, int] | None = None
    lost: tuple[str, int] | None = None
    card: tuple[str, int] | None = None
    slip: tuple[int, int] | None = None
    lines: list[tuple[int, str, int | None, int | None]] = field(default_factory=list)
    send: list[tuple[Destination, Outgoing, Priority]] = field(default_factory=list)
    events: list[tuple[str, OwnEvent]] = field(default_factory=list)
    remember: list[tuple[str, str]] = field(default_factory=list)
    until: float = 0.0
    moved: tuple[int, int] | None = None
    came: Callable[[], bool] = lambda: False

    @property
    def writes(self) -> bool:
        """Something of this must be stored; a mere «later» is not worth a transaction."""
        return self.state != "later" or bool(
            self.passed or self.events or self.lost or self.until or self.moved or self.lines
        )

    def look_again(self) -> None:
        """If the person came while the gate was closing, nothing has been decided: the gate is asked once more."""
        if self.came() and (self.state == "held" or self.until):
            self.state, self.until, self.seconds, self.nudge = "later", 0.0, 0.0, None
            self.items[:] = [item._replace(ready=0.0) for item in self.items]
            for caused in (self.send, self.events, self.lines):
                caused.clear()


class Committer:
    """Writes outcomes in groups. `wake_worker` is called when an outcome became an event."""

    def __init__(self, store: Store, clock: Clock, wake_worker: Callable[[], None]) -> None:
        self.store = store
        self.clock = clock
        self.wake_worker = wake_worker
        self._queue: list[tuple[Outcome, asyncio.Future[New]]] = []
        self._news = asyncio.Event()
        self._serial = 0
        self.stopping = False

    async def commit(self, outcome: Outcome) -> New:
        """Store one outcome; returns the outbox rows it gave rise to."""
        future: asyncio.Future[New] = asyncio.get_running_loop().create_future()
        self._queue.append((outcome, future))
        self._news.set()
        return await future

    async def run(self) -> None:
        """Commit what comes, together; a full disk is waited out, nothing is given up."""
        while True:
            self._news.clear()
            taken, self._queue = self._queue, []
            if taken:
                await self._commit(taken)
            elif self.stopping:
                return
            else:
                await self._news.wait()

    def stop(self) -> None:
        """Finish what is queued, then end `run`."""
        self.stopping = True
        self._news.set()

    async def _commit(self, taken: list[tuple[Outcome, asyncio.Future[New]]]) -> None:
        while True:
            fresh = [Changes(self.store) for _ in taken]
            try:
                async with self.store.transaction() as tx:
                    told = await self._write(tx, [o for o, _ in taken], fresh)
                break
            except StoreError as exc:
                log.error("outcome not stored", action="store_full", error=type(exc).__name__)
                await self.clock.sleep(1.0)
        for (_, future), changes in zip(taken, fresh, strict=True):
            if not future.done():
                future.set_result((changes.items, changes.envelopes))
        if told:
            self.wake_worker()

    async def _write(self, tx: Tx, outcomes: list[Outcome], fresh: list[Changes]) -> bool:
        now = self.clock.now()
        settled: list[tuple[int, str]] = []
        held: list[int] = []
        screens: list[tuple[PersonKey, int]] = []
        notes: list[tuple[PersonKey, int, float, bool]] = []
        lines: list[tuple[int, str, int | None, int | None]] = []
        arrivals: list[Arrival] = []
        for outcome, changes in zip(outcomes, fresh, strict=True):
            outcome.look_again()
            settled += [(i.id, "sent") for i in outcome.passed]
            if outcome.state in ("sent", "failed", "unknown"):
                settled += [(i.id, outcome.state) for i in outcome.items]
            elif outcome.state == "held":
                held += [i.id for i in outcome.items]
            if outcome.person:
                if outcome.screen is not None:
                    screens.append((outcome.person, outcome.screen))
                notes += [(outcome.person, m, now, True) for m in outcome.messages]
            lines += outcome.lines
            for to, what, priority in outcome.send:
                # Thirty receipts at Telegram's pace take half a minute: what is said goes before them.
                changes.send(to, what, priority, rank=int(priority == Priority.BULK))
            for lane, event in outcome.events:
                self._serial += 1
                source_id = f"{outcome.items[0].id}:{self._serial}"
                arrivals.append(Arrival("own", source_id, lane, int(Priority.TALK), now, encode(Body(event=event))))
        if settled:
            await outbox.settle(tx, settled)
        if held:
            await outbox.hold(tx, held)
        if notes:
            await chats.note(tx, notes)
        if screens:
            await chats.put_screen(tx, screens)
        if lines:
            await desk.mark(tx, lines)
        for outcome in outcomes:
            await self._rare(tx, outcome)
        if new := [item for changes in fresh for item in changes.items]:
            await outbox.put(tx, new)
        if arrivals:
            await inbox.put(tx, arrivals)
        return bool(arrivals)

    async def _rare(self, tx: Tx, outcome: Outcome) -> None:
        if outcome.person:
            if outcome.nudge is not None:
                await chats.put_nudge(tx, outcome.person, outcome.nudge)
            if outcome.wiped is not None:
                await chats.forget_messages(tx, outcome.person, [m for m in outcome.wiped if m not in outcome.remain])
        if outcome.topic:
            await desk.put_topic(tx, *outcome.topic)
        if outcome.lost:
            await self._lost(tx, *outcome.lost)
        if outcome.card:
            await desk.put_card(tx, *outcome.card)
        if outcome.slip:
            await marks.put_post(tx, *outcome.slip)
        if outcome.moved:
            old, new = outcome.moved
            await desk.move_group(tx, old, new)
            await meta.put(tx, f"moved:{old}", str(new))
        for name, value in outcome.remember:
            await meta.put(tx, name, value)
        if outcome.until:
            await outbox.later(tx, [(i.id, outcome.until, i.attempts) for i in outcome.items])

    async def _lost(self, tx: Tx, code: str, topic: int) -> None:
        row = (await desk.load(tx, [code])).get(code)
        if await desk.clear_topic(tx, code, topic) and row:
            await former.remember(tx, (row.group, topic), code)


def event_lane(envelope: Envelope) -> str:
    """The lane in which an event about this message belongs: its destination's."""
    return lanes.of(envelope.to)
