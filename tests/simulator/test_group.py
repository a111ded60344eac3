"""The desk: topics, rights, members, moves, and what the bot gets to see of a group."""

from __future__ import annotations

import pytest
from telegram import Bot, ChatMemberAdministrator, ReplyParameters
from telegram.error import BadRequest, ChatMigrated, Forbidden

from bot.simulator.model import ALL_RIGHTS, User
from bot.simulator.simulator import Simulator
from tests.simulator.conftest import Hands


async def test_a_topic_lives_and_dies(bot: Bot, sim: Simulator) -> None:
    topic = await bot.create_forum_topic(sim.group_id, "K-4821", icon_color=16478047)
    thread = topic.message_thread_id
    own = await bot.get_updates()
    assert own[0].message is not None
    assert own[0].message.forum_topic_created is not None
    assert own[0].message.from_user is not None
    assert (own[0].message.from_user.id, own[0].message.message_id) == (bot.id, thread)
    post = await bot.send_message(sim.group_id, "card", message_thread_id=thread)
    assert post.is_topic_message
    assert post.message_thread_id == thread
    assert post.reply_to_message is not None
    assert post.reply_to_message.forum_topic_created is not None
    assert await bot.edit_forum_topic(sim.group_id, thread, name="K-4821 closed")
    assert await bot.close_forum_topic(sim.group_id, thread)
    await bot.send_message(sim.group_id, "an administrator writes into closed topics", message_thread_id=thread)
    assert await bot.reopen_forum_topic(sim.group_id, thread)
    assert await bot.delete_forum_topic(sim.group_id, thread)
    assert sim.topic(thread) == []


@pytest.mark.parametrize(
    ("method", "more", "words"),
    [
        ("editForumTopic", {"name": "K-1"}, "TOPIC_NOT_MODIFIED"),
        ("editForumTopic", {"name": " "}, "name must be non-empty"),
        ("reopenForumTopic", {}, "TOPIC_NOT_MODIFIED"),
        ("closeForumTopic", {"message_thread_id": 99}, "TOPIC_ID_INVALID"),
        ("closeForumTopic", {"message_thread_id": 0}, "invalid forum topic identifier specified"),
        ("deleteForumTopic", {"message_thread_id": 99}, "TOPIC_ID_INVALID"),
        ("createForumTopic", {"name": ""}, "name must be non-empty"),
        ("createForumTopic", {"name": "x", "icon_color": 1}, "TOPIC_ICON_COLOR_INVALID"),
        ("sendMessage", {"text": "x", "message_thread_id": 1}, "message thread not found"),
        ("sendMessage", {"text": "x", "message_thread_id": 99}, "message thread not found"),
        ("copyMessage", {"from_chat_id": -1001000000001, "message_id": 2}, "the message can't be copied"),
        ("deleteMessage", {"message_id": 2}, "message can't be deleted"),
        ("pinChatMessage", {"message_id": 2}, "message can't be pinned"),
        ("banChatMember", {"user_id": 5000001}, "can't remove chat owner"),
        ("getChatMember", {"user_id": 0}, "invalid user_id specified"),
    ],
)
async def test_refusals_of_the_group(
    method: str, more: dict[str, object], words: str, hands: Hands, sim: Simulator
) -> None:
    made = await hands.call("createForumTopic", chat_id=sim.group_id, name="K-1")
    topic = made["result"]["message_thread_id"]
    assert topic == 2
    asked = {"chat_id": sim.group_id, "message_thread_id": topic, **more}
    assert await hands.refused(method, **asked) == (400, f"Bad Request: {words}")


async def test_a_deleted_topic_takes_no_posts(bot: Bot, sim: Simulator) -> None:
    thread = (await bot.create_forum_topic(sim.group_id, "K-1")).message_thread_id
    post = await bot.send_message(sim.group_id, "card", message_thread_id=thread)
    before = len(sim.updates)
    sim.acts.do_topic(sim.world.desk, thread, "delete")
    assert len(sim.updates) == before  # nothing tells the bot
    with pytest.raises(BadRequest, match=r"^Message thread not found$"):
        await bot.send_message(sim.group_id, "line", message_thread_id=thread)
    with pytest.raises(BadRequest, match=r"^Message to edit not found$"):
        await bot.edit_message_text("card 2", sim.group_id, post.message_id)
    with pytest.raises(BadRequest, match=r"^Topic_id_invalid$"):
        await bot.close_forum_topic(sim.group_id, thread)


async def test_without_rights(bot: Bot, sim: Simulator) -> None:
    thread = (await bot.create_forum_topic(sim.group_id, "K-1")).message_thread_id
    post = await bot.send_message(sim.group_id, "card", message_thread_id=thread)
    sim.acts.do_topic(sim.world.desk, thread, "close")
    sim.acts.do_group("promote", sim.world.desk, rights=sorted(ALL_RIGHTS - {"can_manage_topics", "can_pin_messages"}))
    with pytest.raises(BadRequest, match=r"^Not enough rights to create a topic$"):
        await bot.create_forum_topic(sim.group_id, "K-2")
    with pytest.raises(BadRequest, match=r"^Not enough rights to close or open the topic$"):
        await bot.reopen_forum_topic(sim.group_id, thread)
    with pytest.raises(BadRequest, match=r"^Topic_closed$"):
        await bot.send_message(sim.group_id, "line", message_thread_id=thread)
    with pytest.raises(BadRequest, match=r"^Not enough rights to manage pinned messages in the chat$"):
        await bot.pin_chat_message(sim.group_id, post.message_id)


