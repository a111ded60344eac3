"""What the bot reads: messages, users, chats as the JSON objects of the Bot API."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.simulator.model import RIGHTS, Chat, Json, Message, Topic, User

if TYPE_CHECKING:
    from bot.simulator.world import World


def user(one: User) -> Json:
    """A `User`."""
    made: Json = {"id": one.id, "is_bot": one.is_bot, "first_name": one.name if not one.deactivated else ""}
    if one.username:
        made["username"] = one.username
    if one.lang:
        made["language_code"] = one.lang
    return made


def chat(world: World, one: Chat) -> Json:
    """A `Chat`."""
    if one.private:
        person = world.users[one.id]
        made: Json = {"id": one.id, "first_name": person.name, "type": "private"}
        if person.username:
            made["username"] = person.username
        return made
    made = {"id": one.id, "title": one.title, "type": one.kind}
    if one.forum:
        made["is_forum"] = True
    return made


def message(world: World, one: Message, depth: int = 1) -> Json:
    """A `Message`; the message it answers comes along once, without the one that answers in turn."""
    place = world.chats[one.chat]
    made: Json = {
        "message_id": one.id,
        "from": user(one.sender),
        "chat": chat(world, place),
        "date": one.date,
    }
    if one.edited:
        made["edit_date"] = one.edited
    if one.thread:
        made["message_thread_id"] = one.thread
        made["is_topic_message"] = True
    if one.origin is not None:
        made["forward_origin"] = one.origin
    if depth:
        _add_reply(world, place, one, made)
    if one.elsewhere is not None:
        made["external_reply"] = one.elsewhere
    if one.quote is not None:
        made["quote"] = one.quote
    if one.album:
        made["media_group_id"] = one.album
    made.update(one.content)
    if one.protected:
        made["has_protected_content"] = True
    if one.markup is not None:
        made["reply_markup"] = one.markup
    return made


def _add_reply(world: World, place: Chat, one: Message, made: Json) -> None:
    target = one.reply_to
    if not target and one.elsewhere is None and one.thread != one.id:
        # In a topic every message answers the topic's first, service, message unless it answers another.
        target = one.thread
    answered = place.messages.get(target) if target else None
    if answered is None:
        return
    made["reply_to_message"] = message(world, answered, 0)
    if one.reply_to and place.kind == "supergroup" and not one.thread:
        made["message_thread_id"] = root(place, answered)


def root(place: Chat, one: Message) -> int:
    """The first message of a chain of replies: its id is the thread id outside topics."""
    seen = {one.id}
    while one.reply_to and one.reply_to in place.messages and one.reply_to not in seen:
        one = place.messages[one.reply_to]
        seen.add(one.id)
    return one.id


def gone(world: World, place: Chat, message_id: int) -> Json:
    """An `InaccessibleMessage`."""
    return {"chat": chat(world, place), "message_id": message_id, "date": 0}


def topic(one: Topic) -> Json:
    """A `ForumTopic`."""
    made: Json = {"message_thread_id": one.id, "name": one.name, "icon_color": one.color}
    if one.emoji:
        made["icon_custom_emoji_id"] = one.emoji
    return made


def member(world: World, place: Chat, who: User) -> Json:
    """A `ChatMember` of any of its kinds."""
    if who.id == world.bot.id:
        status = place.bot
    elif place.private:
        status = "member"
    else:
        status = place.members.get(who.id, "left")
    return member_as(who, status, place.rights)


def member_as(who: User, status: str, rights: frozenset[str]) -> Json:
    """A `ChatMember` with this status."""
    made: Json = {"user": user(who), "status": status}
    if status == "creator":
        made["is_anonymous"] = False
    elif status == "administrator":
        made["can_be_edited"] = False
        made.update({right: right in rights for right in RIGHTS})
    elif status == "kicked":
        made["until_date"] = 0
    return made
