"""One crash trial put together: Telegram, the bot on one database, people who write, kills, and the account."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Self

from bot.app.to_desk import RECEIPT
from bot.store import inbox, outbox
from bot.store.db import Store
from tests.crash.bot_process import STOP_WITHIN, BotProcess
from tests.crash.ledger import Count, Ledger
from tests.crash.simulated import PATIENCE, Telegram
from tests.crash.traffic import Pair, Traffic

CALM = 0.6
STUCK = 15.0
"""Seconds without any call after which nothing more will come: the longest the bot itself waits is shorter."""
AT_START = 5
"""Every so many kills one comes while the bot still starts."""


class Trial:
    """`async with Trial(…)`: Telegram runs, the bot serves, nobody has written yet.

    `kills`: the journal's numbers at which the bot was killed; `cut_off`: at which it stopped with requests under way.
    """

    def __init__(self, folder: Path, seed: int, remark: str, *, people: int = 4, webhook: bool = False) -> None:
        self.folder = folder
        self.remark = remark
        self.people = people
        self.webhook = webhook
        self.chance = random.Random(seed)
        self.telegram = Telegram(seed)
        self.traffic = Traffic(self.telegram, seed)
        self.kills: list[int] = []
        self.cut_off: list[int] = []

    async def __aenter__(self) -> Self:
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(self.telegram)
            state = await self.telegram.look("state")
            staff = [one["id"] for one in state["counsellors"]]
            await self.traffic.enter(self.people, staff)
            self.bot = await stack.enter_async_context(
                BotProcess(self.folder, self.telegram, staff, webhook=self.webhook)
            )
            self.ledger = Ledger(self.telegram, self.traffic.pairs, state["bot"]["id"], self.remark)
            self._stack = stack.pop_all()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._stack.aclose()

    async def until(self, true: Callable[[], bool]) -> None:
        """Until the journal shows it."""
        async with asyncio.timeout(PATIENCE):
            while True:
                await self.telegram.read()
                if true():
                    return
                await asyncio.sleep(0.005)

    async def delete_topic(self, pair: Pair) -> None:
        """Somebody at the desk deletes the topic of a pair, with everything in it."""
        await self.telegram.must("topic", topic=pair.topic, action="delete")

    # -- dying -----------------------------------------------------------------------------------------------------

    async def kill(self, *, wait: bool = True) -> None:
        """The bot dies and starts again at once."""
        await self.bot.kill()
        self.kills.append(await self.telegram.read())
        await self.bot.start(wait=wait)

    async def kill_often(self, times: int, most: float = 1.2) -> None:
        """So many kills at moments nobody chose: most while it works, some while it starts."""
        for number in range(times):
            await asyncio.sleep(self.chance.uniform(0.02, most))
            await self.kill(wait=number % AT_START != AT_START - 2)
        await self.bot.serving()

    async def struck(self) -> int:
        """How often a fault has struck."""
        return sum(rule["hits"] for rule in (await self.telegram.look("faults"))["rules"])

    # -- the end ---------------------------------------------------------------------------------------------------

    async def settle(self) -> Count:
        """The account once nothing more happens and everything has arrived, or once it is plain that it never will."""
        seen, since = -1, time.monotonic()
        while True:
            await asyncio.sleep(0.15)
            await self.telegram.read()
            calls, now = len(self.telegram.calls()), time.monotonic()
            if calls != seen:
                seen, since = calls, now
            if now - since < CALM:
                continue
            count = self.ledger.count([*self.kills, *self.cut_off])
            count.unsigned = await self._unsigned()
            arrived = not (count.lost or count.unsigned or await self.telegram.pending())
            if arrived or now - since > STUCK:
                return count

    async def _unsigned(self) -> int:
        """How many lines of persons lack the sign that the desk has them."""
        missing = 0
        for pair in self.traffic.pairs:
            chat = (await self.telegram.look("chat", peer=pair.person))["messages"]
            signed = {one["id"] for one in chat if RECEIPT in one["reactions"]}
            missing += sum(1 for _, message in pair.to_desk if message not in signed)
        return missing

    async def end(self, count: Count) -> None:
        """Every promise was kept, the bot ends well, and nothing is left behind."""
        assert count.clean, str(count)
        await self.stop()
        assert await self.left_over() == {}
        assert self.bot.complaints == [], [line for line in self.bot.log if line["severity"] in ("error", "critical")]
        assert self.bot.other == []

    async def stop(self) -> None:
        """SIGTERM ends it well and in time."""
        code, took = await self.bot.stop()
        assert code == 0, f"exit code {code}"
        assert took < STOP_WITHIN, f"{took:.1f} seconds to stop"

    async def left_over(self) -> dict[str, int]:
        """What still waits in the database of the stopped bot, and what it has set aside."""
        store = await Store.open(self.bot.database, self.bot.key_file, now=time.time)
        try:
            async with store.reading() as tx:
                found = {
                    "inbox": await inbox.count(tx),
                    "aside": await inbox.aside(tx),
                    "outbox": await outbox.count(tx),
                }
        finally:
            await store.close()
        return {name: number for name, number in found.items() if number}
