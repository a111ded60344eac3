"""The fuel: examples that editors keep, what is wrong with a line, and that nothing measured on was learned from."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from bot.app.evaluation.sets import FOLDER, read_sets
from bot.content.bundle import Content, load_content
from bot.content.examples import LANGUAGES, Example, digests, read_examples, read_line, unlearned, write_line
from bot.core.hearing import EXAMPLE, hear
from bot.core.ids import TOPICS, Level
from bot.core.normal import skeleton
from tests.conftest import ROOT, own_copy


@pytest.fixture(scope="module")
def rows() -> tuple[Example, ...]:
    found = read_examples(ROOT)
    assert found.problems == ()
    return found.rows


def test_every_topic_has_examples_in_every_language(rows: tuple[Example, ...]) -> None:
    counted = Counter((row.topic, row.lang) for row in rows)
    assert [pair for topic in TOPICS for lang in LANGUAGES if counted[pair := (topic, lang)] < 30] == []


def test_many_hands_wrote_them(rows: tuple[Example, ...]) -> None:
    assert len(rows) > 5000
    assert min(len({row.hand for row in rows if row.lang == lang}) for lang in LANGUAGES) >= 5


def test_nothing_that_is_measured_on_was_learned_from(rows: tuple[Example, ...]) -> None:
    learned = {skeleton(row.text) for row in rows if len(row.text.split()) > 3}
    measured = read_sets(sorted((ROOT / FOLDER).glob("*.jsonl")))
    assert [row.id for row in measured if len(row.text.split()) > 3 and skeleton(row.text) in learned] == []


def test_what_was_learned_is_what_stands_there(learned: Content) -> None:
    assert learned.program.lexicon.weights.learned == digests(ROOT)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("urgent trafficking", "no bar"),
        ("urgent trafficking |  ", "no bar"),
        ("urgent | дверь заперли", "needs a category"),
        ("none violence | дверь", "means nothing"),
        ("loud | дверь", "'loud' before the bar"),
        ("self | дверь", "level is missing"),
        ("none +nothing | дверь", "'+nothing'"),
        ("none urgent trafficking none | дверь", "no category"),
    ],
)
def test_a_wrong_line_is_told(line: str, problem: str) -> None:
    found = read_line(line, "trapped", "ru")
    assert isinstance(found, str)
    assert problem in found


def test_a_line_is_read_as_it_was_written() -> None:
    row = Example(
        text="хозяин дверь на замок", lang="ru", topic="trapped", level=Level.URGENT, category="trafficking",
        speaker="family", cue="implied", also=("passport_taken",), hand="r1",
    )  # fmt: skip
    assert read_line(write_line(row), "trapped", "ru") == row
    assert read_line("none | сколько стоит койка", "housing", "ru") == Example(
        text="сколько стоит койка", lang="ru", topic="housing"
    )


def test_an_example_acts_before_it_is_learned_from(tmp_path: Path) -> None:
    root = own_copy(tmp_path)
    with (root / "dialogs/examples/housing.ru.txt").open("a", encoding="utf-8") as file:
        file.write("none | угол в бытовке для двоих почём нынче\nurgent trafficking | зюзюка ключи себе забрал\n")
    lexicon = load_content(root, date(2026, 11, 22)).program.lexicon
    assert hear("Ugol v bitovke dlya dvoih pochyom ninche?", lexicon).topic == "housing"
    heard = hear("Зюзюка ключи себе забрал!", lexicon)
    assert (heard.level, heard.category, heard.rule) == (Level.URGENT, "trafficking", EXAMPLE)
    changed = list(unlearned(root, read_examples(root), lexicon.weights))
    assert {row.topic for row in changed} == {"housing"}


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "dialogs/examples"
    folder.mkdir(parents=True)
    (folder / "housing.ru.txt").write_bytes("none | койка\n".encode("cp1251"))
    assert [problem.message for problem in read_examples(tmp_path).problems] == ["the file is not UTF-8 text"]
