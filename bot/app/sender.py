"""Sends one message and says what its answer means: sent, failed, unknown, later, or a topic to be made anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import structlog

from bot.app.clock import Clock
from bot.app.outcomes import Outcome
from bot.app.to_desk import ToDesk
from bot.app.to_person import ToPersons, tell_desk
from bot.content.bundle import Content
from bot.core.events import TopicGone, Undelivered
from bot.core.outgoing import (
    Card,
    CopyIn,
    CopyOver,
    Envelope,
    Erase,
    Notice,
    OpenTopic,
    Post,
    React,
    RenameTopic,
    Show,
    ShutTopic,
    Tell,
    Toast,
    ToCase,
    ToGroup,
    ToPerson,
    ToStaff,
    Unkey,
)
from bot.errors import (
    ChannelError,
    Gone,
    Intruder,
    MessageLost,
    Moved,
    NoRights,
    Refused,
    TopicLost,
    TryLater,
    Unknown,
)
from bot.store.db import Store
from bot.store.outbox import Item

log = structlog.get_logger()

ADOPT = 8.0
"""Seconds to wait for Telegram's own word that a topic exists before asking for it once more."""
RIGHTS = 60.0
AT_ONCE = 0.01
JOINED = 3500


def superseded(waiting: Sequence[Envelope]) -> int:
    """How many at the head need not be sent, since the next of their kind follows at once."""
    n = 0
    while n + 1 < len(waiting):
        head, following = waiting[n].what, waiting[n + 1].what
        screens = isinstance(head, Show) and isinstance(following, Show) and not head.keep
        cards = isinstance(head, Card) and isinstance(following, Card)
        if not (screens or cards):
            break
        n += 1
    return n


def joined(waiting: Sequence[Envelope]) -> int:
    """How many at the head leave as one post: a person's lines that wait side by side."""
    n, size = 0, 0
    for envelope in waiting:
        post = envelope.what
        if not isinstance(post, Post) or not envelope.line or post.rows or (post.reply_to and n):
            break
        size += len(post.text) + 1
        if n and size > JOINED:
            break
        n += 1
    return max(1, n)


