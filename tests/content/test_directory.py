"""Which place of help comes first for whom, and how its number is dialled: all places here are invented."""

from __future__ import annotations

from datetime import date

import pytest

from bot.content.directory import distance, page, ranked
from bot.content.facts import Facts, Phone, read_facts
from bot.content.load import RawFile
from bot.content.render import Words
from bot.core.outgoing import Key
from bot.core.screen import Button, Listing, Say, Screen

TODAY = date(2026, 11, 22)
TOWNS = [
    {"id": "tj.north", "country": "TJ", "names": ["Northtown", "Шимолшаҳр"], "lat": 40.0, "lon": 69.0},
    {"id": "tj.south", "country": "TJ", "names": ["Southtown"], "lat": 37.0, "lon": 69.0},
    {"id": "ru.far", "country": "RU", "names": ["Fartown"], "lat": 57.0, "lon": 65.0},
]


def service(name: str, **row: object) -> dict[str, object]:
    return {"id": name, "country": "TJ", "kinds": ["legal_aid"], "name_en": name, "publish": "yes",
            "verified_on": "2026-11-01", "phones": [{"e164": "+992446005555", "type": "landline"}], **row}  # fmt: skip


def facts(*services: dict[str, object]) -> Facts:
    return read_facts([RawFile("f.toml", "f", "", {"service": list(services), "town": TOWNS})])


def names(found: Facts, lang: str = "tg", **wanted: object) -> list[str]:
    listing = Listing(kinds=("legal_aid", "ngo"), **{"country": "TJ", **wanted})  # type: ignore[arg-type]
    return [fact.id for fact in found.services(listing, TODAY, lang)]


def test_the_nearest_comes_first() -> None:
    found = facts(
        service("south", city="Southtown"), service("north", city="Northtown"), service("nowhere"),
        service("beside", lat=40.1, lon=69.0),
    )  # fmt: skip
    assert names(found, town="tj.north") == ["north", "beside", "south", "nowhere"]
    assert names(found, town="tj.south")[0] == "south"
    assert names(found) == ["south", "north", "nowhere", "beside"], "without a town in the order of the file"


def test_what_one_asked_for_before_what_is_near() -> None:
    found = facts(service("ngo", kinds=["ngo"], city="Northtown"), service("lawyer", city="Southtown"))
    assert names(found, town="tj.north") == ["lawyer", "ngo"]


def test_those_who_speak_the_language_come_first() -> None:
    found = facts(service("russian", languages=["ru"]), service("both", languages=["ru", "tg"]), service("unknown"))
    assert names(found, "tg") == ["both", "unknown", "russian"]
    assert names(found, "ru") == ["russian", "both", "unknown"]
    assert names(facts(service("r", languages=["ru"]), service("u", languages=["uz"])), "uz@cyrillic") == ["u", "r"]


def test_who_did_not_answer_comes_last_and_the_world_after_the_country() -> None:
    found = facts(service("world", country="INT"), service("one"), service("two"))
    assert names(found) == ["one", "two", "world"]
    assert names(found, silent=("one", "world")) == ["two", "one", "world"]


def test_from_abroad_those_come_first_who_can_be_called() -> None:
    short = [{"dial": "1313", "type": "short_code"}]
    found = facts(
        service("short", phones=short), service("long"), service("site", phones=[], web="https://example.org")
    )
    assert names(found, here="TJ") == ["short", "long", "site"]
    assert names(found, here="RU") == ["long", "site", "short"]


def test_hidden_services_are_nowhere() -> None:
    found = facts(service("one"), service("two"))
    listing = Listing(kinds=("legal_aid",), country="TJ")
    assert [f.id for f in found.services(listing, TODAY, "tg", frozenset({"one"}))] == ["two"]


def test_pages_go_round() -> None:
    found = facts(*(service(name) for name in "abcde"))
    listing = Listing(kinds=("legal_aid",), country="TJ")
    every = ranked(found.services(listing, TODAY), listing, {}, "tg")
    pages = ["".join(f.id for f in page(every, Listing(kinds=(), country="TJ", page=number))) for number in range(4)]
    assert pages == ["ab", "cd", "e", "ab"]


