"""Every fault does what its name says, to the call it was meant for, as often as asked."""

from __future__ import annotations

import time

import pytest
from telegram import Bot
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

from bot.simulator.faults import Faults
from bot.simulator.model import User
from bot.simulator.simulator import Simulator
from tests.simulator.conftest import Hands


@pytest.mark.parametrize(
    ("kind", "more", "error", "arrives"),
    [
        ("429", {"retry_after": 7}, RetryAfter, False),
        ("500", {}, NetworkError, False),
        ("502", {}, NetworkError, False),
        ("502", {"effect": True}, NetworkError, True),
        ("drop_before", {}, NetworkError, False),
        ("drop_after", {}, NetworkError, True),
        ("malformed", {}, TelegramError, True),
        ("409", {}, TelegramError, False),
        ("error", {"code": 400, "description": "Bad Request: PEER_FLOOD"}, BadRequest, False),
    ],
)
async def test_a_fault_hits_once(
    kind: str,
    more: dict[str, object],
    error: type[TelegramError],
    arrives: bool,
    bot: Bot,
    person: User,
    sim: Simulator,
    caplog: pytest.LogCaptureFixture,
) -> None:
    sim.faults.add(kind, **more)
    with pytest.raises(error):
        await bot.send_message(person.id, "first")
    assert [one.text for one in sim.chat(person.id)] == (["first"] if arrives else [])
    await bot.send_message(person.id, "second")
    assert sim.chat(person.id)[-1].text == "second"
    calls = sim.journal.calls("sendMessage")
    assert [one.get("fault") for one in calls] == [kind, None]
    assert [one["ok"] for one in calls] == [arrives, True]
    assert not [one for one in caplog.records if one.levelname == "ERROR" and one.name.startswith("aiohttp")]


async def test_a_gateway_answers_in_html(hands: Hands, person: User, sim: Simulator) -> None:
    sim.faults.add("502")
    async with hands.raw(f"/bot{sim.token}/getMe") as answer:
        assert (answer.status, answer.content_type) == (502, "text/html")
        assert "<h1>502 Bad Gateway</h1>" in await answer.text()


async def test_a_post_lands_in_the_wrong_thread(bot: Bot, sim: Simulator) -> None:
    thread = (await bot.create_forum_topic(sim.group_id, "K-1")).message_thread_id
    sim.faults.add("wrong_thread", method="sendMessage")
    post = await bot.send_message(sim.group_id, "card", message_thread_id=thread)
    assert post.message_thread_id is None
    assert sim.topic(0)[-1].text == "card"


async def test_confirmed_updates_come_twice(bot: Bot, person: User, sim: Simulator) -> None:
    sim.say(person.id, "one")
    (first,) = await bot.get_updates()
    sim.faults.add("twice")
    (again,) = await bot.get_updates(offset=first.update_id + 1)
    assert again.update_id == first.update_id
    sim.say(person.id, "two")
    assert [one.update_id for one in await bot.get_updates(offset=first.update_id + 1)] == [first.update_id + 1]


async def test_a_delay_and_latency_take_their_time(bot: Bot, person: User, sim: Simulator) -> None:
    sim.faults.add("delay", ms=120, method="sendMessage")
    begun = time.monotonic()
    await bot.send_message(person.id, "slow")
    assert time.monotonic() - begun >= 0.12
    sim.faults.latency = (50, 60)
    begun = time.monotonic()
    await bot.send_message(person.id, "slow")
    assert time.monotonic() - begun >= 0.05


def test_rules_choose_their_calls() -> None:
    faults = Faults()
    rule = faults.add("500", method="copyMessage", times=2, skip=1, chat=5)
    asked = [("sendMessage", 5), ("copyMessage", 6), ("copyMessage", 5), ("copyMessage", 5), ("copyMessage", 5)]
    assert [len(faults.strike(*one)) for one in [*asked, ("copyMessage", 5)]] == [0, 0, 0, 1, 1, 0]
    assert rule.hits == 2
    faults.clear()
    faults.add("500", times=None)
    assert not faults.strike("getUpdates")
    assert faults.strike("getMe")
    faults.clear()
    faults.add("500", method="*", times=None)
    assert faults.strike("getUpdates")
    with pytest.raises(ValueError, match="no such fault"):
        faults.add("earthquake")


def test_chance_is_seeded() -> None:
    def hits(seed: int) -> list[bool]:
        faults = Faults()
        faults.add("502", probability=0.3, seed=seed)
        return [bool(faults.strike("sendMessage")) for _ in range(200)]

    assert hits(1) == hits(1) != hits(2)
    assert 35 <= sum(hits(1)) <= 85
