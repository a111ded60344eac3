"""Reads an update of the Bot API into an event of ours. It answers to anything at all and never raises."""

from __future__ import annotations

import re
from typing import Any, Final

from bot.channels.telegram.kinds import MEDIA, SERVICE, WRAPPING
from bot.core.events import (
    Address,
    Commanded,
    DeskEdited,
    DeskEvent,
    DeskMoved,
    DeskRights,
    DeskSent,
    DeskTapped,
    DeskWrote,
    Edited,
    Event,
    Left,
    PersonEvent,
    Returned,
    Sent,
    Strayed,
    Tapped,
    TopicMade,
    Unreadable,
    Wrote,
)

Read = tuple[Address | None, Event | None]

NOTHING: Final[Read] = (None, None)
_BIGGEST: Final = 2**63
_KIND = re.compile(r"[a-z][a-z0-9_]{0,39}")
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}")
_STANDINGS = ("creator", "administrator", "member", "restricted", "left", "kicked")


def read(update: object, me: int, desks: frozenset[int]) -> Read:
    """The event in a decoded update, with the person's address if a person caused it; (None, None) for nothing to do.

    `me` is the bot's id, `desks` the groups where counsellors work.
    """
    if not isinstance(update, dict):
        return NOTHING
    if isinstance(message := update.get("message"), dict):
        return _message(message, me, desks, edited=False)
    if isinstance(press := update.get("callback_query"), dict):
        return _press(press, desks)
    if isinstance(message := update.get("edited_message"), dict):
        return _message(message, me, desks, edited=True)
    if isinstance(change := update.get("my_chat_member"), dict):
        return _standing(change, desks)
    for name in ("channel_post", "edited_channel_post"):
        if isinstance(post := update.get(name), dict):
            where = _int(_dict(post.get("chat")).get("id"))
            return NOTHING if where is None or where in desks else (None, Strayed(where))
    return NOTHING


# -- messages ---------------------------------------------------------------------------------------------------


def _message(message: dict[Any, Any], me: int, desks: frozenset[int], *, edited: bool) -> Read:
    chat = _dict(message.get("chat"))
    where = _int(chat.get("id"))
    if where is None:
        return NOTHING
    if where < 0:
        return None, _in_group(message, where, me, desks, edited)
    if chat.get("type") != "private":
        return NOTHING
    sender = _dict(message.get("from"))
    if sender.get("is_bot") is True:
        return NOTHING
    event = _said(message, edited)
    return NOTHING if event is None else (_address(sender, where), event)


def _said(message: dict[Any, Any], edited: bool) -> PersonEvent | None:
    number = _int(message.get("message_id"))
    text = _words(message.get("text"))
    if edited:
        # An edit without words is a live location that moved, or a photo exchanged for another.
        changed = text or _words(message.get("caption"))
        return Edited(number, changed) if number is not None and changed else None
    if number is None:
        return Unreadable("malformed")
    if text:
        forwarded = "forward_origin" in message or "forward_date" in message
        # A forwarded command is somebody else's, not a wish to have it carried out.
        return (not forwarded and _command(message, number, text)) or Wrote(number, text, _reply(message), forwarded)
    kind = _media(message)
    if kind:
        caption, spot = _words(message.get("caption")) or "", _spot(message) if kind == "location" else None
        return Sent(number, kind, caption, _reply(message), _album(message), spot=spot)
    kind = _other(message)
    return Unreadable(kind, number) if kind else None


def _spot(message: dict[Any, Any]) -> tuple[float, float] | None:
    location = _dict(message.get("location"))
    lat, lon = location.get("latitude"), location.get("longitude")
    return (float(lat), float(lon)) if isinstance(lat, int | float) and isinstance(lon, int | float) else None


def _command(message: dict[Any, Any], number: int, text: str) -> Commanded | None:
    entities = message.get("entities")
    for entity in entities if isinstance(entities, list) else ():
        if isinstance(entity, dict) and entity.get("type") == "bot_command" and entity.get("offset") == 0:
            length = _int(entity.get("length"))
            # Commands are ASCII, so characters and Telegram's UTF-16 units are the same here.
            if length is not None and 1 < length <= len(text) and text[0] == "/":
                name = text[1:length].partition("@")[0].lower()
                return Commanded(number, name, text[length:].strip()) if name else None
    return None


