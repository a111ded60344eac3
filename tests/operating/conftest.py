"""What tests of operating share: a Bot API on loopback that answers from a script, a clock that jumps, a deployment."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.config import REPOSITORY, Settings, load

TOKEN = "123456:INVENTED-token_0"


class Clock:
    """Time that passes only when somebody sleeps."""

    def __init__(self, at: float = 1_795_000_000.0) -> None:
        self.at = at

    def now(self) -> float:
        return self.at

    def monotonic(self) -> float:
        return self.at

    async def sleep(self, seconds: float) -> None:
        self.at += seconds
        await asyncio.sleep(0)


class Api:
    """Answers each method from `answers`: a result, or (status, description). Keeps what was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Any] = {
            "getMe": {
                "id": 123456,
                "is_bot": True,
                "first_name": "H",
                "username": "invented_bot",
                "can_join_groups": True,
            },
            "getWebhookInfo": {"url": "", "pending_update_count": 0},
            "getUpdates": [],
            "sendMessage": {"message_id": 1},
        }
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.server = TestServer(web.Application())
        self.server.app.router.add_post("/bot{token}/{method}", self.answer)

    async def answer(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        given = await request.json() if request.can_read_body else {}
        self.asked.append((method, given))
        found = self.answers.get(method, (404, "Not Found: method not found"))
        found = found(given) if callable(found) else found
        if isinstance(found, tuple):
            status, says = found
            return web.json_response({"ok": False, "error_code": status, "description": says}, status=status)
        return web.json_response({"ok": True, "result": found})

    def all_asked(self, method: str) -> list[dict[str, Any]]:
        return [given for name, given in self.asked if name == method]

    @property
    def url(self) -> str:
        return str(self.server.make_url("")).rstrip("/")


@pytest.fixture
async def api() -> AsyncIterator[Api]:
    made = Api()
    await made.server.start_server()
    yield made
    await made.server.close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def deployment(tmp_path: Path, api: Api, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Settings]:
    """Settings of a deployment in a folder of its own, with the project's content; extra TOML may be given."""

    def make(toml: str = "[desk]\n") -> Settings:
        source = tmp_path / "config.toml"
        source.write_text(toml, encoding="utf-8")
        monkeypatch.setenv("HAMROH_CONFIG", str(source))
        monkeypatch.setenv("HAMROH_TELEGRAM__TOKEN", TOKEN)
        monkeypatch.setenv("HAMROH_TELEGRAM__API_BASE_URL", api.url)
        monkeypatch.setenv("HAMROH_CONTENT__ROOT", str(REPOSITORY))
        return load("pair")

    return make


@pytest.fixture
def lines() -> list[str]:
    """What an operator was told."""
    return []


def key_file(path: Path, letter: bytes = b"k") -> None:
    """A master key that everybody knows."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.write_bytes(base64.b64encode(letter * 32))
    path.chmod(0o600)
