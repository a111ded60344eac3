"""Takes in a recording of a screen, with the text that was read beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from bot.content.book import Book
from bot.content.recordings import place
from bot.core.ids import Lang, NodeId
from bot.errors import NotDone

LARGEST: Final = 1024 * 1024
"""Bytes up to which Telegram plays a voice message where it stands."""


def add(book: Book, file: Path, node: str, lang: Lang) -> Path:
    """Copies a recording to its place, with the text it reads beside it. Raises NotDone if it cannot be used."""
    found = book.compiled.nodes.get(NodeId(node))
    if found is None:
        raise NotDone(f"there is no screen {node}; `hamroh audio todo` names those to record")
    sound = file.read_bytes()
    if not sound.startswith(b"OggS") or b"OpusHead" not in sound[:200]:
        raise NotDone(
            f"{file} is no Ogg file with Opus; make it with: ffmpeg -i {file.name} -ac 1 -c:a libopus new.ogg"
        )
    if len(sound) > LARGEST:
        raise NotDone(f"{file} has {len(sound) // 1024} KB; Telegram plays up to {LARGEST // 1024} KB: read it shorter")
    text = book.aloud(found, lang)
    if not text:
        raise NotDone(f"{node} has no words in {lang} yet")
    path = place(book.root, lang, node)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(sound)
    path.with_suffix(".txt").write_text(f"{text}\n", encoding="utf-8")
    return path
