"""The program of the project's own content: what the engine runs on, without its words and what was learned."""

from __future__ import annotations

import pytest

from bot.content.bundle import Content
from bot.core.program import Program


@pytest.fixture(scope="session")
def program(content: Content) -> Program:
    return content.program
