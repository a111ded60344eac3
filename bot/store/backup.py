"""Copies of database and vault that can be trusted while the service runs, and the way back from them."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.errors import KeyMissing, StoreError
from bot.store import codec, keyfile
from bot.store.codec import Unsealable, place
from bot.store.db import vault_path
from bot.store.sqlite import translated

# Rows whose key the vault does not hold: erased since the copy was made. `key_id` reads the head of a blob.
_ERASED = (
    "DELETE FROM chats WHERE NOT EXISTS"
    " (SELECT 1 FROM vault.keys WHERE keys.id = key_id(chats.payload) AND keys.owner = chats.key)",
    "DELETE FROM messages WHERE key NOT IN (SELECT key FROM chats)",
    "DELETE FROM cases WHERE NOT EXISTS"
    " (SELECT 1 FROM vault.keys WHERE keys.id = key_id(cases.payload) AND keys.owner = CAST('case:' || code AS BLOB))",
    "DELETE FROM lines WHERE code NOT IN (SELECT code FROM cases)",
    *(
        f"DELETE FROM {table} WHERE payload IS NOT NULL AND NOT EXISTS"
        f" (SELECT 1 FROM vault.keys WHERE keys.id = key_id({table}.payload) AND keys.owner = CAST('transit' AS BLOB))"
        for table in ("inbox", "outbox", "timers")
    ),
    "UPDATE vault.meta SET value = 0 WHERE name = 'swept'",
)
# Copies made before there were marks have no such table.
_ERASED_MARKS = (
    "DELETE FROM marks WHERE code <> '' AND code NOT IN (SELECT code FROM cases)",
    "UPDATE marks SET code = '', post = 0, payload = NULL WHERE payload IS NOT NULL AND NOT EXISTS"
    " (SELECT 1 FROM vault.keys WHERE keys.id = key_id(marks.payload)"
    " AND keys.owner = CAST('mark:' || marks.id AS BLOB))",
)
_MARKED = 2


async def backup(store_path: Path, key_file: Path, to: Path) -> tuple[Path, Path]:
    """Copies the database to `to` and the vault beside it (`<stem>.keys.db`), and proves the key file opens them.

    Two files, so that they can be kept for different times. The service may run. Refuses to overwrite.
    """
    return await asyncio.to_thread(_backup, store_path, key_file, to)


async def restore(source: Path, to: Path, keys: Path | None = None) -> None:
    """Puts a copy back as the database `to`, with its vault (or with a newer vault's copy `keys`).

    People and cases whose key is not in that vault have been erased since, and are left out. Refuses to overwrite.
    """
    await asyncio.to_thread(_restore, source, to, keys or vault_path(source))


def _backup(store_path: Path, key_file: Path, to: Path) -> tuple[Path, Path]:
    master = keyfile.read(key_file)
    to_keys = vault_path(to)
    _refuse(to, to_keys)
    to.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # The vault last: a key is made before the rows that need it, so this copy has every key of the other.
    for source, copy in ((store_path, to), (vault_path(store_path), to_keys)):
        _copy(source, copy)
    with translated, closing(sqlite3.connect(f"file:{to_keys}?mode=ro", uri=True)) as wire:
        rows = wire.execute("SELECT value FROM meta WHERE name = 'check'").fetchall()
    try:
        codec.unseal(master, place("meta", "check"), rows[0][0])
    except (Unsealable, IndexError):
        to.unlink()
        to_keys.unlink()
        raise KeyMissing(f"key file {key_file}: does not open this backup; use the key the service runs with") from None
    return to, to_keys


def _restore(source: Path, to: Path, keys: Path) -> None:
    to_keys = vault_path(to)
    _refuse(to, to_keys)
    to.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    half = to.with_name(f"{to.name}.half")
    half.unlink(missing_ok=True)
    _copy(keys, to_keys)
    try:
        _copy(source, half)
        with translated, closing(sqlite3.connect(half, isolation_level=None)) as wire:
            wire.create_function("key_id", 1, codec.key_id, deterministic=True)
            wire.execute("PRAGMA secure_delete = ON")
            wire.execute("ATTACH ? AS vault", (str(to_keys),))
            wire.execute("BEGIN IMMEDIATE")
            ((version,),) = wire.execute("PRAGMA main.user_version").fetchall()
            for statement in (*_ERASED, *(_ERASED_MARKS if version >= _MARKED else ())):
                wire.execute(statement)
            wire.execute("COMMIT")
    except BaseException:
        half.unlink(missing_ok=True)
        to_keys.unlink()
        raise
    os.replace(half, to)
    keyfile.sync_folder(to.parent)


def _refuse(*paths: Path) -> None:
    for path in paths:
        if path.exists():
            raise StoreError(f"{path} exists already: nothing was overwritten")


def _copy(source: Path, copy: Path) -> None:
    """One consistent copy in one file, on the disk when this returns, whole or not there at all."""
    if not source.exists():
        raise StoreError(f"{source} does not exist: nothing to copy")
    part = copy.with_name(f"{copy.name}.part")
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
    try:
        with translated, closing(sqlite3.connect(source)) as wire, closing(sqlite3.connect(part)) as other:
            wire.backup(other)
            other.execute("PRAGMA journal_mode = DELETE")
            if other.execute("PRAGMA quick_check").fetchone() != ("ok",):
                raise StoreError(f"{source}: the copy is damaged; the database may be too")
        descriptor = os.open(part, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    os.replace(part, copy)
    keyfile.sync_folder(copy.parent)
