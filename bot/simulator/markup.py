"""Keyboards: what Telegram accepts, and its words for what it does not."""

from __future__ import annotations

from typing import Any

from bot.simulator.entities import checked_link, units
from bot.simulator.model import Json
from bot.simulator.refusal import Refusal, bad

_STYLES = ("danger", "success", "primary")
_MOST_BYTES = 10240
_MOST_BUTTONS = 100
_DATA_BYTES = 64


def _broken(text: str) -> Refusal:
    return bad(f"Can't parse inline keyboard button: {text}")


def _string(holder: Json, name: str, *, required: bool = False) -> str:
    value = holder.get(name)
    if value is None:
        if required:
            raise _broken(f'Can\'t find field "{name}"')
        return ""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise _broken(f'Field "{name}" must be of type String')
    return str(value)


def read(value: Any) -> tuple[str, Json | None]:
    """Kind of the keyboard ("", "inline", "reply", "remove", "force") and it in its kept form."""
    if value is None:
        return "", None
    if not isinstance(value, dict):
        raise bad("Object expected as reply markup")
    rows = value.get("keyboard")
    if isinstance(rows, list) and rows:
        if not all(isinstance(row, list) for row in rows):
            raise bad('Field "keyboard" must be an Array of Arrays')
        return "reply", value
    inline = value.get("inline_keyboard")
    if inline is not None:
        if not isinstance(inline, list):
            raise bad('Field "inline_keyboard" must be of type Array')
        kept = [row for row in (_row(row) for row in inline) if row]
        if kept:
            return "inline", _checked(kept)
    if value.get("remove_keyboard"):
        return "remove", None
    if value.get("force_reply"):
        return "force", None
    return "", None


def _row(row: Any) -> list[Json]:
    if not isinstance(row, list):
        raise bad('Field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    return [_button(button) for button in row]


def _button(button: Any) -> Json:
    if not isinstance(button, dict):
        raise _broken("InlineKeyboardButton must be an Object")
    kept: Json = {"text": _string(button, "text", required=True)}
    if len(button) == 2 and isinstance(button.get("callback_data"), str) and button["callback_data"]:
        kept["callback_data"] = button["callback_data"]  # nearly every button there is
        return kept
    if icon := _string(button, "icon_custom_emoji_id"):
        kept["icon_custom_emoji_id"] = icon
    if style := _string(button, "style"):
        if style not in _STYLES:
            raise _broken("invalid button style specified")
        kept["style"] = style
    if url := _string(button, "url"):
        kept["url"] = url
    elif data := _string(button, "callback_data"):
        kept["callback_data"] = data
    elif isinstance(button.get("copy_text"), dict):
        kept["copy_text"] = {"text": _string(button["copy_text"], "text", required=True)}
    elif isinstance(button.get("web_app"), dict):
        kept["web_app"] = {"url": _string(button["web_app"], "url", required=True)}
    else:
        other = next((name for name in button if name.startswith(("switch_inline", "login_url", "pay"))), "")
        if not other:
            raise _broken("Text buttons are unallowed in the inline keyboard")
        kept[other] = button[other]
    return kept


def _checked(rows: list[list[Json]]) -> Json:
    """What the server itself refuses, after the form was right."""
    weight = 0
    for row in rows:
        for button in row:
            text = button["text"].strip()
            if not text:
                raise bad("Inline keyboard button text must be non-empty")
            button["text"] = text
            data = button.get("callback_data", "")
            if len(data.encode()) > _DATA_BYTES:
                raise bad("BUTTON_DATA_INVALID")
            url = button.get("url", "")
            if url and not url.startswith("tg://"):
                link = checked_link(url)
                if not link:
                    raise bad(f'Inline keyboard button URL "{url}" is invalid: Wrong HTTP URL')
                button["url"] = link
            copied = button.get("copy_text", {}).get("text", "x")
            if not 1 <= units(copied) <= 256:
                raise bad("BUTTON_COPY_TEXT_INVALID")
            weight += len(text.encode()) + len(data.encode()) + len(url.encode()) + 16
    if weight > _MOST_BYTES or sum(len(row) for row in rows) > _MOST_BUTTONS:
        raise bad("reply markup is too long")
    return {"inline_keyboard": rows}
