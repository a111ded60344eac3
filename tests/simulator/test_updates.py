"""How updates reach the bot: polls, confirmation, expiry, filters, taps, webhooks."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web
from telegram import Bot
from telegram.error import BadRequest, Conflict, RetryAfter

from bot.simulator.model import User
from bot.simulator.simulator import Simulator
from tests.simulator.conftest import Hands

OTHER = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


async def test_updates_stay_until_a_higher_offset(bot: Bot, person: User, sim: Simulator) -> None:
    for number in range(3):
        sim.say(person.id, f"line {number}")
    seen = await bot.get_updates()
    assert [one.update_id - seen[0].update_id for one in seen] == [0, 1, 2]
    assert len(await bot.get_updates(offset=seen[1].update_id)) == 2
    assert len(await bot.get_updates(offset=seen[0].update_id)) == 2  # what is confirmed never comes again
    assert await bot.get_updates(offset=seen[2].update_id + 1) == ()
    sim.say(person.id, "newest")
    assert len(await bot.get_updates(offset=-1)) == 1


async def test_a_long_poll_ends_with_the_first_update(bot: Bot, person: User, sim: Simulator) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=10))
    await asyncio.sleep(0.05)
    sim.say(person.id, "/start offer_7")
    (update,) = await asyncio.wait_for(poll, 2)
    assert update.message is not None
    assert update.message.text == "/start offer_7"
    assert update.message.entities[0].type == "bot_command"
    assert update.message.from_user is not None
    assert update.message.from_user.language_code == "tg"


async def test_a_second_poll_ends_the_first_with_409(bot: Bot, hands: Hands, person: User, sim: Simulator) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=10))
    await asyncio.sleep(0.05)
    second = asyncio.create_task(hands.call("getUpdates", timeout=10))
    with pytest.raises(Conflict) as conflict:
        await asyncio.wait_for(first, 2)
    assert conflict.value.message == OTHER
    sim.say(person.id, "hello")
    assert len((await asyncio.wait_for(second, 2))["result"]) == 1


async def test_a_hasty_poll_gets_one_update(hands: Hands, person: User, sim: Simulator) -> None:
    for number in range(3):
        sim.say(person.id, f"line {number}")
    assert len((await hands.call("getUpdates", offset=5))["result"]) == 3
    assert len((await hands.call("getUpdates", offset=5))["result"]) == 1


async def test_old_updates_are_gone(bot: Bot, person: User, sim: Simulator) -> None:
    place = sim.world.private(person.id)
    message = sim.say(person.id, "line")
    sim.acts.press(person, place, message.id, "d")
    sim.clock.advance(151)
    assert [one.callback_query for one in await bot.get_updates()] == [None]
    sim.clock.advance(86400)
    assert await bot.get_updates(offset=1) == ()


async def test_allowed_updates_filter_when_made_and_are_remembered(bot: Bot, person: User, sim: Simulator) -> None:
    place = sim.world.private(person.id)
    message = sim.say(person.id, "line")
    sim.acts.react(person, place, message.id, "👍")  # not asked for: off by default
    assert len(await bot.get_updates(allowed_updates=["message_reaction"])) == 1
    sim.say(person.id, "unseen")
    sim.acts.react(person, place, message.id, "")
    seen = await bot.get_updates(offset=-1)
    assert [bool(one.message_reaction) for one in seen] == [True]
    await bot.get_updates(offset=seen[0].update_id + 1, allowed_updates=[])
    sim.say(person.id, "seen again")
    assert sim.updates.wants("message")
    assert not sim.updates.wants("message_reaction")


async def test_edits_arrive_and_deletions_do_not(bot: Bot, person: User, sim: Simulator) -> None:
    place = sim.world.private(person.id)
    message = sim.say(person.id, "frist")
    sim.acts.edit(person, place, message.id, "first")
    sim.acts.delete(person, place, message.id)
    seen = await bot.get_updates()
    assert len(seen) == 2
    assert seen[1].edited_message is not None
    assert seen[1].edited_message.text == "first"
    assert sim.chat(person.id) == []


async def test_a_tap_is_answered_with_a_toast(bot: Bot, person: User, sim: Simulator) -> None:
    screen = await bot.send_message(person.id, "screen")
    tap = asyncio.create_task(sim.acts.tap(person, sim.world.private(person.id), screen.message_id, "yes"))
    (update,) = await bot.get_updates(timeout=5)
    query = update.callback_query
    assert query is not None
    assert query.message is not None
    assert (query.data, query.from_user.id, query.message.message_id) == ("yes", person.id, screen.message_id)
    await bot.answer_callback_query(query.id, "Done", show_alert=True)
    assert (await tap).answer == ("Done", True)


async def test_a_tap_on_a_deleted_screen_and_a_late_answer(bot: Bot, person: User, sim: Simulator) -> None:
    sim.acts.press(person, sim.world.private(person.id), 77, "yes")
    (update,) = await bot.get_updates()
    assert update.callback_query is not None
    assert update.callback_query.message is not None
    assert not update.callback_query.message.is_accessible
    sim.clock.advance(200)
    words = "^Query is too old and response timeout expired or query id is invalid$"
    with pytest.raises(BadRequest, match=words):
        await bot.answer_callback_query(update.callback_query.id)


@pytest.mark.parametrize(
    "kind",
    ["photo", "voice", "video_note", "document", "sticker", "video", "audio", "location", "contact", "dice", "poll",
     "venue", "payment", "story"],
)  # fmt: skip
async def test_whatever_people_send_arrives(kind: str, bot: Bot, person: User, sim: Simulator) -> None:
    sim.say(person.id, "", media=kind, forwarded=kind == "photo")
    (update,) = await bot.get_updates()
    assert update.message is not None
    attribute = {"payment": "successful_payment"}.get(kind, kind)
    assert getattr(update.message, attribute)
    assert (update.message.forward_origin is not None) == (kind == "photo")


async def test_raw_updates_pass_as_they_are(bot: Bot, sim: Simulator) -> None:
    sim.updates.push_raw({"something_new": {"a": 1}})
    (update,) = await bot.get_updates()
    assert update.api_kwargs == {"something_new": {"a": 1}}


# -- webhooks -------------------------------------------------------------------------------------------------


class Ear:
    """A webhook: remembers what came, answers with the next of `answers`, else 200."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, dict[str, Any]]] = []
        self.answers: list[int] = []
        self.came = asyncio.Event()
        self.url = ""

    async def hear(self, request: web.Request) -> web.Response:
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        self.heard.append((secret, await request.json()))
        self.came.set()
        return web.Response(status=self.answers.pop(0) if self.answers else 200)

    async def until(self, count: int) -> None:
        while len(self.heard) < count:
            self.came.clear()
            await asyncio.wait_for(self.came.wait(), 3)


