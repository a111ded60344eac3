"""What the page and the tests are shown: chats as a person sees them, and the state of everything."""

from __future__ import annotations

from typing import Any

from bot.simulator import entities
from bot.simulator.model import GENERAL, Chat, Json, Message, Topic, User
from bot.simulator.world import World

_SERVICE = {
    "forum_topic_created": "Topic created",
    "forum_topic_edited": "Topic renamed",
    "forum_topic_closed": "Topic closed",
    "forum_topic_reopened": "Topic reopened",
    "pinned_message": "Message pinned",
    "new_chat_members": "New member",
    "left_chat_member": "Member left",
    "migrate_to_chat_id": "Group moved to a new address",
    "migrate_from_chat_id": "Group moved here",
}


def where(world: World, place: Chat, thread: int = GENERAL) -> Json:
    """Which window a thing belongs to: a person's phone, a counsellor's, or a topic of the desk."""
    if place.id == world.group_id:
        return {"topic": thread}
    if place.private:
        return {"staff" if place.id in world.counsellors else "peer": place.id}
    return {"chat": place.id}


def message(world: World, one: Message) -> Json:
    """A message as an app shows it. `html` is safe to put into a page."""
    place = world.chats[one.chat]
    content = one.content
    text = str(content.get("text", ""))
    marks = content.get("entities") or []
    service = ""
    if one.kind == "service":
        service = text = next((label for key, label in _SERVICE.items() if key in content), "Service message")
        name = (content.get("forum_topic_created") or content.get("forum_topic_edited") or {}).get("name")
        if name:
            text = f"{service}: {name}"
    answered = place.messages.get(one.reply_to) if one.reply_to else None
    return {
        "id": one.id,
        "from": {"id": one.sender.id, "name": one.sender.name, "bot": one.sender.is_bot},
        "date": one.date,
        "text": text,
        "html": entities.render(text, marks),
        "kind": one.kind,
        "caption": content.get("caption", ""),
        "caption_html": entities.render(content.get("caption", ""), content.get("caption_entities") or []),
        "media": content.get(one.kind) if one.kind not in ("text", "service") else None,
        "buttons": _buttons(one),
        "reply_to": None if answered is None else {"id": answered.id, "text": answered.text[:80]},
        "edited": bool(one.edited),
        "reactions": sorted(set(one.reactions.values())),
        "protected": one.protected,
        "pinned": one.id in place.pinned,
        "topic": one.thread,
    }


def _buttons(one: Message) -> list[list[Json]]:
    rows = one.markup["inline_keyboard"] if one.markup else []
    return [
        [
            {
                "text": button["text"],
                "data": button.get("callback_data", ""),
                "style": button.get("style", ""),
                "copy": button.get("copy_text", {}).get("text", ""),
                "url": button.get("url", ""),
            }
            for button in row
        ]
        for row in rows
    ]


def messages(world: World, place: Chat, thread: int | None = None) -> list[Json]:
    """Everything in a chat, or in one topic of it, oldest first; seen, so no longer unread."""
    if thread is not None and thread in place.topics:
        place.topics[thread].unread = 0
    else:
        place.unread = 0
    return [message(world, one) for one in place.messages.values() if thread is None or one.thread == thread]


def topic(one: Topic) -> Json:
    """A topic in the list of topics."""
    return {
        "id": one.id, "name": one.name, "closed": one.closed, "deleted": one.deleted,
        "icon": f"#{one.color:06x}", "unread": one.unread,
    }  # fmt: skip


def person(one: User) -> Json:
    """A person or a counsellor."""
    return {"id": one.id, "name": one.name, "lang": one.lang, "blocked": one.blocked, "started": one.started}


def state(world: World) -> Json:
    """Everything but the messages."""
    desk = world.desk
    general = {"id": GENERAL, "name": "General", "closed": False, "deleted": False, "icon": "", "unread": desk.unread}
    return {
        "bot": {
            "id": world.bot.id,
            "name": world.bot.name,
            "username": world.bot.username,
            "name_by_lang": dict(world.face.name),
            "description_by_lang": dict(world.face.description),
            "short_description_by_lang": dict(world.face.short_description),
            "commands_by_lang": _commands(world),
        },
        "people": [person(one) for one in world.people()],
        "counsellors": [person(world.users[one]) for one in world.counsellors],
        "group": {
            "id": desk.id,
            "title": desk.title,
            "bot": desk.bot,
            "topics": [general, *(topic(one) for one in desk.topics.values() if not one.deleted)],
        },
        "others": [
            {"id": one.id, "title": one.title, "kind": one.kind, "bot": one.bot}
            for one in world.chats.values()
            if not one.private and one.id != desk.id
        ],
        "clock": world.clock.now(),
        "pending_updates": len(world.updates),
    }


def _commands(world: World) -> Json:
    """Commands shown in a private chat: those for private chats before the default ones."""
    found: Json = {}
    for scope in ("default", "all_private_chats"):
        found.update(world.face.commands.get(scope, {}))
    return found


def event(world: World, kind: str, more: dict[str, Any]) -> Json:
    """A change as the stream of events tells it."""
    told: Json = {"type": kind}
    one = more.get("message")
    if isinstance(one, Message):
        told["where"] = where(world, world.chats[one.chat], one.thread)
        told["message"] = message(world, one)
    if isinstance(more.get("topic"), Topic):
        told["where"] = {"topic": more["topic"].id}
        told["topic"] = topic(more["topic"])
    tap = more.get("tap")
    if tap is not None:
        told["where"] = where(world, world.chats[tap.chat], _thread_of(world, tap.chat, tap.message))
        told["text"], told["alert"] = tap.answer
        told["as"], told["id"] = tap.user, tap.message
    if "chat" in more and "where" not in told and more["chat"] in world.chats:
        told["where"] = where(world, world.chats[more["chat"]], more.get("thread", GENERAL))
    for key in ("where", "action", "field", "lang", "bot", "data", "user"):
        if key in more:
            told[key] = more[key]
    if "person" in more:
        told["person"] = person(world.users[more["person"]])
    return told


def _thread_of(world: World, chat: int, message_id: int) -> int:
    found = world.chats[chat].messages.get(message_id)
    return GENERAL if found is None else found.thread
