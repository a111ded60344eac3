"""Rules about facts: each has a source and a date, each sentence survives the day its fact is hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from bot.content.book import Book
from bot.content.checks.reading import HOUSING, SOUND
from bot.content.checks.rule import Found, at, rule
from bot.content.checks.texts import holes
from bot.content.facts import day
from bot.content.load import RawFile
from bot.content.problem import WARNING
from bot.content.shape import SERVICE_KINDS
from bot.core.ids import ENGLISH, LANGS, TextId
from bot.core.program import Message
from bot.core.screen import Listing

_SOURCE: Final = (
    'source_title = "Office"\nsource_url = "https://example.org/"\n'
    'source_date = "2026-10-01"\nconfidence = "official"\n'
)
_RULE: Final = '[[rule]]\nid = "fee"\ntopic = "patent"\ncountry = "RU"\nstatement = "It costs."\n' + _SOURCE
_CHECKED: Final = 'status = "in_force"\nreview_after = "2027-01-01"\nvalue = "30"\n'
_RULES: Final = "dialogs/facts/rules.toml"
_SERVICES: Final = "dialogs/facts/services.toml"
_SERVICE: Final = (
    '[[service]]\nid = "line"\ncountry = "TJ"\nkinds = ["hotline"]\nname_en = "Line"\nserves = "All."\n' + _SOURCE
)
_PUBLISH: Final = ("yes", "after_check", "hold")
_STATUS: Final = ("in_force", "announced", "proposed", "reported", "practice")
_NEEDED: Final = {
    "service": ("id", "country", "kinds", "serves", "name_en", "publish"),
    "rule": ("id", "topic", "country", "status", "statement", "review_after"),
    "indicator": ("id", "phase", "group", "question", "why", "weight", "immediate_danger", "sources"),
    "town": ("id", "country", "names", "lat", "lon"),
}
_ABOUT: Final = ("schema_version", "compiled_on", "scoring", "sources")
_SOURCED: Final = ("source_title", "source_url", "source_date", "confidence")


def _rows(book: Book) -> Iterator[tuple[RawFile, str, dict[str, Any]]]:
    for raw in book.fact_files:
        for kind in _NEEDED:
            rows = raw.data.get(kind, [])
            for row in rows if isinstance(rows, list) else []:
                if isinstance(row, dict):
                    yield raw, kind, row


def _at(raw: RawFile, row: dict[str, Any], message: str) -> Found:
    return raw.file, raw.line(item=str(row.get("id", ""))), message


@rule(
    "H315",
    "Add say_without: what to say on a day when the fact may not be shown. It names no such fact itself.",
    right={_RULES: _RULE + _CHECKED + 'publish = "yes"\n', HOUSING: SOUND.replace("Hello.", "It costs {fact.fee}.")},
    wrong={_RULES: _RULE + _CHECKED + 'publish = "hold"\n', HOUSING: SOUND.replace("Hello.", "It costs {fact.fee}.")},
)
def say_without(book: Book) -> Iterator[Found]:
    """A sentence whose fact may be hidden has another to stand in."""
    for name, source in book.compiled.texts.items():
        hidden = [
            hole for hole in sorted(holes(source.english))
            if hole.startswith("fact.") and hole[5:] in book.facts.by_id and book.facts.by_id[hole[5:]].may_vanish
        ]  # fmt: skip
        if hidden and TextId(name) not in book.compiled.without:
            yield at(source, f"{name} has no say_without, and {{{hidden[0]}}} may be hidden")


@rule(
    "H320",
    "Name a service with a phone, or a rule with a value, of dialogs/facts.",
    right={_RULES: _RULE + _CHECKED + 'publish = "yes"\n', HOUSING: SOUND.replace("Hello.", "It costs {fact.fee}.")},
    wrong={HOUSING: SOUND.replace("Hello.", "It costs {fact.unknown}.")},
)
def facts_exist(book: Book) -> Iterator[Found]:
    """A fact named in a sentence exists and has words in every language; a screen rests on rules that hold."""
    for node in book.compiled.nodes.values():
        for wanted in node.facts:
            rests = book.facts.by_id.get(wanted)
            if rests is None or (not rests.service and rests.may_vanish):
                raw = book.compiled.places[node.id]
                yield raw.file, raw.line(node.id.split(".")[1], key="facts"), f"{wanted} is no rule that may be shown"
    for name, source in book.compiled.texts.items():
        for hole in sorted(holes(source.english)):
            if not hole.startswith("fact."):
                continue
            fact = book.facts.by_id.get(hole[5:])
            if fact is None:
                yield at(source, f"there is no fact {hole[5:]}, named in {name}")
                continue
            lacks = [lang for lang in (*LANGS, ENGLISH) if not fact.value(lang)]
            if lacks:
                yield at(source, f"fact {hole[5:]} has no value in {', '.join(lacks)}")


@rule(
    "H501",
    "Check it again (ring the number, read the source) and write the new date.",
    right={_RULES: _RULE + _CHECKED},
    wrong={_RULES: _RULE + _CHECKED.replace("2027", "2025")},
    severity=WARNING,
)
def fresh(book: Book) -> Iterator[Found]:
    """Nothing is past its review or its last check."""
    for raw, _, row in _rows(book):
        fact = book.facts.by_id.get(str(row.get("id")))
        if fact is not None and fact.stale(book.today):
            yield _at(raw, row, f"{fact.id} should be checked again")


@rule(
    "H502",
    "Every fact has an id of its own, what its kind needs, a source, a date and a confidence.",
    right={_RULES: _RULE + _CHECKED},
    wrong={_RULES: _RULE.replace('country = "RU"\n', "") + _CHECKED},
)
def well_formed(book: Book) -> Iterator[Found]:
    """Every fact says what it is and where it comes from."""
    seen: set[str] = set()
    for raw in book.fact_files:
        for table, rows in raw.data.items():
            if table not in (*_NEEDED, *_ABOUT) or (table in _NEEDED and not isinstance(rows, list)):
                yield raw.file, raw.line(key=table), f"{table!r} is no list of facts"
    for raw, kind, row in _rows(book):
        name = str(row.get("id", ""))
        lacks = [key for key in _NEEDED[kind] if key not in row]
        lacks += [key for key in _SOURCED if key not in row] if kind in ("service", "rule") else []
        if lacks:
            yield _at(raw, row, f"{kind} {name!r} lacks {', '.join(lacks)}")
        if name in seen or not re.fullmatch(r"[a-z][a-z0-9_.\-]*", name):
            yield _at(raw, row, f"{kind} id {name!r} is taken, or not of a-z, 0-9, - _ .")
        seen.add(name)
        yield from (_at(raw, row, f"{kind} {name!r}: {wrong}") for wrong in _misfits(row))


def _misfits(row: dict[str, Any]) -> Iterator[str]:
    if row.get("publish", "yes") not in _PUBLISH:
        yield f"publish is one of {', '.join(_PUBLISH)}"
    if row.get("status", "in_force") not in _STATUS:
        yield f"status is one of {', '.join(_STATUS)}"
    for key in ("review_after", "verified_on"):
        if key in row and day(row[key]) is None:
            yield f"{key} is not a date like 2026-11-22"
    for key, most in (("lat", 90), ("lon", 180)):
        if key in row and not (isinstance(row[key], int | float) and abs(row[key]) <= most):
            yield f"{key} is no number of degrees"
    if "names" in row and not (isinstance(row["names"], list) and all(isinstance(n, str) for n in row["names"])):
        yield "names is a list of names"
    kinds = row.get("kinds", [])
    if not isinstance(kinds, list) or not set(map(str, kinds)) <= set(SERVICE_KINDS):
        yield "kinds has a word that is no kind of service"
    if row.get("publish") == "yes" and "kinds" in row and day(row.get("verified_on")) is None:
        yield "a published service needs verified_on, the day of its check"
    if isinstance(checked := day(row.get("verified_on")), date) and not row.get("verified_how"):
        yield f"verified on {checked.isoformat()}, but verified_how does not say how"


@rule(
    "H503",
    "Write e164 as +992446005555, or leave it out; dial as people dial it.",
    right={_SERVICES: _SERVICE + 'publish = "hold"\nphones = [ { e164 = "+992446005555", type = "landline" } ]\n'},
    wrong={_SERVICES: _SERVICE + 'publish = "hold"\nphones = [ { e164 = "992446005555", type = "landline" } ]\n'},
)
def phones_dial(book: Book) -> Iterator[Found]:
    """Every number can be dialled as it stands."""
    for raw, _, row in _rows(book):
        phones = row.get("phones", [])
        for phone in phones if isinstance(phones, list) else []:
            e164 = phone.get("e164") if isinstance(phone, dict) else ""
            if e164 is not None and not _dialled(str(e164)):
                yield _at(raw, row, f"{row.get('id')} has a number that nobody can dial from abroad: {e164}")
            elif e164 is None and not phone.get("dial"):
                yield _at(raw, row, f"{row.get('id')} has a phone without a number")


def _dialled(number: str) -> bool:
    """Whether it is a number in international form that can exist, by the numbering plans of the world."""
    import phonenumbers

    try:
        return bool(number.startswith("+") and phonenumbers.is_valid_number(phonenumbers.parse(number)))
    except phonenumbers.NumberParseException:
        return False


@rule(
    "H504",
    "Have a service of these kinds checked and published, or people read only that nothing is known.",
    right={_SERVICES: _SERVICE + 'publish = "yes"\nverified_on = "2026-11-01"\nverified_how = "called"\n'
           + 'phones = [ { dial = "1313", type = "short_code" } ]\n',
        HOUSING: SOUND + 'services = { kinds = ["hotline"] }\n'},
    wrong={_SERVICES: _SERVICE + 'publish = "after_check"\n', HOUSING: SOUND + 'services = { kinds = ["hotline"] }\n'},
    severity=WARNING,
)  # fmt: skip
def listings_show(book: Book) -> Iterator[Found]:
    """A screen that lists services has some to show."""
    for name, node in book.compiled.nodes.items():
        if isinstance(node, Message) and node.listing_kinds:
            country = "" if node.listing_country.startswith("{") else node.listing_country
            if not book.facts.services(Listing(kinds=node.listing_kinds, country=country), book.today):
                raw = book.compiled.places[name]
                yield raw.file, raw.line(name.split(".")[1], key="services"), f"{name} has no service to list"
