"""Two hundred random struggles for a case: whoever comes first has it, and nobody else's line ever leaves."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import pytest

from bot.app.worker import Body, Worker
from bot.content.bundle import Content
from bot.core.events import Address, DeskEvent, DeskTapped, DeskWrote, Tapped
from bot.core.ids import Code, Lang, PersonKey
from bot.core.outgoing import Change, CopyOver, Envelope, Tell, Toast, ToPerson
from bot.core.talk import CLAIMED, Case, DeskPlan
from bot.core.values import encode
from bot.store import desk, inbox
from bot.store.db import Store
from bot.store.inbox import Arrival
from bot.store.outbox import Item

GROUP = -1001
STAFF = {11: "Anor", 12: "Bahor", 13: "Gulnor"}
BEGIN = 1_790_000_000.0
TRIALS = 200


@dataclass
class Outside:
    """Keeps what would leave instead of sending it."""

    lines: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    toasts: dict[str, Toast] = field(default_factory=dict)

    def offer(self, items: Sequence[Item], envelopes: dict[int, Envelope]) -> None:
        for envelope in envelopes.values():
            if isinstance(envelope.to, ToPerson) and envelope.line:
                assert isinstance(envelope.what, Tell | Change | CopyOver)
                self.lines[envelope.case].append(getattr(envelope.what, "text", ""))

    def toast(self, toast: Toast) -> None:
        self.toasts[toast.query] = toast

    def drop(self, lane: str) -> None: ...
    def know(self, key: PersonKey, screen: int, latest: int) -> None: ...
    def opened(self, lane: str) -> None: ...
    def case_changed(self, code: str) -> None: ...


class Still:
    """A clock nobody waits for."""

    def now(self) -> float:
        return BEGIN

    def monotonic(self) -> float:
        return 0.0

    async def sleep(self, seconds: float) -> None: ...


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    made = await Store.open(tmp_path / "claims.db", tmp_path / "claims.key", now=lambda: BEGIN)
    yield made
    await made.close()


async def happen(store: Store, worker: Worker, arrivals: list[tuple[str, Body]], chance: random.Random) -> None:
    """All of it lies in the inbox at once and is worked on in pieces of any size."""
    begin = store.next_id("lines")
    rows = [Arrival("telegram", f"{begin}/{n}", lane, 1, BEGIN, encode(b)) for n, (lane, b) in enumerate(arrivals)]
    async with store.transaction() as tx:
        await inbox.put(tx, rows)
    while await worker.batch(chance.choice([1, 7, 64, 64, 64])):
        pass


async def open_cases(store: Store, worker: Worker, chance: random.Random) -> list[Code]:
    """A person with an open case for each trial, in the topic of the trial's number."""
    arrivals, keys = [], []
    for number in range(1, TRIALS + 1):
        who = Address(channel="telegram", id=str(number), hint="ru")
        keys.append(store.key_of(who))
        for data in ("home.language:ru", "!person", "!connect"):
            arrivals.append((f"p:{keys[-1].hex()}", Body(event=Tapped(message=5, query="q", data=data), who=who)))
    await happen(store, worker, arrivals, chance)
    async with store.transaction() as tx:
        found = await desk.open_of(tx, keys)
        for number, key in enumerate(keys, 1):
            await desk.put_topic(tx, found[key].code, number)
    return [Code(found[key].code) for key in keys]


def struggle(number: int, code: Code, chance: random.Random) -> list[DeskEvent]:
    """Three counsellors tap and write, in any order; nobody writes before they have tapped."""
    events: list[tuple[int, DeskEvent]] = []
    for who in chance.sample(sorted(STAFF), 3):
        tap = DeskTapped(GROUP, number, who, 2, f"{code} {who}", f"claim:{code}")
        words = DeskWrote(GROUP, number, who, 1000 + who, f"от {who}")
        events += [(who, tap), (who, words)] + [(who, tap)] * chance.randint(0, 1)
    places = [(chance.random(), who) for who, _ in events]
    mine = {who: sorted(place for place, w in places if w == who) for who in STAFF}
    return [event for _, event in sorted(((mine[who].pop(0), event) for who, event in events), key=lambda at: at[0])]


async def test_of_any_number_of_claims_in_any_order_the_first_wins(store: Store, content: Content) -> None:
    chance, outside = random.Random(2026), Outside()
    plan = DeskPlan(groups=(GROUP,), staff=STAFF, supervisors=frozenset({11}))
    worker = Worker(store, content, plan, Lang("ru"), Still(), outside)
    codes = await open_cases(store, worker, chance)
    trials = {code: struggle(number, code, chance) for number, code in enumerate(codes, 1)}
    arrivals = [(f"t:{GROUP}:{n}", Body(event=e)) for n, events in enumerate(trials.values(), 1) for e in events]
    chance.shuffle(arrivals)
    queues = {n: iter(events) for n, events in enumerate(trials.values(), 1)}
    mixed = [(lane, Body(event=next(queues[int(lane.rpartition(":")[2])]))) for lane, _ in arrivals]
    await happen(store, worker, mixed, chance)
    async with store.reading() as tx:
        rows = await desk.load(tx, codes)
    for code, events in trials.items():
        first = events[0].by  # type: ignore[union-attr]
        case = msgspec.json.decode(rows[code].case, type=Case)
        assert (case.claimed_by, case.state) == (first, CLAIMED)
        assert outside.lines[code] == [f"от {first}"]
        told = {who: outside.toasts[f"{code} {who}"].text for who in STAFF}
        assert not told[first]
        assert all(STAFF[first] in words for who, words in told.items() if who != first)
