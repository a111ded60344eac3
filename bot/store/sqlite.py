"""One way to open SQLite, to migrate it, and to read its errors, for the database and for the vault."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from types import TracebackType
from typing import Any, cast

import aiosqlite

from bot.errors import Clash, StoreError, StoreFull

_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA busy_timeout = 5000",
    "PRAGMA foreign_keys = ON",
    "PRAGMA cache_size = -8000",
)

# What a full disk looks like depends on which file was to grow: the log, its index, or the database at a sync.
_FULL = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR_WRITE,
    sqlite3.SQLITE_IOERR_FSYNC,
    sqlite3.SQLITE_IOERR_SHMSIZE,
}
_MOST_VALUES = 512


class _Translated:
    """Turns SQLite's errors into ours. Stateless, so one instance serves everybody."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        if isinstance(error, sqlite3.IntegrityError):
            raise Clash(str(error)) from error
        # A ProgrammingError is a bug of ours and stays what it is.
        if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.ProgrammingError):
            if getattr(error, "sqlite_errorcode", None) in _FULL:
                raise StoreFull("the disk is full: nothing was stored") from error
            raise StoreError(f"{getattr(error, 'sqlite_errorname', 'SQLite')}: {error}") from error


translated = _Translated()


async def fetch(wire: aiosqlite.Connection, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """All rows of one statement."""
    with translated:
        return cast("list[tuple[Any, ...]]", await wire.execute_fetchall(sql, values))


async def connect(path: Path, *, reading: bool = False) -> aiosqlite.Connection:
    """A connection in autocommit mode with the store's settings; the file is made, for its owner alone, if absent."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    path.chmod(0o600)  # SQLite gives the log and its index the same rights
    with translated:
        wire = await aiosqlite.connect(path, isolation_level=None)
        try:
            for pragma in (*_PRAGMAS, *(("PRAGMA query_only = ON",) if reading else ())):
                await fetch(wire, pragma)
        except BaseException:
            await wire.close()
            raise
    return wire


async def migrate(wire: aiosqlite.Connection, folder: str = "") -> None:
    """Every numbered script of `schema/` (or its `folder`) that this file has not seen, each in one transaction."""
    numbered = _scripts(folder)
    ((version,),) = await fetch(wire, "PRAGMA user_version")
    if version > max(numbered):
        raise StoreError(f"the database is of version {version}, this program knows {max(numbered)}: update it")
    for number in sorted(n for n in numbered if n > version):
        script = numbered[number].read_text(encoding="utf-8")
        with translated:
            try:
                await wire.executescript(f"BEGIN IMMEDIATE; {script}; PRAGMA user_version = {number}; COMMIT;")
            except BaseException:
                await wire.rollback()
                raise


def newest(folder: str = "") -> int:
    """The version a file has after `migrate`."""
    return max(_scripts(folder))


def _scripts(folder: str) -> dict[int, Traversable]:
    scripts = files("bot.store").joinpath("schema", folder)
    return {int(entry.name[:4]): entry for entry in scripts.iterdir() if entry.name.endswith(".sql")}


def spread(sql: str, values: Sequence[Any]) -> Iterator[tuple[str, list[Any]]]:
    """The statement with `?*` written out for the values (tuples become rows), in pieces SQLite accepts.

    The number of values is rounded up with repeats of the last one, so that few different statements are prepared.
    """
    for start in range(0, len(values), _MOST_VALUES):
        piece = list(values[start : start + _MOST_VALUES])
        piece += [piece[-1]] * ((1 << (len(piece) - 1).bit_length()) - len(piece))
        if isinstance(piece[0], tuple):
            row = f"({','.join('?' * len(piece[0]))})"
            yield sql.replace("?*", ",".join([row] * len(piece))), [value for entry in piece for value in entry]
        else:
            yield sql.replace("?*", f"({','.join('?' * len(piece))})"), piece
