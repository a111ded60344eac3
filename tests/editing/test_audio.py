"""Recordings: which end screens need one, how one is put in its place, and what is told when the text has changed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.content import unrecorded
from bot.content.book import read_book
from bot.content.bundle import check
from bot.core.ids import Lang

TODAY = date(2026, 11, 25)
OPUS = b"OggS" + bytes(24) + b"OpusHead" + bytes(40)
TOPIC = """
title = "Housing"
[start]
say = "Where?"
choices = [{ id = "a", say = "A", goto = "near" }, { id = "b", say = "B", goto = "ask" }]
[near]
say = "**Near** here."
choices = [
  { id = "again", say = "Again", goto = "start" },
  { id = "beside", say = "Beside", goto = "kept" },
  { id = "menu", say = "Menu", do = "menu" },
]
[ask]
kind = "question"
ask = "text"
save = "x"
say = "Who?"
goto = "kept"
[kept]
keep = true
say = "Worth keeping."
goto = "last"
[last]
say = "The end."
[decide]
say = "Sure?"
choices = [{ id = "yes", say = "Yes", do = "erase" }]
"""
FIXED = ("language", "welcome", "help", "which", "lost")
HOME = 'title = "Menu"\n' + "".join(f'[{name}]\nsay = "Welcome."\n' for name in FIXED)
MENU = '[menu]\nsay = "Menu"\nchoices = [{ id = "h", say = "H", goto = "housing.start" }]\n'


@pytest.fixture
def root(project) -> Path:
    return project({"dialogs/housing.toml": TOPIC, "dialogs/home.toml": HOME + MENU}, worded=True)


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    path = tmp_path / "read.ogg"
    path.write_bytes(OPUS)
    return path


def test_end_screens_are_messages_that_lead_no_deeper_or_are_kept(root: Path) -> None:
    found = unrecorded.leaves(read_book(root, TODAY))
    assert {name: taps for name, taps in found.items() if name.startswith("housing.")} == {
        "housing.kept": 3, "housing.last": 4,
    }  # fmt: skip
    assert "home.menu" not in found


def test_near_becomes_an_end_screen_without_its_way_on(root: Path) -> None:
    text = TOPIC.replace('  { id = "beside", say = "Beside", goto = "kept" },\n', "")
    (root / "dialogs/housing.toml").write_text(text, encoding="utf-8")
    assert unrecorded.leaves(read_book(root, TODAY))["housing.near"] == 2


def test_the_nearest_come_first_and_what_is_recorded_is_not_named(root: Path, run, sound: Path) -> None:
    def told() -> list[str]:
        out = run("audio", "todo", "--lang", "ru")[1]
        return [line.split()[-1] for line in out.splitlines() if "housing." in line]

    assert told() == ["housing.kept", "housing.last"]
    status, out, err = run("audio", "add", str(sound), "--node", "housing.kept", "--lang", "ru")
    assert (status, err) == (0, "")
    assert out.startswith("written: dialogs/audio/ru/housing.kept.ogg ")
    assert (root / "dialogs/audio/ru/housing.kept.ogg").read_bytes() == OPUS
    assert (root / "dialogs/audio/ru/housing.kept.txt").read_text(encoding="utf-8") == "Добрый день.\n"
    assert told() == ["housing.last"]
    assert "housing.kept" in run("audio", "todo", "--lang", "tg", "--text")[1]
    heads = [line.partition(":")[0] for line in run("audio", "todo")[1].splitlines() if line[:1] != " "]
    assert heads == ["tg", "ru", "uz"]


def test_changed_words_and_lost_screens_are_told(root: Path, run, sound: Path) -> None:
    for node in ("kept", "last"):
        run("audio", "add", str(sound), "--node", f"housing.{node}", "--lang", "ru")
    assert [p.code for p in check(root, TODAY)] == ["H202"]  # only that nothing leads to housing.decide
    po = root / "locales/ru/housing.po"
    text = po.read_text(encoding="utf-8")
    begin = text.index('msgctxt "housing.kept"')
    po.write_text(text[:begin] + text[begin:].replace("Добрый день.", "Здравствуйте.", 1), encoding="utf-8")
    (root / "dialogs/audio/ru/housing.last.txt").unlink()
    (root / "dialogs/audio/ru/housing.gone.ogg").write_bytes(OPUS)
    found = {p.file.rpartition(".")[0][-4:]: p.message for p in check(root, TODAY) if p.code == "H703"}
    assert found == {
        "gone": "there is no screen housing.gone",
        "kept": "the text of housing.kept has changed since it was read in ru",
        "last": "housing.last.txt with the text that was read is missing",
    }
    assert "housing.kept   (again: the text has changed)" in run("audio", "todo", "--lang", "ru")[1]


def test_a_text_with_a_fact_is_read_as_people_read_it(project) -> None:
    rule = (
        '[[rule]]\nid = "fee"\ntopic = "patent"\ncountry = "RU"\nstatus = "in_force"\nstatement = "x"\nvalue = "30"\n'
        'review_after = "2027-01-01"\n'
    )
    topic = 'title = "H"\n[start]\nsay = "Pay **{fact.fee}**."\n'
    po = 'msgctxt "housing.start"\nmsgid "Pay **{fact.fee}**."\nmsgstr "Платите **{fact.fee}**."\n'
    files = {"dialogs/facts/rules.toml": rule, "dialogs/housing.toml": topic, "locales/ru/housing.po": po}
    book = read_book(project(files, worded=True), TODAY)
    node = next(node for node in book.compiled.nodes.values() if node.id == "housing.start")
    assert book.aloud(node, Lang("ru")) == "Платите 30."


@pytest.mark.parametrize(
    ("node", "sound_of", "line"),
    [
        ("housing.nowhere", OPUS, "there is no screen housing.nowhere"),
        ("housing.kept", b"ID3" + OPUS, "is no Ogg file with Opus"),
        ("housing.kept", OPUS + bytes(2_000_000), "Telegram plays up to 1024 KB"),
    ],
)
def test_what_cannot_be_used_is_refused(root: Path, run, tmp_path: Path, node: str, sound_of: bytes, line: str) -> None:
    (tmp_path / "x.ogg").write_bytes(sound_of)
    status, out, err = run("audio", "add", str(tmp_path / "x.ogg"), "--node", node, "--lang", "ru")
    assert (status, out) == (1, "") and line in err
    assert not (root / "dialogs/audio").exists()


def test_without_words_nothing_is_recorded(root: Path, run, sound: Path) -> None:
    (root / "locales/tg/housing.po").unlink()
    assert "no words in tg yet" in run("audio", "add", str(sound), "--node", "housing.kept", "--lang", "tg")[2]
    assert "wait for their words" in run("audio", "todo", "--lang", "tg")[1].splitlines()[0]
    assert "housing" not in run("audio", "todo", "--lang", "tg")[1]
    assert run("audio", "add", "nowhere.ogg", "--node", "housing.kept", "--lang", "ru")[0] == 1
