"""What all tests share: the real content, read once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.content.bundle import Content, load_content

ROOT = Path(__file__).parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-stories", action="store_true", help="rewrite the answers in tests/stories")


@pytest.fixture(scope="session")
def content() -> Content:
    """The project's own content, as it stands on a fixed day."""
    return load_content(ROOT, date(2026, 11, 22))
