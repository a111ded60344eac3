"""The whole way: the service and the simulator over HTTP, in one process, on one clock."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.content.bundle import Content
from tests.app.world import World


@pytest.fixture
async def world(content: Content, tmp_path: Path) -> AsyncIterator[World]:
    """The service at work, Telegram's limits lifted on both sides."""
    made = World(content, tmp_path)
    await made.start()
    yield made
    await made.end()


@pytest.fixture
async def limited(content: Content, tmp_path: Path) -> AsyncIterator[World]:
    """The service at work under Telegram's limits; time moves only when the test says so."""
    made = World(content, tmp_path, limits=True)
    await made.start()
    yield made
    await made.end()
