"""The master key's file: 32 bytes in base64, readable by its owner alone, kept apart from the data."""

from __future__ import annotations

import base64
import binascii
import os
from pathlib import Path

from bot.errors import KeyMissing
from bot.store.codec import SECRET_SIZE


def read(path: Path) -> bytes:
    """The master key; KeyMissing with one line that says what is wrong with the file."""
    try:
        mode = path.stat().st_mode
        written = path.read_bytes()
    except OSError as trouble:
        raise KeyMissing(f"key file {path}: cannot be read ({trouble.strerror}); put back the one that fits") from None
    if mode & 0o077:
        raise KeyMissing(f"key file {path}: other users of this machine can reach it; chmod 600 it")
    try:
        master = base64.b64decode(written.strip(), validate=True)
    except binascii.Error:
        master = b""
    if len(master) != SECRET_SIZE:
        raise KeyMissing(f"key file {path}: not {SECRET_SIZE} bytes in base64; put back the one that fits")
    return master


def create(path: Path) -> None:
    """A new master key in a new file, on the disk when this returns. An empty file left by a crash is replaced."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if path.exists() and path.stat().st_size == 0:
        path.unlink()
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    except OSError as trouble:
        raise KeyMissing(f"key file {path}: cannot be made ({trouble.strerror})") from None
    try:
        os.write(descriptor, base64.b64encode(os.urandom(SECRET_SIZE)) + b"\n")
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Names made, replaced or removed in the folder are on the disk when this returns."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
