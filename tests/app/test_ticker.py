"""Ticks come at their interval; a stop lets what is under way end, and complains of nothing."""

from __future__ import annotations

import asyncio
import logging

import pytest

from bot.app.ticker import Ticker


@pytest.mark.parametrize("lasts", [0.0, 0.05, 30.0], ids=["short", "under way", "hangs"])
async def test_stop_while_a_tick_is_under_way(lasts: float, caplog: pytest.LogCaptureFixture) -> None:
    begun, ended = [], []

    async def work() -> None:
        begun.append(1)
        try:
            await asyncio.sleep(lasts)
        finally:
            ended.append(1)

    ticker = Ticker()
    with caplog.at_level(logging.ERROR):
        ticker.every(0.02, work)
        ticker.start()
        async with asyncio.timeout(5):
            while not begun:
                await asyncio.sleep(0.001)
            await ticker.stop(0.2 if lasts > 1 else 5)
    assert len(begun) == len(ended), "what had begun has ended before the stop did"
    assert lasts > 1 or caplog.records == []


async def test_a_tick_that_fails_comes_again(caplog: pytest.LogCaptureFixture) -> None:
    begun = asyncio.Semaphore(0)

    async def work() -> None:
        begun.release()
        raise RuntimeError

    ticker = Ticker()
    ticker.every(0.01, work)
    ticker.start()
    async with asyncio.timeout(5):
        for _ in range(3):
            await begun.acquire()
    await ticker.stop(1)
    assert any(record.levelno == logging.ERROR for record in caplog.records)
