"""What is to leave. Nothing is sent that does not stand here, and nothing sent keeps its content."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from bot.errors import StoreError
from bot.store.codec import place, quiet
from bot.store.db import Tx

_COLUMNS = "id, lane, priority, rank, ready, attempts, payload"
_SETTLED = ("sent", "failed", "unknown")


class Item(NamedTuple):
    """One message. Order of leaving: priority, rank, id. `body` is b"" if it can no longer be opened."""

    id: int
    lane: str
    priority: int
    rank: int
    ready: float
    attempts: int
    body: bytes

    def __repr__(self) -> str:
        return quiet(self)


async def put(tx: Tx, items: Sequence[Item]) -> None:
    """Queues them; ids come from `store.next_id("outbox")`."""
    await tx.executemany(
        f"INSERT INTO outbox ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(*item[:6], tx.seal_transit(place("outbox", item.id), item.body)) for item in items],
    )


async def queued(tx: Tx, after: tuple[int, int, int] | None, limit: int) -> list[Item]:
    """The next of the queue, behind (priority, rank, id) if given."""
    sql = f"SELECT {_COLUMNS} FROM outbox WHERE state = 'queued'"
    order = " ORDER BY priority, rank, id LIMIT ?"
    if after is None:
        return _items(tx, await tx.fetch(sql + order, (limit,)))
    return _items(tx, await tx.fetch(f"{sql} AND (priority, rank, id) > (?, ?, ?){order}", (*after, limit)))


async def held(tx: Tx, lanes: Sequence[str]) -> list[Item]:
    """What waits in these lanes for the person to open it, in order."""
    sql = f"SELECT {_COLUMNS} FROM outbox WHERE lane IN ?* AND lane <> '' AND state = 'held'"
    return _items(tx, await tx.fetch_in(sql, lanes))


async def settle(tx: Tx, rows: Sequence[tuple[int, str]]) -> None:
    """(id, state) with state sent, failed or unknown. Sent and failed lose their content and their lane."""
    if wrong := {state for _, state in rows} - set(_SETTLED):
        raise StoreError(f"an outbox row cannot be settled as {sorted(wrong)}")
    now = tx.store.now()
    await tx.executemany(
        "UPDATE outbox SET state = ?1, settled = ?2,"
        " payload = CASE WHEN ?1 = 'unknown' THEN payload END, lane = CASE WHEN ?1 = 'unknown' THEN lane ELSE '' END"
        " WHERE id = ?3",
        [(state, now, number) for number, state in rows],
    )


async def hold(tx: Tx, ids: Iterable[int]) -> None:
    """Queued ones wait until `release`."""
    await tx.executemany("UPDATE outbox SET state = 'held' WHERE id = ? AND state = 'queued'", [(i,) for i in ids])


async def release(tx: Tx, lanes: Sequence[str]) -> list[Item]:
    """What was held in these lanes is queued again, and returned in order."""
    sql = "UPDATE outbox SET state = 'queued' WHERE lane IN ?* AND lane <> '' AND state = 'held' RETURNING "
    return _items(tx, await tx.fetch_in(sql + _COLUMNS, lanes))


async def later(tx: Tx, rows: Sequence[tuple[int, float, int]]) -> None:
    """(id, ready, attempts): to be tried again then. An unknown one goes back into the queue; a held one stays held."""
    await tx.executemany(
        "UPDATE outbox SET ready = ?, attempts = ?, settled = NULL, state = 'queued'"
        " WHERE id = ? AND state IN ('queued', 'unknown') AND payload IS NOT NULL",
        [(ready, attempts, number) for number, ready, attempts in rows],
    )


async def drop_lane(tx: Tx, lane: str) -> None:
    """All that was to leave in this lane, or whose fate is unknown, is gone."""
    await tx.execute("DELETE FROM outbox WHERE lane = ? AND lane <> ''", (lane,))


async def count(tx: Tx) -> int:
    """How many are queued (held ones wait for the person and do not count)."""
    return int((await tx.fetch("SELECT count(*) FROM outbox WHERE state = 'queued'"))[0][0])


async def purge(tx: Tx, before: float) -> int:
    """Forgets what was sent, failed or stayed unknown before then; how many those were."""
    return await tx.execute("DELETE FROM outbox WHERE settled < ?", (before,))


def _items(tx: Tx, rows: list[tuple[Any, ...]]) -> list[Item]:
    items = [Item._make((*row[:6], tx.unseal_transit(place("outbox", row[0]), row[6]))) for row in rows]
    return sorted(items, key=lambda item: (item.priority, item.rank, item.id))
