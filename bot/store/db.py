"""Opens the store: the database with its one writer, its reader, its lock, and the vault beside it."""

from __future__ import annotations

import asyncio
import fcntl
import hmac
import os
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any, Final

import aiosqlite

from bot.core.events import Address
from bot.core.ids import PersonKey
from bot.errors import KeyMissing, StoreBusy, StoreError
from bot.store import codec, keyfile
from bot.store.codec import Key
from bot.store.sqlite import connect, fetch, migrate, spread, translated
from bot.store.vault import Vault

_COUNTED: Final = ("outbox", "lines", "marks")


def vault_path(path: Path) -> Path:
    """Where the keys of the database at `path` are kept."""
    return path.with_name(f"{path.stem}.keys.db")


class Tx:
    """What a transaction (or a reading) can do. Of no use once its block has ended."""

    __slots__ = ("_forgotten", "_over", "_wire", "store")

    def __init__(self, store: Store, wire: aiosqlite.Connection) -> None:
        self.store = store
        self._wire = wire
        self._over = False
        self._forgotten: dict[bytes, int] = {}

    async def execute(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Runs one statement; how many rows it changed."""
        self._check()
        with translated:
            return (await self._wire.execute(sql, values)).rowcount

    async def executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> int:
        """Runs the statement for every row, in one go; how many rows changed. Nothing happens without rows."""
        self._check()
        if not (every := list(rows)):
            return 0
        with translated:
            return (await self._wire.executemany(sql, every)).rowcount

    async def fetch(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of one statement."""
        self._check()
        return await fetch(self._wire, sql, values)

    async def fetch_in(self, sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        """All rows of a statement with `IN ?*` (or `VALUES ?*` for tuples), however many values there are."""
        rows: list[tuple[Any, ...]] = []
        for statement, piece in spread(sql, values):
            rows += await self.fetch(statement, piece)
        return rows

    # -- sealed payloads -------------------------------------------------------------------------------------

    async def keys(self, owners: Iterable[bytes]) -> dict[bytes, Key]:
        """The key that seals each owner's rows; made, and on the disk, before a row can need it."""
        vault = self.store.vault
        wanted = set(owners)
        found = await vault.keys(wanted, make=not self._forgotten)
        if self._forgotten:  # an owner forgotten in this transaction starts anew, with another key
            lost = [o for o in wanted if o not in found or found[o].id <= self._forgotten.get(o, 0)]
            found.update(await vault.make(lost))
        return found

    async def unseal(self, rows: Sequence[tuple[bytes, bytes, bytes]]) -> list[bytes | None]:
        """Opens (owner, place, blob) in order; None where the owner's key is gone, so the row counts as erased."""
        wanted = {codec.key_id(blob): owner for owner, _, blob in rows}
        secrets = await self.store.vault.opened(wanted)
        opened: list[bytes | None] = []
        for owner, where, blob in rows:
            number = codec.key_id(blob)
            secret = secrets.get(number) if wanted[number] == owner else None
            opened.append(None if secret is None else codec.unseal(secret, where, blob))
        return opened

    def seal_transit(self, where: bytes, plain: bytes) -> bytes:
        """A blob of something under way."""
        return codec.seal(self.store.vault.transit, where, plain)

    def unseal_transit(self, where: bytes, blob: bytes) -> bytes:
        """What was under way; b"" if it can no longer be opened."""
        return self.store.vault.open_transit(where, codec.key_id(blob), blob)

    async def forget_owner(self, owner: bytes) -> None:
        """The owner's key leaves the vault when this transaction is committed: every copy of its rows dies with it."""
        key = (await self.store.vault.keys([owner], make=False)).get(owner)
        if key is not None:
            self._forgotten[owner] = key.id
            self.store._erasing = True
            await self.execute("INSERT OR REPLACE INTO erased (owner, upto) VALUES (?, ?)", (owner, key.id))

    def _check(self) -> None:
        if self._over:
            raise StoreError("this transaction is over")


class Store:
    """The open store. One per database, one process at a time."""

    vault: Vault
    _writer: aiosqlite.Connection
    _reader: aiosqlite.Connection

    def __init__(self, path: Path, now: Callable[[], float]) -> None:
        self.path = path
        self.now = now
        self._lock = asyncio.Lock()
        self._ids: dict[str, int] = {}
        self._closing: AsyncExitStack | None = None
        self._erasing = True  # there may be erasures to finish: at start, a kill may have come between rows and keys

    @classmethod
    async def open(cls, path: Path, key_file: Path, *, now: Callable[[], float]) -> Store:
        """The store at `path`, migrated and ready. StoreBusy or KeyMissing with one clear line if it may not be."""
        self = cls(path, now)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        async with AsyncExitStack() as stack:
            stack.callback(os.close, _locked(path))
            self.vault = await _open_vault(path, key_file)
            stack.push_async_callback(self.vault.close)
            self._writer = await connect(path)
            stack.push_async_callback(self._writer.close)
            await migrate(self._writer)
            self._reader = await connect(path, reading=True)
            stack.push_async_callback(self._reader.close)
            await self._count()
            await self._drop_erased()
            self._closing = stack.pop_all()
        return self

    @classmethod
    def beside(cls, path: Path, vault: Vault, reader: aiosqlite.Connection, now: Callable[[], float]) -> Store:
        """A store that only reads, while another process serves the database. Whoever made its parts closes them."""
        self = cls(path, now)
        self.vault, self._reader = vault, reader
        return self

    async def close(self) -> None:
        """Everything is in the files themselves; the lock is free."""
        async with self._lock:
            if self._closing is None:
                return
            closing, self._closing = self._closing, None
            async with closing:
                await self._truncate()

    def key_of(self, address: Address) -> PersonKey:
        """The name of the person at this address: the same for ever, and nothing without the lookup key."""
        said = f"{address.channel}\0{address.id}".encode()
        return PersonKey(hmac.digest(self.vault.lookup, said, "sha256")[:16])

    def next_id(self, table: str) -> int:
        """An id that no row of the table has or had."""
        self._ids[table] += 1
        return self._ids[table]

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Tx]:
        """All of it or nothing, on the disk when the block has ended. One at a time; the others wait."""
        async with self._lock:
            tx = Tx(self, self._writer)
            try:
                await tx.execute("BEGIN IMMEDIATE")
                yield tx
                await tx.execute("COMMIT")
            except BaseException:
                await self._writer.rollback()
                raise
            finally:
                tx._over = True
            if self._erasing:
                await self._drop_erased()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Tx]:
        """Reads what is committed, beside the writer. Each statement sees the latest state."""
        tx = Tx(self, self._reader)
        try:
            yield tx
        finally:
            tx._over = True

    async def checkpoint(self) -> bool:
        """Empties the log, so that nothing deleted survives in it. False if a reader was in the way."""
        async with self._lock:
            return await self._truncate()

    async def _truncate(self) -> bool:
        ((busy, _, _),) = await fetch(self._writer, "PRAGMA wal_checkpoint(TRUNCATE)")
        return not busy

    async def _count(self) -> None:
        given: dict[str, int] = dict(await fetch(self._writer, "SELECT name, seq FROM sqlite_sequence"))
        self._ids = {table: given.get(table, 0) for table in _COUNTED}

    async def _drop_erased(self) -> None:
        """Finishes erasures: the rows are gone, now the keys go."""
        rows: list[tuple[bytes, int]] = await fetch(self._writer, "SELECT owner, upto FROM erased")
        if rows:
            await self.vault.drop(rows)
            await fetch(self._writer, "DELETE FROM erased")
        self._erasing = False


def _locked(path: Path) -> int:
    descriptor = os.open(path.with_name(f"{path.name}.lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        raise StoreBusy(f"database {path}: another process serves it; stop that one first") from None
    return descriptor


async def _open_vault(path: Path, key_file: Path) -> Vault:
    keys = vault_path(path)
    begun = path.exists() and path.stat().st_size > 0
    if begun and not keys.exists():
        raise KeyMissing(f"keys file {keys}: missing, but the database is there; put back its last copy")
    if not path.exists() and not keys.exists() and (not key_file.exists() or key_file.stat().st_size == 0):
        keyfile.create(key_file)
    master = keyfile.read(key_file)
    rotated = key_file.with_name(f"{key_file.name}.new")
    try:
        return await Vault.open(keys, master, may_begin=not begun)
    except KeyMissing:
        if not rotated.exists():
            raise
        # A rotation was interrupted after the vault had taken the new key: finish it.
        vault = await Vault.open(keys, keyfile.read(rotated), may_begin=False)
        os.replace(rotated, key_file)
        keyfile.sync_folder(key_file.parent)
        return vault
