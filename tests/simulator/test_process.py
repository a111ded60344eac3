"""The simulator as a process of its own."""

from __future__ import annotations

import asyncio
import json
import sys

import aiohttp


async def test_it_tells_its_address_serves_and_ends() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.simulator", "--latency", "1-2", "--no-limits", "--people", "2",
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    told = json.loads(await asyncio.wait_for(process.stdout.readline(), 20))
    assert told["base_url"].startswith("http://127.0.0.1:")
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{told['base_url']}/sim/state") as answer:
            state = await answer.json()
        assert (len(state["people"]), state["group"]["id"]) == (2, told["group_id"])
        async with session.get(f"{told['base_url']}/bot{told['token']}/getMe") as answer:
            assert (await answer.json())["ok"]
    process.terminate()
    _, complaints = await asyncio.wait_for(process.communicate(), 10)
    assert (process.returncode, complaints) == (0, b"")
