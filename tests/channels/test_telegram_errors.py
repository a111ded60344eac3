"""Every refusal of the Bot API becomes the one of our errors that says what to do, and quotes nobody."""

from __future__ import annotations

import json
import traceback
from typing import Any

import pytest
from telegram.error import ChatMigrated, RetryAfter, TimedOut

from bot import errors as ours
from bot.channels.telegram import errors
from bot.channels.telegram.errors import translate
from bot.channels.telegram.speak import TelegramChannel
from bot.channels.telegram.transport import NotConnected

PERSON, GROUP = 5550001, -1001000000001
UPGRADED = "Bad Request: group chat was upgraded to a supergroup chat"
QUOTING = 'Bad Request: can\'t parse entities: Unsupported start tag "gul" at byte offset 3'
NONSENSE = b'{"ok":false,"description":"x","parameters":{"retry_after":"soon","migrate_to_chat_id":"x"}}'


def body(code: int, said: str, **parameters: Any) -> tuple[int, bytes]:
    answer = {"ok": False, "error_code": code, "description": said}
    return code, json.dumps(answer | ({"parameters": parameters} if parameters else {})).encode()


REFUSALS: list[tuple[Any, int, type[ours.ChannelError]]] = [
    (body(403, "Forbidden: bot was blocked by the user"), PERSON, ours.Gone),
    (body(403, "Forbidden: user is deactivated"), PERSON, ours.Gone),
    (body(403, "Forbidden: bot can't initiate conversation with a user"), PERSON, ours.Gone),
    (body(403, "Forbidden: bot can't send messages to bots"), PERSON, ours.Gone),
    (body(403, "Forbidden: something new"), PERSON, ours.Gone),
    (body(403, "Forbidden: something new"), GROUP, ours.NoRights),
    (body(403, "Forbidden: bot was kicked from the supergroup chat"), GROUP, ours.NoRights),
    (body(403, "Forbidden: bot is not a member of the supergroup chat"), GROUP, ours.NoRights),
    (body(403, "Forbidden: the group chat was deleted"), GROUP, ours.NoRights),
    (body(400, "Bad Request: chat not found"), PERSON, ours.Gone),
    (body(400, "Bad Request: chat not found"), GROUP, ours.NoRights),
    (body(400, "Bad Request: message thread not found"), GROUP, ours.TopicLost),
    (body(400, "Bad Request: TOPIC_DELETED"), GROUP, ours.TopicLost),
    (body(400, "Bad Request: TOPIC_CLOSED"), GROUP, ours.TopicLost),
    (body(400, "Bad Request: TOPIC_ID_INVALID"), GROUP, ours.TopicLost),
    (body(400, "Bad Request: topic deleted"), GROUP, ours.TopicLost),
    (body(400, "Bad Request: not enough rights to create a topic"), GROUP, ours.NoRights),
    (body(400, "Bad Request: not enough rights to close or open the topic"), GROUP, ours.NoRights),
    (body(400, "Bad Request: not enough rights to manage pinned messages in the chat"), GROUP, ours.NoRights),
    (body(400, "Bad Request: have no rights to send a message"), GROUP, ours.NoRights),
    (body(400, "Bad Request: CHAT_ADMIN_REQUIRED"), GROUP, ours.NoRights),
    (body(400, "Bad Request: the chat is not a forum"), GROUP, ours.NoRights),
    (body(400, UPGRADED), GROUP, ours.NoRights),
    (body(400, UPGRADED, migrate_to_chat_id=-1009), GROUP, ours.Moved),
    (body(400, "Bad Request: message to edit not found"), PERSON, errors.Absent),
    (body(400, "Bad Request: message can't be edited"), PERSON, ours.MessageLost),
    (body(400, "Bad Request: there is no text in the message to edit"), PERSON, errors.NotText),
    (body(400, "Bad Request: message to be replied not found"), PERSON, errors.NoSuchReply),
    (body(400, "Bad Request: message to copy not found"), PERSON, errors.Absent),
    (body(400, "Bad Request: message can't be copied"), PERSON, ours.Refused),
    (body(400, "Bad Request: message to delete not found"), PERSON, errors.Absent),
    (body(400, "Bad Request: message can't be deleted for everyone"), PERSON, ours.MessageLost),
    (body(400, "Bad Request: MESSAGE_ID_INVALID"), PERSON, ours.MessageLost),
    (body(400, QUOTING), PERSON, errors.Unparsed),
    (body(400, "Bad Request: BUTTON_DATA_INVALID"), PERSON, ours.Refused),
    (body(400, "Bad Request: reply markup is too long"), PERSON, ours.Refused),
    (body(400, "Bad Request: message is too long"), PERSON, ours.Refused),
    (body(400, "Bad Request: message text is empty"), PERSON, ours.Refused),
    (body(400, "Bad Request: something new"), PERSON, ours.Refused),
    (body(409, "Conflict: terminated by other getUpdates request; make sure that only one"), PERSON, ours.Intruder),
    (body(409, "Conflict: can't use getUpdates method while webhook is active"), PERSON, ours.Intruder),
    (body(401, "Unauthorized"), PERSON, ours.TryLater),
    (body(404, "Not Found"), PERSON, ours.TryLater),
    (body(429, "Too Many Requests: retry after 35", retry_after=35), PERSON, ours.TryLater),
    (body(429, "Too Many Requests: retry after 35"), PERSON, ours.TryLater),
    (body(429, "Too Many Requests"), PERSON, ours.TryLater),
    ((429, b"<html>Too Many Requests</html>"), PERSON, ours.TryLater),
    (body(413, "Request Entity Too Large"), PERSON, ours.Refused),
    (body(500, "Internal Server Error: restart"), PERSON, ours.Unknown),
    ((502, b"<html><h1>502 Bad Gateway</h1></html>"), PERSON, ours.Unknown),
    ((504, b"<html>504</html>"), PERSON, ours.Unknown),
    ((302, b""), PERSON, ours.Unknown),
    ((599, b"x"), PERSON, ours.Unknown),
    ((200, b""), PERSON, ours.Unknown),
    ((200, b'{"ok":true,"resu'), PERSON, ours.Unknown),
    ((200, b"[1,2]"), PERSON, ours.Unknown),
    ((200, b'{"ok":false}'), PERSON, ours.Unknown),
    ((200, b"[" * 100_000), PERSON, ours.Unknown),
    ((400, b'{"ok":false,"description":7,"parameters":[1]}'), PERSON, ours.Refused),
    ((400, NONSENSE), PERSON, ours.Refused),
    (TimedOut("x"), PERSON, ours.Unknown),
    (ValueError("gul"), PERSON, ours.Unknown),
    (NotConnected("x"), PERSON, ours.TryLater),
]  # fmt: skip


