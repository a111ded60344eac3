"""Seals what is stored: AES-256-GCM, each blob bound to its table and row, so it cannot be moved to another."""

from __future__ import annotations

import os
from typing import Any, NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.errors import StoreError

SECRET_SIZE = 32
_ID = 8
_NONCE = 12


def quiet(row: Any) -> str:
    """The repr of every stored row: its kind and nothing of its content."""
    return f"<{type(row).__name__}>"


class Key(NamedTuple):
    """One key of the vault: the id that is written in front of every blob it seals, and the secret."""

    id: int
    secret: bytes

    def __repr__(self) -> str:
        return quiet(self)


class Unsealable(StoreError):
    """A blob is not what its row sealed: damaged, moved from another row, or sealed with another key."""


def seal(key: Key, place: bytes, plain: bytes) -> bytes:
    """The blob to store: id of the key, nonce, ciphertext. `place` (table and row) must be given again to open it."""
    nonce = os.urandom(_NONCE)
    return key.id.to_bytes(_ID, "big") + nonce + AESGCM(key.secret).encrypt(nonce, plain, place)


def key_id(blob: bytes) -> int:
    """Which key sealed this blob."""
    return int.from_bytes(blob[:_ID], "big")


def unseal(secret: bytes, place: bytes, blob: bytes) -> bytes:
    """What was sealed at `place`; Unsealable if it was anything else."""
    try:
        return AESGCM(secret).decrypt(blob[_ID : _ID + _NONCE], blob[_ID + _NONCE :], place)
    except (InvalidTag, ValueError):
        table = place.partition(b"\0")[0].decode()
        raise Unsealable(f"a row of {table} cannot be opened with its key") from None


def place(table: str, row: bytes | str | int) -> bytes:
    """Where a blob belongs: the table's name and the row's key."""
    return table.encode() + b"\0" + (row if isinstance(row, bytes) else str(row).encode())
