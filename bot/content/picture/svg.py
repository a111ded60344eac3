"""Draws a graph: boxes and arrows as SVG that takes its colours from the page."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import Final

from bot.content.picture.graph import Arrow, Box, Graph
from bot.content.picture.layout import HEIGHT, WIDTH, Layout, Spot, lay_out

STYLE: Final = """
.box > .frame { fill: var(--box); stroke: var(--soft); stroke-width: 1.5; }
.box.emergency > .frame { stroke: var(--emergency); stroke-width: 3.5; }
.box.urgent > .frame { stroke: var(--urgent); stroke-width: 3; }
.box.concern > .frame { stroke: var(--concern); stroke-width: 2.5; }
.box.outside > .frame { fill: none; stroke-dasharray: 4 3; }
svg text { fill: var(--ink); font: 11px system-ui, "Segoe UI", "Noto Sans", sans-serif; }
svg .name { font-weight: 700; font-size: 12px; } svg .mark { font-weight: 700; text-anchor: end; }
svg .far { fill: var(--emergency); font-weight: 700; }
.arrow { fill: none; stroke: var(--soft); stroke-width: 1.2; opacity: .75; } .head { fill: var(--soft); opacity: .9; }
.arrow.call { stroke-dasharray: 5 3; }
.arrow.emergency { stroke: var(--emergency); } .head.emergency { fill: var(--emergency); }
.arrow.urgent { stroke: var(--urgent); } .head.urgent { fill: var(--urgent); }
.arrow.concern { stroke: var(--concern); } .head.concern { fill: var(--concern); }
.box .gap { stroke: none; fill: var(--good); } .box .gap.fuzzy { fill: var(--fuzzy); }
.box .gap.missing { fill: var(--missing); }
svg a { text-decoration: none; outline: none; } svg a:focus .frame { stroke: var(--focus); stroke-width: 4; }
svg.lit .arrow, svg.lit .head { opacity: .12; } svg.lit .on { opacity: 1; stroke-width: 2.4; }
svg.lit .head.on { stroke-width: 0; }
"""
SIGNS: Final = {"handover": "☎", "question": "?", "screening": "☑"}
_LETTERS: Final = 25


def drawing(graph: Graph, *, linked: bool, most: int = 6) -> tuple[str, Layout]:
    """The inside of an `<svg>`, and its size. `linked`: each box leads to the entry of its screen on the page."""
    layout = lay_out(graph, most)
    parts = [*_arrows(graph, layout), *(_box(box, layout.spots[box.id], linked) for box in graph.boxes.values())]
    return "\n".join(parts), layout


def _box(box: Box, spot: Spot, linked: bool) -> str:
    level = box.level.name.lower() if box.level is not None else ""
    height = HEIGHT if not box.outside else 30
    said = escape(", ".join([box.id, *box.marks]))
    inner = [f'<rect class="frame" x="{spot.x:g}" y="{spot.y:g}" width="{WIDTH}" height="{height}" rx="7"/>']
    inner.append(f'<text class="name" x="{spot.x + 9:g}" y="{spot.y + 19:g}">{escape(_cut(box.name, 24))}</text>')
    for number, line in enumerate(_wrapped(box.first)):
        inner.append(f'<text x="{spot.x + 9:g}" y="{spot.y + 35 + 14 * number:g}">{escape(line)}</text>')
    if box.kind:
        sign = SIGNS[box.kind]
        inner.append(f'<text class="mark" x="{spot.x + WIDTH - 8:g}" y="{spot.y + 19:g}">{sign}</text>')
    if not box.outside:
        inner += _gaps(box, spot)
        far = [">5 taps deep"] if box.far_from_start else []
        far += [">3 to ☎"] if box.far_from_person else []
        inner.append(f'<text class="far" x="{spot.x + 70:g}" y="{spot.y + 68:g}">{escape(" ".join(far))}</text>')
    body = f'<g class="box {level}{" outside" * box.outside}"><title>{said}</title>{"".join(inner)}</g>'
    target = f"t-{box.id.partition('.')[0]}" if box.outside or "." not in box.id else f"n-{box.id}"
    return f'<a href="#{target}" data-id="{escape(box.id)}" aria-label="{said}">{body}</a>' if linked else body


def _gaps(box: Box, spot: Spot) -> Iterator[str]:
    for number, (lang, gap) in enumerate(box.gaps.items()):
        kind = "missing" if gap.missing else "fuzzy" if gap.fuzzy else "whole"
        x, y = spot.x + 9 + 14 * number, spot.y + 60
        # A gap is lower than a whole one too, so that it shows without colour.
        low = 0 if kind == "whole" else 4
        yield (
            f'<rect class="gap {kind}" x="{x:g}" y="{y + low:g}" width="10" height="{9 - low}"><title>'
            f"{lang}: {gap.missing} missing, {gap.fuzzy} to review</title></rect>"
        )


def _arrows(graph: Graph, layout: Layout) -> Iterator[str]:
    ordered = sorted(graph.arrows, key=lambda arrow: (arrow.start, layout.spots[arrow.end].x))
    for _, group in groupby(ordered, key=lambda arrow: arrow.start):
        arrows = list(group)
        for number, arrow in enumerate(arrows, 1):
            yield _arrow(arrow, layout, graph, number / (len(arrows) + 1))


def _arrow(arrow: Arrow, layout: Layout, graph: Graph, share: float) -> str:
    """Down from a box to one in a lower row; else around by the right side."""
    start, end = layout.spots[arrow.start], layout.spots[arrow.end]
    high = 30 if graph.boxes[arrow.end].outside else HEIGHT
    if end.row > start.row:
        x1, y1 = start.x + WIDTH * share, start.y + HEIGHT
        x2, y2 = end.x + WIDTH * (0.3 + 0.4 * share), end.y
        bend = min(60.0, (y2 - y1) / 2)
        path = f"M{x1:.0f},{y1:.0f} C{x1:.0f},{y1 + bend:.0f} {x2:.0f},{y2 - bend:.0f} {x2:.0f},{y2 - 6:.0f}"
        head = f"{x2 - 4:.0f},{y2 - 7:.0f} {x2 + 4:.0f},{y2 - 7:.0f} {x2:.0f},{y2:.0f}"
    else:
        x1, y1 = start.x + WIDTH, start.y + HEIGHT * (0.3 + 0.4 * share)
        x2, y2 = end.x + WIDTH, end.y + high * (0.35 + 0.3 * share)
        bend = 18 + 22 * share
        path = f"M{x1:.0f},{y1:.0f} C{x1 + bend:.0f},{y1:.0f} {x2 + bend:.0f},{y2:.0f} {x2 + 6:.0f},{y2:.0f}"
        head = f"{x2 + 7:.0f},{y2 - 4:.0f} {x2 + 7:.0f},{y2 + 4:.0f} {x2:.0f},{y2:.0f}"
    kind = f"{arrow.level.name.lower() if arrow.level is not None else ''}{' call' * arrow.call}"
    data = f'data-f="{escape(arrow.start)}" data-t="{escape(arrow.end)}"'
    return f'<path class="arrow {kind}" {data} d="{path}"/><polygon class="head {kind}" {data} points="{head}"/>'


def _wrapped(text: str) -> list[str]:
    """The first words in two lines."""
    if not text:
        return []
    first, rest = "", text.split()
    while rest and len(first) + len(rest[0]) < _LETTERS:
        first = f"{first} {rest.pop(0)}".strip()
    first = first or _cut(rest.pop(0), _LETTERS)
    return [first, *([_cut(" ".join(rest), _LETTERS)] if rest else [])][:2]


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
