"""`python -m bench` (`make bench`): measures all contestants in turns, prints the figures, writes them to the docs."""

from __future__ import annotations

import argparse
import os
import pstats
import shutil
import sys
import time
from datetime import UTC, date, datetime
from pathlib import Path

from bench import contestants, hearing, machine, people, report
from bench.measure import Figures, visit
from bench.telegram import ROOT, Telegram, Unanswered
from bot.errors import ContentError

RATE = 30.0
PEOPLE = 600
ROUNDS = 3
SECONDS = 4.0
"""Of lines one by one, in every round."""
KNOWN = (0, 100_000, 1_000_000)
ECHOES = (
    ("ptb", "python-telegram-bot echo, one by one"),
    ("ptb-concurrent", "the same, concurrent_updates(True)"),
    ("aiogram", "aiogram echo"),
    ("floor", "floor: PTB echo on our transport, one by one"),
    ("floor-concurrent", "the same, concurrent_updates(True)"),
)
FOLDER = ROOT / "build/bench"
"""In the project, so that it lies on a real disk: what is in memory alone is never late."""


def arguments() -> argparse.Namespace:
    """What was asked."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--date", type=date.fromisoformat, default=datetime.now(UTC).date(), help="to write down")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--people", type=int, default=PEOPLE, help="who write in every round")
    parser.add_argument("--known", type=lambda text: tuple(map(int, text.split(","))), default=KNOWN)
    parser.add_argument("--only", default="", help="contestants whose name begins so")
    parser.add_argument("--dry", action="store_true", help="print only; leave docs/performance.md as it is")
    parser.add_argument("--profile", action="store_true", help="instead: where our own main thread spends its time")
    return parser.parse_args()


def main() -> int:
    """Everything, in one run on one machine."""
    asked = arguments()
    began, conditions = time.monotonic(), machine.described()
    content = Path(os.environ.get("HAMROH_CONTENT__ROOT", ROOT))
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    telegram = Telegram(asked.people + 1)
    try:
        if asked.profile:
            profile(telegram, content)
            return 0
        heard = hearing.measure(content)
        figures = compare(asked, telegram, content)
    except ContentError:
        print("stopped: the content has errors; `hamroh check` lists them", file=sys.stderr)
        return 1
    except Unanswered as problem:
        print(f"stopped: {problem}", file=sys.stderr)
        for log in FOLDER.rglob("*.log"):
            sys.stderr.writelines(f"{log.stem}: {line}\n" for line in log.read_text().splitlines()[-5:])
        return 1
    finally:
        telegram.stop()
        shutil.rmtree(FOLDER)
    print(report.table(figures, heard))
    if asked.dry or asked.only:
        return 0
    words = report.page(figures, heard, conditions, asked.date, asked.rounds, asked.people, time.monotonic() - began)
    report.write(words)
    print(f"written: {report.PAGE.relative_to(ROOT)}")
    return 0


def compare(asked: argparse.Namespace, telegram: Telegram, content: Path) -> report.All:
    """The figures of every contestant, by name; in each round all of them, one after another."""
    every = [contestants.echo(kind, title, telegram, FOLDER) for kind, title in ECHOES]
    lines = people.lines(content)
    for known in asked.known:
        folder = FOLDER / f"known-{known}"
        print(f"building a store of {known:,} people ...", flush=True)
        people.build(folder, known, telegram.people)
        every.append(contestants.hamroh(known, lines, content, telegram, folder, profile=None))
    every = [one for one in every if one.name.startswith(asked.only)]
    figures = {one.name: (one.title, Figures()) for one in every}
    for turn in range(asked.rounds):
        for one in every:
            visit(one, telegram, figures[one.name][1], seconds=SECONDS, rate=RATE, seed=turn)
            last = figures[one.name][1]
            print(f"round {turn + 1}: {one.title}: {last.updates[-1]:.0f} updates a second", flush=True)
    return figures


def profile(telegram: Telegram, content: Path) -> None:
    """Where our time goes: own time of each function, in one burst after another."""
    folder, stats = FOLDER / "known-0", FOLDER / "profile"
    people.build(folder, 0, telegram.people)
    one = contestants.hamroh(0, people.lines(content), content, telegram, folder, profile=stats)
    visit(one, telegram, Figures(), seconds=SECONDS, rate=RATE, seed=0)
    pstats.Stats(str(stats)).strip_dirs().sort_stats("tottime").print_stats(60).sort_stats("cumtime").print_stats(80)


if __name__ == "__main__":
    sys.exit(main())
