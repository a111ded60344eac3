"""What the pages say is so: settings, commands, targets, files and links exist, and all that exists is said."""

from __future__ import annotations

import argparse
import re
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from bot import cli
from bot.config import REPOSITORY, describe
from bot.content.checks import RULES
from bot.content.compile import CONSENT, CRISIS, LABEL, SCREEN

OPERATING = REPOSITORY / "docs/operating.md"
DESIGN = REPOSITORY / "docs/design.md"
EDITING = REPOSITORY / "docs/editing.md"
COUNSELLING = REPOSITORY / "docs/counselling.md"
PAGES = sorted([*REPOSITORY.glob("*.md"), *REPOSITORY.glob("docs/*.md"), *REPOSITORY.glob("dialogs/*.md")])
MAKEFILE = (REPOSITORY / "Makefile").read_text(encoding="utf-8")


def page(path: Path = OPERATING) -> str:
    return path.read_text(encoding="utf-8")


def settings_rows() -> list[list[str]]:
    rows = (line.strip("|").split(" | ") for line in page().splitlines() if re.match(r"\| `[a-z]+\.[a-z_]+` \|", line))
    return [[cell.strip() for cell in row] for row in rows]


def test_the_table_of_settings_is_complete_and_true() -> None:
    told = {row[0].strip("`"): row[1:] for row in settings_rows()}
    assert list(told) == [each.key for each in describe()]
    for each in describe():
        variable, default, says = told[each.key]
        assert (variable.strip("`"), default.strip("`"), says) == (each.variable, each.default, each.says), each.key


def test_every_variable_that_a_page_names_exists() -> None:
    known = {each.variable for each in describe()} | {"HAMROH_CONFIG", "HAMROH_SECTION__KEY"}
    for path in PAGES:
        assert set(re.findall(r"HAMROH_[A-Z_]+", page(path))) <= known, path.name


def test_every_alarm_has_its_row() -> None:
    texts = tomllib.loads(page(REPOSITORY / "dialogs/desk.toml"))["texts"]
    alarms = {name.removeprefix("alarm_") for name in texts if name.startswith("alarm_")}
    _, _, after = page().partition("### Alarms")
    assert alarms == set(re.findall(r"(?m)^\| `([a-z]+)` \|", after.partition("###")[0]))


def commands(parser: argparse.ArgumentParser, before: str = "hamroh") -> Iterator[tuple[str, argparse.ArgumentParser]]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, inner in action.choices.items():
                yield f"{before} {name}", inner
                yield from commands(inner, f"{before} {name}")


def test_every_command_and_option_has_its_row() -> None:
    rows = [line for line in page().splitlines() if line.startswith("| `hamroh")]
    for name, inner in commands(cli.parser()):
        if any(isinstance(action, argparse._SubParsersAction) for action in inner._actions):
            continue
        (row,) = [line for line in rows if re.match(rf"\| `{name}[` ]", line)]
        for option in (option for action in inner._actions for option in action.option_strings):
            assert option in row or option in ("-h", "--help"), (name, option)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_command_that_a_page_names_exists(path: Path) -> None:
    known = {name for name, _ in commands(cli.parser())}
    for said in re.findall(r"(?:`|^|&& )hamroh ([a-z]+)(?=[ `\n])", page(path), flags=re.M):
        assert f"hamroh {said}" in known, said


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_target_that_a_page_names_exists(path: Path) -> None:
    for said in re.findall(r"(?:`|^)make ([a-z.][a-z./]*)", page(path), flags=re.M):
        assert re.search(rf"(?m)^{re.escape(said)}:", MAKEFILE), said


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_link_leads_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", page(path)):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        there = (path.parent / name).resolve() if name else path
        assert there.exists(), target
        if anchor:
            heads = re.findall(r"(?m)^#+ (.+)$", page(there))
            assert anchor in {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}, target


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_file_that_a_page_names_exists(path: Path) -> None:
    """Paths of the project in code style; patterns, and what is made on the operator's machine, aside."""
    for said in re.findall(r"`((?:bot|tests|docs|deploy|requirements|bench|\.ci)/[\w./]+)`", page(path)):
        assert (REPOSITORY / said).exists(), said


def test_the_unit_starts_what_exists_and_gives_the_stop_its_time() -> None:
    unit = (REPOSITORY / "deploy/hamroh.service").read_text(encoding="utf-8")
    (command,) = re.findall(r"(?m)^ExecStart=\S+/\.venv/bin/hamroh (\w+)$", unit)
    assert f"hamroh {command}" in dict(commands(cli.parser()))
    (seconds,) = re.findall(r"(?m)^TimeoutStopSec=(\d+)$", unit)
    assert int(seconds) > 10
    assert f"RestartPreventExitStatus={cli.MISDESCRIBED}\n" in unit


