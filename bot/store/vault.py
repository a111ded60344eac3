"""Keeps the keys, wrapped with the master, in a file of their own: what loses its key here is erased everywhere."""

from __future__ import annotations

import asyncio
import os
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import aiosqlite

from bot.errors import KeyMissing
from bot.store import keyfile
from bot.store.codec import SECRET_SIZE, Key, Unsealable, place, seal, unseal
from bot.store.sqlite import connect, fetch, migrate, spread, translated

TRANSIT: Final = b"transit"
LOOKUP: Final = b"lookup"
_OWN: Final = (TRANSIT, LOOKUP)
_CHECK: Final = b"hamroh"
_CACHED: Final = 20_000
_REWRAPPED_AT_ONCE: Final = 5_000


def case_owner(code: str) -> bytes:
    """The name under which a case's key is kept. A person's is the PersonKey itself."""
    return b"case:" + code.encode()


def mark_owner(id: int) -> bytes:
    """The name under which a mark's key is kept."""
    return b"mark:%d" % id


class Vault:
    """The open vault. `lookup` is the key of `Store.key_of`; `transit` seals what is under way."""

    lookup: bytes
    transit: Key

    def __init__(self, wire: aiosqlite.Connection, master: bytes) -> None:
        self._wire = wire
        self._master = Key(0, master)
        self._lock = asyncio.Lock()
        self._last_id = 0
        self._transits: dict[int, bytes] = {}
        # Unwrapped keys by id, and the id of each cached owner's newest key. Both forget the least used together.
        self._cached: OrderedDict[int, tuple[bytes, Key]] = OrderedDict()
        self._newest: dict[bytes, int] = {}

    @classmethod
    async def open(cls, path: Path, master: bytes, *, may_begin: bool) -> Vault:
        """The vault at `path`; begun anew only if `may_begin`. KeyMissing if the master is not the one it needs."""
        wire = await connect(path)
        try:
            await migrate(wire, "keys")
            self = cls(wire, master)
            checks = await self._fetch("SELECT value FROM meta WHERE name = 'check'")
            if not checks and not may_begin:
                raise KeyMissing(f"keys file {path}: empty, but the database is not; put back its last copy")
            if not checks:
                await self._begin()
            else:
                try:
                    unseal(master, place("meta", "check"), checks[0][0])
                except Unsealable:
                    raise KeyMissing(f"key file: not the key that {path} was locked with; put back that one") from None
            await self._load_own()
        except BaseException:
            await wire.close()
            raise
        return self

    async def close(self) -> None:
        """Everything is in the file itself, and the file is closed."""
        try:
            await self.checkpoint()
        finally:
            await self._wire.close()

    async def checkpoint(self) -> None:
        """Nothing of the past stays in the vault's log."""
        await self._fetch("PRAGMA wal_checkpoint(TRUNCATE)")

    # -- keys of owners -------------------------------------------------------------------------------------

    async def keys(self, owners: Iterable[bytes], *, make: bool) -> dict[bytes, Key]:
        """The newest key of each owner. With `make`, missing ones are made, and are on the disk when this returns."""
        wanted = set(owners)
        found = {owner: self._cached[self._newest[owner]][1] for owner in wanted if owner in self._newest}
        for key in found.values():
            self._cached.move_to_end(key.id)
        missing = [owner for owner in wanted if owner not in found]
        sql = "SELECT max(id), owner, wrapped FROM keys WHERE owner IN ?* GROUP BY owner"
        for statement, values in spread(sql, missing):
            async with self._lock:
                for number, owner, wrapped in await self._fetch(statement, values):
                    found[owner] = self._keep(owner, self._unwrap(number, owner, wrapped), newest=True)
        if make:
            found.update(await self.make([owner for owner in missing if owner not in found]))
        return found

    async def make(self, owners: Iterable[bytes]) -> dict[bytes, Key]:
        """A new key for each owner, beside those it has; on the disk when this returns."""
        made: dict[bytes, Key] = {}
        async with self._lock:
            for owner in owners:
                self._last_id += 1
                made[owner] = Key(self._last_id, os.urandom(SECRET_SIZE))
            rows = [(key.id, owner, self._wrap(owner, key)) for owner, key in made.items()]
            # One statement is one commit: OR IGNORE lets `spread` repeat its last row.
            for statement, values in spread("INSERT OR IGNORE INTO keys (id, owner, wrapped) VALUES ?*", rows):
                await self._fetch(statement, values)
        for owner, key in made.items():
            self._keep(owner, key, newest=True)
        return made

    async def opened(self, wanted: Mapping[int, bytes]) -> dict[int, bytes]:
        """The secrets of the keys with these ids, as far as they exist and belong to the owner expected."""
        found: dict[int, bytes] = {}
        missing: list[int] = []
        for number, owner in wanted.items():
            if (cached := self._cached.get(number)) is None:
                missing.append(number)
            elif cached[0] == owner:
                self._cached.move_to_end(number)
                found[number] = cached[1].secret
        for statement, values in spread("SELECT id, owner, wrapped FROM keys WHERE id IN ?*", missing):
            async with self._lock:
                for number, owner, wrapped in await self._fetch(statement, values):
                    if owner == wanted[number]:
                        key = self._keep(owner, self._unwrap(number, owner, wrapped), newest=False)
                        found[number] = key.secret
        return found

    async def drop(self, owners: Iterable[tuple[bytes, int]]) -> None:
        """The keys of each owner up to and with that id are gone, from the vault's log too."""
        last = dict(owners)
        if not last:
            return
        async with self._lock:
            await self._write("DELETE FROM keys WHERE owner = ? AND id <= ?", list(last.items()))
            for number in [n for n, (owner, _) in self._cached.items() if n <= last.get(owner, 0)]:
                del self._cached[number]
            for owner in [o for o in last if self._newest.get(o) not in self._cached]:
                self._newest.pop(owner, None)
            await self.checkpoint()

    async def after(self, number: int, limit: int) -> list[tuple[int, bytes]]:
        """Ids and owners of keys made after that id, oldest first, without the vault's own."""
        sql = "SELECT id, owner FROM keys WHERE id > ? AND owner NOT IN (?, ?) ORDER BY id LIMIT ?"
        return await self._fetch(sql, (number, *_OWN, limit))

    async def mark(self, name: str, number: int | None = None) -> int:
        """A number remembered in the vault under a name (0 if never set); given one, it is set first."""
        if number is not None:
            async with self._lock:
                await self._write("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", [(name, number)])
        rows = await self._fetch("SELECT value FROM meta WHERE name = ?", (name,))
        return int(rows[0][0]) if rows else 0

    # -- the transit key: what is under way ---------------------------------------------------------------------

    def open_transit(self, where: bytes, number: int, blob: bytes) -> bytes:
        """What was sealed with a transit key; b"" if it can no longer be opened, so that one row stops no queue."""
        secret = self._transits.get(number)
        try:
            return b"" if secret is None else unseal(secret, where, blob)
        except Unsealable:
            return b""

    async def renew_transit(self) -> None:
        """From now on a fresh transit key seals; the old ones still open until `drop_transits`."""
        self.transit = (await self.make([TRANSIT]))[TRANSIT]
        self._transits[self.transit.id] = self.transit.secret

    async def drop_transits(self) -> None:
        """Every transit key but the newest is gone, and with it what only an old copy of the database still holds."""
        await self.drop([(TRANSIT, self.transit.id - 1)])
        self._transits = {self.transit.id: self.transit.secret}

    # -- the master ---------------------------------------------------------------------------------------------

    async def rotate(self, new_key_file: Path) -> None:
        """Everything is locked with the master in `new_key_file` (made if absent); the old one opens nothing more."""
        if not new_key_file.exists():
            keyfile.create(new_key_file)
        old, new = self._master, Key(0, keyfile.read(new_key_file))
        if new == old:
            raise KeyMissing(f"key file {new_key_file}: holds the key that is in use; name another file")
        async with self._lock:
            try:
                await self._fetch("BEGIN IMMEDIATE")
                last = 0
                while rows := await self._fetch(
                    "SELECT id, owner, wrapped FROM keys WHERE id > ? ORDER BY id LIMIT ?", (last, _REWRAPPED_AT_ONCE)
                ):
                    last = rows[-1][0]
                    again = [(self._wrap(o, self._unwrap(n, o, w), new), n) for n, o, w in rows]
                    await self._many("UPDATE keys SET wrapped = ? WHERE id = ?", again)
                await self._many("UPDATE meta SET value = ? WHERE name = ?", [(self._check(new), "check")])
                await self._fetch("COMMIT")
                self._master = new
            except BaseException:
                await self._wire.rollback()
                self._master = old
                raise
            await self.checkpoint()
        await self.renew_transit()

    # -- inside -------------------------------------------------------------------------------------------------

    async def _begin(self) -> None:
        first = [(1, LOOKUP), (2, TRANSIT)]
        keys = [(n, owner, self._wrap(owner, Key(n, os.urandom(SECRET_SIZE)))) for n, owner in first]
        try:
            await self._fetch("BEGIN IMMEDIATE")
            await self._many("INSERT INTO keys (id, owner, wrapped) VALUES (?, ?, ?)", keys)
            await self._many("INSERT INTO meta (name, value) VALUES (?, ?)", [("check", self._check(self._master))])
            await self._fetch("COMMIT")
        except BaseException:
            await self._wire.rollback()
            raise

    async def _load_own(self) -> None:
        rows = await self._fetch("SELECT id, owner, wrapped FROM keys WHERE owner IN (?, ?) ORDER BY id", _OWN)
        for number, owner, wrapped in rows:
            key = self._unwrap(number, owner, wrapped)
            if owner == LOOKUP:
                self.lookup = key.secret
            else:
                self.transit = key
                self._transits[number] = key.secret
        if {owner for _, owner, _ in rows} != set(_OWN):
            raise KeyMissing("keys file: its own keys are not in it; put back its last copy")
        ((self._last_id,),) = await self._fetch("SELECT seq FROM sqlite_sequence WHERE name = 'keys'")

    def _keep(self, owner: bytes, key: Key, *, newest: bool) -> Key:
        if owner in _OWN:
            return key
        self._cached[key.id] = (owner, key)
        if newest:
            self._newest[owner] = key.id
        if len(self._cached) > _CACHED:
            number, (forgotten, _) = self._cached.popitem(last=False)
            if self._newest.get(forgotten) == number:
                del self._newest[forgotten]
        return key

    def _wrap(self, owner: bytes, key: Key, master: Key | None = None) -> bytes:
        return seal(master or self._master, place("keys", owner), key.secret)

    def _unwrap(self, number: int, owner: bytes, wrapped: bytes) -> Key:
        return Key(number, unseal(self._master.secret, place("keys", owner), wrapped))

    def _check(self, master: Key) -> bytes:
        return seal(master, place("meta", "check"), _CHECK)

    async def _fetch(self, sql: str, values: Iterable[object] = ()) -> list[tuple[Any, ...]]:
        return await fetch(self._wire, sql, tuple(values))

    async def _many(self, sql: str, rows: Iterable[tuple[Any, ...]]) -> None:
        with translated:
            await self._wire.executemany(sql, rows)

    async def _write(self, sql: str, rows: list[tuple[Any, ...]]) -> None:
        try:
            await self._fetch("BEGIN IMMEDIATE")
            await self._many(sql, rows)
            await self._fetch("COMMIT")
        except BaseException:
            await self._wire.rollback()
            raise
