"""What the pages say is so: settings, commands, targets, files and links exist, and all that exists is said."""

from __future__ import annotations

import argparse
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import cli
from bot.config import REPOSITORY, describe

OPERATING = REPOSITORY / "docs/operating.md"
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


def test_the_pages_an_operator_and_a_new_hand_need_are_there() -> None:
    for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "docs/design.md", "docs/operating.md"):
        assert (REPOSITORY / name).stat().st_size > 200, name
    assert "Apache License" in page(REPOSITORY / "LICENSE")
