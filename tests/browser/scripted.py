"""A bot of a few fixed answers, over HTTP like any other, so that the page is tried without the real one."""

from __future__ import annotations

import asyncio
from typing import Any

import aiohttp

Update = dict[str, Any]

HELLO = "Салом! Ғӣқӯҳҷ. Oʻzbekiston, Ўзбекистон."
CRISIS = "Ту танҳо нестӣ."
CARD = "Case card"


def keyboard(*rows: list[tuple[str, str, str]]) -> dict[str, Any]:
    """Rows of (text, data, style)."""
    return {
        "inline_keyboard": [
            [{"text": text, "callback_data": data, **({"style": style} if style else {})} for text, data, style in row]
            for row in rows
        ]
    }


class ScriptedBot:
    """Greets, opens a topic when asked for a person, carries lines both ways, edits on a tap."""

    def __init__(self, address: str, token: str, session: aiohttp.ClientSession) -> None:
        self._address = address.rstrip("/")
        self._token = token
        self._session = session
        self.group = 0
        self.topics: dict[int, int] = {}  # person → topic
        self.ready = asyncio.Event()

    async def call(self, method: str, **arguments: Any) -> Any:
        """One call of the Bot API."""
        address = f"{self._address}/bot{self._token}/{method}"
        async with self._session.post(address, json=arguments) as response:
            answer = await response.json()
        if not answer["ok"]:
            raise RuntimeError(f"{method}: {answer['description']}")
        return answer["result"]

    async def run(self) -> None:
        """Answer updates until cancelled."""
        async with self._session.get(f"{self._address}/sim/state") as response:
            self.group = (await response.json())["group"]["id"]
        await self.call("setMyName", name="Роҳнамо", language_code="tg")
        await self.call("setMyDescription", description="Маълумот барои роҳ.", language_code="tg")
        await self.call("setMyCommands", commands=[{"command": "menu", "description": "Мавзӯъҳо"}], language_code="tg")
        self.ready.set()
        offset = 0
        while True:
            for update in await self.call("getUpdates", offset=offset, timeout=20):
                offset = update["update_id"] + 1
                await self.answer(update)

    async def answer(self, update: Update) -> None:
        """Do what the script says."""
        if tapped := update.get("callback_query"):
            await self.tapped(tapped)
        elif (message := update.get("message")) and not message["from"]["is_bot"]:
            if message["chat"]["type"] == "private":
                await self.wrote(message["chat"]["id"], message)
            elif message.get("message_thread_id") in self.topics.values() and "text" in message:
                person = next(who for who, topic in self.topics.items() if topic == message["message_thread_id"])
                await self.call("sendMessage", chat_id=person, text=message["text"], protect_content=True)

    async def wrote(self, person: int, message: Update) -> None:
        """A person's line: to their topic if there is one, else the greeting."""
        if person in self.topics:
            await self.call(
                "copyMessage", chat_id=self.group, from_chat_id=person, message_id=message["message_id"],
                message_thread_id=self.topics[person],
            )  # fmt: skip
            return
        await self.call("sendChatAction", chat_id=person, action="typing")
        keys = keyboard([("Ман дар хатарам", "danger", "danger"), ("Одам", "person", "")], [("Бозгашт", "back", "")])
        await self.call("sendMessage", chat_id=person, text=f"<b>{HELLO}</b>", parse_mode="HTML", reply_markup=keys)

    async def tapped(self, tapped: Update) -> None:
        """A button: the screen changes in place; danger opens a case."""
        person, message = tapped["from"]["id"], tapped["message"]
        await self.call("answerCallbackQuery", callback_query_id=tapped["id"], text="Хуб")
        if tapped["data"] == "danger":
            await self.call("editMessageText", chat_id=person, message_id=message["message_id"], text=CRISIS)
            topic = await self.call("createForumTopic", chat_id=self.group, name="K-4821")
            self.topics[person] = topic["message_thread_id"]
            await self.call(
                "sendMessage", chat_id=self.group, message_thread_id=topic["message_thread_id"], text=CARD,
                reply_markup=keyboard([("Claim", "claim", "primary")]),
            )  # fmt: skip
        elif tapped["data"] == "claim":
            await self.call(
                "editMessageText", chat_id=self.group, message_id=message["message_id"],
                text=f"{CARD}: {tapped['from']['first_name']} has it",
            )  # fmt: skip
