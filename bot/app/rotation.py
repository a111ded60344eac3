"""Changes the master key of a stopped service, so that the old one opens nothing that is stored from now on."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from bot.app.clock import Clock, SystemClock
from bot.errors import StoreError
from bot.store import keyfile
from bot.store.db import Store


async def rotate(database: Path, key_file: Path, clock: Clock | None = None) -> Path:
    """
    Locks the vault with a new key in `key_file`; answers where the old key is kept, for backups made before.

    A kill at any moment leaves keys that open the store: the next start finishes what was begun.
    """
    if not database.exists():
        raise StoreError(f"{database} does not exist: there is nothing to lock anew")
    clock = clock or SystemClock()
    store = await Store.open(database, key_file, now=clock.now)
    try:
        day = datetime.fromtimestamp(clock.now(), UTC)
        kept = key_file.with_name(f"{key_file.name}.until-{day:%Y%m%d-%H%M%S}")
        os.link(key_file, kept)
        new = key_file.with_name(f"{key_file.name}.new")
        await store.vault.rotate(new)
        os.replace(new, key_file)
        keyfile.sync_folder(key_file.parent)
    finally:
        await store.close()
    return kept
