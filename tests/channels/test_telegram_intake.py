"""Updates come in by poll or webhook, and are confirmed only after they are safe."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import aiohttp
import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.channels.telegram.poll import WANTED, poll
from bot.channels.telegram.speak import TelegramChannel
from bot.channels.telegram.webhook import delete_webhook, set_webhook, webhook_app
from bot.errors import ConfigError, Intruder, StoreFull, Unknown

SECRET = "sample_Secret-1"
HEADER = {"X-Telegram-Bot-Api-Secret-Token": SECRET}


# -- polling ----------------------------------------------------------------------------------------------------------


async def test_poll_confirms_only_with_the_next_call(channel: TelegramChannel, script: Any) -> None:
    script.on("getUpdates", [{"update_id": 8, "message": {}}, {"update_id": 9}])
    updates, following = await poll(channel, 5, 50)
    assert [update["update_id"] for update in updates] == [8, 9] and following == 10
    assert script.asked == [("getUpdates", {"offset": 5, "timeout": 50, "allowed_updates": list(WANTED)})]
    assert script.patience[0] > 50
    assert await poll(channel, following, 50) == ([], 10)
    assert script.params("getUpdates", 1)["offset"] == 10


async def test_poll_passes_over_what_is_no_update(channel: TelegramChannel, script: Any) -> None:
    script.on("getUpdates", [None, {"message": {}}, {"update_id": "7"}, {"update_id": 9}])
    assert await poll(channel, 5, 0) == ([{"update_id": 9}], 10)


@pytest.mark.parametrize("answer", [{"update_id": 1}, True, [{"message": {}}]])
async def test_poll_answer_without_numbers(channel: TelegramChannel, script: Any, answer: Any) -> None:
    script.on("getUpdates", answer)
    with pytest.raises(Unknown):
        await poll(channel, 5, 0)


async def test_poll_meets_another_poller(channel: TelegramChannel, script: Any) -> None:
    script.refuse("getUpdates", "Conflict: terminated by other getUpdates request", code=409)
    with pytest.raises(Intruder):
        await poll(channel, 5, 0)


def test_wanted_kinds_are_those_that_are_read() -> None:
    assert set(WANTED) == {"message", "edited_message", "callback_query", "my_chat_member", "channel_post"}


# -- webhook ----------------------------------------------------------------------------------------------------------


class Inbox:
    def __init__(self) -> None:
        self.stored: list[Any] = []
        self.fails: Exception | None = None
        self.gate = asyncio.Event()
        self.gate.set()

    async def accept(self, updates: list[dict[str, Any]]) -> None:
        await self.gate.wait()
        if self.fails:
            raise self.fails
        self.stored += updates


async def _post(inbox: Inbox, body: bytes, headers: dict[str, str] = HEADER, **limits: Any) -> int:
    app = webhook_app("/hook", SECRET, inbox.accept, **limits)
    async with TestClient(TestServer(app)) as client, client.post("/hook", data=body, headers=headers) as response:
        assert await response.read() == b""
        return response.status


async def test_webhook_answers_after_the_commit() -> None:
    inbox = Inbox()
    inbox.gate.clear()
    posting = asyncio.create_task(_post(inbox, b'{"update_id": 5, "message": {}}'))
    done, _ = await asyncio.wait({posting}, timeout=0.1)
    assert not done
    inbox.gate.set()
    assert await posting == 200 and inbox.stored == [{"update_id": 5, "message": {}}]


async def test_webhook_is_not_confirmed_when_nothing_was_stored(capsys: pytest.CaptureFixture[str]) -> None:
    inbox = Inbox()
    inbox.fails = StoreFull("gul")
    assert await _post(inbox, b'{"update_id": 5, "message": {"text": "gul"}}') == 503
    assert "gul" not in "".join(capsys.readouterr())


@pytest.mark.parametrize(
    "given", [{}, {"X-Telegram-Bot-Api-Secret-Token": "x"}, {"X-Telegram-Bot-Api-Secret-Token": "ш"}]
)
async def test_webhook_knows_its_caller(given: dict[str, str]) -> None:
    inbox = Inbox()
    assert await _post(inbox, b'{"update_id": 5}', given) == 403
    assert inbox.stored == []


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'"x"', b'{"message": {}}', b'{"update_id": "5"}', b"\xff", b"[" * 50_000]
)
async def test_webhook_refuses_what_is_no_update(body: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    inbox = Inbox()
    assert await _post(inbox, body) == 400
    assert inbox.stored == [] and '"x"' not in "".join(capsys.readouterr())


async def test_webhook_has_limits() -> None:
    inbox = Inbox()
    body = json.dumps({"update_id": 5, "x": "y" * 5000}).encode()
    async with TestClient(TestServer(webhook_app("/hook", SECRET, inbox.accept, largest=1000))) as client:
        async with client.post("/hook", data=body, headers=HEADER) as response:
            assert response.status == 413
        async with client.get("/hook") as response:
            assert response.status == 405
        async with client.post("/other", data=body) as response:
            assert response.status == 404
    assert inbox.stored == []


async def test_webhook_does_not_wait_for_ever() -> None:
    async def slowly() -> Any:
        yield b'{"update_id"'
        await asyncio.Event().wait()

    inbox = Inbox()
    async with TestClient(TestServer(webhook_app("/hook", SECRET, inbox.accept, patience=0.05))) as client:
        try:
            async with client.post("/hook", data=slowly(), headers=HEADER) as response:
                assert response.status == 408
        except aiohttp.ClientConnectionError:
            pass  # the server may hang up before the client has heard why
    assert inbox.stored == []


async def test_webhook_is_set_without_losing_anything(channel: TelegramChannel, script: Any) -> None:
    await set_webhook(channel, "https://bot.example.org/hook", SECRET)
    await delete_webhook(channel)
    assert script.asked == [
        (
            "setWebhook",
            {
                "url": "https://bot.example.org/hook",
                "secret_token": SECRET,
                "max_connections": 40,
                "allowed_updates": list(WANTED),
            },
        ),
        ("deleteWebhook", {}),
    ]


@pytest.mark.parametrize("secret", ["", "white space", "x" * 257])
async def test_webhook_needs_a_secret(channel: TelegramChannel, secret: str) -> None:
    with pytest.raises(ConfigError):
        webhook_app("/hook", secret, Inbox().accept)
    with pytest.raises(ConfigError):
        await set_webhook(channel, "https://bot.example.org/hook", secret)
