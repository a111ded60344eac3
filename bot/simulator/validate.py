"""The parameters of each method and how Telegram reads them: from JSON, forms or uploads, every one a string first."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from bot.simulator.model import Json
from bot.simulator.refusal import bad

# s string, c chat id or @name, i integer, f float, b boolean, j JSON object or array, F file by id or upload.
_BUSINESS = "business_connection_id:s "
_TO = _BUSINESS + "chat_id:c! message_thread_id:i direct_messages_topic_id:i "
_TAIL = (
    "disable_notification:b protect_content:b allow_paid_broadcast:b message_effect_id:s "
    "suggested_post_parameters:j reply_parameters:j reply_markup:j "
)
_CAPTION = "caption:s parse_mode:s caption_entities:j "
_EDIT = _BUSINESS + "chat_id:c message_id:i inline_message_id:s "
_TOPIC = "chat_id:c! message_thread_id:i! "
_LANG = " language_code:s"
_SCOPE = "scope:j" + _LANG

_TABLE: dict[str, str] = {
    "getMe": "",
    "logOut": "",
    "close": "",
    "getUpdates": "offset:i limit:i timeout:i allowed_updates:j",
    "setWebhook": "url:s! certificate:F ip_address:s max_connections:i allowed_updates:j drop_pending_updates:b "
    "secret_token:s",
    "deleteWebhook": "drop_pending_updates:b",
    "getWebhookInfo": "",
    "sendMessage": _TO + "text:s! parse_mode:s entities:j link_preview_options:j " + _TAIL,
    "sendPhoto": _TO + "photo:F! " + _CAPTION + "show_caption_above_media:b has_spoiler:b " + _TAIL,
    "sendVoice": _TO + "voice:F! " + _CAPTION + "duration:i " + _TAIL,
    "sendDocument": _TO + "document:F! thumbnail:F " + _CAPTION + "disable_content_type_detection:b " + _TAIL,
    "sendVideo": _TO + "video:F! duration:i width:i height:i thumbnail:F cover:F start_timestamp:i " + _CAPTION
    + "show_caption_above_media:b has_spoiler:b supports_streaming:b " + _TAIL,
    "sendVideoNote": _TO + "video_note:F! duration:i length:i thumbnail:F " + _TAIL,
    "sendAudio": _TO + "audio:F! " + _CAPTION + "duration:i performer:s title:s thumbnail:F " + _TAIL,
    "sendSticker": _TO + "sticker:F! emoji:s " + _TAIL,
    "sendLocation": _TO + "latitude:f! longitude:f! horizontal_accuracy:f live_period:i heading:i "
    "proximity_alert_radius:i " + _TAIL,
    "sendContact": _TO + "phone_number:s! first_name:s! last_name:s vcard:s " + _TAIL,
    "copyMessage": "chat_id:c! message_thread_id:i direct_messages_topic_id:i from_chat_id:c! message_id:i! "
    "video_start_timestamp:i " + _CAPTION + "show_caption_above_media:b " + _TAIL,
    "copyMessages": "chat_id:c! message_thread_id:i direct_messages_topic_id:i from_chat_id:c! message_ids:j! "
    "disable_notification:b protect_content:b remove_caption:b",
    "forwardMessage": "chat_id:c! message_thread_id:i direct_messages_topic_id:i from_chat_id:c! message_id:i! "
    "video_start_timestamp:i disable_notification:b protect_content:b message_effect_id:s suggested_post_parameters:j",
    "editMessageText": _EDIT + "text:s parse_mode:s entities:j link_preview_options:j rich_message:j reply_markup:j",
    "editMessageCaption": _EDIT + _CAPTION + "show_caption_above_media:b reply_markup:j",
    "editMessageReplyMarkup": _EDIT + "reply_markup:j",
    "deleteMessage": "chat_id:c! message_id:i!",
    "deleteMessages": "chat_id:c! message_ids:j!",
    "answerCallbackQuery": "callback_query_id:s! text:s show_alert:b url:s cache_time:i",
    "setMessageReaction": "chat_id:c! message_id:i! reaction:j is_big:b",
    "sendChatAction": _BUSINESS + "chat_id:c! message_thread_id:i action:s!",
    "getFile": "file_id:s!",
    "createForumTopic": "chat_id:c! name:s! icon_color:i icon_custom_emoji_id:s",
    "editForumTopic": _TOPIC + "name:s icon_custom_emoji_id:s",
    "closeForumTopic": _TOPIC,
    "reopenForumTopic": _TOPIC,
    "deleteForumTopic": _TOPIC,
    "unpinAllForumTopicMessages": _TOPIC,
    "pinChatMessage": _BUSINESS + "chat_id:c! message_id:i! disable_notification:b",
    "unpinChatMessage": _BUSINESS + "chat_id:c! message_id:i",
    "unpinAllChatMessages": "chat_id:c!",
    "getChat": "chat_id:c!",
    "getChatMember": "chat_id:c! user_id:i!",
    "getChatMemberCount": "chat_id:c!",
    "getChatAdministrators": "chat_id:c! return_bots:b",
    "banChatMember": "chat_id:c! user_id:i! until_date:i revoke_messages:b",
    "unbanChatMember": "chat_id:c! user_id:i! only_if_banned:b",
    "leaveChat": "chat_id:c!",
    "setMyCommands": "commands:j! " + _SCOPE,
    "getMyCommands": _SCOPE,
    "deleteMyCommands": _SCOPE,
    "setMyName": "name:s" + _LANG,
    "getMyName": _LANG,
    "setMyDescription": "description:s" + _LANG,
    "getMyDescription": _LANG,
    "setMyShortDescription": "short_description:s" + _LANG,
    "getMyShortDescription": _LANG,
    "setMyDefaultAdministratorRights": "rights:j for_channels:b",
    "getMyDefaultAdministratorRights": "for_channels:b",
}  # fmt: skip


@dataclass(slots=True, frozen=True)
class Upload:
    """A file sent along with a call."""

    name: str
    mime: str
    content: bytes


@dataclass(slots=True, frozen=True)
class Method:
    """Parameters by name with the letter of their type, and which the reference calls required."""

    name: str
    types: dict[str, str]
    required: frozenset[str]


def _read(name: str, line: str) -> Method:
    pairs = [word.split(":") for word in line.split()]
    types = {key: letter[0] for key, letter in pairs}
    return Method(name, types, frozenset(key for key, letter in pairs if letter.endswith("!")))


METHODS = {name.lower(): _read(name, line) for name, line in _TABLE.items()}

_BROKEN_JSON = {
    "reply_markup": "Can't parse reply keyboard markup JSON object",
    "reply_parameters": "Can't parse reply parameters JSON object",
    "message_ids": "Can't parse message_ids JSON object",
    "commands": "Can't parse commands JSON object",
    "scope": "Can't parse BotCommandScope JSON object",
    "reaction": "Can't parse reaction types JSON object",
    "rights": "Can't parse ChatAdministratorRights JSON object",
    "link_preview_options": "Can't parse link preview options JSON object",
    "suggested_post_parameters": "Can't parse suggested post parameters JSON object",
}
_TRUE = frozenset({"true", "yes", "1"})
_WHOLE = re.compile(r"-?\d+")

Params = dict[str, Any]


def as_string(value: Any) -> str:
    """A JSON value as the string Telegram makes of it."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return ""
    if isinstance(value, (int, float)):
        return str(value)
    return msgspec.json.encode(value).decode()


