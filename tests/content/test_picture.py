"""The picture of the dialogs: what it shows of each screen, in one file that can be read by keyboard."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bot.config import REPOSITORY
from bot.content.book import Book, read_book
from bot.content.picture import graphs, overview, sheet, svg_file
from bot.content.picture.graph import Graph
from bot.content.picture.layout import HEIGHT, WIDTH, lay_out
from bot.core.ids import Level

TODAY = date(2026, 11, 25)
CHAIN = "".join(f'[n{n}]\nsay = "Step"\ngoto = "n{n + 1}"\n' for n in range(1, 7))
TOPIC = f"""
title = "Housing"
[start]
say = "**Where** do you sleep <tonight> & for how long will that be possible, do you think?"
choices = [
  {{ id = "out", say = "Outside", goto = "hand", level = "urgent", category = "other" }},
  {{ id = "deep", say = "Deep", goto = "n1" }},
  {{ id = "help", say = "Help", call = "home.help" }},
]
{CHAIN}[n7]
say = "The end"
level = "emergency"
category = "other"
[hand]
kind = "handover"
level = "concern"
category = "other"
say = "A person"
goto = "start"
[ask]
kind = "question"
ask = "text"
save = "x"
say = "?"
goto = "start"
[look]
kind = "screening"
say = "!"
signs = [{{ id = "a", say = "A?", why = "A." }}]
outcomes = [{{ goto = "ask" }}]
[alone]
face = "bare"
say = "Nobody near"
choices = [{{ id = "a", say = "A", goto = "alone" }}]
"""
RU = 'msgctxt "housing.start"\nmsgid "x"\nmsgstr "Где"\n\n#, fuzzy\nmsgctxt "housing.hand"\nmsgid "A"\nmsgstr "Ч"\n'


@pytest.fixture
def small(project) -> Book:
    root = project({"dialogs/housing.toml": TOPIC, "locales/ru/housing.po": RU}, worded=True)
    return read_book(root, TODAY)


def housing(book: Book) -> Graph:
    return next(graph for graph in graphs(book) if graph.name == "housing")


def test_boxes_tell_what_is_remarkable(small: Book) -> None:
    boxes = housing(small).boxes
    assert boxes["housing.start"].first.startswith("Where do you sleep <tonight> & for")
    assert [boxes[f"housing.{name}"].kind for name in ("start", "hand", "ask", "look")] == [
        "", "handover", "question", "screening",
    ]  # fmt: skip
    assert (boxes["housing.n7"].level, boxes["housing.n7"].depth) == (Level.EMERGENCY, 7)
    assert [name for name, box in boxes.items() if box.far_from_start] == ["housing.n6", "housing.n7"]
    assert [name for name, box in boxes.items() if box.far_from_person] == ["housing.alone"]
    assert boxes["housing.alone"].depth == -1
    assert boxes["home.help"].outside
    gaps = {lang: (gap.missing, gap.fuzzy) for lang, gap in boxes["housing.hand"].gaps.items()}
    assert gaps == {"tg": (0, 0), "ru": (0, 1), "uz": (0, 0), "uz@cyrillic": (0, 0)}
    assert boxes["housing.start"].gaps["ru"].missing == 3  # its three buttons


def test_arrows_are_ways_and_calls_with_their_level(small: Book) -> None:
    found = {(arrow.start, arrow.end): arrow for arrow in housing(small).arrows}
    assert found["housing.start", "housing.hand"].level == Level.URGENT
    assert found["housing.start", "home.help"].call
    assert ("housing.look", "housing.ask") in found and ("housing.n1", "housing.n2") in found


def test_the_overview_links_topics(small: Book) -> None:
    whole = overview(small)
    assert {(arrow.start, arrow.end) for arrow in whole.arrows} >= {("housing", "home")}
    assert whole.boxes["housing"].level == Level.EMERGENCY
    assert whole.boxes["housing"].gaps["ru"].fuzzy == 1


def test_boxes_never_lie_on_one_another() -> None:
    book = read_book(REPOSITORY, TODAY)
    for graph in (overview(book), *graphs(book)):
        layout = lay_out(graph)
        assert set(layout.spots) == set(graph.boxes)
        places = sorted((spot.row, spot.x) for spot in layout.spots.values())
        for (row, x), (next_row, next_x) in pairwise(places):
            assert next_row > row or next_x >= x + WIDTH
        for spot in layout.spots.values():
            assert 0 <= spot.x <= layout.width - WIDTH and 0 <= spot.y <= layout.height - HEIGHT


def test_an_arrow_goes_down_to_what_lies_deeper(small: Book) -> None:
    spots = lay_out(housing(small)).spots
    assert spots["housing.start"].row < spots["housing.n1"].row < spots["housing.n2"].row


def test_the_page_is_one_file_that_loads_nothing(small: Book) -> None:
    page = sheet(overview(small), graphs(small), "2026-11-25")
    assert not re.search(r"""(?:src|href)\s*=\s*["'](?!#)|url\(|@import|<link|<img|<iframe""", page)
    assert "prefers-color-scheme: dark" in page and 'name="viewport"' in page
    assert "&lt;tonight&gt; &amp;" in page and "<tonight>" not in page


def test_every_screen_is_reached_by_keyboard_and_every_link_leads_somewhere(small: Book) -> None:
    page = sheet(overview(small), graphs(small), "2026-11-25")
    ids = re.findall(r'(?<![-\w])id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    for node in small.compiled.nodes:
        assert f'<a href="#n-{node}"' in page, node
    said = re.findall(r'<a href="#n-housing\.hand"[^>]*aria-label="([^"]+)"', page)
    assert said == ["housing.hand, handover, level concern, ru: 1 to review"]


def test_the_svg_is_well_formed_and_stands_alone(small: Book) -> None:
    text = svg_file(overview(small), graphs(small))
    root = ElementTree.fromstring(text)
    assert root.tag.endswith("svg") and "href" not in text
    assert sum(each.get("class", "").startswith("box") for each in root.iter()) > len(small.compiled.nodes)


def test_nothing_at_all_is_an_empty_picture(tmp_path: Path) -> None:
    book = read_book(tmp_path, TODAY)
    assert "<svg" in sheet(overview(book), graphs(book), "2026-11-25")
