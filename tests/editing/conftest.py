"""A small sound project for the editors' commands, and the command line in it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from bot import cli
from tests.content.conftest import project

__all__ = ["project"]

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """`run("check", "--json")` in the project's folder: status, what was printed, what was complained of."""
    for name in [name for name in os.environ if name.startswith("HAMROH_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HAMROH_CONFIG", str(tmp_path / "config.toml"))
    (tmp_path / "config.toml").write_text('[content]\nroot = "."\n', encoding="utf-8")

    def command(*words: str) -> tuple[int, str, str]:
        status = cli.main(words)
        said = capsys.readouterr()
        return status, said.out, said.err

    return command
