"""What the clock must do now and then so that erasure stays real: sweep unused keys, renew the transit key."""

from __future__ import annotations

from typing import Final

from bot.store import codec
from bot.store.codec import place
from bot.store.db import Store
from bot.store.vault import case_owner, mark_owner

_SWEPT: Final = "swept"
_PERSON: Final = 16
_AT_ONCE: Final = 500

# Where something under way is sealed, and the columns its place is made of.
_TRANSIT: Final = {"inbox": ("source", "source_id"), "outbox": ("id",), "timers": ("lane", "name")}


async def sweep(store: Store, limit: int = 1000) -> int:
    """Drops keys made for rows that never came (a kill or a rollback in between); how many those were.

    Looks at the `limit` oldest keys made since the last sweep. Under the writer's lock, so no row is on its way.
    """
    async with store.transaction() as tx:
        made = await store.vault.after(await store.vault.mark(_SWEPT), limit)
        owners = {owner for _, owner in made}
        people = [owner for owner in owners if len(owner) == _PERSON]
        known = {key for (key,) in await tx.fetch_in("SELECT key FROM chats WHERE key IN ?*", people)}
        codes = [owner.partition(b":")[2].decode() for owner in owners if owner.startswith(b"case:")]
        rows = await tx.fetch_in("SELECT code FROM cases WHERE code IN ?*", codes)
        known |= {case_owner(code) for (code,) in rows}
        numbers = [int(owner.partition(b":")[2]) for owner in owners if owner.startswith(b"mark:")]
        rows = await tx.fetch_in("SELECT id FROM marks WHERE id IN ?* AND code <> ''", numbers)
        known |= {mark_owner(number) for (number,) in rows}
        orphans = [(owner, number) for number, owner in made if owner not in known]
        await store.vault.drop(orphans)
        if made:
            await store.vault.mark(_SWEPT, made[-1][0])
    return len(orphans)


async def renew_transit(store: Store) -> int:
    """What is under way is sealed anew with a fresh key and the old ones are gone; how many rows those were.

    Until then an old copy of the database could still be read where something had been on its way.
    """
    async with store.transaction():
        await store.vault.renew_transit()
    resealed = 0
    for table in _TRANSIT:
        resealed += await _reseal(store, table)
    async with store.transaction():
        await store.vault.drop_transits()
    return resealed


async def _reseal(store: Store, table: str) -> int:
    last = resealed = 0
    while True:
        async with store.transaction() as tx:
            rows = await tx.fetch(
                f"SELECT id, payload, {', '.join(_TRANSIT[table])} FROM {table}"
                " WHERE id > ? AND payload IS NOT NULL ORDER BY id LIMIT ?",
                (last, _AT_ONCE),
            )
            if not rows:
                return resealed
            last = rows[-1][0]
            again = []
            for number, blob, *parts in rows:
                where = place(table, "\0".join(map(str, parts)))
                plain = tx.unseal_transit(where, blob)
                if plain and codec.key_id(blob) != store.vault.transit.id:
                    again.append((tx.seal_transit(where, plain), number))
            resealed += await tx.executemany(f"UPDATE {table} SET payload = ? WHERE id = ?", again)
