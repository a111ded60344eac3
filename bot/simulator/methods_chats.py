"""Methods about chats: topics, members, rights, files, typing."""

from __future__ import annotations

from typing import Any

from bot.simulator import wire
from bot.simulator.access import Api
from bot.simulator.model import Chat, Json, User
from bot.simulator.refusal import bad
from bot.simulator.validate import Params
from bot.simulator.world import TOPIC_COLOURS

MOST_DOWNLOAD = 20 * 1024 * 1024
NAME_LENGTH = 128
_ACTIONS = frozenset(
    {
        "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "record_audio",
        "upload_audio", "upload_document", "choose_sticker", "find_location", "record_video_note",
        "upload_video_note", "cancel",
    }
)  # fmt: skip


# -- topics ---------------------------------------------------------------------------------------------------


def create_topic(api: Api, p: Params) -> Any:
    """createForumTopic: the new topic, and its service message as an update to the bot itself."""
    place = api.forum(p)
    if not place.bot_may("can_manage_topics"):
        raise bad("Not enough rights to create a topic")
    name = p.get("name", "").strip()[:NAME_LENGTH]
    if not name:
        raise bad("Name must be non-empty")
    color = p.get("icon_color", 0)
    if not 0 <= color <= 0xFFFFFF:
        raise bad("Invalid icon color specified")
    if color and color not in TOPIC_COLOURS:
        raise bad("TOPIC_ICON_COLOR_INVALID")
    api.take(place)
    return wire.topic(api.world.open_topic(place, api.world.bot, name, color, p.get("icon_custom_emoji_id", "")))


def edit_topic(api: Api, p: Params) -> Any:
    """editForumTopic"""
    place = api.forum(p)
    topic = api.topic(place, p)
    if not place.bot_may("can_manage_topics"):
        raise bad("Not enough rights to edit the topic")
    name = p.get("name", "")
    if name and not name.strip():
        raise bad("Name must be non-empty")
    changed: Json = {}
    if name and name.strip()[:NAME_LENGTH] != topic.name:
        changed["name"] = topic.name = name.strip()[:NAME_LENGTH]
    if "icon_custom_emoji_id" in p and p["icon_custom_emoji_id"] != topic.emoji:
        changed["icon_custom_emoji_id"] = topic.emoji = p["icon_custom_emoji_id"]
    if not changed:
        if name or "icon_custom_emoji_id" in p:
            raise bad("TOPIC_NOT_MODIFIED")
        return True
    api.take(place)
    api.world.tell("topic", chat=place.id, topic=topic)
    api.world.serve(place, api.world.bot, {"forum_topic_edited": changed}, topic.id)
    return True


def toggle_topic(*, closed: bool) -> Any:
    """closeForumTopic or reopenForumTopic."""

    def toggle(api: Api, p: Params) -> Any:
        place = api.forum(p)
        if not place.bot_may("can_manage_topics"):
            raise bad("Not enough rights to close or open the topic")
        topic = api.topic(place, p)
        if topic.closed == closed:
            raise bad("TOPIC_NOT_MODIFIED")
        api.take(place)
        api.world.shut_topic(place, api.world.bot, topic, closed=closed)
        return True

    return toggle


def delete_topic(api: Api, p: Params) -> Any:
    """deleteForumTopic"""
    place = api.forum(p)
    if not place.bot_may("can_delete_messages"):
        raise bad("Not enough rights to delete the topic")
    api.world.drop_topic(place, api.topic(place, p))
    return True


# -- chats and members ----------------------------------------------------------------------------------------


def get_chat(api: Api, p: Params) -> Any:
    """getChat: a `ChatFullInfo`."""
    place = api.chat(p.get("chat_id", ""))
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
    made = {
        **wire.chat(api.world, place),
        "accent_color_id": abs(place.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, False),
    }
    if not place.private:
        made["permissions"] = {"can_send_messages": True, "can_pin_messages": False, "can_manage_topics": False}
        made["has_visible_history"] = True
    if place.pinned and (newest := place.messages.get(place.pinned[-1])) is not None:
        made["pinned_message"] = wire.message(api.world, newest, 0)
    return made


