"""`hamroh evaluate`: how well typed text is understood."""

from __future__ import annotations

import argparse
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from bot.cli.exits import WRONG
from bot.cli.shelf import Shelf
from bot.config import load

SLACK: Final = 0.005
"""How far a figure may fall before it is told: one message of two hundred."""


def add(shelf: Shelf) -> None:
    """The command of this file."""
    each = shelf.command("evaluate", "measure how well typed text is understood", evaluate)
    each.add_argument("files", nargs="*", type=Path, help="JSON lines (default: evaluation/*.jsonl)")
    each.add_argument("--misses", action="store_true", help="print each miss with its evidence; it quotes messages")
    each.add_argument("--json", action="store_true", help="the figures alone, as one JSON object")
    each.add_argument("--save", action="store_true", help="write the figures as the baseline")


def evaluate(asked: argparse.Namespace) -> int:
    """Prints the tables. 1 when a figure of the project's own sets is worse than the baseline."""
    root = load().content.root
    from bot.app.evaluation import measure, report, sets
    from bot.app.understanding import Listener
    from bot.content.bundle import load_content

    own = not asked.files
    paths = asked.files or sorted((root / sets.FOLDER).glob("*.jsonl"))
    listener = Listener(load_content(root, datetime.now(UTC).date()).program.lexicon)
    judged = measure.judge(sets.read_sets(paths), listener)
    baseline = root / sets.FOLDER / "baseline.json"
    if asked.save:
        baseline.write_text(json.dumps(report.figures(judged), indent=1) + "\n", encoding="utf-8")
        print(f"written: {baseline}")
        return 0
    if asked.json:
        print(json.dumps(report.figures(judged), indent=1))
    else:
        for line in report.tables(judged, misses=asked.misses):
            print(line)
    if not own or not baseline.exists():
        return 0
    worse = report.fallen(judged, json.loads(baseline.read_text(encoding="utf-8")), SLACK)
    for line in worse:
        print(f"worse than the baseline: {line}")
    return WRONG if worse else 0
