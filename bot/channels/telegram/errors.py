"""Turns the Bot API's errors into ours. There are no codes for them, so lower-cased pieces of their texts decide."""

from __future__ import annotations

import datetime as dtm
import re
import warnings
from typing import Final

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from bot.channels.telegram.transport import NotConnected
from bot.errors import (
    ChannelError,
    Gone,
    Intruder,
    MessageLost,
    Moved,
    NoRights,
    Refused,
    TopicLost,
    TryLater,
    Unknown,
)

TOKEN_WAIT: Final = 60.0
"""Seconds to keep everything when Telegram does not know the token: it may be a new one by then."""


class LeakedPost(TopicLost):
    """A post landed outside its topic. `removed`: it could be deleted again at once."""

    leaked = True

    def __init__(self, removed: bool) -> None:
        super().__init__("a post landed outside its topic" + ("" if removed else " and could not be removed"))
        self.removed = removed


class NoSuchReply(MessageLost):
    """The message to answer is gone; the answer itself could still be sent."""


class Absent(MessageLost):
    """The message is not there at all: who wanted it deleted has what they wanted."""


class NotText(MessageLost):
    """The message to edit carries a caption or nothing, not a text."""


class Unfinished(TryLater):
    """Part of an erasure is done: go on with `left` after `seconds`. What cannot be erased so far is in `remain`."""

    def __init__(self, reason: str, seconds: float, left: tuple[int, ...], remain: tuple[int, ...]) -> None:
        super().__init__(reason, seconds)
        self.left = left
        self.remain = remain


class Unparsed(Refused):
    """The markup could not be read: send the same words without it."""


# What was asked for is so already, or no longer matters.
_SETTLED: Final = (
    "message is not modified",
    "message_not_modified",
    "topic_not_modified",
    "query is too old",
    "query_id_invalid",
)

# First match wins, so the narrow ones stand first. What Telegram copies for nobody ("message can't be copied") is in
# none of them: it is refused for ever, and the sender has to hear it.
_BAD_REQUESTS: Final[tuple[tuple[type[ChannelError], tuple[str, ...]], ...]] = (
    (Unparsed, ("can't parse entities",)),
    (
        TopicLost,
        (
            "message thread not found",
            "thread not found",
            "topic_deleted",
            "topic_closed",
            "topic_id_invalid",
            "topic_not_found",
            "topic deleted",
            "topic closed",
            "topic not found",
            "topic was deleted",
            "topic is closed",
        ),
    ),
    (
        NoSuchReply,
        (
            "message to be replied not found",
            "message to reply not found",
            "replied message not found",
            "reply_message_id_invalid",
        ),
    ),
    (NotText, ("there is no text in the message to edit", "there is no caption in the message to edit")),
    (
        Absent,
        (
            "message to edit not found",
            "message to copy not found",
            "messages to copy not found",
            "message to delete not found",
            "message to react not found",
            "message not found",
        ),
    ),
    (
        MessageLost,
        (
            "message can't be edited",
            "message can't be deleted",
            "messages can't be deleted",
            "message_id_invalid",
            "message identifier is not specified",
        ),
    ),
    (
        Gone,
        (
            "user_is_blocked",
            "input_user_deactivated",
            "user is deactivated",
            "bot was blocked by the user",
            "can't initiate conversation",
        ),
    ),
    (
        NoRights,
        (
            "not enough rights",
            "have no rights",
            "have no write access",
            "need administrator rights",
            "chat_admin_required",
            "chat_write_forbidden",
            "chat_restricted",
            "chat_send_",
            "the chat is not a forum",
            "chat is not a supergroup forum",
            "group is deactivated",
            "group chat was deleted",
            "group chat was upgraded",
            "channel_private",
            "user_not_participant",
            "bot is not a member",
            "bot was kicked",
        ),
    ),
)

_FORBIDDEN: Final[tuple[tuple[type[ChannelError], tuple[str, ...]], ...]] = (
    (
        Gone,
        (
            "bot was blocked by the user",
            "user is deactivated",
            "can't initiate conversation",
            "can't send messages to the user",
            "can't send messages to bots",
        ),
    ),
    (NoRights, ("kicked from", "not a member", "not enough rights", "have no rights", "was deleted", "write access")),
)


def settled(exc: TelegramError) -> bool:
    """True when the refusal means that all is as it was asked to be (a double press, a retry, a press too old)."""
    said = str(exc).lower()
    return isinstance(exc, BadRequest) and any(piece in said for piece in _SETTLED)


def translate(exc: TelegramError, *, group: bool = False) -> ChannelError:
    """Our error for the library's. `group`: the request went to a group, where no door is a right we lack.

    The reason never quotes what came from outside beyond the head of Telegram's own sentence.
    """
    said = str(exc).lower()
    match exc:
        case RetryAfter():
            return TryLater("flood control", _seconds(exc))
        case ChatMigrated():
            return Moved(exc.new_chat_id)
        case NotConnected():
            return TryLater("no connection to Telegram")
        case InvalidToken() | EndPointNotFound():
            return TryLater("Telegram does not know this token", TOKEN_WAIT)
        case Conflict():
            return Intruder("a webhook is set" if "webhook" in said else "another process polls with this token")
        case Forbidden():
            return _named(said, _FORBIDDEN) or (NoRights if group else Gone)(_head(said))
        case BadRequest():  # a NetworkError too, so it must stand before what is unknown
            if "chat not found" in said:
                return NoRights("chat not found") if group else Gone("chat not found")
            return _named(said, _BAD_REQUESTS) or Refused(_head(said))
        case _ if "too many requests" in said:
            wait = re.search(r"retry after (\d{1,7})", said)
            return TryLater("flood control", float(wait[1]) if wait else 1.0)
        case _ if "request entity too large" in said:
            return Refused("the request is too large")
        case _:
            return Unknown("no answer that can be trusted")


def _named(said: str, table: tuple[tuple[type[ChannelError], tuple[str, ...]], ...]) -> ChannelError | None:
    return next((kind(piece) for kind, pieces in table for piece in pieces if piece in said), None)


def _head(said: str) -> str:
    """The beginning of Telegram's sentence up to the first sign after which it could quote somebody."""
    found = re.match(r"[a-z_' ]{1,60}", said.removeprefix("forbidden: ").removeprefix("bad request: "))
    return found[0].strip() if found else "refused"


def _seconds(exc: RetryAfter) -> float:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library warns of its own attribute's type to come
        wait = exc.retry_after
    return wait.total_seconds() if isinstance(wait, dtm.timedelta) else float(wait)
