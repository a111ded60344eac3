"""Methods that change what is there: edits, deletions, reactions, pins, answers to taps."""

from __future__ import annotations

from typing import Any

from bot.simulator import wire
from bot.simulator.access import Api, inline_only
from bot.simulator.entities import units
from bot.simulator.methods_send import caption_of, fits, message_ids, text_of
from bot.simulator.model import Chat, Json, Message
from bot.simulator.refusal import bad
from bot.simulator.validate import Params, objects

DELETE_WITHIN = 2 * 86400
_SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
REACTIONS = frozenset(
    {
        "❤", "👍", "👎", "🔥", "🥰", "👏", "😁", "🤔", "🤯", "😱", "🤬", "😢", "🎉", "🤩", "🤮", "💩", "🙏",
        "👌", "🕊", "🤡", "🥱", "🥴", "😍", "🐳", "❤‍🔥", "🌚", "🌭", "💯", "🤣", "⚡", "🍌", "🏆", "💔", "🤨",
        "😐", "🍓", "🍾", "💋", "🖕", "😈", "😴", "😭", "🤓", "👻", "👨‍💻", "👀", "🎃", "🙈", "😇", "😨", "🤝",
        "✍", "🤗", "🫡", "🎅", "🎄", "☃", "💅", "🤪", "🗿", "🆒", "💘", "🙉", "🦄", "😘", "💊", "🙊", "😎",
        "👾", "🤷‍♂", "🤷", "🤷‍♀", "😡",
    }
)  # fmt: skip


def _editable(api: Api, p: Params) -> Message:
    if not p.get("chat_id") and not p.get("message_id") and not p.get("inline_message_id"):
        raise bad("Message identifier is not specified")
    found = api.message(p, "message to edit", edit=True)
    if found.sender is not api.world.bot or found.kind == "service" or found.origin is not None:
        raise bad("Message can't be edited")
    return found


def _edit(api: Api, message: Message, content: Json, markup: Json | None) -> Json:
    if content == message.content and markup == message.markup:
        raise bad(_SAME)
    place = api.world.chats[message.chat]
    api.reachable(place)
    if not place.private:
        api.take(place)  # edits in groups are throttled like posts
    message.content, message.markup = content, markup
    message.edited = api.world.clock.now()
    api.world.changed(message, tell_bot=False)
    return wire.message(api.world, message)


def edit_text(api: Api, p: Params) -> Any:
    """editMessageText: no keyboard given takes the old one away."""
    content = text_of(p)
    markup = inline_only(p)
    message = _editable(api, p)
    if message.kind != "text":
        raise bad("There is no text in the message to edit")
    fits(content)
    return _edit(api, message, content, markup)


def edit_caption(api: Api, p: Params) -> Any:
    """editMessageCaption"""
    caption = caption_of(p)
    markup = inline_only(p)
    message = _editable(api, p)
    if message.kind not in ("photo", "voice", "document", "video", "audio"):
        raise bad("There is no caption in the message to edit")
    fits(caption)
    own = {key: value for key, value in message.content.items() if key not in ("caption", "caption_entities")}
    return _edit(api, message, {**own, **caption}, markup)


def edit_markup(api: Api, p: Params) -> Any:
    """editMessageReplyMarkup"""
    markup = inline_only(p)
    message = _editable(api, p)
    return _edit(api, message, message.content, markup)


def _deletable(api: Api, place: Chat, message: Message) -> None:
    ours = message.sender is api.world.bot
    old = api.world.clock.now() - message.date > DELETE_WITHIN
    if place.kind == "supergroup":
        first = "forum_topic_created" in message.content or message.id == 1
        if old or first or not (ours or place.bot_may("can_delete_messages")):
            raise bad("Message can't be deleted")
        return
    own_service = place.private and ours and message.kind == "service"
    foreign = not place.private and not ours and not place.bot_may("can_delete_messages")
    if old or own_service or foreign:
        raise bad("Message can't be deleted for everyone")