@pytest.mark.parametrize(
    ("phone", "here", "dialled"),
    [
        (Phone("1313", "", "short_code"), "TJ", "1313"),
        (Phone("1313", "", "short_code"), "", "1313"),
        (Phone("1313", "", "short_code"), "RU", ""),
        (Phone("1313", "+992 1", "short_code"), "RU", ""),
        (Phone("8 800 1", "+7 800 1", "tollfree"), "TJ", "8 800 1"),
        (Phone("8 800 1", "+7 800 1", "tollfree"), "RU", "+7 800 1"),
        (Phone("44 600 5555", "+992 44 600 5555", "landline"), "TJ", "+992 44 600 5555"),
        (Phone("44 600 5555", "+992 44 600 5555", "landline"), "RU", "+992 44 600 5555"),
        (Phone("44 600 5555", "+992 44 600 5555", "landline"), "", "+992 44 600 5555"),
    ],
)
def test_dialling_from_where_the_person_is(phone: Phone, here: str, dialled: str) -> None:
    assert phone.dial(here, "TJ") == dialled


def test_distances() -> None:
    assert round(distance((38.56, 68.77), (55.75, 37.62)) / 10) == 299  # Dushanbe and Moscow, in tens of kilometres
    assert distance((1.0, 1.0), (1.0, 1.0)) == 0


def test_a_place_becomes_a_town() -> None:
    assert facts().nearest((39.9, 69.2)) == "tj.north"
    assert facts().nearest((58.0, 60.0)) == "ru.far"
    assert Facts().nearest((58.0, 60.0)) == ""


ENGLISH = {"a.b": "Places:", "a.go": "Go", "common.listing_checked": "checked {date}", "common.listing_none": "None",
           "common.listing_more": "Others", "common.listing_inside": "{numbers} (inside)",
           "common.no_answer": "Silent"}  # fmt: skip


def shown(found: Facts, row: int = 1, **wanted: object) -> tuple[str, list[tuple[str, str]]]:
    listing = Listing(kinds=("legal_aid",), row=row, more="a.b:+", **{"country": "TJ", **wanted})  # type: ignore[arg-type]
    buttons = ((Button(say=Say(id="a.go"), data="a.b:go"),), (Button(say=Say(id="a.go"), data="!menu"),))
    text, rows = Words({}, ENGLISH, {}, found, TODAY).screen(
        Screen(node="a.b", parts=(Say(id="a.b"),), rows=buttons, listing=listing), "en", TODAY
    )
    assert all(isinstance(key, Key) for row in rows for key in row)
    return text, [(key.label, key.data) for row in rows for key in row]


def test_two_places_with_their_dates_and_a_button_for_each() -> None:
    text, buttons = shown(facts(service("one"), service("two", verified_on="2026-11-10"), service("three")))
    assert (
        text
        == "Places:\n\n**one**\n+992 44 600 5555\nchecked 01.11.2026\n\n**two**\n+992 44 600 5555\nchecked 10.11.2026"
    )
    assert buttons == [
        ("Go", "a.b:go"), ("Others", "a.b:+"), ("Silent: one", "?one"), ("Silent: two", "?two"), ("Go", "!menu"),
    ]  # fmt: skip


def test_a_crisis_screen_has_no_more_buttons() -> None:
    _, buttons = shown(facts(service("one"), service("two"), service("three")), row=-1)
    assert buttons == [("Go", "a.b:go"), ("Go", "!menu")]


def test_short_codes_from_abroad_say_so() -> None:
    text, _ = shown(facts(service("one", phones=[{"dial": "1313", "type": "short_code"}])), here="RU")
    assert "1313 (inside)" in text


def test_an_empty_directory_is_no_dead_end() -> None:
    text, buttons = shown(facts())
    assert text == "Places:\n\nNone"
    assert buttons == [("Go", "a.b:go"), ("Go", "!menu")]
