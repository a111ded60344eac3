"""What counsellors marked, for the operator: how often, and the sentences people agreed to, for a second reader."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import Any, Final

import msgspec

from bot.app.clock import Clock, SystemClock
from bot.app.marking import read_mark
from bot.app.understanding import DANGER, script
from bot.core.ids import TOPICS, Level
from bot.core.marks import KINDS
from bot.core.talk import Mark
from bot.errors import NotDone
from bot.store import beside, marks

FEW: Final = 5
"""Fewer than this are not told apart: a small number can point to somebody."""
HAND: Final = "desk"
UNKNOWN: Final = "off_topic"
"""Stands where nobody knows a topic: the second reader puts another."""


async def export(database: Path, key_file: Path, to: Path, clock: Clock | None = None) -> list[str]:
    """Writes what people agreed to into the new file `to`, for its owner alone; what to tell the operator."""
    if to.exists():
        raise NotDone(f"{to} exists already: nothing was overwritten")
    clock = clock or SystemClock()
    async with beside.reading(database, key_file, now=clock.now) as tx:
        rows = await marks.linked(tx)
        made = dict.fromkeys(KINDS, 0)
        for _, kind, count in await marks.counts(tx):
            made[kind] += count
    known = [(row.id, read_mark(row.mark)) for row in rows]
    ready = [(number, mark) for number, mark in known if mark.state == "yes"]
    waiting = Counter(mark.kind for _, mark in known if mark.words and mark.state != "yes")
    lines = b"".join(msgspec.json.encode(utterance(number, mark)) + b"\n" for number, mark in ready)
    _write(to, lines)
    written = Counter(mark.kind for _, mark in ready)
    told = [f"written: {to} ({len(ready)} sentences)"]
    for kind in KINDS:
        bare = made[kind] - written[kind] - waiting[kind]
        told.append(
            f"{kind}: marked {cell(made[kind])}, written {written[kind]},"
            f" without a yes {cell(waiting[kind])}, without words {cell(bare)}"
        )
    return told


def utterance(number: int, mark: Mark) -> dict[str, Any]:
    """One line: what the sentence should be taken for, as far as a mark tells, and what the software heard in it."""
    said = _danger(mark.said_level)
    danger = {"missed": _danger(mark.level), "alarm": "none"}.get(mark.kind, said)
    topic = mark.topic or mark.said_topic
    return {
        "id": f"mark-{number}",
        "text": mark.words,
        "lang": mark.lang.partition("@")[0],
        "script": script(mark.words),
        "topic": topic if topic in TOPICS else UNKNOWN,
        "also": [],
        "danger": danger,
        "category": None if danger == "none" else mark.said_category or "other",
        "speaker": mark.speaker,
        "cue": "",
        "hand": HAND,
        "review": True,
        "mark": mark.kind,
        "heard": {"danger": said, "category": mark.said_category, "rule": mark.said_rule, "topic": mark.said_topic},
    }


def _danger(level: Level | None) -> str:
    return "none" if level is None else DANGER.get(level, "none")


async def counted(database: Path, key_file: Path, clock: Clock | None = None) -> list[str]:
    """A table: months and kinds of marks."""
    clock = clock or SystemClock()
    async with beside.reading(database, key_file, now=clock.now) as tx:
        found = {(month, kind): count for month, kind, count in await marks.counts(tx)}
    months = sorted({month for month, _ in found})
    rows = [["month", *KINDS], *([month, *(cell(found.get((month, kind), 0)) for kind in KINDS)] for month in months)]
    return ["  ".join(f"{each:<7}" for each in row).rstrip() for row in rows]


def cell(count: int) -> str:
    """A number that may be shown: small ones are not told."""
    return str(count) if count >= FEW else f"<{FEW}"


def _write(to: Path, body: bytes) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(body)
