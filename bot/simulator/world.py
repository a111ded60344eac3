"""Who is there and what was said: users, chats, topics, messages, and the numbers they get."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.simulator import wire
from bot.simulator.clock import Clock
from bot.simulator.model import ALL_RIGHTS, GENERAL, Chat, File, Json, Message, Topic, User
from bot.simulator.updates import ANSWER_IN, Updates

BOT_ID = 7_000_000_001
GROUP_ID = -1_001_000_000_001
COUNSELLORS = ((5_000_001, "Zarina"), (5_000_002, "Firuz"), (5_000_003, "Lola"))
TOPIC_COLOURS = (7322096, 16766590, 13338331, 9367192, 16749490, 16478047)

Listener = Callable[[str, dict[str, Any]], None]


@dataclass(slots=True)
class Pressed:
    """A tap on a button, waiting for the bot's answer. `answer` is (text, alert) once it came."""

    id: str
    user: int
    chat: int
    message: int
    at: int
    answer: tuple[str, bool] | None = None
    answered: Callable[[], None] | None = None


@dataclass(slots=True)
class Face:
    """What strangers see of the bot, by language; "" is for everyone else."""

    name: dict[str, str] = field(default_factory=dict)
    description: dict[str, str] = field(default_factory=dict)
    short_description: dict[str, str] = field(default_factory=dict)
    commands: dict[str, dict[str, list[Json]]] = field(default_factory=dict)
    rights: Json | None = None
    channel_rights: Json | None = None


