"""The program of the project's own content: what the engine runs on, without its words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.content.book import read_book
from bot.core.program import Program


@pytest.fixture(scope="session")
def program() -> Program:
    return read_book(Path(__file__).parents[2], date(2026, 11, 22)).program
