"""Recordings of screens, read aloud by a person: which there are, where they lie, and what they read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from bot.core.ids import LANGS, Lang, NodeId

SPOKEN: Final = tuple(dict.fromkeys(Lang(lang.partition("@")[0]) for lang in LANGS))
"""Languages that are read aloud: Uzbek sounds the same in both its scripts."""


@dataclass(frozen=True, slots=True)
class Recording:
    """One file. `said` is the text that was read, None if nobody wrote it down."""

    path: Path
    lang: Lang
    node: NodeId
    said: str | None

    @property
    def stamp(self) -> str:
        """Changes with the recording."""
        return sha256(self.path.read_bytes()).hexdigest()[:12]


def place(root: Path, lang: str, node: str) -> Path:
    """Where a recording lies: `dialogs/audio/tg/home.copies.ogg`; the text that was read lies beside it."""
    return root / "dialogs" / "audio" / lang / f"{node}.ogg"


def recordings(root: Path) -> Iterator[Recording]:
    """Every recording there is."""
    for lang in SPOKEN:
        for path in sorted((root / "dialogs" / "audio" / lang).glob("*.ogg")):
            beside = path.with_suffix(".txt")
            said = beside.read_text(encoding="utf-8").strip() if beside.exists() else None
            yield Recording(path, lang, NodeId(path.stem), said)
