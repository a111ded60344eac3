"""The simulator and the bot together: a person's phone beside the desk, with no token and no network."""

from __future__ import annotations

import asyncio
import signal
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.app import serve
from bot.app.apply import day
from bot.app.clock import SystemClock
from bot.app.fresh import Fresh
from bot.app.service import Plan, Service
from bot.channels.telegram import face, poll
from bot.channels.telegram.speak import TelegramChannel
from bot.config import Settings
from bot.core.ids import Lang
from bot.errors import ContentError
from bot.simulator import Simulator
from bot.store.db import Store

TICK = 1.0
SHOWN = 12
"""So many problems of what is being written are told; `hamroh check` has all of them."""


class DemoClock(SystemClock):
    """The simulator's time, which a visitor may move on by hours to see what happens then."""

    def __init__(self, sim: Simulator) -> None:
        self._sim = sim

    def now(self) -> float:
        return self._sim.clock.now()

    def monotonic(self) -> float:
        return self._sim.clock.monotonic()

    async def sleep(self, seconds: float) -> None:
        await self._sim.clock.sleep(seconds)


async def demo(settings: Settings, port: int = 0, stop: asyncio.Event | None = None) -> int:
    """Serve the demo until told to stop. Everything said is gone afterwards."""
    stop = stop or asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    async with running(settings.content.root, settings.desk.language, port) as sim:
        print(f"Demo: {sim.base_url}/", flush=True)
        await stop.wait()
    return 0


@asynccontextmanager
async def running(root: Path, desk_lang: Lang, port: int = 0) -> AsyncIterator[Simulator]:
    """The bot serving a simulator of its own; its `base_url` is the page's address."""
    sim = Simulator()
    clock = DemoClock(sim)
    fresh, name = Fresh(root, day(clock.now())), f"@{sim.world.bot.username}"
    if fresh.problems:
        raise ContentError(fresh.problems)
    content = fresh.content.named(name)
    with tempfile.TemporaryDirectory(prefix="hamroh-demo-") as folder:
        await sim.start(port)
        store = await Store.open(Path(folder) / "demo.db", Path(folder) / "demo.key", now=clock.now)
        channel = TelegramChannel(sim.token, api=sim.base_url)
        await channel.start()
        staff = {one: sim.world.users[one].name for one in sim.world.counsellors}
        plan = Plan(groups=(sim.group_id,), staff=staff, supervisors=frozenset(list(staff)[:1]), desk_lang=desk_lang)
        service = await Service.build(store, channel, content, clock, plan, sim.world.bot.id)
        await service.start(lambda offset, seconds: poll.poll(channel, offset, int(seconds)))
        beside = [asyncio.ensure_future(_tick(service)), asyncio.ensure_future(_follow(service, fresh, name))]
        try:
            await face.put_on(channel, serve.faces(content))
            yield sim
        finally:
            for task in beside:
                task.cancel()
            await service.stop()
            await channel.stop()
            await store.close()
            await sim.stop()


async def _tick(service: Service) -> None:
    while True:
        await service.upkeep.tick()
        await asyncio.sleep(TICK)


async def _follow(service: Service, fresh: Fresh, name: str) -> None:
    """What an editor saves is there with the next screen; what does not hold is told, and the old goes on."""
    while True:
        await asyncio.sleep(TICK)
        renewed, problems = await asyncio.to_thread(fresh.renewed)
        if renewed:
            service.use(fresh.content.named(name))
            print("The dialogs have been loaded anew.", flush=True)
        for problem in problems[:SHOWN]:
            print(problem, file=sys.stderr, flush=True)
