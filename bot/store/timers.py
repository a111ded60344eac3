"""What must happen later. This table is the truth; whatever ticks only looks here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bot.store.codec import place, quiet
from bot.store.db import Tx


class Timer(NamedTuple):
    """A timer that is due. `id` names this setting of it: set again, it has another id."""

    id: int
    lane: str
    name: str
    due: float
    body: bytes

    def __repr__(self) -> str:
        return quiet(self)


async def put(tx: Tx, rows: Sequence[tuple[str, str, float, bytes]]) -> None:
    """Sets (lane, name, due, body); one of that lane and name that is set already is replaced."""
    await tx.executemany(
        "INSERT OR REPLACE INTO timers (lane, name, due, payload) VALUES (?, ?, ?, ?)",
        [(lane, name, due, tx.seal_transit(_place(lane, name), body)) for lane, name, due, body in rows],
    )


async def cancel(tx: Tx, lane: str, name: str | None = None) -> None:
    """The lane's timer of that name, or all of the lane, will not ring."""
    if name is None:
        await tx.execute("DELETE FROM timers WHERE lane = ?", (lane,))
    else:
        await tx.execute("DELETE FROM timers WHERE lane = ? AND name = ?", (lane, name))


async def due(tx: Tx, now: float, limit: int) -> list[Timer]:
    """Those whose time has come, the oldest first."""
    rows = await tx.fetch(
        "SELECT id, lane, name, due, payload FROM timers WHERE due <= ? ORDER BY due, id LIMIT ?", (now, limit)
    )
    return [Timer._make((*row[:4], tx.unseal_transit(_place(row[1], row[2]), row[4]))) for row in rows]


async def remove(tx: Tx, ids: Iterable[int]) -> None:
    """These have rung. One that was set again meanwhile has another id and stays."""
    await tx.executemany("DELETE FROM timers WHERE id = ?", [(number,) for number in ids])


def _place(lane: str, name: str) -> bytes:
    return place("timers", f"{lane}\0{name}")
