"""Dated facts and the directory of services: what they say, and which of it may be shown today."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from bot.content.directory import Town, distance, ranked, read_towns
from bot.content.load import RawFile
from bot.core.ids import LANGS, Lang
from bot.core.normal import skeleton
from bot.core.screen import Listing
from bot.core.values import Value

CHECK_LASTS: Final = timedelta(days=60)
"""So long after a check a phone is believed to be answered."""

SHOWN: Final = ("in_force", "reported", "practice")
"""What a rule's status must be to be shown: a bill, or what has only been announced, is not the law."""

_NAMES: Final = {
    "tg": ("tg", "ru", "en"),
    "ru": ("ru", "en"),
    "uz": ("uz", "ru", "en"),
    "uz@cyrillic": ("uz@cyrillic", "ru", "en"),
    "en": ("en",),
}


class Phone(Value, frozen=True):
    """`local` is what people dial inside the country, `world` the international form, '' when there is none."""

    local: str
    world: str
    kind: str

    def dial(self, here: str, country: str) -> str:
        """How it is dialled from `here` ('' when nobody knows), '' if it cannot be: short codes end at the border."""
        at_home = self.kind in ("short_code", "tollfree")
        if here and country and here != country and country != "INT":
            return "" if self.kind == "short_code" else self.world
        if here == country and at_home:
            return self.local
        return self.world or self.local

    @property
    def shown(self) -> str:
        """The form for a reader anywhere."""
        return self.dial("", "")


class Fact(Value, frozen=True):
    """A rule with its value, or a service. `values` and `names` are words by language; '' stands for any language.

    `checked` is the day somebody of the team looked (`verified`), else the date of the source, None if it has none.
    """

    id: str
    service: bool
    values: dict[str, str] = {}
    names: dict[str, str] = {}
    country: str = ""
    kinds: tuple[str, ...] = ()
    phones: tuple[Phone, ...] = ()
    web: str = ""
    languages: tuple[str, ...] = ()
    town: str = ""
    spot: tuple[float, float] | None = None
    publish: str = ""
    status: str = ""
    checked: date | None = None
    verified: bool = False
    review: date | None = None

    @property
    def emergency(self) -> bool:
        """A general emergency number: people must see it whatever its date."""
        return "emergency" in self.kinds and bool(self.phones)

    @property
    def may_vanish(self) -> bool:
        """True when there is or will be a day on which this may not be shown."""
        if not self.service:
            return self.publish == "hold" or self.status not in SHOWN
        return self.publish != "yes" or not self.emergency

    def may_show(self, today: date) -> bool:
        """Whether people may see it today: a rule that holds, with its date; a service checked not long ago."""
        if not self.service:
            return not self.may_vanish
        if self.publish != "yes":
            return False
        if self.emergency:
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
    """All facts by id, services in the order of their files; towns by id, each with its place in degrees."""

    by_id: dict[str, Fact] = {}
    towns: dict[str, tuple[float, float]] = {}

    def shown(self, name: str, lang: Lang, today: date) -> str:
        """The value of a fact, '' when it may not be shown or has none."""
        fact = self.by_id.get(name)
        return fact.value(lang) if fact is not None and fact.may_show(today) else ""

    def services(
        self, wanted: Listing, today: date, lang: str = "", hidden: frozenset[str] = frozenset()
    ) -> list[Fact]:
        """Every service that fits, best first: of `wanted`'s kinds, in its country or international."""
        fitting = [
            fact
            for fact in self.by_id.values()
            if fact.service
            and fact.id not in hidden
            and not set(wanted.kinds).isdisjoint(fact.kinds)
            and (not wanted.country or fact.country in (wanted.country, "INT"))
            and (fact.phones or fact.web)
            and fact.may_show(today)
        ]
        return ranked(fitting, wanted, self.towns, lang)

    def nearest(self, spot: tuple[float, float]) -> str:
        """The id of the nearest town, '' when we know none."""
        return min(self.towns, key=lambda town: distance(spot, self.towns[town]), default="")


def read_facts(files: list[RawFile]) -> Facts:
    """The facts of these files. What is badly formed is left out here and reported by the checks."""
    by_id: dict[str, Fact] = {}
    towns = read_towns(files)
    for raw in files:
        for table, service in (("service", True), ("rule", False)):
            rows = raw.data.get(table, [])
            for row in rows if isinstance(rows, list) else []:
                if isinstance(row, dict) and isinstance(row.get("id"), str):
                    by_id.setdefault(row["id"], _service(row, towns) if service else _rule(row))
    return Facts(by_id, {town.id: town.spot for town in towns.values()})


def day(value: object) -> date | None:
    """A date written as a TOML date or as text; None for anything else."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _names(value: object) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()


def _spot(row: dict[str, Any]) -> tuple[float, float] | None:
    lat, lon = row.get("lat"), row.get("lon")
    return (float(lat), float(lon)) if isinstance(lat, int | float) and isinstance(lon, int | float) else None


def _text(row: dict[str, Any], key: str) -> str:
    found = row.get(key, "")
    return found if isinstance(found, str) else ""


def _service(row: dict[str, Any], towns: dict[str, Town]) -> Fact:
    from_row = row.get("phones", [])
    kinds = _names(row.get("kinds"))
    town = towns.get(skeleton(_text(row, "city")))
    phones = []
    for phone in from_row if isinstance(from_row, list) else []:
        world, local = (_text(phone, "e164"), _text(phone, "dial")) if isinstance(phone, dict) else ("", "")
        if world or local:
            phones.append(Phone(local or spaced(world), spaced(world), _text(phone, "type")))
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
        languages=_names(row.get("languages")),
        town=town.id if town else "",
        spot=_spot(row) or (town.spot if town else None),
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
        verified=day(row.get("verified_on")) is not None,
        review=day(row.get("review_after")),
    )


def spaced(number: str) -> str:
    """`+992446005555` as people read it: `+992 44 600 5555`. What is no international number stays as it is."""
    if not number.startswith("+"):
        return number
    import phonenumbers  # only where content is compiled: what was kept needs it no more

    try:
        return str(phonenumbers.format_number(phonenumbers.parse(number), phonenumbers.PhoneNumberFormat.INTERNATIONAL))
    except phonenumbers.NumberParseException:
        return number
