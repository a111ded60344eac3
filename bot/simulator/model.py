"""The things Telegram keeps: users, chats, topics, messages, files."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

RIGHTS = (
    "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members",
    "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories",
    "can_delete_stories", "can_pin_messages", "can_manage_topics", "can_manage_tags",
)  # fmt: skip
ALL_RIGHTS = frozenset(RIGHTS) - {"is_anonymous"}
GENERAL = 0


@dataclass(slots=True)
class User:
    """An account. `started`: there is a private chat with the bot; `blocked`: closed again."""

    id: int
    name: str
    lang: str = ""
    is_bot: bool = False
    username: str = ""
    started: bool = False
    blocked: bool = False
    deactivated: bool = False


@dataclass(slots=True)
class Topic:
    """A forum topic; its id is that of its first, service, message. A deleted one stays known as deleted."""

    id: int
    name: str
    color: int
    emoji: str = ""
    closed: bool = False
    deleted: bool = False
    unread: int = 0


@dataclass(slots=True)
class Message:
    """One message. `content` holds the Bot API fields of its kind, ready to send."""

    chat: int
    id: int
    sender: User
    date: int
    kind: str
    content: Json
    thread: int = GENERAL
    markup: Json | None = None
    reply_to: int = 0
    quote: Json | None = None
    elsewhere: Json | None = None
    origin: Json | None = None
    album: str = ""
    edited: int = 0
    protected: bool = False
    reactions: dict[int, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """What is written in it: the text or the caption."""
        return str(self.content.get("text") or self.content.get("caption") or "")


@dataclass(slots=True)
class Chat:
    """A private chat (its id is the person's), a basic group, or a supergroup."""

    id: int
    kind: str
    title: str = ""
    forum: bool = False
    messages: dict[int, Message] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    members: dict[int, str] = field(default_factory=dict)
    bot: str = "member"
    rights: frozenset[str] = ALL_RIGHTS
    last_id: int = 0
    moved_to: int = 0
    pinned: list[int] = field(default_factory=list)
    unread: int = 0

    @property
    def private(self) -> bool:
        """True for a person's chat with the bot."""
        return self.kind == "private"

    def bot_may(self, right: str) -> bool:
        """Whether the bot is an administrator with this right."""
        return self.bot == "administrator" and right in self.rights


@dataclass(slots=True)
class File:
    """Bytes behind a file id. `size` is what Telegram claims, so two gigabytes need no disk."""

    id: str
    unique: str
    path: str
    content: bytes
    size: int
    mime: str
