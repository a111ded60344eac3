"""Turns names of texts into words: fills holes with values, facts and other texts, and lays out whole screens."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from bot.content.directory import page
from bot.content.facts import Fact, Facts
from bot.core.ids import Lang, TextId
from bot.core.outgoing import Key, Rows
from bot.core.screen import Button, Listing, Say, Screen

HOLE: Final = re.compile(r"\{([a-z][A-Za-z0-9_.\-]*)\}")
LIMIT: Final = 4000
"""UTF-16 units of one message; Telegram's own limit is 4,096."""
_NESTED: Final = 3
_MARK: Final = re.compile(r"\*{2,}")


class Words:
    """Every word of every language, with the facts its sentences name. Never raises for a person's sake."""

    __slots__ = ("_english", "_facts", "_given", "_hidden", "_today", "_without", "_words")

    def __init__(
        self,
        words: dict[Lang, dict[str, str]],
        english: dict[str, str],
        without: dict[TextId, TextId],
        facts: Facts,
        today: date,
        given: dict[str, str] | None = None,
        hidden: frozenset[str] = frozenset(),
    ) -> None:
        self._words = words
        self._english = english
        self._without = without
        self._facts = facts
        self._today = today
        self._given = given or {"bot": "Hamroh"}
        self._hidden = hidden

    def with_bot(self, name: str) -> Words:
        """The same words, knowing the bot's own name in its channel: it stands for `{bot}`."""
        given = {**self._given, "bot": name}
        return Words(self._words, self._english, self._without, self._facts, self._today, given, self._hidden)

    def hiding(self, hidden: frozenset[str]) -> Words:
        """The same words without these services: the desk found their numbers wrong."""
        return Words(self._words, self._english, self._without, self._facts, self._today, self._given, hidden)

    @property
    def facts(self) -> Facts:
        """The facts behind the sentences."""
        return self._facts

    def has(self, name: str) -> bool:
        """Whether a text of that name exists."""
        return name in self._english

    def template(self, name: str, lang: Lang) -> str:
        """The words with their holes. Content with a missing text does not load; English is the last resort."""
        return self._words.get(lang, {}).get(name) or self._english.get(name, "")

    def text(self, say: Say, lang: Lang, today: date | None = None) -> str:
        """The words of a text, holes filled. `**bold**` is kept for the channel; values carry no markup."""
        return self._text(say, say.lang or lang, today or self._today, _NESTED)

    def label(self, say: Say, lang: Lang, today: date | None = None) -> str:
        """The same on one line without markup: for buttons and titles."""
        return " ".join(_MARK.sub("", self.text(say, lang, today)).split())

    def screen(self, screen: Screen, lang: Lang, today: date | None = None) -> tuple[str, Rows]:
        """A whole screen: paragraphs, then services, cut to one message; and its buttons."""
        day = today or self._today
        parts = [words for say in screen.parts if (words := self.text(say, lang, day))]
        parts += self._dated(screen.facts, lang, day)
        own: Rows = ()
        if screen.listing is not None:
            services, own = self.listing(screen.listing, lang, day)
            parts += services
        kept = parts[:1]
        for part in parts[1:]:
            if _units("\n\n".join([*kept, part])) > LIMIT:
                break
            kept.append(part)
        rows = tuple(tuple(self._key(button, lang, day) for button in row) for row in screen.rows)
        if own and screen.listing is not None:
            rows = (*rows[: screen.listing.row], *own, *rows[screen.listing.row :])
        return _cut("\n\n".join(kept)), rows

    def _dated(self, names: tuple[str, ...], lang: Lang, today: date) -> list[str]:
        """How old the rules are that a screen rests on, by the oldest; and whether somebody should look again."""
        facts = [fact for name in names if (fact := self._facts.by_id.get(name)) and fact.may_show(today)]
        rules = [fact for fact in facts if not fact.service]
        lines = []
        if rules:
            day = min((fact.checked for fact in rules if fact.checked), default=None)
            kind = "rule_undated" if day is None or not all(fact.checked for fact in rules) else "rule_source"
            kind = "rule_checked" if all(fact.verified for fact in rules) else kind
            lines.append(Say(id=TextId(f"common.{kind}"), holes={"date": shown_day(day)} if day else {}))
        if any(fact.stale(today) for fact in facts):
            lines.append(Say(id=TextId("common.please_check")))
        return [words for say in lines if (words := self.text(say, lang, today))]

    def listing(self, listing: Listing, lang: Lang, today: date) -> tuple[list[str], Rows]:
        """One paragraph a service, name, numbers or address, the day of the last check; and the list's own buttons."""
        found = self._facts.services(listing, today, lang, self._hidden)
        shown = page(found, listing)
        if not shown:
            nobody = self.text(Say(id=TextId("common.listing_none")), lang, today)
            return ([nobody] if nobody else []), ()
        if not listing.country:
            return ["\n".join(self._line(fact, lang, today) for fact in shown)], ()
        rows: Rows = ()
        if listing.row >= 0:
            silent = Say(id=TextId("common.no_answer"))
            rows = tuple(
                (Key(label=f"{self.label(silent, lang, today)}: {_MARK.sub('', fact.name(lang))}", data=f"?{fact.id}"),)
                for fact in shown
                if fact.phones
            )
            if len(found) > len(shown):
                more = Say(id=TextId("common.listing_more"))
                rows = ((Key(label=self.label(more, lang, today), data=listing.more),), *rows)
        return [self._service(fact, listing.here, lang, today) for fact in shown], rows

    def _service(self, fact: Fact, here: str, lang: Lang, today: date) -> str:
        name = f"**{_MARK.sub('', fact.name(lang))}**"
        lines = [name, self._reached(fact, here, lang, today), self._checked(fact, lang, today)]
        return "\n".join(line for line in lines if line)

    def _line(self, fact: Fact, lang: Lang, today: date) -> str:
        """One line, for a list over many countries: which country, how it is reached."""
        country = self.template(f"common.country_{fact.country}", lang) or _MARK.sub("", fact.name(lang))
        rest = " · ".join(
            each for each in (self._reached(fact, "", lang, today), self._checked(fact, lang, today)) if each
        )
        return f"**{country}**: {rest}"

    def _reached(self, fact: Fact, here: str, lang: Lang, today: date) -> str:
        """The numbers as one dials them from `here`; where they end at the border, that is said."""
        phones = fact.phones[:3]
        numbers = ", ".join(number for phone in phones if (number := phone.dial(here, fact.country)))
        if numbers or fact.web or not phones:
            return numbers or fact.web
        inside = ", ".join(phone.local for phone in phones)
        return self.text(Say(id=TextId("common.listing_inside"), holes={"numbers": inside}), lang, today)

    def _checked(self, fact: Fact, lang: Lang, today: date) -> str:
        if fact.checked is None:
            return ""
        return self.text(Say(id=TextId("common.listing_checked"), holes={"date": shown_day(fact.checked)}), lang, today)

    def _key(self, button: Button, lang: Lang, today: date) -> Key:
        return Key(label=self.label(button.say, lang, today), data=button.data, style=button.style)

    def _text(self, say: Say, lang: Lang, today: date, depth: int) -> str:
        words = self.template(say.id, lang)
        if "{" not in words:
            return words

        def fill(hole: re.Match[str]) -> str:
            name = hole[1]
            if not name.startswith("fact."):
                return self._value(name, say.holes.get(name) or self._given.get(name, ""), lang, today, depth)
            fact = self._facts.by_id.get(name[5:])
            value = fact.value(lang) if fact is not None and fact.may_show(today) else ""
            if fact is None or not value or (fact.id in self._hidden and say.id in self._without):
                raise _Hidden
            return value

        try:
            return HOLE.sub(fill, words)
        except _Hidden:
            instead = self._without.get(say.id)
            if instead is not None and depth:
                return self._text(Say(id=instead, holes=say.holes), lang, today, depth - 1)
            return ""

    def _value(self, name: str, value: str, lang: Lang, today: date, depth: int) -> str:
        if not value.startswith("@"):
            named = f"common.country_{value}" if name.endswith("country") else ""
            return self.template(named, lang) or _MARK.sub("", value)
        lines = []
        for line in value.split("\n"):
            known = line.startswith("@") and self.has(line[1:]) and depth > 0
            lines.append(self._text(Say(id=TextId(line[1:])), lang, today, depth - 1) if known else _MARK.sub("", line))
        return "\n".join(f"• {line}" for line in lines) if name == "reasons" else "\n".join(lines)


class _Hidden(Exception):
    """A fact named in the sentence may not be shown."""


def shown_day(day: date) -> str:
    """A day as all our readers write it: 22.11.2026."""
    return day.strftime("%d.%m.%Y")


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _cut(text: str) -> str:
    """The text within one message; content is far shorter, only a person's own long answers get here."""
    if _units(text) <= LIMIT:
        return text
    cut = text.encode("utf-16-le")[: LIMIT * 2 - 2].decode("utf-16-le", "ignore").rstrip() + "…"
    return cut if cut.count("**") % 2 == 0 else cut + "**"
