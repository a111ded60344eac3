"""Names of texts become words: holes, facts, other texts, listings, and the length of a message."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.content.facts import read_facts
from bot.content.load import RawFile
from bot.content.render import LIMIT, Words
from bot.core.outgoing import Key
from bot.core.screen import Button, Listing, Say, Screen

TODAY = date(2026, 11, 22)
FACTS = read_facts([RawFile("f.toml", "f", "", {
    "service": [
        {"id": "tj-112", "country": "TJ", "kinds": ["emergency"], "publish": "yes", "verified_on": "2026-11-22",
         "name_en": "Rescue", "name_ru": "Спасатели", "phones": [{"dial": "112", "type": "short_code"}]},
        {"id": "tj.line", "country": "TJ", "kinds": ["hotline"], "publish": "yes", "verified_on": "2026-11-01",
         "name_en": "Line", "phones": [{"e164": "+992446005555", "type": "landline"}]},
    ],
    "rule": [
        {"id": "fee", "status": "in_force", "value": {"ru": "сто", "tg": "сад"}, "review_after": "2027-01-01",
         "source_date": "2026-03-01"},
        {"id": "old", "status": "practice", "source_date": "2024-04-25"},
        {"id": "seen", "status": "in_force", "source_date": "2024-04-25", "verified_on": "2026-11-20"},
        {"id": "undated", "status": "reported", "source_date": "undated (2024)"},
        {"id": "bill", "status": "proposed", "source_date": "2020-01-01"},
    ],
})])  # fmt: skip
ENGLISH = {
    "a.plain": "Plain **bold**", "a.name": "Hi {name}, from {country}", "a.call": "Ring {fact.tj-112}",
    "a.line": "Ring {fact.tj.line}", "a.without": "Ask us", "a.fee": "Pay {fact.fee}", "a.gone": "See {fact.none}",
    "a.list": "Because:\n{reasons}", "a.why": "it is so", "a.bot": "I am {bot}", "a.label": "Go\n**on**",
    "common.listing_none": "Nobody", "common.listing_checked": "checked {date}", "common.please_check": "Please check.",
    "common.rule_checked": "Checked {date}.", "common.rule_source": "From {date}.",
    "common.rule_undated": "From somewhere.",
    "common.country_RU": "Russia", "a.loop": "{x}",
}  # fmt: skip
RUSSIAN = {**{name: f"{text} ру" for name, text in ENGLISH.items()}, "common.country_RU": "Россия"}
WORDS = Words({"ru": RUSSIAN}, ENGLISH, {"a.line": "a.without", "a.gone": "a.gone"}, FACTS, TODAY)


def text(say: str, lang: str = "ru", today: date | None = None, **holes: str) -> str:
    return WORDS.text(Say(id=say, holes=holes), lang, today)


@pytest.mark.parametrize(
    ("say", "words"),
    [
        (("a.plain", {}), "Plain **bold** ру"),
        (("a.name", {"name": "Аня", "country": "RU"}), "Hi Аня, from Россия ру"),
        (("a.name", {"name": "{country}", "country": "XX"}), "Hi {country}, from XX ру"),
        (("a.name", {"name": "**x**"}), "Hi x, from  ру"),
        (("a.name", {"name": "@a.why"}), "Hi it is so ру, from  ру"),
        (("a.name", {"name": "@nobody"}), "Hi @nobody, from  ру"),
        (("a.call", {}), "Ring 112 ру"),
        (("a.line", {}), "Ring +992 44 600 5555 ру"),
        (("a.fee", {}), "Pay сто ру"),
        (("a.list", {"reasons": "@a.why\n@a.plain"}), "Because:\n• it is so ру\n• Plain **bold** ру ру"),
        (("a.bot", {}), "I am Hamroh ру"),
        (("a.gone", {}), ""),
        (("a.loop", {"x": "@a.loop"}), " ру ру"),
        (("no.such", {}), ""),
    ],
)
def test_texts(say: tuple[str, dict[str, str]], words: str) -> None:
    assert text(say[0], **say[1]) == words


def test_a_hidden_fact_brings_the_other_text() -> None:
    assert text("a.line", today=date(2027, 1, 1)) == "Ask us ру"
    assert text("a.call", today=date(2036, 1, 1)).startswith("Ring 112 ру")


@pytest.mark.parametrize(
    ("facts", "day", "said"),
    [
        ((), TODAY, ""),
        (("tj-112",), TODAY, ""),
        (("fee",), TODAY, "From 01.03.2026."),
        (("fee", "old"), TODAY, "From 25.04.2024."),
        (("seen",), TODAY, "Checked 20.11.2026."),
        (("seen", "fee"), TODAY, "From 01.03.2026."),
        (("undated", "fee"), TODAY, "From somewhere."),
        (("bill", "none"), TODAY, ""),
        (("fee", "old"), date(2027, 1, 2), "From 25.04.2024.\n\nPlease check."),
    ],
)
def test_a_screen_says_how_old_its_rules_are(facts: tuple[str, ...], day: date, said: str) -> None:
    screen = Screen(node="a.b", parts=(Say(id="a.why"),), facts=facts)
    assert WORDS.screen(screen, "en", day)[0] == "\n\n".join(["it is so", *([said] if said else [])])


def test_english_is_complete_by_construction() -> None:
    assert text("a.plain", "en") == "Plain **bold**"
    assert text("a.plain", "tg") == "Plain **bold**"


def test_the_bot_knows_its_name() -> None:
    assert WORDS.with_bot("@example_bot").text(Say(id="a.bot"), "en") == "I am @example_bot"


def test_a_label_is_one_plain_line() -> None:
    assert WORDS.label(Say(id="a.label"), "en") == "Go on"


def test_a_screen() -> None:
    screen = Screen(
        node="a.b",
        parts=(Say(id="a.plain"), Say(id="a.gone"), Say(id="a.call")),
        rows=((Button(say=Say(id="a.why"), data="a.b:x", style="danger"),),),
        listing=Listing(kinds=("emergency", "hotline"), country="TJ"),
    )
    words, rows = WORDS.screen(screen, "ru", TODAY)
    assert words == (
        "Plain **bold** ру\n\nRing 112 ру\n\n**Спасатели**\n112\nchecked 22.11.2026 ру\n\n"
        "**Line**\n+992 44 600 5555\nchecked 01.11.2026 ру"
    )
    assert rows == ((Key(label="it is so ру", data="a.b:x", style="danger"),),)


def test_an_empty_listing_says_so() -> None:
    screen = Screen(node="a.b", parts=(Say(id="a.why"),), listing=Listing(kinds=("shelter",)))
    assert WORDS.screen(screen, "en", TODAY)[0] == "it is so\n\nNobody"


@given(st.text(max_size=6000), st.text(max_size=6000))
@settings(max_examples=60, deadline=None)
def test_any_answer_fits_into_one_message(name: str, country: str) -> None:
    say = Say(id="a.name", holes={"name": name, "country": country})
    screen = Screen(node="a.b", parts=(say, Say(id="a.plain")), listing=Listing(kinds=("emergency",)))
    words, _ = WORDS.screen(screen, "ru", TODAY)
    assert len(words.encode("utf-16-le", "surrogatepass")) // 2 <= LIMIT
    assert words.count("**") % 2 == 0


def test_long_answers_are_cut_with_their_bold_closed() -> None:
    holes = {"name": "🙂" * 5000}
    words, _ = WORDS.screen(Screen(node="a.b", parts=(Say(id="a.name", holes=holes), Say(id="a.plain"))), "ru", TODAY)
    assert words.endswith("…")
    assert LIMIT - 3 <= len(words.encode("utf-16-le")) // 2 <= LIMIT
