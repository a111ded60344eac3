"""At the desk nothing may land outside its topic, and what cannot be posted says why."""

from __future__ import annotations

from typing import Any

import pytest

from bot.channels.telegram.errors import LeakedPost
from bot.channels.telegram.speak import TelegramChannel
from bot.core.events import Address
from bot.core.outgoing import Card, CopyIn, Key, Notice, OpenTopic, RenameTopic
from bot.errors import MessageLost, NoRights, Refused, TopicLost, Unknown

GROUP, TOPIC = -1001000000001, 200
ROWS = ((Key("Claim", "claim:K-4821"),),)
PHOTO = CopyIn(Address("telegram", "5550001"), 41)
NO_REPLY = "Bad Request: message to be replied not found"


async def test_open_topic(channel: TelegramChannel, script: Any) -> None:
    script.on("createForumTopic", {"message_thread_id": TOPIC, "name": "x", "icon_color": 16766590}, {"name": "x"})
    assert await channel.open_topic(GROUP, OpenTopic("K" * 200, 16766590)) == TOPIC
    asked = script.params("createForumTopic")
    assert len(asked["name"]) == 128 and asked["icon_color"] == 16766590
    with pytest.raises(Unknown):
        await channel.open_topic(GROUP, OpenTopic("K-4821", 5))
    assert "icon_color" not in script.params("createForumTopic", 1)


async def test_topics_already_as_wanted(channel: TelegramChannel, script: Any) -> None:
    script.refuse("editForumTopic", "Bad Request: TOPIC_NOT_MODIFIED")
    script.refuse("closeForumTopic", "Bad Request: TOPIC_ID_INVALID")
    script.refuse("deleteForumTopic", "Bad Request: message thread not found")
    await channel.rename_topic(GROUP, TOPIC, RenameTopic("K-4821 · 1"))
    await channel.shut_topic(GROUP, TOPIC)
    await channel.drop_topic(GROUP, TOPIC)
    assert all(params["message_thread_id"] == TOPIC for _, params in script.asked)


async def test_rights_are_missed_aloud(channel: TelegramChannel, script: Any) -> None:
    script.refuse("closeForumTopic", "Bad Request: not enough rights to close or open the topic")
    with pytest.raises(NoRights):
        await channel.shut_topic(GROUP, TOPIC)


async def test_renaming_a_lost_topic(channel: TelegramChannel, script: Any) -> None:
    script.refuse("editForumTopic", "Bad Request: TOPIC_ID_INVALID")
    with pytest.raises(TopicLost):
        await channel.rename_topic(GROUP, TOPIC, RenameTopic("x"))


async def test_post_is_protected_and_plain(channel: TelegramChannel, script: Any) -> None:
    assert await channel.post(GROUP, TOPIC, "**салом** <b>", ROWS, reply_to=205) == [script.last]
    asked = script.params("sendMessage")
    assert asked["protect_content"] is True and asked["message_thread_id"] == TOPIC
    assert asked["text"] == "**салом** <b>" and "parse_mode" not in asked
    assert asked["reply_parameters"] == {"message_id": 205, "allow_sending_without_reply": True}


async def test_long_post_stays_in_its_topic(channel: TelegramChannel, script: Any) -> None:
    sent = await channel.post(GROUP, TOPIC, "я" * 9000)
    assert len(sent) == 3
    assert all(params["message_thread_id"] == TOPIC and params["protect_content"] for _, params in script.asked)


@pytest.mark.parametrize("thread", [{}, {"message_thread_id": 999, "is_topic_message": True}])
async def test_a_stray_post_is_removed_at_once(channel: TelegramChannel, script: Any, thread: dict[str, Any]) -> None:
    script.on("sendMessage", {"message_id": 77} | thread)
    with pytest.raises(TopicLost) as caught:
        await channel.post(GROUP, TOPIC, "я" * 9000)
    assert isinstance(caught.value, LeakedPost) and caught.value.leaked and caught.value.removed
    assert script.asked[1:] == [("deleteMessage", {"chat_id": GROUP, "message_id": 77})]


async def test_a_stray_post_that_stays_is_told(channel: TelegramChannel, script: Any) -> None:
    script.on("sendMessage", {"message_id": 77})
    script.refuse("deleteMessage", "Bad Request: message can't be deleted")
    with pytest.raises(LeakedPost) as caught:
        await channel.card(GROUP, TOPIC, Card("K-4821", ROWS))
    assert not caught.value.removed


