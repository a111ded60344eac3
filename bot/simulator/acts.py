"""What people do: write, tap, edit, delete, block; and what happens to the group."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any

from bot.simulator import entities, wire
from bot.simulator.methods_send import described
from bot.simulator.model import ALL_RIGHTS, GENERAL, Chat, Json, Message, Topic, User
from bot.simulator.samples import SAMPLES
from bot.simulator.updates import ANSWER_IN
from bot.simulator.world import Pressed, World

TAP_WAIT = 10.0
FILES = ("photo", "voice", "video_note", "document", "video", "audio", "sticker")


class NotPossible(Exception):
    """This person cannot do that: the reason, for whoever asked."""


class Acts:
    """The hands of everybody who is not the bot."""

    def __init__(self, world: World) -> None:
        self.world = world

    # -- finding -----------------------------------------------------------------------------------------------

    def user(self, user_id: int) -> User:
        """The account of that id."""
        found = self.world.users.get(user_id)
        if found is None or found.is_bot:
            raise NotPossible(f"nobody has the id {user_id}")
        return found

    def place(self, who: User, chat: str | int) -> Chat:
        """ "private" (with the bot), "group" (the desk), or a chat id."""
        if chat == "private":
            return self.world.private(who.id)
        found = self.world.desk if chat == "group" else self.world.chats.get(int(chat))
        if found is None:
            raise NotPossible("no such chat")
        return found

    def message(self, place: Chat, message_id: int) -> Message:
        """The message, if it is still there."""
        found = place.messages.get(message_id)
        if found is None:
            raise NotPossible("no such message")
        return found

    # -- writing -----------------------------------------------------------------------------------------------

    def say(self, who: User, place: Chat, topic: int = GENERAL, **what: Any) -> Message:
        """Write a text or send media. Knows `text`, `media`, `caption`, `reply_to`, `album`, `forwarded`, `size`."""
        self._may_write(who, place, topic)
        kind, content = self._content(who, what)
        if place.private:
            who.started = True
        reply_to = int(what.get("reply_to") or 0)
        if reply_to:
            self.message(place, reply_to)
        origin: Json | None = None
        if what.get("forwarded"):
            channel = {"id": -1_001_999_999_999, "type": "channel", "title": "A channel"}
            origin = {"type": "channel", "chat": channel, "message_id": 77, "date": self.world.clock.now() - 3600}
        return self.world.post(
            place, who, kind, content, thread=topic, reply_to=reply_to, origin=origin,
            album=str(what.get("album") or ""),
        )  # fmt: skip

    def _may_write(self, who: User, place: Chat, topic: int) -> None:
        if place.private:
            if who.blocked:
                raise NotPossible("this person has blocked the bot")
            return
        if place.members.get(who.id, "left") not in ("creator", "administrator", "member"):
            raise NotPossible("not a member of the group")
        if topic:
            found = self.topic(place, topic)
            if found.closed and place.members[who.id] == "member":
                raise NotPossible("TOPIC_CLOSED")

    def _content(self, who: User, what: Json) -> tuple[str, Json]:
        media = what.get("media")
        if not media:
            text, _ = entities.parse(str(what.get("text") or ""), "", [])
            if not text:
                raise NotPossible("nothing to say")
            if entities.units(text) > 4096:
                raise NotPossible("Telegram's apps cut a text at 4096")
            found = entities.find(text)
            return "text", {"text": text, **({"entities": found} if found else {})}
        if media in FILES:
            content = self._file(str(media), what)
        elif media == "contact":
            content = {"contact": {"phone_number": "+992000000000", "first_name": who.name, "user_id": who.id}}
        elif media in SAMPLES:
            content = {key: dict(value) for key, value in SAMPLES[str(media)].items()}
        else:
            raise NotPossible(f"no such media: {media}")
        caption = str(what.get("caption") or "").strip()
        if caption:
            content["caption"] = caption
            if found := entities.find(caption):
                content["caption_entities"] = found
        return str(media), content

    def _file(self, kind: str, what: Json) -> Json:
        name, mime, body = (
            what.get("name") or f"{kind}.bin", what.get("mime") or "application/octet-stream", what.get("bytes"),
        )  # fmt: skip
        body = body if isinstance(body, bytes) else f"a {kind} of the simulator".encode()
        file = self.world.add_file(kind, body, name=str(name), mime=str(mime), size=int(what.get("size") or 0))
        return described(kind, file.id, file.unique, file.size, {}, name=str(name), mime=str(mime))

    def edit(self, who: User, place: Chat, message_id: int, text: str) -> Message:
        """Change one's own message: the bot gets `edited_message`."""
        message = self.message(place, message_id)
        if message.sender is not who:
            raise NotPossible("only one's own messages")
        new, _ = entities.parse(text, "", [])
        found = entities.find(new)
        field, marks = ("text", "entities") if message.kind == "text" else ("caption", "caption_entities")
        message.content = {key: value for key, value in message.content.items() if key not in (field, marks)}
        message.content[field] = new
        if found:
            message.content[marks] = found
        message.edited = self.world.clock.now()
        self.world.changed(message, tell_bot=True)
        return message

    def delete(self, who: User, place: Chat, message_id: int) -> None:
        """Delete a message for both sides. In a group one's own, or any by its owner. The bot learns nothing."""
        message = self.message(place, message_id)
        if not place.private and message.sender is not who and place.members.get(who.id) != "creator":
            raise NotPossible("only one's own messages")
        self.world.remove(place, message_id)

    def react(self, who: User, place: Chat, message_id: int, emoji: str) -> None:
        """Put a reaction on a message, or take it away with an empty one."""
        message = self.message(place, message_id)
        old = message.reactions.get(who.id, "")
        message.reactions.pop(who.id, None)
        if emoji:
            message.reactions[who.id] = emoji
        payload = {
            "chat": wire.chat(self.world, place), "message_id": message_id, "user": wire.user(who),
            "date": self.world.clock.now(),
            "old_reaction": [{"type": "emoji", "emoji": old}] if old else [],
            "new_reaction": [{"type": "emoji", "emoji": emoji}] if emoji else [],
        }  # fmt: skip
        if place.private or place.bot == "administrator":
            self.world.updates.push("message_reaction", payload, ("chat", place.id))
        self.world.tell("reaction", message=message)

    # -- buttons -----------------------------------------------------------------------------------------------

    def press(self, who: User, place: Chat, message_id: int, data: str) -> Pressed:
        """Tap a button. The data need not be on the message any more: screens of phones lag behind."""
        if place.private and who.blocked:
            raise NotPossible("this person has blocked the bot")
        message = place.messages.get(message_id)
        tap = Pressed(self.world.tap_id(), who.id, place.id, message_id, self.world.clock.now())
        self.world.taps[tap.id] = tap
        shown = wire.gone(self.world, place, message_id) if message is None else wire.message(self.world, message)
        payload = {
            "id": tap.id, "from": wire.user(who), "message": shown,
            "chat_instance": str(abs(place.id)), "data": data,
        }  # fmt: skip
        self.world.tell("tap", chat=place.id, message_id=message_id, user=who.id, data=data)
        self.world.updates.push("callback_query", payload, ("user", who.id), ANSWER_IN)
        return tap

    async def tap(self, who: User, place: Chat, message_id: int, data: str, wait: float = TAP_WAIT) -> Pressed:
        """Tap and wait for the bot's answer; `answer` stays None when none came in time."""
        done = asyncio.Event()
        tap = self.press(who, place, message_id, data)
        tap.answered = done.set
        if tap.answer is None:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(done.wait(), wait)
        return tap

    # -- doors -------------------------------------------------------------------------------------------------

    def block(self, who: User, *, blocked: bool) -> None:
        """Block the bot or let it in again: it hears of it by `my_chat_member`."""
        if who.blocked == blocked:
            return
        who.blocked = blocked
        self.world.bot_becomes(self.world.private(who.id), "kicked" if blocked else "member", who)
        self.world.tell("people", where={"peer": who.id}, person=who.id)

    def topic(self, place: Chat, topic_id: int) -> Topic:
        """A topic that is still there."""
        found = place.topics.get(topic_id)
        if found is None or found.deleted:
            raise NotPossible("no such topic")
        return found

    def do_topic(self, place: Chat, topic_id: int, action: str) -> None:
        """The group's owner deletes, closes or reopens a topic."""
        found = self.topic(place, topic_id)
        if action == "delete":
            self.world.drop_topic(place, found)
        elif action in ("close", "reopen"):
            if found.closed != (action == "close"):
                self.world.shut_topic(place, self.owner(place), found, closed=action == "close")
        else:
            raise NotPossible(f"no such action: {action}")

    def owner(self, place: Chat) -> User:
        """Who created the group."""
        for user_id, status in place.members.items():
            if status == "creator":
                return self.world.users[user_id]
        return self.world.users[self.world.counsellors[0]]

    # -- the group ---------------------------------------------------------------------------------------------

    def do_group(self, action: str, place: Chat, **more: Any) -> Chat:
        """promote, demote, kick, add (the bot), migrate. Returns the group as it is now."""
        by = self.owner(place)
        if action in ("promote", "demote"):
            rights = frozenset(more["rights"]) if more.get("rights") is not None else ALL_RIGHTS
            self.world.bot_becomes(place, "administrator" if action == "promote" else "member", by, rights)
        elif action == "kick":
            self.world.bot_becomes(place, "kicked", by)
        elif action == "add":
            self.world.bot_becomes(place, "administrator" if more.get("admin") else "member", by)
            newcomer = wire.user(self.world.bot)
            self.world.serve(place, by, {"new_chat_members": [newcomer]})
        elif action == "migrate":
            return self._migrate(place, keep_topics=more.get("keep_topics", True))
        else:
            raise NotPossible(f"no such action: {action}")
        return place

    def _migrate(self, old: Chat, *, keep_topics: bool) -> Chat:
        """The group gets a new id. Telegram tells both sides of it by service messages.

        Real groups that move have no topics yet; keeping them here lets a bot be watched that only follows the id.
        """
        world = self.world
        new = world.add_group(old.title, forum=old.forum)
        new.bot, new.rights, new.members = old.bot, old.rights, dict(old.members)
        if keep_topics:
            new.topics, new.last_id, new.pinned = old.topics, old.last_id, old.pinned
            new.messages = old.messages
            old.topics, old.messages, old.pinned = {}, {}, []
            for message in new.messages.values():
                message.chat = new.id
        by = self.owner(new)
        world.serve(old, by, {"migrate_to_chat_id": new.id})
        old.moved_to = new.id
        if world.group_id == old.id:
            world.group_id = new.id
        world.serve(new, by, {"migrate_from_chat_id": old.id})
        world.tell("state", chat=new.id)
        return new
