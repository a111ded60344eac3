"""The bot's own screens as weak examples: what a topic says is in the words that people ask about it with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bot.content.catalogs import read_catalogs
from bot.core.ids import TOPICS

HOLE = re.compile(r"\{[^}]*\}")
SHORTEST = 8


def screens(root: Path) -> Iterator[tuple[str, str]]:
    """(paragraph, topic) of every reviewed text in every language."""
    for catalog in read_catalogs(root):
        topic = Path(catalog.file).stem
        for entry in catalog.entries if topic in TOPICS else ():
            for paragraph in HOLE.sub(" ", entry.words).split("\n\n"):
                if len(paragraph) > SHORTEST and not entry.obsolete:
                    yield paragraph, topic
