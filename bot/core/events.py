"""Everything that can happen, in our own words. Nothing here knows which channel it came by."""

from __future__ import annotations

from typing import Final

from bot.core.values import Tagged, Value

MEDIA: Final = (
    "photo",
    "voice",
    "video_note",
    "video",
    "document",
    "location",
    "contact",
    "sticker",
    "audio",
    "animation",
)


class Address(Value, frozen=True):
    """Where a person is reached. `hint` is the language tag of their app, if it sent one."""

    channel: str
    id: str
    hint: str = ""


# -- a person ---------------------------------------------------------------------------------------------


class Wrote(Tagged, frozen=True):
    """A typed message. `reply_to` is the id of the message in the same chat that it answers."""

    message: int
    text: str
    reply_to: int | None = None
    forwarded: bool = False


class Commanded(Tagged, frozen=True):
    """`/name argument`, e.g. `/start payload`. `name` is lower-case, without slash and bot name."""

    message: int
    name: str
    argument: str = ""


class Tapped(Tagged, frozen=True):
    """A button. `data` is what we put behind it; `query` answers the tap; `message` carried the button."""

    message: int
    query: str
    data: str


class Sent(Tagged, frozen=True):
    """A photo, voice … (one of MEDIA). It stays with the channel and can be copied by its message id.

    `spot` is where a shared location lies, in degrees. It is never stored: before that it becomes `near`, the name of
    the nearest town we know.
    """

    message: int
    media: str
    caption: str = ""
    reply_to: int | None = None
    album: str = ""
    near: str = ""
    spot: tuple[float, float] | None = None


class Edited(Tagged, frozen=True):
    """The person changed the text or caption of a message they had sent."""

    message: int
    text: str


class Left(Tagged, frozen=True):
    """The person blocked the bot."""


class Returned(Tagged, frozen=True):
    """The person unblocked the bot."""


class Unreadable(Tagged, frozen=True):
    """Something we have no word for (a dice, a poll, a payment, a kind unknown to us)."""

    kind: str
    message: int | None = None


# -- the desk: `group` is the supergroup's id, `topic` None in General, `by` the sender's id -------------------


class DeskWrote(Tagged, frozen=True):
    group: int
    topic: int | None
    by: int
    message: int
    text: str
    reply_to: int | None = None


class DeskSent(Tagged, frozen=True):
    group: int
    topic: int | None
    by: int
    message: int
    media: str
    caption: str = ""
    reply_to: int | None = None
    album: str = ""


class DeskEdited(Tagged, frozen=True):
    group: int
    topic: int | None
    by: int
    message: int
    text: str


class DeskTapped(Tagged, frozen=True):
    group: int
    topic: int | None
    by: int
    message: int
    query: str
    data: str


class TopicMade(Tagged, frozen=True):
    """The bot's own forum_topic_created came back to it: the title names the case."""

    group: int
    topic: int
    title: str


class DeskMoved(Tagged, frozen=True):
    """A group was upgraded: `old` is now `new`."""

    old: int
    new: int


class DeskRights(Tagged, frozen=True):
    """The bot's own standing in a group changed: administrator, member, left, kicked …"""

    group: int
    status: str
    may_manage_topics: bool = False
    may_delete: bool = False
    may_pin: bool = False


class Strayed(Tagged, frozen=True):
    """Something was said in, or the bot was added to, a group or channel that may not be a desk."""

    group: int


# -- ourselves ----------------------------------------------------------------------------------------------


class Due(Tagged, frozen=True):
    """A timer rang."""

    name: str
    data: str = ""


class Undelivered(Tagged, frozen=True):
    """A message to the person did not go out. `why`: gone, unknown, refused, sealed, waits. `line` 0: not a line."""

    why: str
    line: int = 0


class TopicGone(Tagged, frozen=True):
    """The topic of case `code` was deleted, closed or pruned. `leaked`: a post went astray."""

    topic: int = 0
    leaked: bool = False
    code: str = ""


PersonEvent = Wrote | Commanded | Tapped | Sent | Edited | Left | Returned | Unreadable
DeskEvent = DeskWrote | DeskSent | DeskEdited | DeskTapped | TopicMade | DeskMoved | DeskRights | Strayed
OwnEvent = Due | Undelivered | TopicGone
Event = PersonEvent | DeskEvent | OwnEvent
