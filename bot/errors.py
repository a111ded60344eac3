"""
Every exception of Hamroh.

HamrohError
├── ConfigError        the deployment is described wrongly: print each line, stop at start
├── ContentError       editors' files do not compile: carries every Problem, nothing is started
├── NotDone            an editor's command names what is not there or may not be: say the line, nothing was written
├── StoreError
│   ├── KeyMissing     the key file is absent, wrong, or readable by others: refuse to start
│   ├── StoreBusy      another process serves this database: refuse to start
│   ├── StoreFull      the disk takes no more: confirm nothing to the channel, raise the alarm
│   └── Clash          the database refuses the row: a second open case of a person, a topic of another case
└── ChannelError
    ├── TryLater       busy or unreachable, and nothing happened: keep the message, wait `seconds`
    ├── Unknown        the answer was lost: it may have happened; repeat only what is harmless
    ├── Gone           the person closed the door: stop writing to them
    ├── Moved          the group has a new address: follow it
    ├── TopicLost      the topic is deleted, closed or pruned: make it anew, once
    ├── MessageLost    the message to edit, copy, delete or answer is no longer there
    ├── NoRights       the bot may not do this in the desk group: alarm, keep the message
    ├── Intruder       somebody else polls with our token: alarm
    └── Refused        this request can never succeed: a bug of ours, set it aside
"""

from __future__ import annotations

from collections.abc import Sequence


class HamrohError(Exception):
    """Root of the tree. Never carries a person's words, name or address."""


class ConfigError(HamrohError):
    """The deployment is described wrongly."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


class ContentError(HamrohError):
    """Editors' files do not compile; `problems` holds every one of them."""

    def __init__(self, problems: Sequence[object]) -> None:
        super().__init__(f"{len(problems)} problems in the content")
        self.problems = problems


class NotDone(HamrohError):
    """What an editor asked for cannot be done to the content; the message says why, and what to do."""


class StoreError(HamrohError):
    """The database cannot be used as it stands."""


class KeyMissing(StoreError):
    """The key file is absent, wrong, or open to other users of the machine."""


class StoreBusy(StoreError):
    """Another process holds this database."""


class StoreFull(StoreError):
    """The disk is full: nothing was stored, so nothing may be confirmed."""


class Clash(StoreError):
    """The row contradicts one that is there: a person's second open case, a topic another case has."""


class ChannelError(HamrohError):
    """A request to the outside did not succeed."""


class TryLater(ChannelError):
    """Nothing happened; try again after `seconds`."""

    def __init__(self, reason: str, seconds: float = 0.0) -> None:
        super().__init__(reason)
        self.seconds = seconds


class Unknown(ChannelError):
    """The answer was lost on the way: the request may have had its effect."""


class Gone(ChannelError):
    """The person blocked the bot, deleted the account, or never pressed Start."""


class Moved(ChannelError):
    """The group became a supergroup with the id `to`."""

    def __init__(self, to: int) -> None:
        super().__init__("the group has moved")
        self.to = to


class TopicLost(ChannelError):
    """The forum topic cannot be written to any more."""


class MessageLost(ChannelError):
    """The message this request speaks of is no longer there or too old."""


class NoRights(ChannelError):
    """The bot lacks a right, or was removed from the group."""


class Intruder(ChannelError):
    """409: another process polls with this token."""


class Refused(ChannelError):
    """The request is wrong in itself and would fail for ever."""
