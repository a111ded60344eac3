"""Writes down in the directory that a fact was checked, or found wrong; and tells everything about one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches
from typing import Any, Final

from bot.content.book import Book
from bot.content.due import standing
from bot.content.facts import Fact, read_facts
from bot.content.lines import changed
from bot.content.load import RawFile, read_file
from bot.content.render import HOLE
from bot.content.review import ROLE
from bot.core.ids import ENGLISH, LANGS
from bot.core.program import Message
from bot.errors import NotDone

HOW: Final = {"called": "called", "official_page": "official page", "letter": "letter"}
"""How somebody checked: the word of the command, and the words in the file."""
NAMES: Final = ("name_tg", "name_ru", "name_uz", "name_uz_cyrillic")
_KINDS: Final = ("service", "rule", "indicator")
_AHEAD: Final = 400


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as it stands in its file."""

    raw: RawFile
    kind: str
    row: dict[str, Any]

    @property
    def place(self) -> str:
        """File and line."""
        return f"{self.raw.file}:{self.raw.line(item=str(self.row['id']))}"


@dataclass(frozen=True, slots=True)
class Check:
    """What somebody found out: how, in which role, on which day. `review` is the day until which a rule is believed."""

    how: str
    by: str
    on: date
    note: str = ""
    review: date | None = None


def find(book: Book, name: str) -> Entry:
    """The entry of that id. Raises NotDone, naming those that are spelled alike."""
    every: dict[str, Entry] = {}
    for raw in book.fact_files:
        for kind in _KINDS:
            rows = raw.data.get(kind, [])
            for row in rows if isinstance(rows, list) else []:
                if isinstance(row, dict) and isinstance(row.get("id"), str):
                    every.setdefault(row["id"], Entry(raw, kind, row))
    if name not in every:
        alike = get_close_matches(name, every, n=3, cutoff=0.5)
        asked = f"; do you mean {' or '.join(alike)}?" if alike else ""
        raise NotDone(f"there is no fact {name}{asked}")
    return every[name]


def confirm(book: Book, name: str, check: Check, *, force: bool = False) -> list[str]:
    """Publishes an entry that was found right. Raises NotDone while people could not use it, unless `force`."""
    entry = _checkable(book, name, check)
    lacks = [key for key in NAMES if entry.kind == "service" and not str(entry.row.get(key, "")).strip()]
    if lacks and not force:
        raise NotDone(f"{name} lacks {', '.join(lacks)}: write them in {entry.place} first (or add --force)")
    review = check.review or book.facts.by_id[name].review
    if review is not None and review < check.on and not force:
        raise NotDone(
            f"the review of {name} was due on {review.isoformat()}: say until when it may be believed, --review DATE"
        )
    values = {"publish": "yes", "verified_on": check.on.isoformat(), "verified_by": check.by}
    values["verified_how"] = HOW[check.how]
    if check.review is not None:
        values["review_after"] = check.review.isoformat()
    if check.note:
        values["note"] = _noted(entry, check.note)
    return [*_write(book, entry, values), *_seen(book, entry, check.on)]


def refute(book: Book, name: str, check: Check) -> list[str]:
    """Takes an entry that was found wrong away from people at once, and notes why."""
    entry = _checkable(book, name, check)
    said = f"{check.on.isoformat()}: found wrong ({HOW[check.how]}, {check.by})."
    values = {"publish": "hold", "note": _noted(entry, f"{said} {check.note}".strip())}
    return [*_write(book, entry, values), *_seen(book, entry, check.on)]


def _checkable(book: Book, name: str, check: Check) -> Entry:
    entry = find(book, name)
    if entry.kind == "indicator":
        raise NotDone(f"{name} is a warning sign, which nobody checks by telephone; look at {entry.place}")
    if not ROLE.fullmatch(check.by):
        raise NotDone(f"{check.by!r} is no role; write one like operator or lawyer, never a person's name")
    return entry


def _noted(entry: Entry, said: str) -> str:
    return f"{entry.row.get('note', '')} {said}".strip()


def _write(book: Book, entry: Entry, values: dict[str, str]) -> list[str]:
    path = book.root / entry.raw.file
    text = path.read_bytes().decode()
    made = changed(text, entry.kind, entry.row["id"], values)
    path.write_bytes(made.encode())
    return [f"{entry.place}: {key} = {value!r}" for key, value in values.items()]


def _seen(book: Book, entry: Entry, today: date) -> Iterator[str]:
    """What follows for people, read from the file as it is now."""
    files = [read_file(book.root, book.root / raw.file, []) for raw in book.fact_files]
    yield people_see(read_facts(files).by_id[entry.row["id"]], today)


def people_see(fact: Fact, today: date) -> str:
    """Whether people see it today, and until when."""
    if not fact.may_show(today):
        return f"people do not see it: {_why_hidden(fact, today)}"
    if fact.service and not fact.phones and not fact.web:
        return "people do not see it: it has no phone and no web address"
    days = (today + timedelta(days=ahead) for ahead in range(_AHEAD))
    if fact.stale(today):
        return "people see it, and it should be checked again"
    last = next((day for day in days if not fact.may_show(day) or fact.stale(day)), None)
    return f"people see it; check it again before {last.isoformat()}" if last else "people see it"


def _why_hidden(fact: Fact, today: date) -> str:
    now = standing(fact, today)
    if now == "never shown":
        return "it is on hold" if fact.publish == "hold" else f"its status is {fact.status or 'missing'}"
    return {"expired": "its check is too old", "hold": "it is on hold"}.get(now, "nobody has checked it")


def told(book: Book, name: str) -> Iterator[str]:
    """Everything about an entry: where it stands, what it says, what people see, which screens use it."""
    entry = find(book, name)
    yield f"{entry.kind} {name}, {entry.place}"
    for key, value in entry.row.items():
        if key != "id":
            yield f"  {key}: {value}"
    fact = book.facts.by_id.get(name)
    if fact is None:
        return
    yield people_see(fact, book.today)
    for lang in (*LANGS, ENGLISH):
        words = [fact.name(lang)] if fact.service else []
        yield f"  {lang}: {' · '.join(each for each in [*words, fact.value(lang)] if each) or '—'}"
    named: list[str] = [
        id_ for id_, source in book.compiled.texts.items() if f"fact.{name}" in HOLE.findall(source.english)
    ]
    rests = [node.id for node in book.compiled.nodes.values() if name in node.facts and node.id not in named]
    lists = [node.id for node in book.compiled.nodes.values() if isinstance(node, Message) and _lists(node, fact)]
    for what, where in (("named in", [*named, *rests]), ("may be listed in", lists)):
        yield f"{what}: {', '.join(where) or 'no screen'}"


def _lists(node: Message, fact: Fact) -> bool:
    here = node.listing_country in ("", fact.country) or node.listing_country.startswith("{") or fact.country == "INT"
    return fact.service and here and not set(node.listing_kinds).isdisjoint(fact.kinds)
