"""What one event wants stored, gathered before anything is written, so that a failing event leaves no trace."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.app import lanes
from bot.core.events import Address
from bot.core.ids import PersonKey
from bot.core.outgoing import Destination, Envelope, Outgoing, Priority, Toast, ToPerson
from bot.core.values import encode
from bot.store.db import Store
from bot.store.outbox import Item


@dataclass(slots=True)
class Changes:
    """Rows for the outbox, timers and volatile answers of one batch."""

    store: Store
    items: list[Item] = field(default_factory=list)
    envelopes: dict[int, Envelope] = field(default_factory=dict)
    toasts: list[Toast] = field(default_factory=list)
    timers: list[tuple[str, str, float, bytes]] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    stale_cases: set[str] = field(default_factory=set)
    moved: list[tuple[int, int]] = field(default_factory=list)
    hidden: list[tuple[str, bool]] = field(default_factory=list)

    def send(
        self,
        to: Destination,
        what: Outgoing,
        priority: Priority = Priority.TALK,
        *,
        line: int = 0,
        case: str = "",
        rank: int = 0,
    ) -> None:
        """Queue one message."""
        envelope = Envelope(to=to, what=what, line=line, case=case)
        number = self.store.next_id("outbox")
        self.items.append(Item(number, lanes.of(to), int(priority), rank, 0.0, 0, encode(envelope)))
        self.envelopes[number] = envelope

    def drop(self, lane: str) -> None:
        """Nothing that waits in this lane goes out, neither stored nor queued in this batch."""
        self.dropped.append(lane)
        gone = {i.id for i in self.items if i.lane == lane}
        self.items = [i for i in self.items if i.id not in gone]
        for number in gone:
            del self.envelopes[number]


@dataclass(slots=True)
class Party:
    """Where the person of a talk is reached."""

    key: PersonKey
    address: Address

    def to(self, at: float, *, free: bool = False) -> ToPerson:
        """The person as a destination; `at` is their last act."""
        return ToPerson(address=self.address, key=self.key.hex(), at=at, free=free)
