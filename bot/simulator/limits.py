"""Telegram's flood control: about one message a second per chat, thirty overall, twenty a minute in a group."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(slots=True)
class _Bucket:
    """Leaks one token a second; `burst` short messages pass at once."""

    tokens: float
    at: float


@dataclass(slots=True)
class Limits:
    """Says how long a call must wait. Counts only what it lets through. `enabled` may be switched at any time."""

    monotonic: Callable[[], float]
    enabled: bool = True
    per_second: float = 1.0
    burst: float = 5.0
    overall: int = 30
    group: int = 20
    group_window: float = 60.0
    _chats: dict[int, _Bucket] = field(default_factory=dict)
    _groups: dict[int, deque[float]] = field(default_factory=dict)
    _all: deque[float] = field(default_factory=deque)

    def take(self, chat: int, *, is_group: bool, weight: int = 1) -> int:
        """0 and counted, or the seconds to wait as Telegram says them."""
        if not self.enabled:
            return 0
        now = self.monotonic()
        wait = max(self._overall_wait(now, weight), self._chat_wait(chat, is_group, now, weight))
        if wait > 0:
            return max(1, math.ceil(wait))
        self._all.extend([now] * weight)
        if is_group:
            self._groups.setdefault(chat, deque()).extend([now] * weight)
        else:
            self._chats[chat].tokens -= weight
        return 0

    def reset(self) -> None:
        """Forget what was counted."""
        self._chats.clear()
        self._groups.clear()
        self._all.clear()

    def _overall_wait(self, now: float, weight: int) -> float:
        return self._window_wait(self._all, self.overall, 1.0, now, weight)

    def _chat_wait(self, chat: int, is_group: bool, now: float, weight: int) -> float:
        if is_group:
            seen = self._groups.setdefault(chat, deque())
            return self._window_wait(seen, self.group, self.group_window, now, weight)
        bucket = self._chats.get(chat)
        if bucket is None:
            bucket = self._chats[chat] = _Bucket(self.burst, now)
        bucket.tokens = min(self.burst, bucket.tokens + (now - bucket.at) * self.per_second)
        bucket.at = now
        # An album wider than the burst still passes a full bucket.
        need = min(float(weight), self.burst)
        return 0.0 if bucket.tokens >= need else (need - bucket.tokens) / self.per_second

    @staticmethod
    def _window_wait(seen: deque[float], most: int, window: float, now: float, weight: int) -> float:
        while seen and seen[0] <= now - window:
            seen.popleft()
        over = len(seen) + min(weight, most) - most
        return 0.0 if over <= 0 else seen[over - 1] + window - now
