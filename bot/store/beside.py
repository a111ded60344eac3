"""Reads a database beside the service that serves it: takes no lock, changes nothing, needs the same key file."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from bot.errors import StoreError
from bot.store import keyfile
from bot.store.db import Store, Tx, vault_path
from bot.store.sqlite import connect, fetch, newest
from bot.store.vault import Vault


@asynccontextmanager
async def reading(path: Path, key_file: Path, *, now: Callable[[], float]) -> AsyncIterator[Tx]:
    """What is committed at `path`. StoreError if nothing is there, or another version of the program wrote it."""
    keys = vault_path(path)
    for each in (path, keys):
        if not each.exists():
            raise StoreError(f"{each} does not exist: there is nothing to read")
    async with AsyncExitStack() as stack:
        vault = await Vault.open(keys, keyfile.read(key_file), may_begin=False)
        stack.push_async_callback(vault.close)
        wire = await connect(path, reading=True)
        stack.push_async_callback(wire.close)
        ((version,),) = await fetch(wire, "PRAGMA user_version")
        if version != newest():
            raise StoreError(f"{path}: of version {version}, this program needs {newest()}: start the service once")
        async with Store.beside(path, vault, wire, now).reading() as tx:
            yield tx
