"""Brings final words into Telegram's shape: lengths in UTF-16 units, markup, keyboards."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import Any, Final

from bot.core.outgoing import Key
from bot.errors import Refused

TEXT: Final = 4096
CAPTION: Final = 1024
TITLE: Final = 128
LABEL: Final = 64
TOAST: Final = 200
DATA: Final = 64
COPIED: Final = 256

_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_STYLES = ("danger", "primary", "success")


def units(text: str) -> int:
    """How long Telegram thinks a text is."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _head(text: str, limit: int) -> str:
    """The longest beginning within `limit` units that does not cut a character in two."""
    return text.encode("utf-16-le", "surrogatepass")[: limit * 2].decode("utf-16-le", "ignore")


def cut(text: str, limit: int) -> str:
    """The text, shortened with an ellipsis if it is too long. For titles and labels, never for people's words."""
    return text if units(text) <= limit else _head(text, limit - 1).rstrip() + "…"


def split(text: str, limit: int = TEXT) -> list[str]:
    """The text in parts of at most `limit` units, broken at lines, else at words, else anywhere; no part is blank."""
    parts = []
    rest = text.strip()
    while units(rest) > limit:
        head = _head(rest, limit)
        if not rest[len(head)].isspace():
            # A border in the first half would leave a stub, and a word that long is none.
            borders = (border for sign in "\n " if (border := head.rfind(sign)) >= max(len(head) // 2, 1))
            head = head[: next(borders, len(head))]
        parts.append(head.rstrip())
        rest = rest[len(head) :].lstrip()
    return [*parts, rest] if rest else parts


def bold(text: str) -> str:
    """Reviewed words as HTML: escaped, with `**words**` in bold."""
    return _BOLD.sub(r"<b>\1</b>", html.escape(text, quote=False))


def without_marks(text: str) -> str:
    """Reviewed words without any markup."""
    return _BOLD.sub(r"\1", text)


def keyboard(rows: Sequence[Sequence[Key]]) -> dict[str, Any] | None:
    """The inline keyboard, or None. Raises Refused for a button Telegram would not take."""
    made = [[_button(key) for key in row] for row in rows if row]
    return {"inline_keyboard": made} if made else None


def _button(key: Key) -> dict[str, Any]:
    if not key.label.strip():
        raise Refused("a button without a label")
    button: dict[str, Any] = {"text": cut(key.label, LABEL)}
    if key.copy:
        if units(key.copy) > COPIED:
            raise Refused("a button copies more than 256 characters")
        button["copy_text"] = {"text": key.copy}
    else:
        if not 1 <= len(key.data.encode()) <= DATA:
            raise Refused("a button's data is empty or over 64 bytes")
        button["callback_data"] = key.data
    if key.style in _STYLES:
        button["style"] = key.style
    return button


def reply(message: int | None, *, strict: bool = False) -> dict[str, Any] | None:
    """What makes a message an answer. A deleted message does not lose the answer, unless `strict`."""
    return None if message is None else {"message_id": message, "allow_sending_without_reply": not strict}
