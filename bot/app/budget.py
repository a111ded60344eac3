"""Telegram's limits, kept on our side: per chat, per group, over all, with a reserve for emergencies."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable


class Bucket:
    """So many sends in a window of so many seconds, counted exactly (a sliding window)."""

    __slots__ = ("most", "sent", "window")

    def __init__(self, most: int, window: float) -> None:
        self.most = most
        self.window = window
        self.sent: deque[float] = deque()

    def free_at(self, now: float, keep: int = 0) -> float:
        """When the next send may leave, if `keep` places stay reserved; `now` or earlier means at once."""
        sent = self.sent
        while sent and sent[0] <= now - self.window:
            sent.popleft()
        over = len(sent) - (self.most - keep)
        return now if over < 0 else sent[over] + self.window

    def take(self, now: float) -> None:
        """Count one send."""
        self.sent.append(now)


class Budget:
    """All limits of one bot. `lifted` (for the bench) lets everything through."""

    def __init__(
        self,
        monotonic: Callable[[], float],
        *,
        overall: int = 30,
        chat_rate: float = 1.0,
        chat_burst: int = 3,
        group: int = 20,
        reserve: int = 3,
        lifted: bool = False,
    ) -> None:
        self._now = monotonic
        self._overall = Bucket(overall, 1.0)
        self._overall_reserve = max(1, overall // 10)
        self._chat = (chat_burst, chat_burst / chat_rate)
        self._group = (group, 60.0)
        self._reserve = reserve
        self._buckets: dict[str, Bucket] = {}
        self._shut: dict[str, float] = {}
        self._lifted = lifted

    def open_at(self, now: float, *, urgent: bool) -> float:
        """When a send to anybody may leave (monotonic seconds); `now` means at once."""
        return now if self._lifted else self._overall.free_at(now, 0 if urgent else self._overall_reserve)

    def free_at(self, now: float, place: str, *, group: bool, urgent: bool) -> float:
        """When a send to `place` may leave, as far as its own limit goes."""
        shut = self._shut.get(place, 0.0)
        if shut > now:
            return shut
        bucket = None if self._lifted else self._buckets.get(place)
        return bucket.free_at(now, self._reserve if group and not urgent else 0) if bucket else now

    def take(self, place: str, *, group: bool) -> None:
        """Count a send to `place`."""
        if self._lifted:
            return
        now = self._now()
        if place not in self._buckets:
            if len(self._buckets) > 10_000:
                self._buckets = {p: b for p, b in self._buckets.items() if b.free_at(now) > now or b.sent}
            self._buckets[place] = Bucket(*(self._group if group else self._chat))
        self._buckets[place].take(now)
        self._overall.take(now)

    def shut(self, place: str, seconds: float) -> None:
        """Telegram said 429: this chat alone rests."""
        self._shut[place] = self._now() + seconds
