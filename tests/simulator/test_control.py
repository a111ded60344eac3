"""The control API: what the page and the practice see and do, and the stream that keeps them current."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from telegram import Bot, BotCommand

from bot.simulator.simulator import Simulator
from tests.simulator.conftest import Hands

ZARINA = 5_000_001


async def test_the_state_shows_everything(hands: Hands, bot: Bot, sim: Simulator) -> None:
    await bot.set_my_name("Роҳнамо", language_code="tg")
    await bot.set_my_description("Маълумот.", language_code="tg")
    await bot.set_my_short_description("Info")
    await bot.set_my_commands([BotCommand("menu", "Меню")], language_code="ru")
    anora = await hands.do("people", name="Anora", lang="tg")
    thread = (await bot.create_forum_topic(sim.group_id, "K-1")).message_thread_id
    await bot.send_message(sim.group_id, "card", message_thread_id=thread)
    state = await hands.look("state")
    assert state["bot"]["name_by_lang"]["tg"] == "Роҳнамо"
    assert state["bot"]["description_by_lang"] == {"tg": "Маълумот."}
    assert state["bot"]["commands_by_lang"] == {"ru": [{"command": "menu", "description": "Меню"}]}
    assert [one["id"] for one in state["people"]] == [anora["id"]]
    assert [one["name"] for one in state["counsellors"]] == ["Zarina", "Firuz", "Lola"]
    assert [(one["id"], one["name"], one["unread"]) for one in state["group"]["topics"]] == [
        (0, "General", 0),
        (thread, "K-1", 2),
    ]
    await hands.look(f"chat?topic={thread}")
    assert (await hands.look("state"))["group"]["topics"][1]["unread"] == 0


async def test_a_chat_is_shown_as_an_app_shows_it(hands: Hands, bot: Bot, sim: Simulator) -> None:
    who = (await hands.do("people", name="Anora", lang="tg"))["id"]
    asked = await hands.send("say", {"as": who, "peer": "bot", "text": "<b>?</b>"})
    await hands.call(
        "sendMessage",
        chat_id=who,
        text="<b>Yes</b> & no",
        parse_mode="HTML",
        protect_content=True,
        reply_parameters={"message_id": asked["id"]},
        reply_markup={"inline_keyboard": [[{"text": "Go", "callback_data": "go", "style": "danger"}]]},
    )
    await hands.send("say", {"as": who, "media": "voice", "caption": "listen"})
    first, second, third = (await hands.look(f"chat?peer={who}"))["messages"]
    assert first["html"] == "&lt;b&gt;?&lt;/b&gt;"
    assert second["html"] == "<b>Yes</b> &amp; no"
    assert second["from"] == {"id": bot.id, "name": "Hamroh", "bot": True}
    assert second["buttons"] == [[{"text": "Go", "data": "go", "style": "danger", "copy": "", "url": ""}]]
    assert second["reply_to"] == {"id": asked["id"], "text": "<b>?</b>"}
    assert second["protected"]
    assert (third["kind"], third["caption"], third["edited"]) == ("voice", "listen", False)


async def test_people_act_through_it(hands: Hands, bot: Bot, sim: Simulator) -> None:
    who = (await hands.do("people", name="Anora"))["id"]
    line = await hands.send("say", {"as": who, "text": "one"})
    await hands.send("edit", {"as": who, "chat": "private", "message": line["id"], "text": "two"})
    await hands.send("react", {"as": who, "chat": "private", "message": line["id"], "emoji": "👍"})
    shown = (await hands.look(f"chat?peer={who}"))["messages"][0]
    assert (shown["text"], shown["edited"], shown["reactions"]) == ("two", True, ["👍"])
    await hands.send("delete", {"as": who, "chat": "private", "message": line["id"]})
    assert (await hands.look(f"chat?peer={who}"))["messages"] == []
    await hands.send("block", {"as": who, "blocked": True})
    told = await hands.send("say", {"as": who, "text": "x"}, status=400)
    assert told == {"error": "this person has blocked the bot"}
    thread = (await bot.create_forum_topic(sim.group_id, "K-1")).message_thread_id
    await hands.send("say", {"as": ZARINA, "topic": thread, "text": "hello"})
    await hands.do("topic", topic=thread, action="close")
    refused = await hands.send("say", {"as": 5_000_002, "topic": thread, "text": "x"}, status=400)
    assert refused == {"error": "TOPIC_CLOSED"}
    assert (await hands.look("chat?topic=0"))["messages"] == []
    await hands.send("say", {"as": ZARINA, "peer": "bot", "text": "/start"})
    assert [one["text"] for one in (await hands.look(f"chat?staff={ZARINA}"))["messages"]] == ["/start"]


async def test_a_tap_waits_for_the_answer(hands: Hands, bot: Bot, sim: Simulator) -> None:
    who = (await hands.do("people", name="Anora"))["id"]
    await hands.send("say", {"as": who, "text": "hi"})
    screen = await bot.send_message(who, "screen")
    body = {"as": who, "chat": "private", "message": screen.message_id, "data": "go"}
    tap = asyncio.create_task(hands.send("tap", body))
    seen = await bot.get_updates(timeout=5)
    while not seen or seen[-1].callback_query is None:
        seen = await bot.get_updates(offset=-1, timeout=5)
    await bot.answer_callback_query(seen[-1].callback_query.id, "Well")
    assert await tap == {"toast": "Well", "alert": False, "answered": True}
    late = await hands.send("tap", {**body, "timeout": 0.05})
    assert late == {"toast": "", "alert": False, "answered": False}


@pytest.mark.parametrize(
    ("what", "body", "why"),
    [
        ("say", {"text": "x"}, "missing: as"),
        ("say", {"as": 1, "text": "x"}, "nobody has the id 1"),
        ("say", {"as": ZARINA, "text": " "}, "nothing to say"),
        ("say", {"as": ZARINA, "topic": 99, "text": "x"}, "no such topic"),
        ("say", {"as": ZARINA, "media": "smell"}, "no such media: smell"),
        ("edit", {"as": ZARINA, "message": 9, "text": "x"}, "no such message"),
        ("topic", {"topic": 9, "action": "close"}, "no such topic"),
        ("group", {"action": "dance"}, "no such action: dance"),
        ("clock", {"advance": -1}, "time goes forward only"),
        ("fault", {"kind": "x"}, None),
        ("people", {}, "missing: name"),
    ],
)
async def test_mistakes_are_explained(what: str, body: dict[str, Any], why: str | None, hands: Hands) -> None:
    told = await hands.send(what, body, status=400)
    assert why is None or told == {"error": why}
    assert told["error"]


async def test_the_machinery(hands: Hands, bot: Bot, sim: Simulator) -> None:
    before = (await hands.look("state"))["clock"]
    await hands.do("clock", advance=3600)
    assert (await hands.look("state"))["clock"] == before + 3600
    await hands.do("fault", kind="error", code=400, description="Bad Request: no", times=1)
    assert await hands.refused("getMe") == (400, "Bad Request: no")
    await hands.do("fault", latency=[0, 1])
    assert sim.faults.latency == (0.0, 1.0)
    assert (await hands.look("faults"))["rules"][0]["hits"] == 1
    await hands.do("fault", clear=True)
    assert (await hands.look("faults"))["rules"] == []
    await hands.do("limits", enabled=True)
    assert sim.limits.enabled
    await hands.send("deactivate", {"as": ZARINA})
    assert await hands.refused("sendMessage", chat_id=ZARINA, text="x") == (403, "Forbidden: user is deactivated")
    await hands.do("raw", update={"poll_answer": {"x": 1}})
    assert (await hands.call("getUpdates"))["result"][0]["poll_answer"] == {"x": 1}
    made = await hands.do("group", action="create", title="Elsewhere")
    await hands.do("group", action="add", chat=made["id"])
    assert (await hands.look("state"))["others"][0]["bot"] == "member"
    people = await hands.do("people", count=3)
    lines = [{"as": who, "text": f"line {who}"} for who in people["people"]]
    assert len(await hands.send("say", lines)) == 3
    last = sim.world.next_id(sim.world.private(ZARINA))
    await hands.do("reset")
    state = await hands.look("state")
    assert state["people"] == []
    assert state["pending_updates"] == 0
    assert sim.world.next_id(sim.world.private(ZARINA)) == last + 1  # ids are never used again


async def test_the_journal_tells_what_happened_in_order(hands: Hands, bot: Bot, sim: Simulator) -> None:
    who = (await hands.do("people", name="Anora"))["id"]
    seq = (await hands.look("journal"))["seq"]
    await hands.send("say", {"as": who, "text": "hi"})
    await bot.send_document(who, b"x", filename="x.txt")
    await hands.call("sendMessage", chat_id=who, text="x", mispelt=1)
    told = (await hands.look(f"journal?since={seq}"))["entries"]
    assert [(one["type"], one.get("method", one.get("text"))) for one in told] == [
        ("message", "hi"),
        ("message", ""),
        ("call", "sendDocument"),
        ("message", "x"),
        ("call", "sendMessage"),
    ]
    assert told[2]["result"] == told[1]["message"]
    assert told[4]["unknown"] == ["mispelt"]
    assert [one["seq"] for one in told] == sorted(one["seq"] for one in told)


async def test_the_stream_tells_of_every_change(hands: Hands, bot: Bot, sim: Simulator) -> None:
    told: list[dict[str, Any]] = []
    async with hands.raw("/sim/events", method="GET") as stream:
        await stream.content.readuntil(b"\n\n")
        who = (await hands.do("people", name="Anora"))["id"]
        line = await hands.send("say", {"as": who, "text": "hi"})
        await bot.send_chat_action(who, "typing")
        screen = await bot.send_message(who, "screen")
        await bot.edit_message_text("other", who, screen.message_id)
        await bot.set_message_reaction(who, line["id"], "👍")
        tap = sim.acts.press(sim.world.users[who], sim.world.private(who), screen.message_id, "go")
        await bot.answer_callback_query(tap.id, "Well")
        await bot.delete_message(who, screen.message_id)
        thread = (await bot.create_forum_topic(sim.group_id, "K-1")).message_thread_id
        await bot.set_my_name("Other")
        while not told or told[-1]["type"] != "face":
            raw = await asyncio.wait_for(stream.content.readuntil(b"\n\n"), 2)
            told.append(json.loads(raw.removeprefix(b"data: ")))
    assert [one["type"] for one in told] == [
        *("people", "message", "typing", "message", "edit", "reaction", "tap", "toast", "delete", "topic", "message"),
        "face",
    ]
    assert all(one["where"] == {"peer": who} for one in told[:9])
    assert told[1]["message"]["text"] == "hi"
    assert (told[7]["text"], told[7]["alert"]) == ("Well", False)
    assert told[10]["where"] == {"topic": thread}


async def test_the_page_is_served(hands: Hands) -> None:
    async with hands.raw("/", method="GET") as answer:
        assert (answer.status, answer.content_type) == (200, "text/html")
