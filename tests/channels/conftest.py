"""A Bot API that answers from a script, put where the network would be."""

from __future__ import annotations

import json
from collections import defaultdict, deque
from typing import Any

import pytest
from telegram.request import BaseRequest

from bot.channels.telegram.speak import TelegramChannel
from bot.channels.telegram.transport import AiohttpRequest

TOKEN = "7000000001:sample-token-nobody-has"


class Script(BaseRequest):
    """Answers each method from its queue: a result, (status, body), or an exception. Remembers what was asked."""

    parse_json_payload = staticmethod(AiohttpRequest.parse_json_payload)

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.answers: dict[str, deque[Any]] = defaultdict(deque)
        self.patience: list[Any] = []
        self.last = 1000

    @property
    def read_timeout(self) -> float:
        return 5.0

    async def initialize(self) -> None:
        pass

    async def shutdown(self) -> None:
        pass

    def on(self, method: str, *answers: Any) -> None:
        self.answers[method].extend(answers)

    def refuse(self, method: str, said: str, code: int = 400, **parameters: Any) -> None:
        body = {"ok": False, "error_code": code, "description": said}
        self.on(method, (code, json.dumps(body | ({"parameters": parameters} if parameters else {})).encode()))

    def methods(self) -> list[str]:
        return [method for method, _ in self.asked]

    def params(self, method: str, nth: int = 0) -> dict[str, Any]:
        return [params for name, params in self.asked if name == method][nth]

    async def do_request(
        self, url: str, method: str, request_data: Any = None, read_timeout: Any = None, **_: Any
    ) -> Any:
        name = url.rpartition("/")[2]
        params = json.loads(json.dumps(request_data.parameters))
        self.asked.append((name, params))
        self.patience.append(read_timeout)
        answer = self.answers[name].popleft() if self.answers[name] else self._usual(name, params)
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, tuple):
            return answer
        return 200, json.dumps({"ok": True, "result": answer}).encode()

    def _usual(self, name: str, params: dict[str, Any]) -> Any:
        self.last += 1
        if name in ("sendMessage", "editMessageText", "editMessageCaption"):
            said = {
                "message_id": params.get("message_id", self.last),
                "date": 1,
                "chat": {"id": params["chat_id"], "type": "private"},
            }
            thread = params.get("message_thread_id")
            return said | ({"message_thread_id": thread, "is_topic_message": True} if thread else {})
        if name == "copyMessage":
            return {"message_id": self.last}
        if name == "getUpdates":
            return []
        return True


@pytest.fixture
def script() -> Script:
    return Script()


@pytest.fixture
def channel(script: Script) -> TelegramChannel:
    return TelegramChannel(TOKEN, request=script, polls=script)
