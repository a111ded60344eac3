"""Takes events from the inbox, asks the core, and stores all they cause: one transaction for a whole batch."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Protocol

import msgspec
import structlog

from bot.app import former, lanes, marking
from bot.app.apply import Applier
from bot.app.changes import Changes, Party
from bot.app.clock import Clock
from bot.content.bundle import Content
from bot.core.effects import Alarm, Answer, Display, Effect, Forget
from bot.core.engine import step
from bot.core.events import Address, Commanded, Due, Event, Sent, Tapped, Unreadable, Wrote
from bot.core.ids import Code, Lang, PersonKey
from bot.core.language import hinted
from bot.core.outgoing import Envelope, Erase, Priority, Tell, Toast
from bot.core.places import common
from bot.core.places import desk as desk_text
from bot.core.talk import CLOSED, Case, Chat, DeskPlan, Moment, Talk
from bot.core.values import Value, encode
from bot.errors import StoreError, StoreFull
from bot.store import chats, desk, inbox, outbox, timers
from bot.store.db import Store, Tx
from bot.store.desk import CaseRow
from bot.store.inbox import Pending
from bot.store.outbox import Item

log = structlog.get_logger()

BATCH = 64
TRIES = 3
FORGOTTEN = -3600.0
"""Stands for the last act of somebody whose position has been forgotten, so that it is not done every ten minutes."""
AGAIN = 1.0
"""Seconds until what could not be stored is tried again."""


class Body(Value, frozen=True):
    """What an inbox row holds: who it is from (None for the desk and for ourselves) and what happened."""

    event: Event
    who: Address | None = None


read_body = msgspec.json.Decoder(Body).decode
read_chat = msgspec.json.Decoder(Chat).decode
read_case = msgspec.json.Decoder(Case).decode


class Dispatch(Protocol):
    """What the worker needs of the dispatcher."""

    def offer(self, items: Sequence[Item], envelopes: dict[int, Envelope]) -> None: ...
    def drop(self, lane: str) -> None: ...
    def know(self, key: PersonKey, screen: int, latest: int) -> None: ...
    def opened(self, lane: str) -> None: ...
    def case_changed(self, code: str) -> None: ...
    def toast(self, toast: Toast) -> None: ...


@dataclass(slots=True)
class Known:
    """One person's talk while a batch is worked on."""

    party: Party
    chat: Chat
    case: Case | None = None
    new: bool = False
    nudge: int = 0
    nudge_taken: bool = False
    forgotten: bool = False
    chat_changed: bool = False
    case_changed: bool = False
    gone: bool = False


@dataclass(slots=True)
class Unit:
    """Everything a batch has loaded and wants written."""

    changes: Changes
    people: dict[PersonKey, Known] = field(default_factory=dict)
    topics: dict[tuple[int, int], CaseRow] = field(default_factory=dict)
    notes: list[tuple[PersonKey, int, float, bool]] = field(default_factory=list)
    latest: dict[PersonKey, int] = field(default_factory=dict)
    acted: set[PersonKey] = field(default_factory=set)


def _row(key: PersonKey, case: Case) -> CaseRow:
    return CaseRow(case.code, key, 0, 0, 0, case.state != CLOSED, encode(case))