@pytest.mark.parametrize(("answer", "chat", "kind"), REFUSALS)
async def test_refusal(channel: TelegramChannel, script: Any, answer: Any, chat: int, kind: type[Exception]) -> None:
    script.on("sendMessage", answer)
    with pytest.raises(ours.ChannelError) as caught:
        await channel.call("sendMessage", chat_id=chat, text="gul")
    assert type(caught.value) is kind
    told = "".join(traceback.format_exception(caught.value))
    assert "gul" not in told.replace('text="gul"', "") and "<html>" not in told and "sample-token" not in told


@pytest.mark.parametrize(
    "said",
    [
        "Bad Request: message is not modified: specified new message content and reply markup are exactly the same",
        "Bad Request: TOPIC_NOT_MODIFIED",
        "Bad Request: query is too old and response timeout expired or query ID is invalid",
    ],
)
async def test_what_is_so_already_is_success(channel: TelegramChannel, script: Any, said: str) -> None:
    script.refuse("closeForumTopic", said)
    assert await channel.call("closeForumTopic", chat_id=GROUP, message_thread_id=5) is True


async def test_flood_says_how_long(channel: TelegramChannel, script: Any) -> None:
    script.refuse("sendMessage", "Too Many Requests: retry after 35", code=429, retry_after=35)
    with pytest.raises(ours.TryLater) as caught:
        await channel.call("sendMessage", chat_id=1, text="x")
    assert caught.value.seconds == 35


async def test_group_that_moved_says_where(channel: TelegramChannel, script: Any) -> None:
    script.refuse("sendMessage", UPGRADED, migrate_to_chat_id=-1009)
    with pytest.raises(ours.Moved) as caught:
        await channel.call("sendMessage", chat_id=GROUP, text="x")
    assert caught.value.to == -1009


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
def test_the_librarys_own_errors_are_known_too() -> None:
    flood = translate(RetryAfter(7))
    assert isinstance(flood, ours.TryLater) and flood.seconds == 7
    assert isinstance(translate(ChatMigrated(-5)), ours.Moved)