def delete_message(api: Api, p: Params) -> Any:
    """deleteMessage"""
    if not p.get("chat_id"):
        raise bad("Chat identifier is not specified")
    if not p.get("message_id"):
        raise bad("Message identifier is not specified")
    message = api.message(p, "message to delete", write=True)
    place = api.world.chats[message.chat]
    _deletable(api, place, message)
    api.world.remove(place, message.id)
    return True


def delete_messages(api: Api, p: Params) -> Any:
    """deleteMessages: those not found are skipped; one that may not go keeps all."""
    ids = message_ids(p)
    place = api.chat(p.get("chat_id", ""), write=True)
    for each in ids:
        if each in place.messages:
            _deletable(api, place, place.messages[each])
    for each in ids:
        api.world.remove(place, each)
    return True


def set_reaction(api: Api, p: Params) -> Any:
    """setMessageReaction: one of the fixed emoji, or none."""
    given = objects(p.get("reaction") or [], "Expected an Array of ReactionType")
    emoji = []
    for one in given:
        if not isinstance(one, dict):
            raise bad("Can't parse ReactionType: expected an Object")
        if one.get("type") == "custom_emoji":
            raise bad("REACTION_INVALID")
        if one.get("type") != "emoji" or "emoji" not in one:
            raise bad("Can't parse ReactionType: invalid reaction type specified")
        emoji.append(str(one["emoji"]).replace("\ufe0f", ""))
    message = api.message(p, "message to react")
    api.reachable(api.world.chats[message.chat])
    if message.kind == "service":
        raise bad("MESSAGE_ID_INVALID")
    if len(emoji) > 1:
        raise bad("REACTIONS_TOO_MANY")
    if any(each not in REACTIONS for each in emoji):
        raise bad("REACTION_INVALID")
    if emoji:
        message.reactions[api.world.bot.id] = emoji[0]
    else:
        message.reactions.pop(api.world.bot.id, None)
    api.world.tell("reaction", message=message)
    return True


def answer_callback(api: Api, p: Params) -> Any:
    """answerCallbackQuery: the toast or the alert."""
    tap = api.world.taps.get(p.get("callback_query_id", ""))
    if tap is None or api.world.clock.now() - tap.at > api.world.answer_within:
        raise bad("query is too old and response timeout expired or query ID is invalid")
    text = p.get("text", "")
    if units(text) > 200:
        raise bad("MESSAGE_TOO_LONG")
    if tap.answer is None:
        tap.answer = (text, p.get("show_alert", False))
        api.world.tell("toast", tap=tap)
        if tap.answered is not None:
            tap.answered()
    return True


def pin(api: Api, p: Params) -> Any:
    """pinChatMessage"""
    message = api.message(p, "message to pin", write=True)
    place = api.world.chats[message.chat]
    _may_pin(place)
    if message.kind == "service":
        raise bad("Message can't be pinned")
    if message.id in place.pinned:
        return True
    api.reachable(place)
    api.take(place)
    place.pinned.append(message.id)
    api.world.serve(place, api.world.bot, {"pinned_message": wire.message(api.world, message, 0)}, message.thread)
    return True


def _may_pin(place: Chat) -> None:
    if not place.private and not place.bot_may("can_pin_messages"):
        raise bad("Not enough rights to manage pinned messages in the chat")


def unpin(api: Api, p: Params) -> Any:
    """unpinChatMessage: the given one, or the newest."""
    place = api.chat(p.get("chat_id", ""), write=True)
    if p.get("message_id"):
        api.message_in(place, p["message_id"], "message to unpin")
    elif not place.pinned:
        raise bad("Message to unpin not found")
    _may_pin(place)
    target = p.get("message_id") or place.pinned[-1]
    if target in place.pinned:
        place.pinned.remove(target)
        api.world.tell("state", chat=place.id)
    return True


def unpin_all(api: Api, p: Params) -> Any:
    """unpinAllChatMessages, unpinAllForumTopicMessages"""
    place = api.chat(p.get("chat_id", ""), write=True)
    _may_pin(place)
    if "message_thread_id" in p:
        topic = api.topic(place, p)
        gone = {one.id for one in place.messages.values() if one.thread == topic.id}
        place.pinned[:] = [one for one in place.pinned if one not in gone]
    else:
        place.pinned.clear()
    api.world.tell("state", chat=place.id)
    return True