class Worker:
    """One worker serves all: the core never waits, so a batch is as fast as its transaction."""

    def __init__(
        self, store: Store, content: Content, plan: DeskPlan, desk_lang: Lang, clock: Clock, dispatch: Dispatch
    ) -> None:
        self.store = store
        self.content = content
        self.plan = plan
        self.desk_lang = desk_lang
        self.clock = clock
        self.dispatch = dispatch
        self.wake = asyncio.Event()
        self.stopping = False
        self._code = Code("")
        self._size = BATCH
        self.full: Callable[[], None] = lambda: None
        self.moved: Callable[[int, int], None] = lambda old, new: None
        self.hid: Callable[[str, bool], None] = lambda service, hidden: None

    async def run(self) -> None:
        """Work until told to stop; then finish what is in the inbox."""
        while True:
            self.wake.clear()
            try:
                worked = await self.batch(self._size)
            except StoreError as exc:
                log.error("batch not stored", action="store_failed", error=type(exc).__name__)
                if isinstance(exc, StoreFull):
                    self.full()
                await self.clock.sleep(AGAIN)
                continue
            except Exception as exc:
                # Not in answering an event, so one at a time from here on, until the culprit is set aside.
                log.error("batch failed", action="batch_failed", error=type(exc).__name__)
                with suppress(StoreError):
                    await self._blame(exc)
                self._size = 1
                continue
            size, self._size = self._size, min(BATCH, self._size * 2)
            # Fewer than asked for: there were no more. Looking once again would cost a transaction for every message.
            if worked < size and not self.wake.is_set():
                if self.stopping:
                    return
                await self.wake.wait()

    async def batch(self, size: int = BATCH) -> int:
        """Answer up to `size` pending events. Returns how many were taken up."""
        async with self.store.transaction() as tx:
            rows = await inbox.pending(tx, size)
            if not rows:
                return 0
            unit = Unit(Changes(self.store))
            bodies = [(row, self._read(row)) for row in rows]
            await self._load(tx, unit, [(r, b) for r, b in bodies if b])
            done: list[int] = []
            stuck: set[str] = set()
            for row, body in bodies:
                if row.lane in stuck:
                    continue
                try:
                    if body is None:
                        raise ValueError("unreadable inbox row")
                    await self._handle(tx, unit, row, body)
                    done.append(row.id)
                except StoreFull:
                    raise
                except Exception as exc:
                    stuck.add(row.lane)
                    self.wake.set()  # it is tried again, and so is what came after it in its lane
                    await self._failed(tx, unit, row, exc)
                if unit.changes.stale_cases or unit.changes.moved:
                    self.wake.set()  # what follows may belong to a topic that nobody knew when this batch was loaded
                    break
            released = await self._write(tx, unit, done)
        self._hand_over(unit, released)
        if any(known.gone for known in unit.people.values()):
            await self.store.checkpoint()
        return len(rows)

    def _read(self, row: Pending) -> Body | None:
        try:
            return read_body(row.body)
        except msgspec.MsgspecError:
            return None

    # -- loading ---------------------------------------------------------------------------------------------------

    async def _load(self, tx: Tx, unit: Unit, rows: Iterable[tuple[Pending, Body]]) -> None:
        addresses: dict[PersonKey, Address] = {}
        pairs: set[tuple[int, int]] = set()
        keys: set[PersonKey] = set()
        for row, body in rows:
            if (key := lanes.person(row.lane)) is not None:
                keys.add(key)
                if body.who:
                    addresses[key] = body.who
            elif topic := getattr(body.event, "topic", None):
                pairs.add((body.event.group, topic))  # type: ignore[union-attr]
        if pairs:
            unit.topics = await desk.by_topic(tx, pairs)
            unit.topics |= await former.cases(tx, pairs - unit.topics.keys())
            keys |= {row.key for row in unit.topics.values() if row.open}
        await self._load_people(tx, unit, keys, addresses)

    async def _load_people(self, tx: Tx, unit: Unit, keys: set[PersonKey], addresses: dict[PersonKey, Address]) -> None:
        found = await chats.load(tx, keys)
        for key in keys:
            row = found.get(key)
            if row:
                unit.people[key] = Known(Party(key, row.address), read_chat(row.chat), nudge=row.nudge)
                self.dispatch.know(key, row.screen, row.latest)
            elif key in addresses:
                who = addresses[key]
                guess = hinted(who.hint)
                unit.people[key] = Known(Party(key, who), Chat(guess=guess), new=True)
                self.dispatch.know(key, 0, 0)
        with_case = [k for k, known in unit.people.items() if known.chat.case]
        if with_case:
            for key, open_case in (await desk.open_of(tx, with_case)).items():
                unit.people[key].case = read_case(open_case.case)

    # -- one event ---------------------------------------------------------------------------------------------------

    async def _handle(self, tx: Tx, unit: Unit, row: Pending, body: Body) -> None:
        event = body.event
        key = lanes.person(row.lane)
        closed: Case | None = None
        if key is None and (topic := getattr(event, "topic", None)):
            found = unit.topics.get((event.group, topic))  # type: ignore[union-attr]
            if found and found.open:
                key = found.key
            elif found:
                closed = read_case(found.case)
        known = unit.people.get(key) if key else None
        if key and known is None:
            return  # a timer or an echo for somebody who has been forgotten
        if known and known.gone:
            if body.who is None:
                return
            known = unit.people[known.party.key] = Known(known.party, Chat(guess=known.chat.guess), new=True)
        chat, case = (known.chat, known.case) if known else (Chat(), closed)
        talk = Talk(chat=chat, case=case, mark=await marking.concerned(tx, event, case))
        if not self._code:
            self._code = await self._fresh_code(tx)
        moment = Moment(at=row.at if body.who else self.clock.now(), code=self._code)
        after, effects = step(talk, event, self.content.program, moment, self.plan)
        if known:
            known.forgotten = isinstance(event, Due) and event.name == "forget"
        await self._arrived(unit, known, event, row.at)
        await self._apply(tx, unit, known, after, effects, moment.at)
        if known:
            await self._changed(tx, known, talk, after, effects)

    async def _apply(
        self, tx: Tx, unit: Unit, known: Known | None, after: Talk, effects: tuple[Effect, ...], at: float
    ) -> None:
        """Apply all effects or none of them."""
        changes = unit.changes
        mark = len(changes.items)
        direct = not all(isinstance(e, Display | Answer) for e in effects)
        if direct:
            await tx.execute("SAVEPOINT event")
        try:
            applier = Applier(self.store, self.content, self.plan, self.desk_lang)
            await applier.apply(tx, after, known.party if known else None, effects, changes, at)
        except StoreFull:
            raise  # SQLite has given up the whole transaction, the savepoint with it
        except Exception:
            for item in changes.items[mark:]:
                changes.envelopes.pop(item.id, None)
            del changes.items[mark:]
            if direct:
                await tx.execute("ROLLBACK TO event")
                await tx.execute("RELEASE event")
            raise
        if direct:
            await tx.execute("RELEASE event")

    async def _arrived(self, unit: Unit, known: Known | None, event: Event, at: float) -> None:
        """Note the person's own message, so that it can be wiped, and that they are here now."""
        if known is None:
            return
        key = known.party.key
        if isinstance(event, Wrote | Commanded | Sent | Unreadable) and event.message:
            unit.notes.append((key, event.message, at, False))
            unit.latest[key] = max(unit.latest.get(key, 0), event.message)
            self.dispatch.know(key, 0, event.message)
        if isinstance(event, Wrote | Commanded | Sent | Tapped | Unreadable):
            unit.acted.add(key)
            if known.nudge > 0:
                erase = Erase(messages=(known.nudge,), ours=(known.nudge,))
                unit.changes.send(known.party.to(at, free=True), erase, Priority.BULK)
            known.nudge_taken |= known.nudge != 0
            known.nudge = 0

    async def _changed(self, tx: Tx, known: Known, before: Talk, after: Talk, effects: tuple[Effect, ...]) -> None:
        known.chat_changed |= after.chat != before.chat
        known.chat = after.chat
        if after.case is not None and after.case != before.case:
            known.case_changed = True
            if after.case.code == self._code:
                self._code = Code("")
        known.case = after.case
        if known.case and known.case.state == CLOSED:
            # At once: the same person may open another case within this batch, and only one may be open.
            await desk.save(tx, [_row(known.party.key, known.case)])
            known.case, known.case_changed = None, False
        known.gone = any(isinstance(e, Forget) for e in effects)

    async def _fresh_code(self, tx: Tx) -> Code:
        tries = [f"K-{secrets.randbelow(9000) + 1000}" for _ in range(8)]
        tries += [f"K-{secrets.randbelow(900_000) + 100_000}" for _ in range(8)]
        return Code(await desk.free_code(tx, tries))

    async def _blame(self, exc: Exception) -> None:
        """Work on the foremost event failed outside of answering it: count that, and set it aside if it keeps on."""
        if self._size > 1:
            return
        async with self.store.transaction() as tx:
            unit = Unit(Changes(self.store))
            for row in await inbox.pending(tx, 1):
                await self._failed(tx, unit, row, exc)
            await outbox.put(tx, unit.changes.items)
        self._hand_over(unit, [])

    async def _failed(self, tx: Tx, unit: Unit, row: Pending, exc: Exception) -> None:
        """An event that keeps raising is set aside, sealed; the person gets a kind screen, the desk an alarm."""
        attempts = await inbox.failed(tx, row.id)
        log.error("event failed", action="event_failed", inbox=row.id, attempts=attempts, error=type(exc).__name__)
        if attempts < TRIES:
            return
        await inbox.set_aside(tx, row.id)
        words, changes = self.content.words, unit.changes
        key = lanes.person(row.lane)
        known = unit.people.get(key) if key else None
        if known:
            text = words.text(common("error_kind"), known.chat.speaks)
            changes.send(known.party.to(self.clock.now()), Tell(text=text, plain=False))
        applier = Applier(self.store, self.content, self.plan, self.desk_lang)
        await applier.apply(tx, Talk(chat=Chat()), None, (Alarm(desk_text("alarm_aside")),), changes, self.clock.now())

    # -- writing -----------------------------------------------------------------------------------------------------

    async def _write(self, tx: Tx, unit: Unit, done: list[int]) -> list[Item]:
        changes = unit.changes
        alive = {key: known for key, known in unit.people.items() if not known.gone}
        saved = [
            (key, k.party.address, encode(k.chat), FORGOTTEN if k.forgotten else k.chat.at)
            for key, k in alive.items()
            if k.chat_changed or k.forgotten or key in unit.latest
        ]
        if saved:
            await chats.save(tx, saved, unit.latest)
        if notes := [n for n in unit.notes if n[0] in alive]:
            await chats.note(tx, notes)
        for key, known in alive.items():
            if known.nudge_taken:
                await chats.put_nudge(tx, key, 0)
        cases = [_row(key, k.case) for key, k in alive.items() if k.case and k.case_changed]
        if cases:
            await desk.save(tx, cases)
        if changes.timers:
            await timers.put(tx, changes.timers)
        if changes.items:
            await outbox.put(tx, changes.items)
        released: list[Item] = []
        if held := [lanes.of_person(key) for key in unit.acted if key in alive]:
            released = await outbox.release(tx, held)
        if done:
            await inbox.done(tx, done)
        return released

    def _hand_over(self, unit: Unit, released: list[Item]) -> None:
        changes, dispatch = unit.changes, self.dispatch
        for lane in changes.dropped:
            dispatch.drop(lane)
        for code in changes.stale_cases:
            dispatch.case_changed(code)
        for key in unit.acted:
            dispatch.opened(lanes.of_person(key))
        if released:
            dispatch.offer(released, {})
        if changes.items:
            dispatch.offer(changes.items, changes.envelopes)
        for old, new in changes.moved:
            self.moved(old, new)
        for service, hidden in changes.hidden:
            self.hid(service, hidden)
        for toast in changes.toasts:
            dispatch.toast(toast)
