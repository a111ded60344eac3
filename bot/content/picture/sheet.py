"""The page with all pictures, and the same as one SVG file."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Final

from bot.content.page import STYLE as COLOURS
from bot.content.page import page
from bot.content.picture.graph import Box, Graph
from bot.content.picture.svg import SIGNS, STYLE, drawing

WIDE: Final = 7
"""Topics side by side in the overview."""
_STYLE: Final = """
nav ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .3rem .8rem; }
svg { display: block; } section { scroll-margin-top: 1rem; } li:target { outline: 2px solid var(--focus); }
.key { display: flex; flex-wrap: wrap; gap: .3rem 1rem; padding: 0; list-style: none; }
.key b { display: inline-block; min-width: 1.6rem; padding: 0 .25rem; border: 3px solid var(--soft);
  border-radius: .3rem; text-align: center; }
.key .emergency { border-color: var(--emergency); } .key .urgent { border-color: var(--urgent); }
.key .concern { border-color: var(--concern); } ol { padding-left: 1.4rem; }
"""
_SCRIPT: Final = """
function show() {
  const there = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const folded = there && there.closest("details");
  if (folded && !folded.open) { folded.open = true; there.scrollIntoView(); }
}
addEventListener("hashchange", show); show();
for (const each of document.querySelectorAll("svg a")) {
  const svg = each.closest("svg"), mine = each.dataset.id;
  const light = on => () => {
    svg.classList.toggle("lit", on);
    for (const one of svg.querySelectorAll("[data-f]"))
      one.classList.toggle("on", on && (one.dataset.f === mine || one.dataset.t === mine));
  };
  each.addEventListener("focus", light(true)); each.addEventListener("mouseenter", light(true));
  each.addEventListener("blur", light(false)); each.addEventListener("mouseleave", light(false));
}
"""


def sheet(whole: Graph, topics: list[Graph], today: str) -> str:
    """The page."""
    return page("Hamroh: the dialogs", "\n".join(_body(whole, topics, today)), style=STYLE + _STYLE, script=_SCRIPT)


def svg_file(whole: Graph, topics: list[Graph]) -> str:
    """One picture with the overview above and every topic below it."""
    down, wide, parts = 10.0, 0.0, []
    for graph in (whole, *topics):
        inner, layout = drawing(graph, linked=False, most=WIDE if graph is whole else 6)
        name = f'<text class="name" x="12" y="{down + 18:g}">{escape(f"{graph.name}: {graph.title}")}</text>'
        parts.append(f'{name}\n<g transform="translate(0 {down + 28:g})">{inner}</g>')
        down += layout.height + 60
        wide = max(wide, layout.width)
    body = "\n".join(parts)
    size = f'width="{wide:g}" height="{down:g}" viewBox="0 0 {wide:g} {down:g}"'
    style = f"<style>{COLOURS}{STYLE}</style>"
    paper = '<rect width="100%" height="100%" style="fill: var(--paper)"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{style}{paper}\n{body}\n</svg>\n'


def _body(whole: Graph, topics: list[Graph], today: str) -> Iterator[str]:
    yield f'<h1>The dialogs</h1><p class="soft">As they stand on {escape(today)}.</p>'
    yield _key()
    links = "".join(f'<li><a href="#t-{graph.name}">{graph.name}</a></li>' for graph in topics)
    yield f'<nav aria-label="Topics"><ul>{links}</ul></nav>'
    yield f"<section><h2>All topics</h2>{_picture(whole, WIDE)}</section>"
    for graph in topics:
        yield f'<section id="t-{graph.name}"><h2>{graph.name}</h2><p class="soft">{escape(graph.title)}</p>'
        yield _picture(graph, 6)
        entries = "".join(_entry(box, graph) for box in graph.boxes.values() if not box.outside)
        yield f"<details><summary>The same as a list</summary><ol>{entries}</ol></details></section>"


def _picture(graph: Graph, most: int) -> str:
    inner, layout = drawing(graph, linked=True, most=most)
    size = f'width="{layout.width:g}" height="{layout.height:g}" viewBox="0 0 {layout.width:g} {layout.height:g}"'
    label = escape(f"Picture of {graph.title}")
    return f'<div class="scroll" tabindex="0" role="region" aria-label="{label}"><svg {size}>{inner}</svg></div>'


def _entry(box: Box, graph: Graph) -> str:
    ways = [arrow.end for arrow in graph.arrows if arrow.start == box.id]
    lead = ", ".join(f'<a href="#{_anchor(end, graph)}">{escape(end)}</a>' for end in dict.fromkeys(ways))
    marks = escape("; ".join(box.marks))
    depth = f"{box.depth} taps deep" if box.depth >= 0 else "entered from elsewhere"
    return (
        f'<li id="n-{escape(box.id)}"><strong>{escape(box.name)}</strong> <span class="soft">{depth}'
        f"{f'; {marks}' if marks else ''}</span><br>{escape(box.first)}{f'<br>→ {lead}' if lead else ''}</li>"
    )


def _anchor(name: str, graph: Graph) -> str:
    return f"n-{name}" if not graph.boxes[name].outside else f"t-{name.partition('.')[0]}"


def _key() -> str:
    levels = "".join(f'<li><b class="{level}">&nbsp;</b> {level}</li>' for level in ("emergency", "urgent", "concern"))
    kinds = "".join(f"<li><b>{sign}</b> {kind}</li>" for kind, sign in SIGNS.items())
    words = "".join(
        f'<li><span class="{css}">■</span> {said}</li>'
        for css, said in (("good", "words are whole"), ("fuzzy", "some to review"), ("missing", "some missing"))
    )
    order = "<li>the four squares: tg, ru, uz, uz@cyrillic</li><li>- - - a call that comes back, or another topic</li>"
    return f'<ul class="key">{levels}{kinds}{words}{order}</ul>'
