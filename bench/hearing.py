"""How long it takes to understand what was typed: the whole of `hear`, in a warm process, one message at a time."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

from bench.telegram import ROOT
from bot.app.evaluation.sets import FOLDER, read_sets
from bot.content.bundle import load_content
from bot.core.hearing import hear

SHORT, LONG = 300, 4096
LIMITS = {SHORT: 5.0, LONG: 50.0}
Target = tuple[str, str, str, bool]


def measure(content: Path) -> list[Target]:
    """(what, figure, target, whether it is reached): p99 over messages cut from the evaluation's sets."""
    lexicon = load_content(content, datetime.now(UTC).date()).program.lexicon
    rows = read_sets(sorted((ROOT / FOLDER).glob("*.jsonl")))
    whole = " ".join(row.text for row in rows)
    texts = {
        SHORT: [row.text[:SHORT] for row in rows]
        + [whole[at : at + SHORT] for at in range(0, len(whole) - SHORT, SHORT)],
        LONG: [whole[at : at + LONG] for at in range(0, len(whole) - LONG, LONG // 4)],
    }
    made = []
    for size, some in texts.items():
        hear(some[0], lexicon)
        took = []
        for text in some:
            began = time.perf_counter()
            hear(text, lexicon)
            took.append(1000 * (time.perf_counter() - began))
        took.sort()
        late = took[int(len(took) * 0.99)]
        middle = f"{len(took):,} messages; median {took[len(took) // 2]:.1f} ms"
        what = f"understanding up to {size:,} characters, p99 ({middle})"
        made.append((what, f"{late:.1f} ms", f"≤ {LIMITS[size]:.0f} ms", late <= LIMITS[size]))
    return made
