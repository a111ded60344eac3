"""Keeps sound content compiled in a file, so that the next start is fast: whoever writes meanwhile is waiting."""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import msgspec

import bot
from bot.content.facts import Facts
from bot.content.problem import Problem
from bot.core.ids import Lang, TextId
from bot.core.program import Program
from bot.core.values import Value


class Kept(Value, frozen=True):
    """What was compiled, and of what: `stamp` covers the editors' files and the code that read them."""

    stamp: bytes
    program: Program
    words: dict[Lang, dict[str, str]]
    english: dict[str, str]
    without: dict[TextId, TextId]
    facts: Facts
    problems: tuple[Problem, ...] = ()


def stamp(root: Path, require: str) -> bytes:
    """Changes with every byte of content below `root` and of the code that reads it, and with what is required."""
    whole = sha256(require.encode())
    for path in _files(root):
        whole.update(f"{path}\0{path.stat().st_size}\0".encode())
        whole.update(path.read_bytes())
    return whole.digest()


def _files(root: Path) -> Iterator[Path]:
    ours = Path(bot.__file__).parent
    folders = (
        (root / "dialogs", "*.toml"),
        (root / "dialogs", "*.ogg"),
        (root / "dialogs", "*.txt"),
        (root / "locales", "*.po"),
    )
    for folder, ending in (*folders, (ours / "content", "*.py"), (ours / "core", "*.py")):
        yield from sorted(folder.rglob(ending))


def read(path: Path, wanted: bytes) -> Kept | None:
    """What is kept there, if it was made of the same; None for anything else, damaged or absent."""
    try:
        found = msgspec.msgpack.decode(path.read_bytes(), type=Kept)
    except (OSError, msgspec.MsgspecError):
        return None
    return found if found.stamp == wanted else None


def write(path: Path, found: Kept) -> None:
    """Keep it, whole or not at all. Where nothing can be written the next start only takes longer."""
    made = path.with_name(f"{path.name}.new")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        made.write_bytes(msgspec.msgpack.encode(found))
        os.replace(made, path)
    except OSError:
        return
