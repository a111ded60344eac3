"""Small settings that must outlive the process and are nobody's secret: the desk's new address, the last good poll."""

from __future__ import annotations

from bot.store.db import Tx


async def get(tx: Tx, name: str) -> str | None:
    """What was put under this name, or None."""
    rows = await tx.fetch("SELECT value FROM meta WHERE name = ?", (name,))
    return rows[0][0] if rows else None


async def put(tx: Tx, name: str, value: str) -> None:
    """Remembers the value under this name. Not sealed: nothing about a person belongs here."""
    await tx.execute("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (name, value))


async def drop(tx: Tx, name: str) -> None:
    """Forgets what was put under this name."""
    await tx.execute("DELETE FROM meta WHERE name = ?", (name,))


async def under(tx: Tx, prefix: str) -> dict[str, str]:
    """Everything whose name begins so, without that beginning."""
    beyond = prefix[:-1] + chr(ord(prefix[-1]) + 1)
    rows = await tx.fetch("SELECT name, value FROM meta WHERE name >= ? AND name < ?", (prefix, beyond))
    return {name[len(prefix) :]: value for name, value in rows}
