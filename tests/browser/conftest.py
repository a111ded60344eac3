"""Chromium, the simulator, and the two halves of its page.

Starting Chromium costs more than most tests here, so one serves them all, and tests and fixtures of this folder share
its event loop: an async fixture here is made with `pytest_asyncio.fixture(loop_scope="session")`.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
from collections.abc import AsyncIterator, Awaitable
from pathlib import Path
from typing import Protocol

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import Browser, ConsoleMessage, Page, Request, async_playwright

from bot.simulator.simulator import Simulator
from tests.browser.screens import Desk, Phone, open_page
from tests.browser.scripted import ScriptedBot

ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
WIDE = (1280, 800)
NARROW = (380, 800)


class Opener(Protocol):
    """Opens the page at an address, in a new window of this size, with this selection."""

    def __call__(
        self, address: str, size: tuple[int, int] = WIDE, **chosen: str | int
    ) -> Awaitable[tuple[Phone, Desk]]: ...


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder runs in the loop Chromium is driven from."""
    for item in items:
        if Path(__file__).parent in item.path.parents and pytest_asyncio.is_async_test(item):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest_asyncio.fixture(loop_scope="session", scope="session")
async def chromium() -> AsyncIterator[Browser]:
    """The system's Chromium; without one the test is skipped, but never in CI."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail("CI must have chromium")
        pytest.skip("no chromium here")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def open_at(chromium: Browser) -> AsyncIterator[Opener]:
    """Opens pages as phone and desk. The test fails if the browser's console had anything to complain of."""
    complaints: list[str] = []
    pages: list[Page] = []

    def listen(line: ConsoleMessage) -> None:
        if line.type in ("error", "warning"):
            complaints.append(line.text)

    def failed(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # so ends what the browser itself no longer wants, as at a close
            complaints.append(f"failed: {request.url}")

    async def opened(address: str, size: tuple[int, int] = WIDE, **chosen: str | int) -> tuple[Phone, Desk]:
        page = await chromium.new_page(viewport={"width": size[0], "height": size[1]}, locale="en-GB")
        pages.append(page)
        page.on("console", listen)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("requestfailed", failed)
        await open_page(page, address, **chosen)
        return Phone(page), Desk(page)

    yield opened
    for page in pages:
        await page.close()
    heard = [line for line in complaints if "/sim/events" not in line]  # a closing page cuts its stream of events
    assert not heard


@pytest_asyncio.fixture(loop_scope="session")
async def simulator() -> AsyncIterator[Simulator]:
    """A simulated Telegram on a free port, without a bot."""
    async with Simulator() as running:
        yield running


@pytest_asyncio.fixture(loop_scope="session")
async def scripted(simulator: Simulator) -> AsyncIterator[ScriptedBot]:
    """A bot of fixed answers, serving in the simulator."""
    async with aiohttp.ClientSession() as session:
        bot = ScriptedBot(simulator.base_url, simulator.token, session)
        serving = asyncio.create_task(bot.run())
        await asyncio.wait({serving, asyncio.create_task(bot.ready.wait())}, return_when=asyncio.FIRST_COMPLETED)
        yield bot
        serving.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await serving
