"""A person's talk: where they stand, what was shown, which messages are in their chat. No name, no words readable."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

import msgspec

from bot.core.events import Address
from bot.core.ids import PersonKey
from bot.core.values import encode
from bot.store import codec, inbox, outbox, timers
from bot.store.codec import place, quiet
from bot.store.db import Tx

_HOUR: Final = 3600
_LENGTH: Final = 2
_address = msgspec.json.Decoder(Address)


class ChatRow(NamedTuple):
    """A person's row. `screen`, `latest`, `nudge` are message ids in their chat, 0 for none."""

    key: PersonKey
    address: Address
    chat: bytes
    screen: int
    latest: int
    nudge: int

    def __repr__(self) -> str:
        return quiet(self)


def lane_of(key: PersonKey) -> str:
    """The lane of everything that concerns this person."""
    return f"p:{key.hex()}"


async def load(tx: Tx, keys: Iterable[PersonKey]) -> dict[PersonKey, ChatRow]:
    """The rows of those we know. Someone whose key has left the vault is a stranger."""
    rows = await tx.fetch_in("SELECT key, payload, screen, latest, nudge FROM chats WHERE key IN ?*", list(keys))
    opened = await tx.unseal([(row[0], place("chats", row[0]), row[1]) for row in rows])
    return {
        row[0]: ChatRow(PersonKey(row[0]), *_unpack(plain), *row[2:])
        for row, plain in zip(rows, opened, strict=True)
        if plain is not None
    }


async def save(
    tx: Tx, rows: Sequence[tuple[PersonKey, Address, bytes, float]], latest: Mapping[PersonKey, int]
) -> None:
    """Stores (person, address, chat, last act) and lifts `latest`. Touches neither screen nor nudge."""
    keys = await tx.keys([row[0] for row in rows])
    await tx.executemany(
        "INSERT INTO chats (key, seen, latest, payload) VALUES (?, ?, ?, ?) ON CONFLICT (key) DO UPDATE"
        " SET seen = excluded.seen, latest = max(latest, excluded.latest), payload = excluded.payload",
        [
            (
                key,
                int(at // _HOUR),
                latest.get(key, 0),
                codec.seal(keys[key], place("chats", key), _pack(address, chat)),
            )
            for key, address, chat, at in rows
        ],
    )


async def views(tx: Tx, keys: Iterable[PersonKey]) -> dict[PersonKey, tuple[int, int, int]]:
    """(screen, latest, nudge) of those we know, without opening anything."""
    rows = await tx.fetch_in("SELECT key, screen, latest, nudge FROM chats WHERE key IN ?*", list(keys))
    return {PersonKey(key): (screen, latest, nudge) for key, screen, latest, nudge in rows}


async def put_screen(tx: Tx, rows: Sequence[tuple[PersonKey, int]]) -> None:
    """This message is the person's screen now (0: none). A person forgotten meanwhile stays forgotten."""
    await tx.executemany(
        "UPDATE chats SET screen = ?1, latest = max(latest, ?1) WHERE key = ?2",
        [(message, key) for key, message in rows],
    )


async def put_nudge(tx: Tx, key: PersonKey, message: int) -> None:
    """This message is the neutral line now (0: none)."""
    await tx.execute("UPDATE chats SET nudge = ?1, latest = max(latest, ?1) WHERE key = ?2", (message, key))


async def note(tx: Tx, rows: Sequence[tuple[PersonKey, int, float, bool]]) -> None:
    """Remembers (person, message, at, ours) so that it can be deleted; ours lift `latest`. Repeats do nothing.

    Nothing is noted of a person who has been forgotten meanwhile.
    """
    await tx.executemany(
        "INSERT OR IGNORE INTO messages (key, message, at, ours)"
        " SELECT ?1, ?2, ?3, ?4 WHERE EXISTS (SELECT 1 FROM chats WHERE key = ?1)",
        rows,
    )
    await tx.executemany(
        "UPDATE chats SET latest = ?1 WHERE key = ?2 AND latest < ?1",
        [(message, key) for key, message, _, ours in rows if ours],
    )


async def messages(tx: Tx, key: PersonKey, since: float) -> list[tuple[int, bool, float]]:
    """(message, ours, at) of the person's chat from then on, in order."""
    rows = await tx.fetch(
        "SELECT message, ours, at FROM messages WHERE key = ? AND at >= ? ORDER BY message", (key, since)
    )
    return [(message, bool(ours), at) for message, ours, at in rows]


async def forget_messages(tx: Tx, key: PersonKey, ids: Iterable[int] | None = None) -> None:
    """These messages (all, without `ids`) are not in the chat any more."""
    if ids is None:
        await tx.execute("DELETE FROM messages WHERE key = ?", (key,))
    else:
        await tx.executemany("DELETE FROM messages WHERE key = ? AND message = ?", [(key, number) for number in ids])


async def forget(tx: Tx, key: PersonKey) -> None:
    """Everything of the person outside cases is gone, in copies too, since their key leaves the vault at commit.

    What still waits in the inbox was said after the wish to be forgotten: it stays and is answered as a stranger's.
    Call `store.checkpoint()` after the transaction, so the log forgets as well.
    """
    lane = lane_of(key)
    await tx.execute("DELETE FROM chats WHERE key = ?", (key,))
    await forget_messages(tx, key)
    await timers.cancel(tx, lane)
    await outbox.drop_lane(tx, lane)
    await inbox.forget_lane(tx, lane)
    await tx.forget_owner(key)


async def purge_messages(tx: Tx, before: float, ours_before: float) -> int:
    """Forgets ids of messages older than that; ours, which can still be overwritten, later. How many those were."""
    return await tx.execute("DELETE FROM messages WHERE at < ? AND (ours = 0 OR at < ?)", (before, ours_before))


async def idle(tx: Tx, before: float, limit: int = 1000) -> list[PersonKey]:
    """Those whose last act lies before then (to the hour), the longest silent first; not those forgotten already."""
    sql = "SELECT key FROM chats WHERE seen >= 0 AND seen < ? ORDER BY seen LIMIT ?"
    rows = await tx.fetch(sql, (int(before // _HOUR), limit))
    return [PersonKey(key) for (key,) in rows]


async def count(tx: Tx) -> int:
    """How many people we know."""
    return int((await tx.fetch("SELECT count(*) FROM chats"))[0][0])


def _pack(address: Address, chat: bytes) -> bytes:
    where = encode(address)
    return len(where).to_bytes(_LENGTH, "big") + where + chat


def _unpack(plain: bytes) -> tuple[Address, bytes]:
    end = _LENGTH + int.from_bytes(plain[:_LENGTH], "big")
    return _address.decode(plain[_LENGTH:end]), plain[end:]