class World:
    """The state of the simulated Telegram. It changes through its verbs, and each change tells the listeners."""

    def __init__(self, clock: Clock, updates: Updates) -> None:
        self.clock = clock
        self.updates = updates
        self.bot = User(BOT_ID, "Hamroh", is_bot=True, username="hamroh_demo_bot")
        self.listeners: list[Listener] = []
        self.answer_within = ANSWER_IN
        self.group_id = GROUP_ID
        self._shared_id = 0
        self._next_person = 6_000_001
        self._next_file = 1
        self._next_tap = 4_000_000_000_001
        self._next_group = 2
        self.clear()

    def clear(self) -> None:
        """Start over with an empty desk. Ids go on, so a bot that remembers old ones is not confused."""
        self.users: dict[int, User] = {self.bot.id: self.bot}
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, File] = {}
        self.taps: dict[str, Pressed] = {}
        self.face = Face()
        self.face.name[""] = self.bot.name
        self.counsellors: list[int] = []
        old = getattr(self, "_desk_last", 1)
        desk = Chat(self.group_id, "supergroup", "Hamroh desk", forum=True, bot="administrator", last_id=old)
        self.chats[desk.id] = desk
        for number, (user_id, name) in enumerate(COUNSELLORS):
            self.users[user_id] = User(user_id, name, lang="ru", started=True)
            self.chats[user_id] = Chat(user_id, "private")
            self.counsellors.append(user_id)
            desk.members[user_id] = "member" if number else "creator"

    @property
    def desk(self) -> Chat:
        """The counsellors' group."""
        return self.chats[self.group_id]

    # -- telling -----------------------------------------------------------------------------------------------

    def tell(self, kind: str, /, **more: Any) -> None:
        """Tell the journal and the page of a change."""
        for listener in self.listeners:
            listener(kind, more)

    def see(self, kind: str, message: Message) -> None:
        """Queue a message update for the bot, if it may see it."""
        place = self.chats[message.chat]
        if not self.visible(place, message) or not self.updates.wants(kind):
            return
        age = self.clock.now() - (message.edited or message.date)
        self.updates.push(kind, wire.message(self, message), ("chat", place.id), 86400 - age)

    def visible(self, place: Chat, message: Message) -> bool:
        """Privacy mode: as a plain member the bot sees commands, answers to itself, and service messages."""
        if place.private or place.bot == "administrator":
            return True
        if place.bot != "member":
            return False
        if message.kind == "service" or message.text.startswith("/"):
            return True
        answered = place.messages.get(message.reply_to)
        return answered is not None and answered.sender is self.bot

    # -- people ------------------------------------------------------------------------------------------------

    def add_person(self, name: str, lang: str = "", *, user_id: int = 0) -> User:
        """A new account that has not met the bot."""
        if not user_id:
            user_id, self._next_person = self._next_person, self._next_person + 1
        person = self.users[user_id] = User(user_id, name, lang)
        self.tell("people", where={"peer": user_id}, person=user_id)
        return person

    def people(self) -> list[User]:
        """Everybody who is neither the bot nor a counsellor."""
        known = set(self.counsellors)
        return [one for one in self.users.values() if not one.is_bot and one.id not in known]

    def private(self, user_id: int) -> Chat:
        """The chat of this user with the bot."""
        chat = self.chats.get(user_id)
        if chat is None:
            chat = self.chats[user_id] = Chat(user_id, "private")
        return chat

    def add_group(self, title: str, kind: str = "supergroup", *, forum: bool = False) -> Chat:
        """Another group, without the bot in it yet."""
        number, self._next_group = self._next_group, self._next_group + 1
        group_id = -1_001_000_000_000 - number if kind == "supergroup" else -4_000_000 - number
        chat = self.chats[group_id] = Chat(group_id, kind, title, forum=forum, bot="left", last_id=1)
        return chat

    # -- messages ----------------------------------------------------------------------------------------------

    def next_id(self, place: Chat) -> int:
        """Private chats and basic groups share one sequence per bot; a supergroup counts for itself."""
        if place.kind == "supergroup":
            place.last_id += 1
            if place.id == self.group_id:
                self._desk_last = place.last_id
            return place.last_id
        self._shared_id += 1
        return self._shared_id

    def post(self, place: Chat, sender: User, kind: str, content: Json, **more: Any) -> Message:
        """Put a message into a chat and tell of it; the bot's own are not updates, save service messages."""
        message = Message(
            place.id, more.pop("message_id", 0) or self.next_id(place), sender, self.clock.now(), kind, content, **more
        )
        place.messages[message.id] = message
        if sender is self.bot:
            topic = place.topics.get(message.thread)
            if topic is not None:
                topic.unread += 1
            else:
                place.unread += 1
        self.tell("message", message=message)
        if sender is not self.bot or kind == "service":
            self.see("message", message)
        return message

    def serve(self, place: Chat, sender: User, content: Json, thread: int = GENERAL, message_id: int = 0) -> Message:
        """A service message."""
        return self.post(place, sender, "service", content, thread=thread, message_id=message_id)

    def changed(self, message: Message, *, tell_bot: bool) -> None:
        """A message was edited."""
        self.tell("edit", message=message)
        if tell_bot:
            self.see("edited_message", message)

    def remove(self, place: Chat, message_id: int) -> bool:
        """Delete a message for everybody. No update tells the bot."""
        message = place.messages.pop(message_id, None)
        if message is None:
            return False
        if message_id in place.pinned:
            place.pinned.remove(message_id)
        self.tell("delete", message=message)
        return True

    # -- topics ------------------------------------------------------------------------------------------------

    def open_topic(self, place: Chat, who: User, name: str, color: int = 0, emoji: str = "") -> Topic:
        """A new topic with its service message."""
        first = self.next_id(place)
        topic = place.topics[first] = Topic(first, name, color or TOPIC_COLOURS[0], emoji)
        created: Json = {"name": name, "icon_color": topic.color}
        if emoji:
            created["icon_custom_emoji_id"] = emoji
        self.tell("topic", chat=place.id, topic=topic)
        self.serve(place, who, {"forum_topic_created": created}, first, first)
        return topic

    def drop_topic(self, place: Chat, topic: Topic) -> None:
        """Delete a topic with everything in it; nothing tells the bot."""
        topic.deleted = True
        for message_id in [one.id for one in place.messages.values() if one.thread == topic.id]:
            self.remove(place, message_id)
        self.tell("topic", chat=place.id, topic=topic)

    def shut_topic(self, place: Chat, who: User, topic: Topic, *, closed: bool) -> None:
        """Close a topic or open it again."""
        topic.closed = closed
        self.tell("topic", chat=place.id, topic=topic)
        self.serve(place, who, {"forum_topic_closed" if closed else "forum_topic_reopened": {}}, topic.id)

    # -- the rest ----------------------------------------------------------------------------------------------

    def bot_becomes(self, place: Chat, status: str, by: User, rights: frozenset[str] = ALL_RIGHTS) -> None:
        """The bot's place in a chat changes: `my_chat_member` tells it, and is the only thing that does."""
        old = wire.member_as(self.bot, place.bot, place.rights)
        place.bot, place.rights = status, rights
        self.updates.push(
            "my_chat_member",
            {
                "chat": wire.chat(self, place),
                "from": wire.user(by),
                "date": self.clock.now(),
                "old_chat_member": old,
                "new_chat_member": wire.member_as(self.bot, status, rights),
            },
            ("chat", place.id),
        )
        self.tell("state", chat=place.id, bot=status)

    def add_file(self, kind: str, content: bytes, *, name: str = "", mime: str = "", size: int = 0) -> File:
        """Keep bytes under a new file id."""
        number, self._next_file = self._next_file, self._next_file + 1
        ending = name.rpartition(".")[2] if "." in name else "bin"
        made = File(
            f"{kind}-{number:08d}-of-this-bot", f"{kind[:2]}{number:08d}", f"{kind}/file_{number}.{ending}",
            content, size or len(content), mime or "application/octet-stream",
        )  # fmt: skip
        self.files[made.id] = made
        return made

    def tap_id(self) -> str:
        """The id of the next callback query."""
        self._next_tap += 1
        return str(self._next_tap)
