"""What an editor writes becomes nodes of the engine, with every reference resolved."""

from __future__ import annotations

from datetime import date

import pytest

from bot.content.bundle import load_content
from bot.content.lexicon import parse
from bot.core.hearing import hear
from bot.core.ids import Level
from bot.core.normal import skeleton
from bot.core.program import Choice, Guard, Handover, Message, Outcome, Question, Screening, Sign, Way
from bot.core.screen import Listing, Say
from bot.errors import ContentError

TODAY = date(2026, 11, 22)

WHOLE = """
title = "Housing"

[start]
say = "Hello."
keep = true
choices = [
  { id = "ask", say = "Ask", goto = "ask", level = "urgent", category = "child", style = "primary" },
  { id = "sub", say = "Sub", call = "sub", goto = "list", sets = { side = "left" } },
  { id = "back", say = "@common.back", do = "back", when = { side = ["left", ""] } },
]

[ask]
kind = "question"
ask = "number"
say = "How many?"
least = 1
most = 9
save = "count"
retry = "From {least} to {most}."
goto = [ { when = { count = "1" }, to = "check" }, { to = "home.menu" } ]

[check]
kind = "screening"
say = "Sign {n} of {all}"
signs = [
  { id = "a", say = "Is it so?", why = "It is so.", weight = 5, group = "g", danger = true },
  { id = "b", say = "Is it?", why = "It is.", when = { count = "1" } },
]
outcomes = [
  { danger = true, goto = "hand", level = "emergency", category = "trafficking" },
  { score = 4, strong = 2, goto = "list" },
  { goto = "list" },
]

[list]
say = "These:\\n\\n{reasons}"
reasons = true
services = { kinds = ["emergency", "hotline"], country = "{count}" }
goto = "hand"

[sub]
say = "Sub."
choices = [{ id = "done", say = "Done", do = "return" }]

[hand]
kind = "handover"
level = "urgent"
category = "other"
say = "A person can look."
tell = ["count"]
goto = "start"
"""


def test_every_kind_of_node(project) -> None:
    program = load_content(project({"dialogs/housing.toml": WHOLE}, worded=True), TODAY).program
    nodes = {name.split(".")[1]: node for name, node in program.nodes.items() if name.startswith("housing.")}
    assert nodes["start"] == Message(
        id="housing.start", topic="housing", say="housing.start", keep=True,
        choices=(
            Choice(id="ask", say="housing.start.ask", ways=(Way(goto="housing.ask"),), level=Level.URGENT,
                   category="child", style="primary"),
            Choice(id="sub", say="housing.start.sub", ways=(Way(goto="housing.list"),), call="housing.sub",
                   sets={"side": "left"}),
            Choice(id="back", say="common.back", do="back", when=Guard(needs={"side": ("left", "")})),
        ),
    )  # fmt: skip
    assert nodes["ask"] == Question(
        id="housing.ask", topic="housing", say="housing.ask", ask="number", save="count", least=1, most=9,
        retry="housing.ask.retry",
        ways=(Way(goto="housing.check", when=Guard(needs={"count": ("1",)})), Way(goto="home.menu")),
    )  # fmt: skip
    assert nodes["check"] == Screening(
        id="housing.check", topic="housing", say="housing.check",
        signs=(
            Sign(id="a", say="housing.check.a", why="housing.check.a.why", weight=5, group="g", danger=True),
            Sign(id="b", say="housing.check.b", why="housing.check.b.why", when=Guard(needs={"count": ("1",)})),
        ),
        outcomes=(
            Outcome(ways=(Way(goto="housing.hand"),), danger=True, level=Level.EMERGENCY, category="trafficking"),
            Outcome(ways=(Way(goto="housing.list"),), score=4, strong=2),
            Outcome(ways=(Way(goto="housing.list"),)),
        ),
    )  # fmt: skip
    assert nodes["list"] == Message(
        id="housing.list", topic="housing", say="housing.list", ways=(Way(goto="housing.hand"),), reasons=True,
        listing_kinds=("emergency", "hotline"), listing_country="{count}",
    )  # fmt: skip
    assert nodes["hand"] == Handover(
        id="housing.hand", topic="housing", say="housing.hand", level=Level.URGENT, category="other", tell=("count",),
        ways=(Way(goto="housing.start"),),
    )  # fmt: skip
    assert program.topics["housing"] == "housing.start"
    assert program.saves == {"count", "side"}
    assert program.lexicon.labels[skeleton("Housing")] == "housing.start"


