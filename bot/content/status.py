"""How far the content is, in numbers: words by language and topic, states of texts, facts, and what ends soon."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from bot.content.book import Book
from bot.content.due import RULE_STATES, SERVICE_STATES, SOON, Due, due, standing
from bot.content.require import APPROVED, DRAFT, REVIEWED
from bot.content.review import state
from bot.core.ids import LANGS, Lang

_WIDE: Final = 14


@dataclass(slots=True)
class Count:
    """Texts of one language, in a topic or in all: each is a draft, reviewed, approved, fuzzy or missing."""

    draft: int = 0
    reviewed: int = 0
    approved: int = 0
    fuzzy: int = 0
    missing: int = 0

    @property
    def translated(self) -> int:
        """Texts that people can read."""
        return self.draft + self.reviewed + self.approved

    def add(self, kind: str) -> None:
        """One more."""
        setattr(self, kind, getattr(self, kind) + 1)


@dataclass(slots=True)
class Status:
    """Everything that is counted. `services` and `rules` hold ids by how they stand."""

    today: date
    texts: dict[str, int] = field(default_factory=dict)
    topics: dict[str, dict[Lang, Count]] = field(default_factory=dict)
    whole: dict[Lang, Count] = field(default_factory=dict)
    services: dict[str, list[str]] = field(default_factory=dict)
    rules: dict[str, list[str]] = field(default_factory=dict)
    due: list[Due] = field(default_factory=list)


def status(book: Book) -> Status:
    """The numbers of this book, on its day."""
    done = Status(book.today, texts=dict(Counter(name.split(".")[0] for name in book.compiled.texts)))
    done.topics = {topic: {lang: Count() for lang in LANGS} for topic in done.texts}
    done.whole = {lang: Count() for lang in LANGS}
    entries = {(c.lang, e.id): e for c in book.catalogs for e in c.entries if e.id and not e.obsolete}
    for name in book.compiled.texts:
        for lang in LANGS:
            entry = entries.get((lang, name))
            kind = "missing" if entry is None or not entry.words else "fuzzy" if entry.fuzzy else state(entry)
            done.topics[name.split(".")[0]][lang].add(kind)
            done.whole[lang].add(kind)
    done.services = {each: [] for each in SERVICE_STATES}
    done.rules = {each: [] for each in RULE_STATES}
    for fact in book.facts.by_id.values():
        (done.services if fact.service else done.rules)[standing(fact, book.today)].append(fact.id)
    done.due = due(book.facts, book.today, SOON)
    return done


def lines(done: Status) -> Iterator[str]:
    """The same for a terminal."""
    yield f"Content on {done.today.isoformat()}: texts that people can read, ?to review (fuzzy), -missing"
    yield ""
    yield f"{'topic':22}{'texts':>6}  " + "".join(f"{lang:{_WIDE}}" for lang in LANGS).rstrip()
    for topic, counts in [*done.topics.items(), ("all", done.whole)]:
        texts = done.texts.get(topic, sum(done.texts.values()))
        yield f"{topic:22}{texts:6}  " + "".join(f"{cell(counts[lang]):{_WIDE}}" for lang in LANGS).rstrip()
    yield ""
    yield f"{'state':28}  " + "".join(f"{lang:{_WIDE}}" for lang in LANGS).rstrip()
    for kind in (DRAFT, REVIEWED, APPROVED):
        yield f"{kind:28}  " + "".join(f"{getattr(done.whole[lang], kind):<{_WIDE}}" for lang in LANGS).rstrip()
    yield ""
    for what, found in (("services", done.services), ("rules", done.rules)):
        yield f"{what + ':':10}" + ", ".join(f"{len(ids)} {each}" for each, ids in found.items())
    yield ""
    yield f"to check again within {SOON} days: {len(done.due) or 'nothing'}"
    for one in done.due:
        yield f"  {'since' if one.overdue else 'from':5} {one.on.isoformat()}  {one.fact.id}"


def cell(count: Count) -> str:
    """`68 ?1 -1`: readable, to review, missing; what is nought is left out."""
    parts = [str(count.translated)]
    parts += [f"?{count.fuzzy}"] if count.fuzzy else []
    parts += [f"-{count.missing}"] if count.missing else []
    return " ".join(parts)
