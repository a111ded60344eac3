"""What a picture of the dialogs shows: boxes for screens or topics, arrows for ways, and what is remarkable of each."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from bot.content.book import Book
from bot.content.checks.flow import STEPS, taps_to_a_person
from bot.core.ids import LANGS, Lang, Level, NodeId
from bot.core.program import AnyNode, Handover, Question, Screening

DEEP: Final = 5
"""More taps than this from a topic's first screen are marked."""


@dataclass(slots=True)
class Gap:
    """Words of a language that are not there, or must be compared."""

    missing: int = 0
    fuzzy: int = 0


@dataclass(slots=True)
class Box:
    """A screen, a topic, or (`outside`) a screen of another topic. `depth`: taps from the start, -1 if no way leads."""

    id: str
    name: str
    first: str = ""
    kind: str = ""
    level: Level | None = None
    depth: int = -1
    outside: bool = False
    far_from_start: bool = False
    far_from_person: bool = False
    gaps: dict[Lang, Gap] = field(default_factory=dict)

    @property
    def marks(self) -> list[str]:
        """What is remarkable, in words."""
        marks = [self.kind] if self.kind else []
        marks += [f"level {self.level.name.lower()}"] if self.level is not None else []
        marks += [f"more than {DEEP} taps from the start"] if self.far_from_start else []
        marks += [f"more than {STEPS} taps from a person"] if self.far_from_person else []
        return marks + [f"{lang}: {said}" for lang, gap in self.gaps.items() if (said := told(gap))]


@dataclass(frozen=True, slots=True)
class Arrow:
    """A way from one box to another. `call`: it comes back."""

    start: str
    end: str
    call: bool = False
    level: Level | None = None


@dataclass(slots=True)
class Graph:
    """One picture."""

    name: str
    title: str
    boxes: dict[str, Box] = field(default_factory=dict)
    arrows: list[Arrow] = field(default_factory=list)


def told(gap: Gap) -> str:
    """`2 missing, 1 to review`, '' when nothing is."""
    parts = [f"{gap.missing} missing"] if gap.missing else []
    return ", ".join([*parts, *([f"{gap.fuzzy} to review"] if gap.fuzzy else [])])


def graphs(book: Book) -> list[Graph]:
    """A graph of each topic that has screens, in the order of the files."""
    gaps = _gaps(book)
    taps = taps_to_a_person(book.compiled.nodes)
    return [_topic(book, topic, start, gaps, taps) for topic, start in book.compiled.topics.items()]


def overview(book: Book) -> Graph:
    """All topics, and which leads to which."""
    gaps = _gaps(book)
    graph = Graph("overview", "All topics")
    links: Counter[tuple[str, str]] = Counter()
    for topic in book.compiled.topics:
        nodes = [node for node in book.compiled.nodes.values() if node.topic == topic]
        title = book.english.get(f"{topic}.title", "")
        size = f"({len(nodes)} screen{'s' * (len(nodes) != 1)})"
        box = Box(topic, topic, f"{title} {size}", gaps={lang: Gap() for lang in LANGS})
        box.level = min((node.level for node in nodes if node.level is not None), default=None)
        for node in nodes:
            _add(box.gaps, gaps[node.id])
            links.update((topic, arrow.end.partition(".")[0]) for arrow in _arrows(node))
        _add(box.gaps, gaps.get(NodeId(f"{topic}.title"), {}))
        graph.boxes[topic] = box
    graph.arrows = [Arrow(start, end) for start, end in links if start != end and end in graph.boxes]
    _measure(graph, "home" if "home" in graph.boxes else next(iter(graph.boxes), ""))
    return graph


def _topic(
    book: Book, topic: str, start: NodeId, gaps: dict[NodeId, dict[Lang, Gap]], taps: dict[NodeId, int]
) -> Graph:
    graph = Graph(topic, book.english.get(f"{topic}.title", topic))
    for node in book.compiled.nodes.values():
        if node.topic != topic:
            continue
        box = Box(node.id, node.id.partition(".")[2], _first(book, node), _kind(node), node.level, gaps=gaps[node.id])
        box.far_from_person = taps[node.id] > STEPS
        graph.boxes[node.id] = box
        graph.arrows += _arrows(node)
    for arrow in graph.arrows:
        if arrow.end not in graph.boxes:
            graph.boxes[arrow.end] = Box(arrow.end, arrow.end, outside=True)
    _measure(graph, start)
    for box in graph.boxes.values():
        box.far_from_start = box.depth > DEEP and not box.outside
    return graph


def _measure(graph: Graph, start: str) -> None:
    """The depth of every box that can be reached."""
    ahead: dict[str, list[str]] = {}
    for arrow in graph.arrows:
        ahead.setdefault(arrow.start, []).append(arrow.end)
    waiting = deque([(start, 0)] if start in graph.boxes else [])
    while waiting:
        name, depth = waiting.popleft()
        if graph.boxes[name].depth < 0:
            graph.boxes[name].depth = depth
            waiting += [(end, depth + 1) for end in ahead.get(name, ())]


def _arrows(node: AnyNode) -> list[Arrow]:
    """Ways and calls of a node, each end once, the gravest level first."""
    return list({(arrow.end, arrow.call): arrow for arrow in reversed(list(_ways(node)))}.values())[::-1]


def _ways(node: AnyNode) -> Iterator[Arrow]:
    for choice in sorted(node.choices, key=lambda each: each.level or Level.ROUTINE):
        yield from (Arrow(node.id, way.goto, level=choice.level) for way in choice.ways)
        if choice.call:
            yield Arrow(node.id, choice.call, call=True, level=choice.level)
    if isinstance(node, Screening):
        for outcome in node.outcomes:
            yield from (Arrow(node.id, way.goto, level=outcome.level) for way in outcome.ways)
    yield from (Arrow(node.id, way.goto) for way in node.ways)
    yield from (Arrow(node.id, ask, call=True) for ask in node.first.values())


def _kind(node: AnyNode) -> str:
    match node:
        case Handover():
            return "handover"
        case Question():
            return "question"
        case Screening():
            return "screening"
        case _:
            return ""


def _first(book: Book, node: AnyNode) -> str:
    return " ".join(book.english.get(node.say, "").replace("**", "").split())


def _gaps(book: Book) -> dict[NodeId, dict[Lang, Gap]]:
    """For every screen, and for every topic's title under its id, what is missing in each language."""
    fuzzy = {(c.lang, e.id) for c in book.catalogs for e in c.entries if e.fuzzy and not e.obsolete}
    names: Iterable[NodeId] = book.compiled.nodes
    found = {name: {lang: Gap() for lang in LANGS} for name in names}
    for name, source in book.compiled.texts.items():
        gaps = found.setdefault(source.node or NodeId(name), {lang: Gap() for lang in LANGS})
        for lang, gap in gaps.items():
            if (lang, name) in fuzzy:
                gap.fuzzy += 1
            elif name not in book.words[lang]:
                gap.missing += 1
    return found


def _add(into: dict[Lang, Gap], more: dict[Lang, Gap]) -> None:
    for lang, gap in more.items():
        into[lang].missing += gap.missing
        into[lang].fuzzy += gap.fuzzy
