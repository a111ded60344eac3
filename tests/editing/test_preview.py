"""The preview: the real engine and words, taps by number and label, content that changes under one's hands."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from bot.app.fresh import Fresh
from bot.app.preview import Wish, preview
from bot.app.proof import proof
from bot.app.terminal import Paper
from bot.core.ids import ENGLISH, Lang
from bot.errors import ContentError, NotDone

TODAY = date(2026, 11, 25)
HOUSING = "dialogs/housing.toml"
TOPIC = """
title = "Housing"

[start]
say = "**A roof** for you?"
say_relative = "A roof for them?"
choices = [
  { id = "rent", say = "I rent", goto = "months", sets = { who = "relative" } },
  { id = "russia", say = "Only in Russia", goto = "end", when = { country = "RU" } },
  { id = "where", say = "In Russia", goto = "end", sets = { country = "RU" } },
]

[months]
kind = "question"
ask = "number"
save = "months"
least = 1
most = 24
say = "How many months?"
goto = "signs"

[signs]
kind = "screening"
say = "Sign {n} of {all}"
signs = [{ id = "keys", say = "No key?", why = "You have no key.", weight = 3 }]
outcomes = [{ score = 3, goto = "end", level = "concern", category = "other" }, { goto = "end" }]

[end]
keep = true
say = "You said {months}."
"""


def shown(root: Path, typed: str, topic: str = "housing", lang: Lang = ENGLISH, **wish: object) -> str:
    out = io.StringIO()
    assert preview(root, TODAY, Wish(topic, lang, **wish), io.StringIO(typed), out) == 0  # type: ignore[arg-type]
    return out.getvalue()


def test_numbers_labels_and_words_act(project) -> None:
    root = project({HOUSING: TOPIC}, worded=True)
    said = shown(root, "I rent\n40\n12\n1\nq\nnever\n")
    assert "**A roof** for you?" in said and "  1 I rent" in said and "Only in Russia" not in said
    assert " #1 " in said  # a number here is an answer, so buttons have another mark
    assert said.index("How many months?") < said.index("Sign 1 of 1") < said.index("You said 12.")
    assert "housing.end · en · concern other · who=relative · months=12" in said
    assert "never" not in said


def test_other_languages_are_the_renderers_own(project) -> None:
    root = project({HOUSING: TOPIC}, worded=True)
    assert "Добрый день." in shown(root, "", lang=Lang("ru"))
    assert "А" not in shown(root, "")


def test_answers_given_before_and_another_place(project) -> None:
    root = project({HOUSING: TOPIC}, worded=True)
    said = shown(root, "", answers={"who": "relative", "country": "RU"})
    assert "A roof for them?" in said and "Only in Russia" in said
    assert "How many months?" in shown(root, "", node="months")
    assert "How many months?" in shown(root, "", topic="housing.months")


def test_reaching_a_person_tells_what_the_desk_would_get(project) -> None:
    root = project({HOUSING: TOPIC}, worded=True)
    said = shown(root, "/person\nq\n")
    assert "a case is opened: concern" in said and "person." in said.splitlines()[-2]


@pytest.mark.parametrize(
    ("topic", "wish", "line"),
    [
        ("houses", {}, "there is no topic houses"),
        ("housing", {"node": "cellar"}, "there is no screen housing.cellar; housing has start"),
        ("housing", {"answers": {"colour": "red"}}, "no question gives the answer colour"),
    ],
)
def test_what_is_not_there_is_one_line(project, topic: str, wish: dict[str, object], line: str) -> None:
    root = project({HOUSING: TOPIC}, worded=True)
    with pytest.raises(NotDone, match=line):
        shown(root, "", topic=topic, **wish)


class Editing(io.StringIO):
    """Lines that are typed, each after something was done to the files."""

    def __init__(self, *steps: tuple[Callable[[], object] | None, str]) -> None:
        super().__init__()
        self.steps: Iterator[tuple[Callable[[], object] | None, str]] = iter(steps)

    def readline(self, size: int | None = -1, /) -> str:
        before, typed = next(self.steps, (None, ""))
        if before:
            before()
        return typed


def test_a_changed_file_is_read_before_the_next_screen_and_the_place_kept(project) -> None:
    root = project({HOUSING: TOPIC}, worded=True)

    def write(text: str) -> Callable[[], object]:
        return lambda: (root / HOUSING).write_text(text, encoding="utf-8")

    longer = TOPIC.replace("How many months?", "How many months do you pay?")
    lines = Editing(
        (None, "1\n"),
        (write(longer), "\n"),
        (write(longer.replace('goto = "signs"', 'goto = "nowhere"')), "\n"),
        (write(longer.replace("say = ", "sya ")), "\n"),
        (write(TOPIC), "\n"),
        (None, "q\n"),
    )
    out = io.StringIO()
    assert preview(root, TODAY, Wish("housing", ENGLISH), lines, out) == 0
    said = out.getvalue()
    assert "How many months?" in said and said.count("the content was read anew") == 2
    assert said.count("How many months do you pay?") == 3  # new, then twice while the files are wrong
    assert "H201 error: there is no node housing.nowhere" in said and "H101 error" in said
    assert said.count("what was there before goes on") == 2
    assert said.rstrip().endswith("housing.months · en · routine · who=relative\n>")


def test_missing_words_stop_nothing_and_old_errors_neither(project) -> None:
    root = project({HOUSING: TOPIC + '[island]\nsay = "Nobody gets here."\n'})
    said = shown(root, "1\n", lang=Lang("tg"))
    assert "How many months?" in said and "words are missing or marked" in said and "H202" in said
    fresh = Fresh(root, TODAY)
    (root / HOUSING).write_text(TOPIC + '[island]\nsay = "Nobody gets here now."\n', encoding="utf-8")
    assert fresh.renewed() == (True, [])
    assert fresh.renewed() == (False, [])


def test_without_the_screens_that_hamroh_needs_there_is_no_preview(tmp_path: Path) -> None:
    (tmp_path / "dialogs").mkdir()
    with pytest.raises(ContentError):
        Fresh(tmp_path, TODAY)


def test_the_sheet_has_every_screen_once(project) -> None:
    root = project({HOUSING: TOPIC}, worded=True)
    out = io.StringIO()
    assert proof(root, TODAY, Wish("housing", ENGLISH), out) == 0
    said = out.getvalue()
    assert [line.split()[1] for line in said.splitlines() if line.startswith("== ")] == [
        "housing.start", "housing.months", "housing.signs", "housing.end",
    ]  # fmt: skip
    for line in (
        "-- about somebody else:\nA roof for them?",
        "[Only in Russia] → housing.end, only if country is RU",
        "asks for a number from 1 to 24, kept as months",
        "1. No key? (weight 3)\n      why: You have no key.",
        "3 points, concern other → housing.end",
    ):
        assert line in said
    out = io.StringIO()
    proof(root, TODAY, Wish("housing", Lang("ru"), "end"), out)
    assert out.getvalue().count("== ") == 1 and "Добрый день." in out.getvalue()


def test_bold_is_bold_in_a_terminal_only() -> None:
    for colour, wanted in ((True, "\033[1mA\033[0m b\n"), (False, "**A** b\n")):
        out = io.StringIO()
        Paper(out, colour=colour).line("**A** b")
        assert out.getvalue() == wanted


def test_the_command_line(project, run, monkeypatch: pytest.MonkeyPatch) -> None:
    project({HOUSING: TOPIC}, worded=True)
    monkeypatch.setattr("sys.stdin", io.StringIO("q\n"))
    status, out, _ = run("preview", "housing", "--who", "relative", "--set", "country=RU", "--today", "2026-11-25")
    assert status == 0 and "A roof for them?" in out and "country=RU" in out
    status, out, _ = run("preview", "housing", "--all", "--lang", "uz@cyrillic")
    assert status == 0 and "Ассалому алайкум." in out
    status, out, err = run("preview", "houses")
    assert (status, out) == (1, "") and err.startswith("there is no topic houses; there are ")
    with pytest.raises(SystemExit):
        run("preview", "housing", "--set", "country")
