"""What Telegram says instead of a result: code, description, parameters."""

from __future__ import annotations

from typing import Any

_PREFIX = {400: "Bad Request: ", 401: "Unauthorized", 403: "Forbidden: ", 404: "Not Found", 409: "Conflict: "}


class Refusal(Exception):
    """An answer with `ok: false`. Its description is word for word what the public server sends."""

    def __init__(self, code: int, description: str, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def answer(self) -> dict[str, Any]:
        """The JSON object of the answer."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters is not None:
            body["parameters"] = self.parameters
        return body


def bad(text: str) -> Refusal:
    """A 400. Telegram lowers the first letter unless the text is one of its CODES_LIKE_THIS."""
    code_like = len(text) > 1 and (text[1] == "_" or "A" <= text[1] <= "Z")
    return Refusal(400, _PREFIX[400] + (text if code_like else text[:1].lower() + text[1:]))


def forbidden(text: str) -> Refusal:
    """A 403."""
    return Refusal(403, _PREFIX[403] + text)


def conflict(text: str) -> Refusal:
    """A 409."""
    return Refusal(409, _PREFIX[409] + text)


def too_many(seconds: int) -> Refusal:
    """A 429 with the seconds to wait, in words and as a parameter."""
    return Refusal(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})


def moved(to: int) -> Refusal:
    """A basic group became a supergroup."""
    return Refusal(400, "Bad Request: group chat was upgraded to a supergroup chat", {"migrate_to_chat_id": to})


NOT_FOUND = Refusal(404, "Not Found")
UNAUTHORIZED = Refusal(401, "Unauthorized")
