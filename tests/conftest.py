"""What all tests share: the real content, read once, and property tests that say the same twice in CI."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, settings

from bot.content.bundle import Content, load_content
from bot.core.weights import Weights

ROOT = Path(__file__).parent.parent

settings.register_profile("ours", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ours_in_ci", settings.get_profile("ours"), derandomize=True, database=None)
settings.load_profile("ours_in_ci" if os.environ.get("CI") else "ours")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-stories", action="store_true", help="rewrite the answers in tests/stories")


def own_copy(root: Path) -> Path:
    """The project's content in a folder of the test's own, to be changed there."""
    for folder in ("dialogs", "locales"):
        shutil.copytree(ROOT / folder, root / folder)
    return root


@pytest.fixture(scope="session")
def learned() -> Content:
    """The project's own content, as it stands on a fixed day, with what was learned from the examples."""
    return load_content(ROOT, date(2026, 11, 22))


@pytest.fixture(scope="session")
def content(learned: Content) -> Content:
    """The same without what was learned: rules alone hear, so that no test of a mechanism depends on a training."""
    lexicon = msgspec.structs.replace(learned.program.lexicon, weights=Weights())
    return replace(learned, program=msgspec.structs.replace(learned.program, lexicon=lexicon))