def test_every_target_of_the_makefile_says_what_it_does() -> None:
    (phony,) = re.findall(r"(?m)^\.PHONY: (.+)$", MAKEFILE)
    for name in phony.split():
        assert re.search(rf"(?m)^{name}:.*## \S", MAKEFILE), name


def test_the_pages_everybody_needs_are_there_and_can_be_found() -> None:
    read_on = page(REPOSITORY / "README.md")
    for name in ("design", "safety", "operating", "editing", "counselling", "style"):
        assert (REPOSITORY / f"docs/{name}.md").stat().st_size > 200, name
        assert f"(docs/{name}.md)" in read_on, name
    for name in ("CHANGELOG.md", "CONTRIBUTING.md", "LICENSE"):
        assert (REPOSITORY / name).stat().st_size > 200, name
        assert f"({name})" in read_on, name
    assert "Apache License" in page(REPOSITORY / "LICENSE")


def section(path: Path, head: str) -> str:
    """What stands under a heading, up to the next one of its rank or above."""
    found = re.search(rf"(?m)^(#+) {re.escape(head)}\n", page(path))
    assert found, head
    return re.split(rf"(?m)^#{{1,{len(found[1])}}} ", page(path)[found.end() :])[0]


def rows(text: str) -> list[list[str]]:
    """The cells of a table's rows, without its head and its rule."""
    lines = [line for line in text.splitlines() if line[:2] == "| "]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[1:]]


def test_the_first_screen_says_how_to_begin() -> None:
    first = page(REPOSITORY / "README.md").partition("\n## ")[0]
    assert re.findall(r"(?m)^make (\w+)", first) == ["run", "test"]
    assert "](docs/demo.png)" in first


def test_every_promise_names_a_test_that_can_fail() -> None:
    promises = rows(section(DESIGN, "Promises"))
    assert [promise.split(".")[0] for promise, _ in promises] == [str(n) for n in range(1, len(promises) + 1)]
    for promise, shown_by in promises:
        named = re.findall(r"`(tests/[\w/]+\.py)`", shown_by)
        assert named and all("def test_" in page(REPOSITORY / name) for name in named), promise


UNITS = {"s": 1, "min": 60, "h": 3600, "d": 86400}


def test_every_time_is_the_codes_own() -> None:
    times = rows(section(DESIGN, "Times in the code"))
    assert len(times) > 8
    for _, value, constant in times:
        module, _, name = constant.strip("`").rpartition(".")
        number, unit = value.split()
        kept = getattr(import_module(f"bot.{module}"), name)
        seconds = kept.total_seconds() if hasattr(kept, "total_seconds") else kept
        assert float(number) * UNITS[unit] == seconds, constant


def test_every_room_is_told_of() -> None:
    told = {re.sub("[`/]", "", name) for name, *_ in rows(section(DESIGN, "Rooms"))}
    there = {each for each in (REPOSITORY / "bot").iterdir() if each.suffix == ".py" or (each / "__init__.py").exists()}
    assert told == {f"bot{each.name}" for each in there if not each.name.startswith("__")}


def test_every_code_of_a_check_is_explained() -> None:
    told = rows(section(EDITING, "Problems and how to mend them"))
    codes = [code for cells in told for code in re.findall(r"H\d{3}", cells[0])]
    assert sorted(codes) == sorted(RULES)


def test_the_lengths_told_to_editors_are_those_of_the_check() -> None:
    assert f"{SCREEN} characters (crisis {CRISIS}, consent {CONSENT}), a button {LABEL}" in page(EDITING)


REMARKS = (
    "not_sent_unclaimed not_sent_other not_sent_awaiting not_sent_closed plea_gone held waits cleared returned"
    " unreachable reachable level_raised edited undelivered_unknown undelivered_failed topic_anew closed_by"
    " mark_closed mark_only_words mark_empty mark_long"
).split()


def test_every_remark_at_the_desk_is_explained_in_its_own_words() -> None:
    texts = tomllib.loads(page(REPOSITORY / "dialogs/desk.toml"))["texts"]
    told = [cells[0].strip('"') for cells in rows(section(COUNSELLING, "What the remarks mean"))]
    assert len(told) == len(REMARKS)
    for name in REMARKS:
        words = "[^{}]+".join(map(re.escape, re.split(r"\{\w+\}", texts[name])))
        assert any(re.fullmatch(words, line) for line in told), name