async def test_a_reply_goes_to_the_topic_of_what_it_answers(bot: Bot, sim: Simulator) -> None:
    first = (await bot.create_forum_topic(sim.group_id, "K-1")).message_thread_id
    second = (await bot.create_forum_topic(sim.group_id, "K-2")).message_thread_id
    post = await bot.send_message(sim.group_id, "card", message_thread_id=first)
    answer = await bot.send_message(sim.group_id, "answer", reply_parameters=ReplyParameters(post.message_id))
    assert answer.message_thread_id == first
    across = await bot.send_message(
        sim.group_id, "x", message_thread_id=second, reply_parameters=ReplyParameters(post.message_id)
    )
    assert across.message_thread_id == second
    assert across.external_reply is not None


async def test_a_reply_in_general_has_a_thread_id_but_is_no_topic_message(bot: Bot, sim: Simulator) -> None:
    post = await bot.send_message(sim.group_id, "notice")
    sim.say(sim.world.counsellors[1], "thanks", topic=0, reply_to=post.message_id)
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.message_thread_id == post.message_id
    assert not update.message.is_topic_message


async def test_pins_tell_the_bot(bot: Bot, sim: Simulator) -> None:
    thread = (await bot.create_forum_topic(sim.group_id, "K-1")).message_thread_id
    post = await bot.send_message(sim.group_id, "card", message_thread_id=thread)
    assert await bot.pin_chat_message(sim.group_id, post.message_id)
    seen = await bot.get_updates()
    assert seen[-1].message is not None
    assert seen[-1].message.pinned_message is not None
    assert seen[-1].message.pinned_message.message_id == post.message_id
    assert await bot.unpin_chat_message(sim.group_id)
    with pytest.raises(BadRequest, match=r"^Message to unpin not found$"):
        await bot.unpin_chat_message(sim.group_id)


async def test_the_group_and_its_people(bot: Bot, sim: Simulator) -> None:
    chat = await bot.get_chat(sim.group_id)
    assert (chat.type, chat.is_forum, chat.title) == ("supergroup", True, "Hamroh desk")
    me = await bot.get_chat_member(sim.group_id, bot.id)
    assert isinstance(me, ChatMemberAdministrator)
    assert me.can_manage_topics
    assert await bot.get_chat_member_count(sim.group_id) == 4
    assert {one.user.id for one in await bot.get_chat_administrators(sim.group_id)} == {
        bot.id,
        sim.world.counsellors[0],
    }
    leaver = sim.world.counsellors[2]
    await bot.ban_chat_member(sim.group_id, leaver)
    assert (await bot.get_chat_member(sim.group_id, leaver)).status == "kicked"
    await bot.unban_chat_member(sim.group_id, leaver, only_if_banned=True)
    assert (await bot.get_chat_member(sim.group_id, leaver)).status == "left"


async def test_privacy_mode_hides_the_group_from_a_plain_member(bot: Bot, sim: Simulator) -> None:
    writer = sim.world.counsellors[1]
    post = await bot.send_message(sim.group_id, "notice")
    sim.say(writer, "seen as administrator", topic=0)
    sim.acts.do_group("demote", sim.world.desk)
    sim.say(writer, "unseen", topic=0)
    sim.say(writer, "/pair 1", topic=0)
    sim.say(writer, "an answer to the bot", topic=0, reply_to=post.message_id)
    seen = await bot.get_updates()
    assert [one.message.text for one in seen if one.message] == [
        "seen as administrator",
        "/pair 1",
        "an answer to the bot",
    ]
    (change,) = [one.my_chat_member for one in seen if one.my_chat_member]
    assert (change.old_chat_member.status, change.new_chat_member.status) == ("administrator", "member")


async def test_kicked_and_left(bot: Bot, sim: Simulator) -> None:
    sim.acts.do_group("kick", sim.world.desk)
    with pytest.raises(Forbidden, match=r"^Forbidden: bot was kicked from the supergroup chat$"):
        await bot.send_message(sim.group_id, "x")
    other = sim.world.add_group("Elsewhere")
    sim.acts.do_group("add", other)
    seen = await bot.get_updates()
    assert seen[-2].my_chat_member is not None
    assert (seen[-2].my_chat_member.chat.id, seen[-2].my_chat_member.new_chat_member.status) == (other.id, "member")
    assert await bot.leave_chat(other.id)
    with pytest.raises(Forbidden, match=r"^Forbidden: bot is not a member of the supergroup chat$"):
        await bot.send_message(other.id, "x")


@pytest.mark.parametrize("keep", [True, False])
async def test_a_migrated_group_gives_its_new_id(keep: bool, bot: Bot, sim: Simulator) -> None:
    old = sim.group_id
    thread = (await bot.create_forum_topic(old, "K-1")).message_thread_id
    new = sim.acts.do_group("migrate", sim.world.desk, keep_topics=keep)
    assert sim.group_id == new.id != old
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(old, "x")
    assert moved.value.new_chat_id == new.id
    seen = [one.message for one in await bot.get_updates() if one.message]
    assert [one.migrate_to_chat_id for one in seen if one.migrate_to_chat_id] == [new.id]
    assert [one.migrate_from_chat_id for one in seen if one.migrate_from_chat_id] == [old]
    if keep:
        assert (await bot.send_message(new.id, "x", message_thread_id=thread)).message_thread_id == thread
    else:
        with pytest.raises(BadRequest, match=r"^Message thread not found$"):
            await bot.send_message(new.id, "x", message_thread_id=thread)


async def test_blocking_tells_the_bot(bot: Bot, person: User, sim: Simulator) -> None:
    sim.acts.block(person, blocked=True)
    sim.acts.block(person, blocked=False)
    changes = [one.my_chat_member for one in await bot.get_updates() if one.my_chat_member]
    assert [one.new_chat_member.status for one in changes] == ["kicked", "member"]
    assert changes[0].chat.id == person.id
