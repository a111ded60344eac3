"""Puts the figures beside the targets: as a table for the terminal, and into docs/performance.md."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from datetime import date

from bench.hearing import Target
from bench.measure import Figures
from bench.telegram import ROOT

All = dict[str, tuple[str, Figures]]
PAGE = ROOT / "docs/performance.md"
ROOM = 0.7
"""Of a core; a simulator busier than this would be what is measured."""
BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"


def targets(figures: All) -> Iterator[tuple[str, str, str, bool]]:
    """(what, figure, target, whether it is reached), as far as what was measured allows."""
    ours = [one for name, (_, one) in figures.items() if name.startswith("hamroh-")]
    default = [figures[name][1].rate for name in ("ptb", "ptb-concurrent") if name in figures]
    floor = [figures[name][1].rate for name in ("floor", "floor-concurrent") if name in figures]
    if not ours:
        return
    first, most = ours[0], ours[-1]
    if default:
        above = first.rate / max(default)
        yield (
            "updates a second, against the PTB echo on its default transport",
            f"{above:.2f} ×",
            "≥ 1.5 ×",
            above >= 1.5,
        )
    if floor:
        share = first.rate / max(floor)
        yield "updates a second, against the floor", f"{share:.2f} ×", "≥ 0.5 ×", share >= 0.5
    late = max(one.wait(99) for one in ours)
    yield "p99 from update to reply at 30 updates a second", f"{late:.0f} ms", "≤ 60 ms", late <= 60
    memory = max(max(one.memory) for one in ours)
    yield "memory at its highest", f"{memory:.0f} MB", "≤ 180 MB", memory <= 180
    start = max(statistics.median(one.start) for one in ours)
    yield "from the start of the process to the first reply", f"{start:.2f} s", "≤ 2.5 s", start <= 2.5
    if most is not first:
        slower = first.rate / most.rate
        yield "slower with the most people known", f"{slower:.2f} ×", "≤ 1.2 ×", slower <= 1.2


_HEADS = ("", "updates/s", "CPU ms", "calls", "p50 ms", "p95 ms", "p99 ms", "memory MB", "first reply s")


def rows(figures: All) -> Iterator[tuple[str, ...]]:
    """One row for each contestant, as in `_HEADS`."""
    for title, one in figures.values():
        middle = statistics.median
        waits = [f"{one.wait(percent):.0f}" for percent in (50, 95, 99)]
        rate, cpu, calls = f"{one.rate:.0f}", f"{middle(one.cpu):.2f}", f"{middle(one.calls):.2f}"
        yield title, rate, cpu, calls, *waits, f"{max(one.memory):.0f}", f"{middle(one.start):.2f}"


def table(figures: All, heard: Sequence[Target]) -> str:
    """Both tables in plain text."""
    judged = [(*line, "reached" if good else "MISSED") for *line, good in (*targets(figures), *heard)]
    return f"{_aligned([_HEADS, *rows(figures)])}\n\n{_aligned(judged)}\n\n{_busy(figures)}"


def _busy(figures: All) -> str:
    most = max(max(one.simulator) for _, one in figures.values())
    verdict = "it held nobody up" if most < ROOM else "it held the fastest up: their figures are too low"
    return f"the simulator used at most {most:.0%} of a core: {verdict}"


def _aligned(lines: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join([line[0].ljust(widths[0]), *map(str.rjust, line[1:], widths[1:])]).rstrip() for line in lines
    )


def _markdown(head: Sequence[str], lines: Sequence[Sequence[str]]) -> list[str]:
    ruler = ("---", *("---:" for _ in head[1:]))
    return [f"| {' | '.join(line)} |" for line in (head, ruler, *lines)]


def page(
    figures: All,
    heard: Sequence[Target],
    conditions: list[str],
    day: date,
    rounds: int,
    people: int,
    lasted: float,
) -> str:
    """What stands between the markers."""
    judged = [(*line, "yes" if good else "**no**") for *line, good in (*targets(figures), *heard)]
    waits = min(len(one.waits) for _, one in figures.values())
    return "\n".join(
        [
            f"Taken on {day.isoformat()} by `make bench` in {lasted / 60:.1f} minutes:",
            "",
            *(f"- {condition}" for condition in conditions),
            f"- {rounds} rounds in turns, {people} people in each; medians of the rounds, waits over {waits} replies",
            f"- {_busy(figures)}",
            "",
            *_markdown(("what", "figure", "target", "reached"), judged),
            "",
            *_markdown(_HEADS, list(rows(figures))),
        ]
    )


def write(words: str) -> None:
    """Replace what stands between the markers of the page."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text(f"{before}{BEGIN}\n{words}\n{END}{after}", encoding="utf-8")
