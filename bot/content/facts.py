"""Dated facts and the directory of services: what they say, and which of it may be shown today."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from bot.content.load import RawFile
from bot.core.ids import LANGS, Lang
from bot.core.screen import Listing
from bot.core.values import Value

CHECK_LASTS: Final = timedelta(days=60)
"""So long after a check a phone is believed to be answered."""

_NAMES: Final = {
    "tg": ("tg", "ru", "en"),
    "ru": ("ru", "en"),
    "uz": ("uz", "ru", "en"),
    "uz@cyrillic": ("uz@cyrillic", "ru", "en"),
    "en": ("en",),
}


class Phone(Value, frozen=True):
    """`shown` is the form people see and tap: international if there is one, else the short code."""

    shown: str
    kind: str


class Fact(Value, frozen=True):
    """A rule with its value, or a service. `values` and `names` are words by language; '' stands for any language."""

    id: str
    service: bool
    values: dict[str, str] = {}
    names: dict[str, str] = {}
    country: str = ""
    kinds: tuple[str, ...] = ()
    phones: tuple[Phone, ...] = ()
    web: str = ""
    publish: str = ""
    status: str = ""
    checked: date | None = None
    review: date | None = None

    @property
    def emergency(self) -> bool:
        """A general emergency number: people must see it whatever its date."""
        return "emergency" in self.kinds and bool(self.phones)

    @property
    def may_vanish(self) -> bool:
        """True when there is or will be a day on which this may not be shown."""
        return self.publish != "yes" or self.status == "proposed" or (self.service and not self.emergency)

    def may_show(self, today: date) -> bool:
        """Whether people may see it today: published, resolved, and for services checked not long ago."""
        if self.publish != "yes" or self.status == "proposed":
            return False
        if not self.service or self.emergency:
            return True
        if self.review is not None and self.review < today:
            return False
        return self.checked is not None and today - self.checked <= CHECK_LASTS

    def stale(self, today: date) -> bool:
        """True when somebody should look at it again: a rule past its review, a service past its check."""
        if self.review is not None and self.review < today:
            return True
        return self.service and self.checked is not None and today - self.checked > CHECK_LASTS

    def value(self, lang: Lang) -> str:
        """What stands for `{fact.ID}`: the rule's value, or the service's numbers, those of the first one's kind."""
        if not self.service:
            return self.values.get(lang) or self.values.get("", "")
        return ", ".join(phone.shown for phone in self.phones if phone.kind == self.phones[0].kind)

    def name(self, lang: Lang) -> str:
        """The service's name in the language, or in the next one its callers can read."""
        return next((self.names[of] for of in _NAMES[lang] if of in self.names), self.id)


class Facts(Value, frozen=True):
    """All facts by id, services in the order of their files."""

    by_id: dict[str, Fact] = {}

    def shown(self, name: str, lang: Lang, today: date) -> str:
        """The value of a fact, '' when it may not be shown or has none."""
        fact = self.by_id.get(name)
        return fact.value(lang) if fact is not None and fact.may_show(today) else ""

    def services(self, wanted: Listing, today: date) -> list[Fact]:
        """Services to list: of the kinds asked for, in the country or international, those that fit best first."""
        fitting = [
            fact
            for fact in self.by_id.values()
            if fact.service
            and not set(wanted.kinds).isdisjoint(fact.kinds)
            and (not wanted.country or fact.country in (wanted.country, "INT"))
            and (fact.phones or fact.web)
            and fact.may_show(today)
        ]
        if not wanted.country:
            # Nobody said where: one place of each country, so that no country's number passes for another's.
            seen: dict[str, Fact] = {}
            for fact in fitting:
                seen.setdefault(fact.country, fact)
            return list(seen.values())[: wanted.most * 2]
        first = {kind: place for place, kind in enumerate(wanted.kinds)}
        fitting.sort(key=lambda f: (f.country == "INT", min(first.get(kind, 99) for kind in f.kinds)))
        return fitting[: wanted.most]


def read_facts(files: list[RawFile]) -> Facts:
    """The facts of these files. What is badly formed is left out here and reported by the checks."""
    by_id: dict[str, Fact] = {}
    for raw in files:
        for table, service in (("service", True), ("rule", False)):
            rows = raw.data.get(table, [])
            for row in rows if isinstance(rows, list) else []:
                if isinstance(row, dict) and isinstance(row.get("id"), str):
                    by_id.setdefault(row["id"], _service(row) if service else _rule(row))
    return Facts(by_id)


def day(value: object) -> date | None:
    """A date written as a TOML date or as text; None for anything else."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _text(row: dict[str, Any], key: str) -> str:
    found = row.get(key, "")
    return found if isinstance(found, str) else ""


def _service(row: dict[str, Any]) -> Fact:
    from_row = row.get("phones", [])
    listed = row.get("kinds", [])
    kinds = tuple(kind for kind in listed if isinstance(kind, str)) if isinstance(listed, list) else ()
    phones = []
    for phone in from_row if isinstance(from_row, list) else []:
        shown = _text(phone, "e164") or _text(phone, "dial") if isinstance(phone, dict) else ""
        if shown:
            phones.append(Phone(spaced(shown), _text(phone, "type")))
    if "emergency" in kinds:
        # Only the short codes are general numbers; an office's mobile beside them goes out of date like any other.
        phones = [phone for phone in phones if phone.kind == "short_code"] or phones
    names = {key[5:].replace("uz_cyrillic", "uz@cyrillic"): _text(row, key) for key in row if key.startswith("name_")}
    return Fact(
        id=row["id"],
        service=True,
        names=names,
        country=_text(row, "country"),
        kinds=kinds,
        phones=tuple(phones),
        web=_text(row, "web"),
        publish=_text(row, "publish"),
        checked=day(row.get("verified_on")),
        review=day(row.get("review_after")),
    )


def _rule(row: dict[str, Any]) -> Fact:
    value = row.get("value", "")
    table = value if isinstance(value, dict) else {"": value}
    values = {lang: words for lang, words in table.items() if isinstance(words, str)}
    return Fact(
        id=row["id"],
        service=False,
        values={lang: words for lang, words in values.items() if lang in ("", "en", *LANGS)},
        country=_text(row, "country"),
        publish=_text(row, "publish"),
        status=_text(row, "status"),
        checked=day(row.get("verified_on")) or day(row.get("source_date")),
        review=day(row.get("review_after")),
    )


def spaced(number: str) -> str:
    """`+992446005555` as people read it: `+992 44 600 55 55`. Short codes stay as they are."""
    digits = number[1:]
    if not number.startswith("+") or not digits.isdigit():
        return number
    for code in _CODES:
        if digits.startswith(code):
            head, rest = f"+{code}", digits[len(code) :]
            break
    else:
        return number
    groups: list[str] = []
    while len(rest) > 4:
        rest, group = rest[:-2], rest[-2:]
        if len(groups) >= 2:
            rest, group = rest + group, ""
            break
        groups.insert(0, group)
    middle = [rest[:-3], rest[-3:]] if len(rest) > 4 else [rest]
    return " ".join([head, *(part for part in middle if part), *groups])


_CODES: Final = ("992", "998", "996", "971", "966", "7", "90", "48", "82", "49", "44", "66", "1", "41")
