"""Both ways in lead to the same inbox, and a stop lets what is under way land."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web

from bot.channels.telegram import webhook
from bot.content.bundle import Content
from bot.store.sqlite import fetch
from tests.app.world import World

SECRET = "invented_secret"
PATH = "/hook"


class Hooked(World):
    """A world in which Telegram brings the updates."""

    runner: web.AppRunner

    async def listen(self) -> None:
        await self.service.start()
        self.runner = web.AppRunner(webhook.webhook_app(PATH, SECRET, self.service.intake.accept), access_log=None)
        await self.runner.setup()
        await web.TCPSite(self.runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self.runner.addresses[0][1]}{PATH}"
        self.time.advance(2)  # a webhook may be set once a second
        await webhook.set_webhook(self.channel, self.url, SECRET)

    async def die(self) -> None:
        await self.runner.cleanup()
        await super().die()


@pytest.fixture
async def hooked(content: Content, tmp_path: Path) -> AsyncIterator[Hooked]:
    made = Hooked(content, tmp_path)
    await made.start()
    yield made
    await made.end()


async def test_whole_way_by_webhook(hooked: Hooked) -> None:
    person, counsellor, case = await hooked.talk()
    for number in range(20):
        person.sends(f"строка {number}")
    await hooked.settle()
    assert "\n".join(hooked.lines(case)).splitlines() == [f"строка {n}" for n in range(20)]
    await counsellor.says(case, "слышу вас")
    assert person.answers[-1] == "слышу вас"
    assert hooked.calls("getUpdates") == []


async def test_whoever_does_not_know_the_secret_brings_nothing_in(hooked: Hooked) -> None:
    person = hooked.person()
    message = {"message_id": 5, "from": {"id": person.id}, "chat": {"id": person.id, "type": "private"}, "text": "сос"}
    async with aiohttp.ClientSession() as session:
        for headers in ({}, {"X-Telegram-Bot-Api-Secret-Token": "guessed"}):
            async with session.post(hooked.url, json={"update_id": 1, "message": message}, headers=headers) as answer:
                assert answer.status == 403
    await hooked.settle()
    assert hooked.topics == []
    assert await hooked.rows("SELECT count(*) FROM inbox") == [(0,)]


async def test_webhook_says_yes_only_to_what_is_stored(hooked: Hooked) -> None:
    person, _, case = await hooked.talk()
    ((pages,),) = await fetch(hooked.store._writer, "PRAGMA page_count")
    await fetch(hooked.store._writer, f"PRAGMA max_page_count = {pages}")
    for _ in range(3):
        person.sends("а" * 4000)
    await hooked.wait(lambda: hooked.words("desk.alarm_disk") in hooked.supervisor.answers)
    assert len(hooked.sim.updates) == 3
    await fetch(hooked.store._writer, "PRAGMA max_page_count = 100000")
    for _ in range(8):
        hooked.time.advance(30)
        await hooked.breathe()
    await hooked.settle()
    assert "".join(hooked.lines(case)).count("а" * 4000) == 3


async def test_stop_lets_what_is_under_way_land_and_repeats_nothing(world: World) -> None:
    person, counsellor, case = await world.talk()
    world.sim.faults.add("delay", method="sendMessage", ms=200, times=None)
    counsellor.sends(case, "слышу вас")
    person.sends("вы там?")
    await world.wait(lambda: world.sim.faults.rules[0].hits >= 2)
    await world.stop()
    world.sim.faults.clear()
    await world.start()
    await world.settle()
    assert person.answers.count("слышу вас") == 1
    assert world.lines(case).count("вы там?") == 1


async def test_what_is_not_out_at_the_stop_goes_out_after_it(world: World) -> None:
    person, counsellor, case = await world.talk()
    world.sim.faults.add("429", chat=person.id, retry_after=60)
    await counsellor.says(case, "слышу вас")
    await world.again(kill=False)
    await world.settle()
    assert person.answers[-1] == "слышу вас"
