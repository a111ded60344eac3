"""Where each box stands: layers by distance from the start, wrapped into rows, ordered so that few arrows cross."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Final

from bot.content.picture.graph import Graph

WIDTH: Final = 172
HEIGHT: Final = 74
ACROSS: Final = 24
DOWN: Final = 52
EDGE: Final = 44
"""Room at the sides, in which arrows run back up."""
ROW: Final = 6
_SWEEPS: Final = 4


@dataclass(frozen=True, slots=True)
class Spot:
    """The upper left corner of a box, and its row."""

    x: float
    y: float
    row: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole picture."""

    spots: dict[str, Spot]
    width: float
    height: float


def lay_out(graph: Graph, most: int = ROW) -> Layout:
    """Every box of the graph in its place, at most so many side by side."""
    rows = [layer[at : at + most] for layer in _layers(graph) for at in range(0, len(layer), most)]
    wide = max((len(row) for row in rows), default=1)
    full = wide * WIDTH + (wide - 1) * ACROSS
    spots: dict[str, Spot] = {}
    for number, row in enumerate(rows):
        left = EDGE + (full - len(row) * WIDTH - (len(row) - 1) * ACROSS) / 2
        for place, name in enumerate(row):
            spots[name] = Spot(left + place * (WIDTH + ACROSS), 12 + number * (HEIGHT + DOWN), number)
    return Layout(spots, full + 2 * EDGE, 24 + len(rows) * HEIGHT + max(len(rows) - 1, 0) * DOWN)


def _layers(graph: Graph) -> list[list[str]]:
    """Boxes by depth; below them those that no way from the start reaches, each followed by what it leads to."""
    ahead: dict[str, list[str]] = {name: [] for name in graph.boxes}
    before: dict[str, list[str]] = {name: [] for name in graph.boxes}
    for arrow in graph.arrows:
        ahead[arrow.start].append(arrow.end)
        before[arrow.end].append(arrow.start)
    depth = {name: box.depth for name, box in graph.boxes.items() if box.depth >= 0}
    below = max(depth.values(), default=-1) + 1
    for name in sorted(graph.boxes, key=lambda name: len({*before[name]} - {name})):
        waiting = deque([(name, below)])
        while waiting:
            here, far = waiting.popleft()
            if here not in depth:
                depth[here] = far
                waiting += [(end, far + 1) for end in ahead[here]]
    layers: list[list[str]] = [[] for _ in range(max(depth.values(), default=-1) + 1)]
    for name in graph.boxes:
        layers[depth[name]].append(name)
    for sweep in range(_SWEEPS):
        near = before if sweep % 2 == 0 else ahead
        place = {name: at / max(len(layer) - 1, 1) for layer in layers for at, name in enumerate(layer)}
        for layer in layers:
            layer.sort(key=lambda name: _middle([place[other] for other in near[name]], place[name]))
    return layers


def _middle(places: list[float], own: float) -> float:
    return sum(places) / len(places) if places else own