def test_a_public_file_has_public_screens(project) -> None:
    public = 'title = "H"\npublic = true\n[start]\nsay = "Hello."\ngoto = "in"\n[in]\nface = "inner"\nsay = "In."\n'
    program = load_content(project({"dialogs/housing.toml": public}, worded=True), TODAY).program
    assert (program.nodes["housing.start"].face, program.nodes["housing.in"].face) == ("public", "inner")


def test_the_first_node_may_have_another_name(project) -> None:
    text = 'title = "H"\nstart = "second"\n[first]\nsay = "One."\n[second]\nsay = "Two."\ngoto = "first"\n'
    program = load_content(project({"dialogs/housing.toml": text}, worded=True), TODAY).program
    assert program.topics["housing"] == "housing.second"


def test_the_version_changes_with_the_content(project) -> None:
    one = load_content(project(worded=True), TODAY).program.version
    text = 'title = "Housing"\n[start]\nsay = "Hello."\nkeep = true\n'
    two = load_content(project({"dialogs/housing.toml": text}, worded=True), TODAY).program.version
    assert one and one != two


def test_an_error_refuses_everything(project) -> None:
    root = project({"dialogs/housing.toml": 'title = "Housing"\n[start]\nsay = "Hello."\ngoto = "gone"\n'}, worded=True)
    with pytest.raises(ContentError) as refused:
        load_content(root, TODAY)
    assert any(problem.code == "H201" for problem in refused.value.problems)


def test_a_warning_does_not(project) -> None:
    more = 'msgctxt "more.x"\nmsgid "x"\nmsgstr "Слово"\n'
    content = load_content(project({"locales/ru/more.po": more}, worded=True), TODAY)
    assert {problem.severity for problem in content.problems} == {"warning"}
    assert content.words.text(Say(id="housing.start"), "ru") == "Добрый день."
    assert content.words.listing(Listing(kinds=("hotline",)), "ru", TODAY)


def test_words_and_rules_are_heard(project) -> None:
    rules = """
[menu]
tg = ["ба аввал"]
[[rule]]
id = "held"
level = "urgent"
category = "trafficking"
topic = "passport_taken"
any = ["паспорт* + забрали | olib_qoʻy*", "ҳуҷҷат* + гирифт* + !консул*"]
fires = ["паспорт забрали"]
silent = ["паспорт дома"]
"""
    from bot.content.book import read_book

    lexicon = read_book(project({"dialogs/words.toml": rules}), TODAY).program.lexicon
    assert [rule.id for rule in lexicon.rules] == ["held", "held"]
    assert hear("pasportni olib qoydi", lexicon).topic == "passport_taken"
    assert hear("хуччатхоямро гирифтанд", lexicon).level == Level.URGENT
    assert hear("Ba avval", lexicon).word == "menu"


@pytest.mark.parametrize(
    ("pattern", "groups", "vetoes"),
    [
        ("паспорт*", (("pasport*",),), ()),
        ("паспорт* | ҳуҷҷат* + !консул* | гум*", (("pasport*", "hujat*"),), ("konsul*", "gum*")),
        ("olib_qoʻy*", (("olib_kui*", "olib_koi*"),), ()),
        ("не платят", (("ne_platat",),), ()),
    ],
)
def test_patterns(pattern: str, groups: tuple, vetoes: tuple) -> None:
    assert parse(pattern) == (groups, vetoes, "")


@pytest.mark.parametrize("pattern", ["", "+", "!x", "a + | b", "па*спорт", "*", "!) + a"])
def test_broken_patterns(pattern: str) -> None:
    assert parse(pattern)[2]
