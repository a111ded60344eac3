"""The queue of updates: kept until confirmed or too old, filtered when made, one poll at a time."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from bot.simulator.clock import Clock
from bot.simulator.model import Json
from bot.simulator.refusal import conflict

DAY = 86400
ANSWER_IN = 150
LONGEST_POLL = 50
_FIRST = 100_000_001
_OFF_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
KINDS = frozenset(
    {
        "message", "edited_message", "channel_post", "edited_channel_post", "inline_query", "chosen_inline_result",
        "callback_query", "shipping_query", "pre_checkout_query", "poll", "poll_answer", "my_chat_member",
        "chat_member", "chat_join_request", "chat_boost", "removed_chat_boost", "message_reaction",
        "message_reaction_count", "business_connection", "business_message", "edited_business_message",
        "deleted_business_messages", "purchased_paid_media", "managed_bot", "guest_message",
    }
)  # fmt: skip

_OTHER_POLL = "terminated by other getUpdates request; make sure that only one bot instance is running"
_WEBHOOK_ON = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


@dataclass(slots=True, frozen=True)
class Update:
    """One update, encoded. `lane`: updates of one lane reach a webhook one after another."""

    id: int
    kind: str
    body: msgspec.Raw
    until: float
    lane: tuple[str, int]


class Updates:
    """What Telegram still holds for the bot."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._waiting: deque[Update] = deque()
        self._next = _FIRST
        self._swept = 0
        self._arrived: asyncio.Event | None = None
        self._poll: asyncio.Future[None] | None = None
        self._asked: tuple[int, float] = (-1, -10.0)
        self.allowed: frozenset[str] | None = None
        self.webhook_on = False
        self.on_push: Callable[[Update], None] | None = None

    def allow(self, kinds: list[str] | None) -> None:
        """Remember `allowed_updates`; None leaves the last choice, an empty list is the default set."""
        if kinds is not None:
            self.allowed = frozenset(kinds) & KINDS or None

    def wants(self, kind: str) -> bool:
        """Whether an update of this kind is made at all."""
        return kind in self.allowed if self.allowed is not None else kind not in _OFF_BY_DEFAULT

    def push(self, kind: str, payload: Json, lane: tuple[str, int], keep: float = DAY) -> Update | None:
        """Queue an update unless the bot did not ask for its kind."""
        if not self.wants(kind):
            return None
        body = msgspec.json.encode({"update_id": self._next, kind: payload})
        return self._add(kind, body, lane, keep)

    def push_raw(self, update: Json) -> Update:
        """Queue any update as it is, its id replaced by the next one. Kinds nobody asked for come too."""
        kind = next((key for key in update if key != "update_id"), "unknown")
        body = msgspec.json.encode({**update, "update_id": self._next})
        return self._add(kind, body, ("raw", 0), DAY)

    def _add(self, kind: str, body: bytes, lane: tuple[str, int], keep: float) -> Update:
        made = Update(self._next, kind, msgspec.Raw(body), self._clock.now() + keep, lane)
        self._next += 1
        self._waiting.append(made)
        if self._arrived is not None:
            self._arrived.set()
        if self.on_push is not None:
            self.on_push(made)
        return made

    def __len__(self) -> int:
        self._forget_old()
        return len(self._waiting)

    def __iter__(self) -> Iterator[Update]:
        return iter(tuple(self._waiting))

    def _forget_old(self) -> None:
        now = self._clock.now()
        if now == self._swept:
            return
        self._swept = now
        if any(one.until < now for one in self._waiting):
            self._waiting = deque(one for one in self._waiting if one.until >= now)

    def confirm(self, offset: int) -> None:
        """Forget everything below `offset`; a negative one keeps only that many of the newest."""
        if offset < 0:
            while len(self._waiting) > -offset:
                self._waiting.popleft()
        elif offset <= self._next:
            while self._waiting and self._waiting[0].id < offset:
                self._waiting.popleft()

    def done(self, update: Update) -> None:
        """A webhook took this one."""
        if self._waiting and self._waiting[0] is update:
            self._waiting.popleft()
        elif update in self._waiting:
            self._waiting.remove(update)

    def clear(self) -> None:
        """`drop_pending_updates`."""
        self._waiting.clear()

    def interrupt(self, why: str = "terminated by setWebhook request") -> None:
        """End the poll under way with a 409."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_exception(conflict(why))

    async def poll(self, offset: int, limit: int, timeout: float, *, again: bool = False) -> list[msgspec.Raw]:
        """Answer a getUpdates. With `again` nothing is confirmed: what was delivered comes a second time."""
        if self.webhook_on:
            raise conflict(_WEBHOOK_ON)
        asked, self._asked = self._asked, (offset, self._clock.monotonic())
        if asked[0] == offset and self._asked[1] - asked[1] < 3 and timeout < 3:
            timeout = 3
        if asked[0] == offset and self._asked[1] - asked[1] < 0.5:
            limit = 1
        self.interrupt(_OTHER_POLL)
        if not again:
            self.confirm(offset)
        self._forget_old()
        if not self._waiting and timeout > 0:
            await self._wait(timeout)
            self._forget_old()
        return [one.body for _, one in zip(range(limit), self._waiting, strict=False)]

    async def _wait(self, timeout: float) -> None:
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._poll = mine
        self._arrived = asyncio.Event()
        arrived = asyncio.create_task(self._arrived.wait())
        both: set[asyncio.Future[Any]] = {mine, arrived}
        try:
            await asyncio.wait(both, timeout=timeout, return_when=asyncio.FIRST_COMPLETED)
            if mine.done():
                mine.result()
            elif arrived.done():
                # Telegram waits a breath for what comes right behind, so a burst is one answer.
                await asyncio.sleep(0.001)
        finally:
            arrived.cancel()
            if self._poll is mine:
                self._poll = None
                mine.cancel()
