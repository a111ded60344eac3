"""What leaves: requests to a channel, in final words. Stored sealed in the outbox, sent by the dispatcher."""

from __future__ import annotations

from enum import IntEnum

from bot.core.events import Address
from bot.core.values import Tagged, Value


class Priority(IntEnum):
    """Order of leaving; the smaller goes first. The group's reserve is kept for EMERGENCY."""

    EMERGENCY = 0
    TALK = 1
    BULK = 2


class Key(Value, frozen=True):
    """A button in final words. `copy`: a tap copies that text instead of calling back."""

    label: str
    data: str
    style: str = ""
    copy: str = ""


Rows = tuple[tuple[Key, ...], ...]

# -- to a person (the destination is an Address) ------------------------------------------------------------


class Show(Tagged, frozen=True):
    """The one screen: edited in place while it is the last message, sent anew otherwise (the old keyboard goes)."""

    text: str
    rows: Rows = ()
    keep: bool = False


class Tell(Tagged, frozen=True):
    """A message of its own: a counsellor's line, a receipt. `plain`: a counsellor's words, no markup.

    In the outbox every `reply_to` of a line is the id of the line it answers; the dispatcher puts the message there.
    """

    text: str
    rows: Rows = ()
    reply_to: int | None = None
    plain: bool = True


class Play(Tagged, frozen=True):
    """The recording of a screen: somebody reads it aloud. `stamp` changes with the recording."""

    node: str
    lang: str
    stamp: str


class Nudge(Tagged, frozen=True):
    """The neutral line with [Open]: the only push outside a session. `quiet`: without a sound."""

    text: str
    rows: Rows = ()
    quiet: bool = False


class CopyOver(Tagged, frozen=True):
    """A counsellor's media, by copy, never forwarded."""

    group: int
    message: int
    caption: str | None = None
    reply_to: int | None = None


class Change(Tagged, frozen=True):
    """New words for the envelope's line; the dispatcher knows as which `message` it was delivered."""

    text: str
    message: int = 0


class React(Tagged, frozen=True):
    """A small sign on the person's own message: the receipt."""

    message: int
    emoji: str


class Erase(Tagged, frozen=True):
    """Delete these messages in the person's chat; those too old are overwritten with `instead` if they are ours.

    In the outbox no `messages` means all that are known when it leaves.
    """

    messages: tuple[int, ...] = ()
    ours: tuple[int, ...] = ()
    instead: str = ""


class Unkey(Tagged, frozen=True):
    """Take the keyboard off an old screen."""

    message: int


# -- to a case's topic (the destination is a case; the dispatcher knows the topic) ---------------------------------


class OpenTopic(Tagged, frozen=True):
    """Create the forum topic. Its title is `title`; success stores the topic's id with the case."""

    title: str
    icon: int = 0


class RenameTopic(Tagged, frozen=True):
    title: str


class ShutTopic(Tagged, frozen=True):
    """Close the topic."""


class DropTopic(Tagged, frozen=True):
    """Delete a topic with all its messages."""

    topic: int


class Card(Tagged, frozen=True):
    """The first post of a case, edited in place ever after."""

    text: str
    rows: Rows = ()


class Post(Tagged, frozen=True):
    """A post in the topic. A person's lines that wait side by side are joined into one post.

    `receipt`: the person's message to be marked as arrived once this is there, in the chat of `address`.
    """

    text: str
    reply_to: int | None = None
    rows: Rows = ()
    receipt: int = 0
    address: Address | None = None


class CopyIn(Tagged, frozen=True):
    """A person's media into the topic, by copy."""

    address: Address
    message: int
    reply_to: int | None = None
    receipt: int = 0


class Repost(Tagged, frozen=True):
    """New words for the post that carries the envelope's line: the store knows which lines share it."""

    mark: str = ""


class Slip(Tagged, frozen=True):
    """The post of a mark, edited in place ever after."""

    mark: int
    text: str
    rows: Rows = ()


# -- to a group or a counsellor ---------------------------------------------------------------------------------


class Notice(Tagged, frozen=True):
    """A post in General, or a private alert to a counsellor."""

    text: str
    rows: Rows = ()
    loud: bool = False


class LeaveGroup(Tagged, frozen=True):
    """Leave a group that is not a desk."""


class Toast(Tagged, frozen=True):
    """The answer to a tap: volatile, never stored; late is the same as never."""

    query: str
    text: str = ""
    alert: bool = False


Outgoing = (
    Show | Tell | Play | Nudge | CopyOver | Change | React | Erase | Unkey
    | OpenTopic | RenameTopic | ShutTopic | DropTopic | Card | Post | CopyIn | Repost | Slip
    | Notice | LeaveGroup
)  # fmt: skip

# -- destinations ---------------------------------------------------------------------------------------------


class ToPerson(Tagged, frozen=True):
    """`at`: the person's last act when this was written. `free`: the gate lets it pass (an erasure, the note itself).

    `key` is the person's key in hex."""

    address: Address
    key: str
    at: float = 0.0
    free: bool = False


class ToCase(Tagged, frozen=True):
    code: str
    group: int


class ToGroup(Tagged, frozen=True):
    group: int


class ToStaff(Tagged, frozen=True):
    """A counsellor's private chat. `key` names the lane without saying whose it is."""

    staff: int
    key: str


Destination = ToPerson | ToCase | ToGroup | ToStaff


class Envelope(Value, frozen=True):
    """One row of the outbox. `line` > 0: the line whose fate this decides; `case`: the case it belongs to."""

    to: Destination
    what: Outgoing
    line: int = 0
    case: str = ""
