"""What has happened and is not yet answered. An update is confirmed to its channel only once it is here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bot.store.codec import place, quiet
from bot.store.db import Tx


class Arrival(NamedTuple):
    """Something new. (source, source_id) makes it once only; `body` is the event, sealed here."""

    source: str
    source_id: str
    lane: str
    priority: int
    at: float
    body: bytes

    def __repr__(self) -> str:
        return quiet(self)


class Pending(NamedTuple):
    """Something to be worked on. `body` is b"" if it can no longer be opened."""

    id: int
    lane: str
    priority: int
    at: float
    attempts: int
    source: str
    body: bytes

    def __repr__(self) -> str:
        return quiet(self)


async def put(tx: Tx, arrivals: Sequence[Arrival]) -> int:
    """Stores what has not been seen; how many those were. Earlier rows of a lane come along with an urgent one."""
    return await tx.executemany(
        "INSERT INTO inbox (source, source_id, lane, priority, at, payload) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (source, source_id) DO NOTHING",
        [
            (a.source, a.source_id, a.lane, a.priority, a.at, tx.seal_transit(_place(a.source, a.source_id), a.body))
            for a in arrivals
        ],
    )


async def pending(tx: Tx, limit: int) -> list[Pending]:
    """The next rows: urgent ones first, within a lane always in the order of arrival."""
    rows = await tx.fetch(
        "SELECT id, lane, priority, at, attempts, source, source_id, payload FROM inbox"
        " WHERE state = 'pending' ORDER BY priority, id LIMIT ?",
        (limit,),
    )
    return [Pending._make((*row[:6], tx.unseal_transit(_place(row[5], row[6]), row[7]))) for row in rows]


async def done(tx: Tx, ids: Iterable[int]) -> None:
    """Answered: the content is gone, only the fact that it was seen remains."""
    now = tx.store.now()
    await tx.executemany(
        "UPDATE inbox SET state = 'done', payload = NULL, lane = '', done_at = ? WHERE id = ?",
        [(now, number) for number in ids],
    )


async def failed(tx: Tx, id: int) -> int:
    """One attempt more; how many there were."""
    rows = await tx.fetch("UPDATE inbox SET attempts = attempts + 1 WHERE id = ? RETURNING attempts", (id,))
    return int(rows[0][0]) if rows else 0


async def set_aside(tx: Tx, id: int) -> None:
    """Out of the way, kept sealed for whoever mends the bug, until `purge_aside`."""
    await tx.execute("UPDATE inbox SET state = 'aside', done_at = ? WHERE id = ?", (tx.store.now(), id))


async def aside(tx: Tx) -> int:
    """How many are set aside."""
    return int((await tx.fetch("SELECT count(*) FROM inbox WHERE state = 'aside' AND done_at IS NOT NULL"))[0][0])


async def count(tx: Tx) -> int:
    """How many wait."""
    return int((await tx.fetch("SELECT count(*) FROM inbox WHERE state = 'pending'"))[0][0])


async def purge(tx: Tx, before: float) -> int:
    """Forgets what was done before then; how many those were."""
    return await tx.execute("DELETE FROM inbox WHERE done_at < ? AND state = 'done'", (before,))


async def purge_aside(tx: Tx, before: float) -> int:
    """Forgets what was set aside before then; how many those were."""
    return await tx.execute("DELETE FROM inbox WHERE done_at < ? AND state = 'aside'", (before,))


async def forget_lane(tx: Tx, lane: str) -> None:
    """What was set aside of a lane is gone. What still waits was said later, and is answered as a stranger's."""
    await tx.execute("DELETE FROM inbox WHERE lane = ? AND lane <> '' AND state = 'aside'", (lane,))


def _place(source: str, source_id: str) -> bytes:
    return place("inbox", f"{source}\0{source_id}")
