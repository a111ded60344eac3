"""The simulator over HTTP as a bot meets it: python-telegram-bot on one side, the control API on the other."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.simulator.clock import Clock
from bot.simulator.model import User
from bot.simulator.simulator import Simulator

START = 1_780_000_000.0


class Hands:
    """A plain HTTP client: the control API, and Bot API calls as raw JSON."""

    def __init__(self, sim: Simulator, session: aiohttp.ClientSession) -> None:
        self._sim = sim
        self._session = session

    async def look(self, what: str) -> Any:
        async with self._session.get(f"{self._sim.base_url}/sim/{what}") as answer:
            return await answer.json()

    async def do(self, what: str, **body: Any) -> Any:
        return await self.send(what, body)

    async def send(self, what: str, body: Any, status: int = 200) -> Any:
        async with self._session.post(f"{self._sim.base_url}/sim/{what}", json=body) as answer:
            assert answer.status == status, await answer.text()
            return await answer.json()

    async def call(self, method: str, **params: Any) -> dict[str, Any]:
        async with self._session.post(f"{self._sim.base_url}/bot{self._sim.token}/{method}", json=params) as answer:
            body: dict[str, Any] = await answer.json()
            assert answer.status == (200 if body["ok"] else body["error_code"])
            return body

    async def refused(self, method: str, **params: Any) -> tuple[int, str]:
        body = await self.call(method, **params)
        assert not body["ok"], body
        return body["error_code"], body["description"]

    def raw(self, path: str, **more: Any) -> Any:
        return self._session.request(more.pop("method", "POST"), self._sim.base_url + path, **more)


@pytest.fixture
async def sim() -> AsyncIterator[Simulator]:
    """A simulator without flood limits, its wall clock standing at one moment."""
    async with Simulator(limits=False, clock=Clock(wall=lambda: START)) as running:
        yield running


@pytest.fixture
async def hands(sim: Simulator) -> AsyncIterator[Hands]:
    async with aiohttp.ClientSession() as session:
        yield Hands(sim, session)


@pytest.fixture(autouse=True)
def timedeltas(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library's coming form of retry_after; the old one warns."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


def library_bot(sim: Simulator) -> Bot:
    """python-telegram-bot's Bot on its default transport, spared the loading of certificates nobody needs here."""
    polls, calls = (HTTPXRequest(httpx_kwargs={"verify": False}) for _ in range(2))
    return Bot(sim.token, f"{sim.base_url}/bot", f"{sim.base_url}/file/bot", request=calls, get_updates_request=polls)


@pytest.fixture
async def bot(sim: Simulator) -> AsyncIterator[Bot]:
    async with library_bot(sim) as running:
        yield running


@pytest.fixture
def person(sim: Simulator) -> User:
    """Somebody who has pressed Start."""
    someone = sim.world.add_person("Anora", "tg")
    someone.started = True
    return someone
