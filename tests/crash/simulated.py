"""Telegram for the crash tests: the simulator in a process of its own, so that it outlives every kill of the bot."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import Any, Self

import aiohttp

ROOT = Path(__file__).parents[2]
LATENCY = "50-100"
PATIENCE = 40.0
Entry = dict[str, Any]


class Telegram:
    """A simulator with 50 to 100 ms on the way of every call. `entries` is its journal as far as it was read."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.base_url = self.token = ""
        self.group = 0
        self.entries: list[Entry] = []
        self._reading = asyncio.Lock()

    async def __aenter__(self) -> Self:
        command = ["-m", "bot.simulator", "--latency", LATENCY, "--no-limits", "--seed", str(self.seed)]
        pipe = asyncio.subprocess.PIPE
        self._process = await asyncio.create_subprocess_exec(sys.executable, *command, cwd=ROOT, stdout=pipe)
        try:
            assert self._process.stdout is not None
            told = json.loads(await asyncio.wait_for(self._process.stdout.readline(), PATIENCE))
        except BaseException:
            await self._end()
            raise
        self.base_url, self.token, self.group = told["base_url"], told["token"], told["group_id"]
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=PATIENCE))
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._session.close()
        await self._end()

    async def _end(self) -> None:
        if self._process.returncode is None:
            self._process.kill()
        await self._process.wait()

    # -- the control API -------------------------------------------------------------------------------------------

    async def look(self, what: str, **asked: int) -> Any:
        """What the simulator shows."""
        async with self._session.get(f"{self.base_url}/sim/{what}", params=asked) as answer:
            assert answer.status == 200, await answer.text()
            return await answer.json()

    async def act(self, what: str, **body: Any) -> Any:
        """What somebody does there; None when it is not possible now (their topic has just been deleted)."""
        async with self._session.post(f"{self.base_url}/sim/{what}", json=body) as answer:
            return await answer.json() if answer.status == 200 else None

    async def must(self, what: str, **body: Any) -> Any:
        """The same, for what is always possible."""
        done = await self.act(what, **body)
        assert done is not None, f"{what} was refused"
        return done

    async def fault(self, kind: str, **more: Any) -> None:
        """Something goes wrong from now on."""
        await self.must("fault", kind=kind, **more)

    async def well_again(self) -> None:
        """No faults any more."""
        await self.must("fault", clear=True)

    async def read(self) -> int:
        """Read on in the journal; the number of its last entry."""
        async with self._reading:
            after = self.entries[-1]["seq"] if self.entries else 0
            self.entries += (await self.look("journal", since=after))["entries"]
            return self.entries[-1]["seq"] if self.entries else 0

    async def pending(self) -> int:
        """How many updates Telegram still holds."""
        return int((await self.look("state"))["pending_updates"])

    # -- the journal -----------------------------------------------------------------------------------------------

    def calls(self, method: str = "") -> list[Entry]:
        """The bot's calls so far."""
        return [one for one in self.entries if one["type"] == "call" and method in ("", one["method"])]

    def topics(self) -> dict[int, Entry]:
        """Every topic that ever was, as it is now."""
        return {one["topic"]: one for one in self.entries if one["type"] == "topic"}
