"""Which facts and services may be shown on a day, and what they say."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.content.book import read_book
from bot.content.checks import RULES, find_problems
from bot.content.facts import Facts, read_facts, spaced
from bot.content.load import RawFile
from bot.core.ids import LANGS
from bot.core.screen import Listing

TODAY = date(2026, 11, 22)
REPOSITORY = Path(__file__).resolve().parents[2]


def service(name: str, **row: object) -> dict[str, object]:
    return {"id": name, "country": "TJ", "kinds": ["hotline"], "name_en": name, "publish": "yes",
            "verified_on": "2026-11-01", "phones": [{"dial": "1313", "type": "short_code"}], **row}  # fmt: skip


def facts(services: list[dict] = (), rules: list[dict] = ()) -> Facts:  # type: ignore[assignment]
    return read_facts([RawFile("f.toml", "f", "", {"service": list(services), "rule": list(rules)})])


@pytest.mark.parametrize(
    ("row", "day", "shown"),
    [
        ({}, TODAY, True),
        ({}, date(2026, 12, 31), True),
        ({}, date(2027, 1, 1), False),
        ({"verified_on": date(2026, 11, 1)}, TODAY, True),
        ({"verified_on": "soon"}, TODAY, False),
        ({"publish": "after_check"}, TODAY, False),
        ({"publish": "hold"}, TODAY, False),
        ({"review_after": "2026-11-21"}, TODAY, False),
        ({"kinds": ["emergency"]}, date(2036, 1, 1), True),
        ({"kinds": ["emergency"], "publish": "after_check"}, TODAY, False),
        ({"kinds": ["emergency"], "publish": "hold"}, TODAY, False),
    ],
)
def test_services_of_a_day(row: dict, day: date, shown: bool) -> None:
    found = facts([service("line", **row)])
    assert bool(found.shown("line", LANGS[0], day)) is shown
    assert bool(found.services(Listing(kinds=("hotline", "emergency")), day)) is shown


@pytest.mark.parametrize(
    ("row", "day", "shown", "stale"),
    [
        ({"publish": "yes"}, TODAY, True, False),
        ({"publish": "yes"}, date(2027, 2, 1), True, True),
        ({}, TODAY, True, False),
        ({}, date(2027, 2, 1), True, True),
        ({"status": "reported"}, TODAY, True, False),
        ({"status": "practice"}, TODAY, True, False),
        ({"publish": "hold"}, TODAY, False, False),
        ({"publish": "yes", "status": "proposed"}, TODAY, False, False),
        ({"status": "announced"}, TODAY, False, False),
        ({"status": ""}, TODAY, False, False),
    ],
)
def test_rules_of_a_day(row: dict, day: date, shown: bool, stale: bool) -> None:
    found = facts(rules=[{"id": "fee", "value": "30", "status": "in_force", "review_after": "2027-01-22", **row}])
    assert found.shown("fee", LANGS[0], day) == ("30" if shown else "")
    assert found.by_id["fee"].stale(day) is stale


def test_values_by_language() -> None:
    found = facts(rules=[{"id": "fee", "status": "in_force", "value": {"ru": "тридцать дней", "tg": "сӣ рӯз"}}])
    assert found.shown("fee", "ru", TODAY) == "тридцать дней"
    assert found.shown("fee", "uz", TODAY) == ""


def test_what_may_vanish() -> None:
    found = facts(
        [service("line"), service("sos", kinds=["emergency"]), service("later", kinds=["emergency"], publish="hold")],
        [{"id": "rule", "status": "in_force"}, {"id": "doubt"}, {"id": "bill", "status": "proposed", "publish": "yes"}],
    )
    vanishing = {name for name, fact in found.by_id.items() if fact.may_vanish}
    assert vanishing == {"line", "later", "doubt", "bill"}


def test_numbers_of_one_kind_stand_in_a_sentence() -> None:
    phones = [{"dial": "102", "type": "short_code"}, {"dial": "103", "type": "short_code"},
              {"e164": "+992446005555", "type": "landline"}]  # fmt: skip
    assert facts([service("line", phones=phones)]).shown("line", "tg", TODAY) == "102, 103"


def test_an_emergency_number_is_a_short_code_and_no_mobile_beside_it() -> None:
    phones = [{"dial": "112", "type": "short_code"}, {"e164": "+992900000000", "type": "mobile"}]
    found = facts([service("sos", kinds=["emergency"], phones=phones)]).by_id["sos"]
    assert [phone.shown for phone in found.phones] == ["112"]


def test_listings_choose_country_kind_and_number() -> None:
    found = facts([
        service("world", country="INT", kinds=["tracing"]), service("legal", kinds=["legal_aid"]), service("line"),
        service("far", country="RU"), service("empty", phones=[]), service("site", phones=[], web="https://example.org"),
    ])  # fmt: skip

    def names(*kinds: str, country: str = "TJ") -> list[str]:
        return [fact.id for fact in found.services(Listing(kinds=kinds, country=country), TODAY)]

    assert names("hotline", "legal_aid") == ["line", "site", "legal"]
    assert names("legal_aid", "hotline") == ["legal", "line", "site"]
    assert names("tracing", "hotline") == ["line", "site", "world"]
    assert names("hotline", country="") == ["line", "far"], "one of each country when nobody said where"
    assert names("shelter") == []


@pytest.mark.parametrize(
    ("row", "lang", "name"),
    [
        ({"name_tg": "Хат", "name_ru": "Линия"}, "tg", "Хат"),
        ({"name_ru": "Линия"}, "tg", "Линия"),
        ({"name_uz": "Liniya", "name_uz_cyrillic": "Линия"}, "uz@cyrillic", "Линия"),
        ({}, "uz", "line"),
    ],
)
def test_names_go_to_the_next_language_a_caller_reads(row: dict, lang: str, name: str) -> None:
    assert facts([service("line", **row)]).by_id["line"].name(lang) == name


@pytest.mark.parametrize(
    ("typed", "read"),
    [("112", "112"), ("+992446005555", "+992 44 600 5555"), ("+79000000000", "+7 900 000-00-00"), ("8-800", "8-800")],
)
def test_numbers_are_spaced(typed: str, read: str) -> None:
    assert spaced(typed) == read
    assert spaced(typed).replace(" ", "").replace("-", "") == typed.replace("-", "")


def test_the_projects_own_facts_are_sound() -> None:
    book = read_book(REPOSITORY, TODAY)
    problems = [p for p in find_problems(book) if p.file.startswith("dialogs/facts/") and p.severity == "error"]
    assert problems == [], [str(p) for p in problems]
    published = [fact for fact in book.facts.by_id.values() if fact.service and fact.publish == "yes"]
    assert {fact.country for fact in published} >= {"TJ", "UZ", "RU", "KZ"}
    assert all(fact.emergency for fact in published if fact.checked and fact.checked + timedelta(60) < TODAY)
    assert "H502" in RULES


def test_emergency_numbers_have_a_name_in_every_language() -> None:
    book = read_book(REPOSITORY, TODAY)
    for fact in book.facts.by_id.values():
        if fact.service and fact.publish == "yes":
            assert {"tg", "ru", "uz", "uz@cyrillic"} <= set(fact.names), fact.id