async def test_card_is_edited_for_ever(channel: TelegramChannel, script: Any) -> None:
    first = await channel.card(GROUP, TOPIC, Card("**K-4821** " + "я" * 5000, ROWS))
    assert len(script.asked) == 1 and script.params("sendMessage")["protect_content"] is True
    script.on("editMessageText", {"message_id": first, "message_thread_id": TOPIC})
    assert await channel.card(GROUP, TOPIC, Card("K-4821"), edit=first) == first
    script.refuse("editMessageText", "Bad Request: message is not modified")
    assert await channel.card(GROUP, TOPIC, Card("K-4821"), edit=first) == first
    script.refuse("editMessageText", "Bad Request: message to edit not found")
    assert await channel.card(GROUP, TOPIC, Card("K-4821"), edit=first) != first


async def test_card_edited_in_a_foreign_topic(channel: TelegramChannel, script: Any) -> None:
    script.on("editMessageText", {"message_id": 9, "message_thread_id": 999})
    with pytest.raises(LeakedPost):
        await channel.card(GROUP, TOPIC, Card("K-4821"), edit=9)


async def test_repost_keeps_to_its_topic(channel: TelegramChannel, script: Any) -> None:
    script.on("editMessageText", {"message_id": 9, "message_thread_id": TOPIC})
    assert await channel.repost(GROUP, 9, "я" * 5000) == [9, script.last]
    rest = script.params("sendMessage")
    assert rest["message_thread_id"] == TOPIC and rest["protect_content"] is True
    assert rest["reply_parameters"] == {"message_id": 9, "allow_sending_without_reply": False}


async def test_notice(channel: TelegramChannel, script: Any) -> None:
    await channel.notice(GROUP, Notice("**K-4821**", ROWS))
    asked = script.params("sendMessage")
    assert asked["protect_content"] is True and asked["disable_notification"] is True
    assert "message_thread_id" not in asked
    await channel.notice(6660001, Notice("K-4821", loud=True))
    assert script.params("sendMessage", 1)["disable_notification"] is False


async def test_leave(channel: TelegramChannel, script: Any) -> None:
    await channel.leave(-1002)
    script.refuse("leaveChat", "Forbidden: bot is not a member of the supergroup chat", code=403)
    await channel.leave(-1002)
    assert script.params("leaveChat") == {"chat_id": -1002}


# -- media, whose place cannot be seen afterwards --------------------------------------------------------------------


async def test_media_answers_strictly_inside_the_topic(channel: TelegramChannel, script: Any) -> None:
    assert await channel.copy_in(GROUP, TOPIC, PHOTO) == script.last
    assert script.asked == [
        (
            "copyMessage",
            {
                "chat_id": GROUP,
                "message_thread_id": TOPIC,
                "from_chat_id": 5550001,
                "message_id": 41,
                "protect_content": True,
                "reply_parameters": {"message_id": TOPIC, "allow_sending_without_reply": False},
            },
        )
    ]


async def test_media_keeps_its_reply_and_survives_its_loss(channel: TelegramChannel, script: Any) -> None:
    answered = CopyIn(PHOTO.address, 41, reply_to=205)
    await channel.copy_in(GROUP, TOPIC, answered)
    script.refuse("copyMessage", NO_REPLY)
    await channel.copy_in(GROUP, TOPIC, answered)
    assert [p["reply_parameters"]["message_id"] for _, p in script.asked] == [205, 205, TOPIC]


async def test_media_falls_back_to_a_post_whose_place_was_seen(channel: TelegramChannel, script: Any) -> None:
    script.refuse("copyMessage", NO_REPLY)
    assert await channel.copy_in(GROUP, TOPIC, PHOTO) == script.last
    assert script.methods() == ["copyMessage", "sendMessage", "copyMessage"]
    assert script.params("copyMessage", 1)["reply_parameters"]["message_id"] == script.last - 1


async def test_media_never_goes_without_an_anchor(channel: TelegramChannel, script: Any) -> None:
    for _ in range(2):
        script.refuse("copyMessage", NO_REPLY)
    with pytest.raises(TopicLost):
        await channel.copy_in(GROUP, TOPIC, PHOTO)
    script.refuse("copyMessage", NO_REPLY)
    script.refuse("sendMessage", "Bad Request: message thread not found")
    with pytest.raises(TopicLost):
        await channel.copy_in(GROUP, TOPIC, PHOTO)
    script.refuse("copyMessage", "Bad Request: message thread not found")
    with pytest.raises(TopicLost):
        await channel.copy_in(GROUP, TOPIC, PHOTO)


async def test_media_the_person_deleted(channel: TelegramChannel, script: Any) -> None:
    script.refuse("copyMessage", "Bad Request: message to copy not found")
    with pytest.raises(MessageLost):
        await channel.copy_in(GROUP, TOPIC, PHOTO)
    with pytest.raises(Refused):
        await channel.copy_in(GROUP, TOPIC, CopyIn(Address("web", "x"), 41))
