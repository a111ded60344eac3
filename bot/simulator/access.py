"""Finding what a call speaks of: the chat, the topic, the message; and Telegram's words when it may not or is not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.simulator import markup, wire
from bot.simulator.limits import Limits
from bot.simulator.model import GENERAL, Chat, Json, Message, Topic, User
from bot.simulator.refusal import Refusal, bad, forbidden, moved, too_many
from bot.simulator.validate import Params, as_int
from bot.simulator.world import World


@dataclass(slots=True)
class Api:
    """What every method works on."""

    world: World
    limits: Limits

    # -- chats -------------------------------------------------------------------------------------------------

    def chat(self, asked: str, *, write: bool = False, edit: bool = False) -> Chat:
        """The chat, if the bot may do this there."""
        if not asked:
            raise bad("chat_id is empty")
        if asked.startswith("@"):
            raise bad("chat not found")
        chat_id = as_int(asked)
        place = self.world.chats.get(chat_id)
        if place is None:
            if chat_id > 0 and chat_id in self.world.users and chat_id != self.world.bot.id:
                return self._person(self.world.private(chat_id), write=write, edit=edit)
            raise bad("chat not found")
        if place.private:
            return self._person(place, write=write, edit=edit)
        if place.moved_to and write:
            raise moved(place.moved_to)
        kind = "supergroup" if place.kind == "supergroup" else "group"
        if place.bot == "kicked" and (edit or write or kind == "supergroup"):
            raise forbidden(f"bot was kicked from the {kind} chat")
        if place.bot == "left" and (edit or write or kind == "supergroup"):
            raise forbidden(f"bot is not a member of the {kind} chat")
        return place

    def _person(self, place: Chat, *, write: bool, edit: bool) -> Chat:
        person = self.world.users[place.id]
        if person.deactivated and (write or edit):
            raise forbidden("user is deactivated")
        if not person.started and not self._known(person):
            raise bad("chat not found")
        return place

    def _known(self, person: User) -> bool:
        # Somebody met in a group is an account the bot knows, though it may not write to them first.
        return any(person.id in chat.members for chat in self.world.chats.values() if chat.bot != "left")

    def reachable(self, place: Chat) -> None:
        """Raises unless something new may appear in this chat."""
        if not place.private:
            return
        person = self.world.users[place.id]
        if not person.started:
            raise forbidden("bot can't initiate conversation with a user")
        if person.blocked:
            raise forbidden("bot was blocked by the user")

    def take(self, place: Chat, weight: int = 1) -> None:
        """Count a post against the limits, or refuse it with 429."""
        if self.limits.enabled:
            wait = self.limits.take(place.id, is_group=not place.private, weight=weight)
            if wait:
                raise too_many(wait)

    # -- topics ------------------------------------------------------------------------------------------------

    def thread(self, place: Chat, params: Params) -> int:
        """The topic a post goes to; General is said by leaving it out."""
        asked: int = max(params.get("message_thread_id", 0), 0)
        if not asked or not place.forum:
            if asked and place.private:
                raise bad("message thread not found")
            return GENERAL
        topic = place.topics.get(asked)
        if topic is None or topic.deleted:
            raise bad("message thread not found")
        return asked

    def postable(self, place: Chat, thread: int) -> None:
        """Raises if the topic is closed to the bot."""
        topic = place.topics.get(thread)
        if topic is not None and topic.closed and not place.bot_may("can_manage_topics"):
            raise bad("TOPIC_CLOSED")

    def forum(self, params: Params) -> Chat:
        """The chat of a topic method."""
        place = self.chat(params.get("chat_id", ""), write=True)
        if place.private:
            raise bad("The chat is not a forum")
        if not place.forum:
            raise bad("The chat is not a forum" if place.kind == "supergroup" else "The chat is not a supergroup forum")
        return place

    def topic(self, place: Chat, params: Params) -> Topic:
        """The topic a topic method works on."""
        asked = params.get("message_thread_id", 0)
        if asked <= 0:
            raise bad("Invalid forum topic identifier specified")
        topic = place.topics.get(asked)
        if topic is None or topic.deleted:
            raise bad("TOPIC_ID_INVALID")
        return topic

    # -- messages ----------------------------------------------------------------------------------------------

    def message(self, params: Params, what: str, *, edit: bool = False, write: bool = False) -> Message:
        """The message a call speaks of; `what` is how Telegram names it, as in "message to edit"."""
        place = self.chat(params.get("chat_id", ""), edit=edit, write=write)
        return self.message_in(place, params.get("message_id", 0), what)

    def message_in(self, place: Chat, message_id: int, what: str) -> Message:
        """The message of that id, or "<what> not found"."""
        found = place.messages.get(message_id)
        if found is None:
            raise bad(f"{what} not found")
        return found

    def answered(self, place: Chat, thread: int, params: Params) -> Json:
        """What a post answers, as fields of the new message, its topic included."""
        asked = params.get("reply_parameters")
        if asked is None:
            return {"thread": thread}
        if not isinstance(asked, dict):
            raise bad("Object expected as reply parameters")
        if not asked:
            return {"thread": thread}
        if "message_id" not in asked:
            raise bad('Can\'t find field "message_id"')
        home = place
        if asked.get("chat_id") not in (None, "", place.id, str(place.id)):
            home = self.chat(str(asked["chat_id"]))
        target = home.messages.get(as_int(asked["message_id"]))
        if target is None:
            if asked.get("allow_sending_without_reply") in (True, "true", "True", 1):
                return {"thread": thread}
            raise bad("message to be replied not found")
        quote = _quote(target, asked.get("quote"))
        if home is not place or (thread and target.thread != thread):
            return {"thread": thread, "elsewhere": self._external(home, target), "quote": quote}
        return {"thread": target.thread, "reply_to": target.id, "quote": quote}

    def _external(self, home: Chat, target: Message) -> Json:
        origin = {"type": "user", "sender_user": wire.user(target.sender), "date": target.date}
        return {"origin": origin, "chat": wire.chat(self.world, home), "message_id": target.id}


def _quote(target: Message, asked: Any) -> Json | None:
    if not asked:
        return None
    at = target.text.find(str(asked))
    if at < 0:
        raise Refusal(400, "Bad Request: QUOTE_TEXT_INVALID")
    return {"text": str(asked), "position": at, "is_manual": True}


def keyboard(params: Params) -> Json | None:
    """The inline keyboard of a call; other kinds are accepted and not kept with the message."""
    kind, kept = markup.read(params.get("reply_markup"))
    return kept if kind == "inline" else None


def inline_only(params: Params) -> Json | None:
    """The keyboard of an edit, which may only be an inline one."""
    kind, kept = markup.read(params.get("reply_markup"))
    if kind not in ("", "inline"):
        raise bad("Inline keyboard expected")
    return kept