def _member(api: Api, p: Params) -> tuple[Chat, User]:
    if p.get("user_id", 0) <= 0:
        raise bad("Invalid user_id specified")
    place = api.chat(p.get("chat_id", ""))
    who = api.world.users.get(p["user_id"])
    if who is None:
        raise bad("PARTICIPANT_ID_INVALID" if place.kind == "supergroup" else "user not found")
    return place, who


def get_member(api: Api, p: Params) -> Any:
    """getChatMember"""
    place, who = _member(api, p)
    if place.private and who.id not in (place.id, api.world.bot.id):
        raise bad("member not found")
    return wire.member(api.world, place, who)


def count_members(api: Api, p: Params) -> Any:
    """getChatMemberCount"""
    place = api.chat(p.get("chat_id", ""))
    present = sum(1 for status in place.members.values() if status not in ("left", "kicked"))
    return 2 if place.private else present + (place.bot in ("administrator", "member"))


def get_administrators(api: Api, p: Params) -> Any:
    """getChatAdministrators"""
    place = api.chat(p.get("chat_id", ""))
    if place.private:
        raise bad("there are no administrators in the private chat")
    ids = [who for who, status in place.members.items() if status in ("creator", "administrator")]
    if place.bot == "administrator":
        ids.append(api.world.bot.id)
    return [wire.member(api.world, place, api.world.users[each]) for each in ids]


def ban(api: Api, p: Params) -> Any:
    """banChatMember"""
    place, who = _member(api, p)
    if place.private:
        raise bad("can't ban members in private chats")
    status = place.members.get(who.id, "left")
    if status == "creator":
        raise bad("can't remove chat owner")
    if not place.bot_may("can_restrict_members"):
        raise bad("not enough rights to restrict/unrestrict chat member")
    if status == "administrator":
        raise bad("user is an administrator of the chat")
    _member_becomes(api, place, who, "kicked")
    if status == "member":
        api.world.serve(place, api.world.bot, {"left_chat_member": wire.user(who)})
    return True


def unban(api: Api, p: Params) -> Any:
    """unbanChatMember: without only_if_banned it removes a member as well, as Telegram's does."""
    place, who = _member(api, p)
    if place.private:
        raise bad("can't unban members in private chats")
    status = place.members.get(who.id, "left")
    if not place.bot_may("can_restrict_members"):
        raise bad("not enough rights to restrict/unrestrict chat member")
    if status == "kicked" or (status == "member" and not p.get("only_if_banned")):
        _member_becomes(api, place, who, "left")
    return True


def _member_becomes(api: Api, place: Chat, who: User, status: str) -> None:
    world = api.world
    old = wire.member(world, place, who)
    place.members[who.id] = status
    payload = {
        "chat": wire.chat(world, place), "from": wire.user(world.bot), "date": world.clock.now(),
        "old_chat_member": old, "new_chat_member": wire.member(world, place, who),
    }  # fmt: skip
    world.updates.push("chat_member", payload, ("chat", place.id))
    world.tell("state", chat=place.id)


def leave(api: Api, p: Params) -> Any:
    """leaveChat"""
    place = api.chat(p.get("chat_id", ""))
    if place.private:
        raise bad("method is available for supergroup and channel chats only")
    api.world.bot_becomes(place, "left", api.world.bot)
    return True


def chat_action(api: Api, p: Params) -> Any:
    """sendChatAction"""
    if p.get("action", "").lower() not in _ACTIONS:
        raise bad("Wrong parameter action in request")
    place = api.chat(p.get("chat_id", ""), write=True)
    api.reachable(place)
    api.world.tell("typing", chat=place.id, thread=p.get("message_thread_id", 0), action=p["action"])
    return True


def get_file(api: Api, p: Params) -> Any:
    """getFile"""
    file_id = p.get("file_id", "")
    if not file_id:
        raise bad("file_id not specified")
    file = api.world.files.get(file_id)
    if file is None:
        raise bad("invalid file_id")
    if file.size > MOST_DOWNLOAD:
        raise bad("file is too big")
    return {"file_id": file.id, "file_unique_id": file.unique, "file_size": file.size, "file_path": file.path}