@pytest.fixture
async def ear() -> AsyncIterator[Ear]:
    listening = Ear()
    app = web.Application()
    app.router.add_post("/hook", listening.hear)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    listening.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield listening
    await runner.cleanup()


async def test_a_webhook_gets_everything_in_order_with_its_secret(
    bot: Bot, ear: Ear, person: User, sim: Simulator
) -> None:
    sim.say(person.id, "before")
    assert await bot.set_webhook(ear.url, secret_token="word_1")
    sim.say(person.id, "after")
    await ear.until(2)
    assert [(secret, body["message"]["text"]) for secret, body in ear.heard] == [
        ("word_1", "before"),
        ("word_1", "after"),
    ]
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count) == (ear.url, 0)
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()
    assert await bot.delete_webhook()
    assert await bot.get_updates() == ()


async def test_a_refused_update_comes_again_and_holds_its_chat_back(
    bot: Bot, ear: Ear, person: User, sim: Simulator
) -> None:
    other = sim.world.add_person("Behruz")
    ear.answers = [500, 502]
    await bot.set_webhook(ear.url)
    sim.say(person.id, "one")
    sim.say(person.id, "two")
    await ear.until(2)  # the second try comes at once
    sim.say(other.id, "other")
    await ear.until(3)
    assert [body["message"]["text"] for _, body in ear.heard] == ["one", "one", "other"]
    assert "502" in ((await bot.get_webhook_info()).last_error_message or "")
    sim.clock.advance(2)
    await ear.until(5)
    assert [body["message"]["text"] for _, body in ear.heard][3:] == ["one", "two"]


async def test_an_update_may_be_delivered_twice(bot: Bot, ear: Ear, person: User, sim: Simulator) -> None:
    await bot.set_webhook(ear.url)
    sim.faults.add("twice")
    sim.say(person.id, "one")
    await ear.until(2)
    assert ear.heard[0][1]["update_id"] == ear.heard[1][1]["update_id"]


async def test_webhooks_are_checked(hands: Hands, bot: Bot, ear: Ear) -> None:
    assert await hands.refused("setWebhook", url="nowhere") == (400, "Bad Request: invalid webhook URL specified")
    with pytest.raises(RetryAfter):
        await bot.set_webhook(ear.url)


async def test_a_secret_of_odd_letters_is_refused(hands: Hands, ear: Ear) -> None:
    words = "Bad Request: secret token contains unallowed characters"
    assert await hands.refused("setWebhook", url=ear.url, secret_token="a b") == (400, words)