class Sender:
    """Speaks to one channel. Raises nothing of the channel's: every answer becomes an Outcome."""

    def __init__(self, store: Store, channel: Any, content: Content, clock: Clock) -> None:
        self.channel = channel
        self.persons = ToPersons(store, channel, content, clock)
        self.desks = ToDesk(store, channel)
        self.moved: Callable[[int, int], None] = lambda old, new: None
        self.alarm: Callable[[str], None] = lambda name: None
        self.homes: dict[int, int] = {}

    def _home(self, group: int) -> int:
        """Where a group lives now: what was queued before it moved still names the old place."""
        while group in self.homes:
            group = self.homes[group]
        return group

    def forget_case(self, code: str) -> None:
        """Look the case up again before the next post."""
        self.desks.spots.pop(code, None)

    def forget_cases(self) -> None:
        """A group has moved: look every case up again."""
        self.desks.spots.clear()

    async def toast(self, toast: Toast) -> None:
        """Answer a tap. Whatever goes wrong, the tap's effect has been stored already."""
        try:
            await self.channel.toast(toast)
        except ChannelError as exc:
            log.info("tap not answered", action="toast_failed", error=type(exc).__name__)

    async def send(self, items: list[Item], envelopes: list[Envelope]) -> Outcome:
        """Send what stands at the head of a lane and say what became of it."""
        outcome = Outcome(items, envelopes)
        envelope = envelopes[0]
        try:
            match envelope.to:
                case ToPerson():
                    await self.persons.send(outcome, envelope, envelope.to)
                case ToCase():
                    await self.desks.send(outcome, envelope, envelope.to)
                case ToGroup():
                    await self.desks.send_group(envelope.what, self._home(envelope.to.group))
                case ToStaff():
                    if isinstance(envelope.what, Notice):
                        await self.channel.notice(envelope.to.staff, envelope.what)
        except ChannelError as exc:
            self._went_wrong(outcome, envelope, exc)
        return outcome

    def _went_wrong(self, outcome: Outcome, envelope: Envelope, exc: ChannelError) -> None:
        item = outcome.items[0]
        log.warning(
            "not sent", action="send_error", outbox=item.id, what=type(envelope.what).__name__, error=type(exc).__name__
        )
        backoff = min(60.0, 0.5 * 2 ** min(item.attempts, 7))
        again = [i._replace(attempts=i.attempts + 1) for i in outcome.items]
        match exc:
            case TryLater():
                outcome.state, outcome.flood = "later", exc.seconds > 0
                outcome.seconds = exc.seconds or backoff
                outcome.items[:] = again
            case Unknown():
                self._unknown(outcome, envelope, backoff, again)
            case Moved():
                old = self._home(envelope.to.group) if isinstance(envelope.to, ToCase | ToGroup) else 0
                if isinstance(envelope.to, ToCase) and (spot := self.desks.spots.get(envelope.to.code)):
                    old = spot.group
                self.homes[old] = exc.to
                self.moved(old, exc.to)
                self.desks.spots.clear()
                outcome.state, outcome.seconds, outcome.moved = "later", AT_ONCE, (old, exc.to)
            case NoRights() | Intruder():
                self.alarm("rights")
                outcome.state, outcome.seconds = "later", RIGHTS
            case TopicLost() if isinstance(envelope.to, ToCase):
                self._topic_lost(outcome, envelope, envelope.to, exc)
            case Gone():
                outcome.state = "failed"
                if isinstance(envelope.to, ToPerson) and not isinstance(envelope.what, Erase | Unkey | React):
                    tell_desk(outcome, envelope, "gone")
            case MessageLost() | TopicLost() if not (
                isinstance(envelope.to, ToPerson) and isinstance(envelope.what, Tell | CopyOver)
            ):
                outcome.state = "sent"  # what was to be changed or taken back is gone: nothing is left to do
            case Refused() | _:
                outcome.state = "failed"
                if envelope.line and isinstance(envelope.to, ToPerson):
                    tell_desk(outcome, envelope, "refused")
                elif isinstance(envelope.to, ToCase):
                    self._tell_person(outcome, envelope.to)
        if envelope.line and outcome.state in ("failed", "unknown") and isinstance(envelope.to, ToPerson):
            outcome.lines += [(e.line, outcome.state, None, None) for e in outcome.envelopes]

    def _unknown(self, outcome: Outcome, envelope: Envelope, backoff: float, again: list[Item]) -> None:
        """It may have arrived. Only what harms nobody when it comes twice is sent again."""
        if isinstance(envelope.to, ToPerson) and envelope.line and isinstance(envelope.what, Tell | CopyOver):
            outcome.state = "unknown"
            tell_desk(outcome, envelope, "unknown")
            return
        outcome.state = "later"
        outcome.seconds = ADOPT if isinstance(envelope.what, OpenTopic) else backoff
        outcome.items[:] = again

    def _topic_lost(self, outcome: Outcome, envelope: Envelope, to: ToCase, exc: TopicLost) -> None:
        spot = self.desks.spots.pop(to.code, None)
        if isinstance(envelope.what, ShutTopic | RenameTopic):
            outcome.state = "sent"
            return
        if spot is None:
            outcome.state, outcome.seconds = "later", AT_ONCE  # it was looked up anew meanwhile
            return
        gone = TopicGone(topic=spot.topic, leaked=bool(getattr(exc, "leaked", False)), code=to.code)
        outcome.state, outcome.blocked = "later", True
        outcome.lost = (to.code, spot.topic) if spot.topic else None
        outcome.events.append(("p:" + spot.person.hex(), gone))

    def _tell_person(self, outcome: Outcome, to: ToCase) -> None:
        """A line that can never reach the desk: they must know."""
        spot = self.desks.spots.get(to.code)
        for what in (e.what for e in outcome.envelopes):
            if spot and isinstance(what, Post | CopyIn) and what.receipt and what.address:
                outcome.events.append(("p:" + spot.person.hex(), Undelivered(why="not_at_desk")))