def _in_group(message: dict[Any, Any], group: int, me: int, desks: frozenset[int], edited: bool) -> DeskEvent | None:
    new, old = _int(message.get("migrate_to_chat_id")), _int(message.get("migrate_from_chat_id"))
    if new is not None and new not in desks:
        return DeskMoved(group, new) if group in desks else Strayed(new)
    if old is not None and old in desks and group not in desks:
        return DeskMoved(old, group)
    sender = _dict(message.get("from"))
    by = _int(sender.get("id"))
    if group not in desks:
        gone = _int(_dict(message.get("left_chat_member")).get("id")) == me
        return None if gone or new is not None else Strayed(group)
    number = _int(message.get("message_id"))
    topic = _topic(message)
    if number is None or by is None:
        return None
    if by == me:
        made = _dict(message.get("forum_topic_created"))
        return TopicMade(group, topic or number, _words(made.get("name")) or "") if made else None
    if sender.get("is_bot") is True or "sender_chat" in message:
        return None  # other bots, and people who hide behind the group or a channel: nobody we can hold to an answer
    text = _words(message.get("text"))
    if edited:
        changed = text or _words(message.get("caption"))
        return DeskEdited(group, topic, by, number, changed) if changed else None
    if text:
        return DeskWrote(group, topic, by, number, text, _reply(message))
    # A counsellor's poll or dice is media too: it is copied or reported as not sent, never passed over in silence.
    kind = _media(message) or _other(message)
    if not kind:
        return None
    caption = _words(message.get("caption")) or ""
    return DeskSent(group, topic, by, number, kind, caption, _reply(message), _album(message))


def _media(message: dict[Any, Any]) -> str:
    for field, kind in MEDIA:
        content = message.get(field)
        if content and isinstance(content, (dict, list)):
            return kind
    return ""


def _other(message: dict[Any, Any]) -> str:
    """The name of content we have no word for; empty for housekeeping."""
    if not SERVICE.isdisjoint(message):
        return ""
    for field in message:
        if field not in WRAPPING:
            return field if isinstance(field, str) and _KIND.fullmatch(field) else "unknown"
    return "unknown"


def _topic(message: dict[Any, Any]) -> int | None:
    """The topic. A thread id alone is only the root of a chain of replies, in General and in plain groups."""
    return _int(message.get("message_thread_id")) if message.get("is_topic_message") is True else None


def _reply(message: dict[Any, Any]) -> int | None:
    """What a message answers. Everything in a topic answers the topic's first message, which says nothing."""
    target = _dict(message.get("reply_to_message"))
    number = _int(target.get("message_id"))
    if "forum_topic_created" in target or (number is not None and number == _topic(message)):
        return None
    return number


def _album(message: dict[Any, Any]) -> str:
    return _words(message.get("media_group_id")) or ""


# -- the rest -----------------------------------------------------------------------------------------------------


def _press(press: dict[Any, Any], desks: frozenset[int]) -> Read:
    message = _dict(press.get("message"))
    chat = _dict(message.get("chat"))
    where, number = _int(chat.get("id")), _int(message.get("message_id"))
    sender = _dict(press.get("from"))
    by, query, data = _int(sender.get("id")), _words(press.get("id")), _words(press.get("data"))
    if where is None or number is None or by is None or not query or sender.get("is_bot") is True:
        return NOTHING
    if where < 0:
        if where not in desks:
            return None, Strayed(where)
        return (None, DeskTapped(where, _topic(message), by, number, query, data)) if data else NOTHING
    address = _address(sender, by)
    return (address, Tapped(number, query, data)) if data else (address, Unreadable("game", number))


def _standing(change: dict[Any, Any], desks: frozenset[int]) -> Read:
    chat, now = _dict(change.get("chat")), _dict(change.get("new_chat_member"))
    where, status = _int(chat.get("id")), now.get("status")
    if where is None or status not in _STANDINGS:
        return NOTHING
    if where > 0:
        address = _address(_dict(change.get("from")), where)
        return (address, Left()) if status == "kicked" else (address, Returned()) if status == "member" else NOTHING
    if where in desks:
        may = [now.get(f"can_{what}") is True for what in ("manage_topics", "delete_messages", "pin_messages")]
        return None, DeskRights(where, str(status), *may)
    inside = status not in ("left", "kicked") and now.get("is_member") is not False
    return (None, Strayed(where)) if inside else NOTHING


def _address(sender: dict[Any, Any], otherwise: int) -> Address:
    number, tag = _int(sender.get("id")), sender.get("language_code")
    hint = tag if isinstance(tag, str) and _TAG.fullmatch(tag) else ""
    return Address("telegram", str(otherwise if number is None else number), hint)


# -- values nobody vouches for ------------------------------------------------------------------------------------


def _dict(value: object) -> dict[Any, Any]:
    return value if isinstance(value, dict) else {}


def _int(value: object) -> int | None:
    return value if type(value) is int and -_BIGGEST <= value < _BIGGEST else None


def _words(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    try:
        value.encode()
    except UnicodeEncodeError:  # half of a surrogate pair: nothing further on could store or send it
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return value
