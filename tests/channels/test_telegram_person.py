"""What a person sees: one screen, lines as they were written, and an erasure that says what it could not erase."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from bot.channels.telegram.errors import Unfinished
from bot.channels.telegram.speak import TelegramChannel
from bot.core.outgoing import Change, CopyOver, Erase, Key, Nudge, React, Show, Tell, Toast, Unkey
from bot.errors import Gone, MessageLost, Refused, TryLater, Unknown

CHAT = "5550001"
ROWS = ((Key("Menu", "menu"),),)
TOO_OLD = "Bad Request: message can't be deleted for everyone"


async def test_show_sends_reviewed_words_as_html(channel: TelegramChannel, script: Any) -> None:
    sent = await channel.show(CHAT, Show("**Ring** <112>", ROWS))
    asked = script.params("sendMessage")
    assert sent == [script.last]
    assert asked["chat_id"] == 5550001 and asked["parse_mode"] == "HTML" and asked["text"] == "<b>Ring</b> &lt;112&gt;"
    assert asked["reply_markup"] == {"inline_keyboard": [[{"text": "Menu", "callback_data": "menu"}]]}
    assert asked["link_preview_options"] == {"is_disabled": True}


async def test_show_edits_in_place(channel: TelegramChannel, script: Any) -> None:
    assert await channel.show(CHAT, Show("a < b", ROWS), edit=7) == [7]
    asked = script.params("editMessageText")
    assert asked["message_id"] == 7 and asked["text"] == "a < b" and "parse_mode" not in asked
    assert script.methods() == ["editMessageText"]


async def test_show_twice_the_same_is_success(channel: TelegramChannel, script: Any) -> None:
    script.refuse("editMessageText", "Bad Request: message is not modified: specified new message content")
    assert await channel.show(CHAT, Show("a"), edit=7) == [7]


@pytest.mark.parametrize("said", ["Bad Request: message to edit not found", "Bad Request: message can't be edited"])
async def test_show_sends_anew_when_the_old_screen_is_lost(channel: TelegramChannel, script: Any, said: str) -> None:
    script.refuse("editMessageText", said)
    assert await channel.show(CHAT, Show("a", ROWS), edit=7) == [script.last]
    assert script.methods() == ["editMessageText", "sendMessage"]


async def test_show_that_grew_too_long_leaves_no_old_keyboard(channel: TelegramChannel, script: Any) -> None:
    sent = await channel.show(CHAT, Show("я" * 5000, ROWS), edit=7)
    assert len(sent) == 2 and 7 not in sent
    assert "reply_markup" not in script.params("sendMessage", 0) and "reply_markup" in script.params("sendMessage", 1)
    assert script.params("editMessageReplyMarkup") == {"chat_id": 5550001, "message_id": 7}


async def test_markup_telegram_cannot_read_goes_out_plain(channel: TelegramChannel, script: Any) -> None:
    script.refuse("sendMessage", "Bad Request: can't parse entities: Unsupported start tag at byte offset 0")
    await channel.show(CHAT, Show("**Ring** 112"))
    asked = script.params("sendMessage", 1)
    assert asked["text"] == "Ring 112" and "parse_mode" not in asked


async def test_peoples_words_are_never_parsed(channel: TelegramChannel, script: Any) -> None:
    await channel.tell(CHAT, Tell("**x** <b>y</b> &amp;", reply_to=30))
    asked = script.params("sendMessage")
    assert asked["text"] == "**x** <b>y</b> &amp;" and "parse_mode" not in asked
    assert asked["reply_parameters"] == {"message_id": 30, "allow_sending_without_reply": True}


async def test_tell_of_ours_is_marked(channel: TelegramChannel, script: Any) -> None:
    await channel.tell(CHAT, Tell("**x**", plain=False))
    assert script.params("sendMessage")["parse_mode"] == "HTML"


async def test_long_line_arrives_whole_in_order(channel: TelegramChannel, script: Any) -> None:
    words = " ".join(f"word{n}" for n in range(1200))
    sent = await channel.tell(CHAT, Tell(words, ROWS, reply_to=30))
    parts = [params["text"] for _, params in script.asked]
    assert " ".join(parts) == words and len(sent) == len(parts) == 3
    assert [("reply_parameters" in params, "reply_markup" in params) for _, params in script.asked] == [
        (True, False),
        (False, False),
        (False, True),
    ]


async def test_half_of_a_long_line_is_not_nothing(channel: TelegramChannel, script: Any) -> None:
    script.on("sendMessage", {"message_id": 1})
    script.refuse("sendMessage", "Too Many Requests: retry after 3", code=429, retry_after=3)
    with pytest.raises(Unknown):
        await channel.tell(CHAT, Tell("я" * 5000))


async def test_a_flood_before_the_first_part_is_nothing_yet(channel: TelegramChannel, script: Any) -> None:
    script.refuse("sendMessage", "Too Many Requests: retry after 3", code=429, retry_after=3)
    with pytest.raises(TryLater):
        await channel.tell(CHAT, Tell("я" * 5000))


async def test_bad_buttons_and_empty_words_never_leave(channel: TelegramChannel, script: Any) -> None:
    for what in (Show("a", ((Key("A", "я" * 40),),)), Show("  \n")):
        with pytest.raises(Refused):
            await channel.show(CHAT, what)
        with pytest.raises(Refused):
            await channel.show(CHAT, what, edit=7)
    assert script.asked == []


async def test_a_blocked_bot_is_gone(channel: TelegramChannel, script: Any) -> None:
    script.refuse("editMessageText", "Forbidden: bot was blocked by the user", code=403)
    with pytest.raises(Gone):
        await channel.show(CHAT, Show("a"), edit=7)
    assert script.methods() == ["editMessageText"]


async def test_nudge(channel: TelegramChannel, script: Any) -> None:
    assert await channel.nudge(CHAT, Nudge("News", ROWS)) == script.last


async def test_copy_over_hides_the_counsellor(channel: TelegramChannel, script: Any) -> None:
    assert await channel.copy_over(CHAT, CopyOver(-100, 210, reply_to=30)) == [script.last]
    asked = script.params("copyMessage")
    assert asked == {
        "chat_id": 5550001,
        "from_chat_id": -100,
        "message_id": 210,
        "reply_parameters": {"message_id": 30, "allow_sending_without_reply": True},
    }


async def test_copy_over_with_other_words(channel: TelegramChannel, script: Any) -> None:
    sent = await channel.copy_over(CHAT, CopyOver(-100, 210, caption="<b> " + "я" * 1500))
    assert len(sent) == 2 and script.methods() == ["copyMessage", "sendMessage"]
    assert "parse_mode" not in script.params("copyMessage") and len(script.params("copyMessage")["caption"]) <= 1024
    await channel.copy_over(CHAT, CopyOver(-100, 210, caption=""))
    assert script.params("copyMessage", 1)["caption"] == ""


async def test_change(channel: TelegramChannel, script: Any) -> None:
    assert await channel.change(CHAT, Change("**new**", 7)) == [7]
    assert script.params("editMessageText")["text"] == "**new**"


async def test_change_of_a_caption(channel: TelegramChannel, script: Any) -> None:
    script.refuse("editMessageText", "Bad Request: there is no text in the message to edit")
    sent = await channel.change(CHAT, Change("я" * 1500, 7))
    assert sent == [7, script.last]
    assert len(script.params("editMessageCaption")["caption"]) == 1024
    assert script.params("sendMessage")["reply_parameters"] == {"message_id": 7, "allow_sending_without_reply": False}


async def test_change_of_a_line_that_is_gone(channel: TelegramChannel, script: Any) -> None:
    script.refuse("editMessageText", "Bad Request: message to edit not found")
    with pytest.raises(MessageLost):
        await channel.change(CHAT, Change("new", 7))


async def test_receipts_and_old_keyboards_of_deleted_messages_are_no_error(
    channel: TelegramChannel, script: Any
) -> None:
    script.refuse("setMessageReaction", "Bad Request: message to react not found")
    script.refuse("editMessageReplyMarkup", "Bad Request: message to edit not found")
    await channel.react(CHAT, React(41, "👌"))
    await channel.unkey(CHAT, Unkey(40))
    assert script.params("setMessageReaction")["reaction"] == [{"type": "emoji", "emoji": "👌"}]
    assert "reply_markup" not in script.params("editMessageReplyMarkup")


async def test_typing_and_toast(channel: TelegramChannel, script: Any) -> None:
    await channel.typing(CHAT)
    assert script.params("sendChatAction") == {"chat_id": 5550001, "action": "typing"}
    await channel.toast(Toast("q1"))
    assert script.params("answerCallbackQuery") == {"callback_query_id": "q1"}
    script.refuse("answerCallbackQuery", "Bad Request: query is too old and response timeout expired")
    await channel.toast(Toast("q2", "я" * 300, alert=True))
    asked = script.params("answerCallbackQuery", 1)
    assert len(asked["text"]) == 200 and asked["show_alert"] is True


# -- erasing ------------------------------------------------------------------------------------------------------


async def test_erase_in_batches(channel: TelegramChannel, script: Any) -> None:
    assert await channel.erase(CHAT, Erase(tuple(range(1, 251)))) == ()
    batches = [params["message_ids"] for _, params in script.asked]
    assert [len(batch) for batch in batches] == [100, 100, 50]
    assert sorted(number for batch in batches for number in batch) == list(range(1, 251))


class Aged:
    """A chat where messages up to `old` can no longer be deleted; those in `media` carry no text."""

    def __init__(self, script: Any, old: int, media: tuple[int, ...] = (), absent: tuple[int, ...] = ()) -> None:
        self.there = set(range(1, 21))
        self.text: dict[int, str] = {}
        self.old, self.media, self.absent = old, media, absent
        self.calls = 0
        script._usual = self.answer

    def answer(self, method: str, params: dict[str, Any]) -> Any:
        self.calls += 1
        wanted = params.get("message_ids") or [params["message_id"]]
        if method.startswith("deleteMessage"):
            if any(number <= self.old for number in wanted if number not in self.absent):
                return 400, b'{"ok":false,"description":"Bad Request: message can\'t be deleted for everyone"}'
            if method == "deleteMessage" and wanted[0] in self.absent:
                return 400, b'{"ok":false,"description":"Bad Request: message to delete not found"}'
            self.there -= set(wanted)
        elif method == "editMessageText" and wanted[0] in self.media:
            return 400, b'{"ok":false,"description":"Bad Request: there is no text in the message to edit"}'
        elif method == "editMessageText":
            self.text[wanted[0]] = params["text"]
        return True


async def test_erase_overwrites_what_is_too_old(channel: TelegramChannel, script: Any) -> None:
    chat = Aged(script, old=3, media=(3,))
    left = await channel.erase(CHAT, Erase(tuple(range(1, 21)), ours=(1, 3, 10), instead="·"))
    assert left == (2, 3)  # one is the person's, one is media: their content is still there
    assert chat.there == {1, 2, 3} and chat.text == {1: "·"}
    assert chat.calls < 20


async def test_erase_of_one_message_and_of_absent_ones(channel: TelegramChannel, script: Any) -> None:
    Aged(script, old=4, absent=(1, 2))
    assert await channel.erase(CHAT, Erase((1, 2, 3))) == (3,)
    assert await channel.erase(CHAT, Erase((20,))) == ()
    assert await channel.erase(CHAT, Erase()) == ()


async def test_erase_interrupted_says_what_is_left(channel: TelegramChannel, script: Any) -> None:
    script.on("deleteMessages", True)
    script.refuse("deleteMessages", "Too Many Requests: retry after 9", code=429, retry_after=9)
    with pytest.raises(Unfinished) as caught:
        await channel.erase(CHAT, Erase(tuple(range(1, 151))))
    assert caught.value.seconds == 9 and sorted(caught.value.left) == list(range(1, 51))


async def test_nothing_of_it_reaches_the_log(
    channel: TelegramChannel, script: Any, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        await TelegramChannel("7000000001:sample-token-nobody-has", request=script, polls=script).bot.send_message(
            1, "gul"
        )
        script.on("sendMessage", (200, b'{"gul": broken'))
        with pytest.raises(Unknown):
            await channel.tell(CHAT, Tell("gul"))
        assert "token" not in repr(channel) and "token" not in repr(channel.bot)
    assert "gul" not in caplog.text and "sample-token" not in caplog.text