def as_int(value: Any) -> int:
    """The number at the beginning; nothing there is 0, as on the server."""
    if isinstance(value, int):
        return int(value)
    found = _WHOLE.match(as_string(value))
    return int(found.group()) if found else 0


def _as_float(value: Any) -> float:
    try:
        return float(as_string(value).strip())
    except ValueError:
        return 0.0


def _as_json(name: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if not value:
        return None
    try:
        return msgspec.json.decode(value)
    except msgspec.DecodeError:
        if name in _BROKEN_JSON:
            raise bad(_BROKEN_JSON[name]) from None
        return None  # entities and allowed_updates that are no JSON count as not given


def read(method: Method, given: Mapping[str, Any]) -> tuple[Params, list[str]]:
    """Values by parameter, those not given or empty left out, and the names this method does not know.

    Telegram ignores unknown parameters in silence; the journal keeps them, since they are mostly misspelt.
    """
    params: Params = {}
    strangers: list[str] = []
    for name, value in given.items():
        letter = method.types.get(name)
        if letter is None:
            strangers.append(name)
        elif value is None:
            continue
        elif letter == "s":
            params[name] = as_string(value)
        elif letter == "c":
            params[name] = as_string(value).strip()
        elif letter == "i":
            if value != "":
                params[name] = as_int(value)
        elif letter == "b":
            params[name] = as_string(value).strip().lower() in _TRUE
        elif letter == "f":
            if as_string(value).strip():
                params[name] = _as_float(value)
        elif letter == "j":
            read_value = _as_json(name, value)
            if read_value is not None:
                params[name] = read_value
        else:
            params[name] = value if isinstance(value, Upload) else as_string(value)
    return params, strangers


def attached(params: Params, uploads: Mapping[str, Upload]) -> None:
    """Replace `attach://name` by the upload of that name."""
    for name, value in params.items():
        if isinstance(value, str) and value.startswith("attach://") and value[9:] in uploads:
            params[name] = uploads[value[9:]]


def objects(value: Any, complaint: str) -> list[Json]:
    """A JSON array, or the refusal."""
    if not isinstance(value, list):
        raise bad(complaint)
    return value
