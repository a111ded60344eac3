"""Delivery to a webhook: one at a time per chat and per presser, again and again until taken or too old."""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from bot.simulator.clock import Clock
from bot.simulator.faults import WEBHOOK, Faults
from bot.simulator.model import Json
from bot.simulator.refusal import bad, too_many
from bot.simulator.updates import Update, Updates
from bot.simulator.validate import Params

_SECRET = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")
_LONGEST_WAIT = 60.0
_TIMEOUT = 60.0


class Webhook:
    """Where updates are sent instead of waiting for a poll."""

    def __init__(self, clock: Clock, updates: Updates, faults: Faults) -> None:
        self._clock = clock
        self._updates = updates
        self._faults = faults
        self._lanes: dict[tuple[str, int], deque[Update]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._session: aiohttp.ClientSession | None = None
        self._room = asyncio.Semaphore(40)
        self._again_at = 0.0
        self.url = ""
        self.secret = ""
        self.connections = 40
        self.error: tuple[int, str] | None = None

    def set(self, p: Params) -> str:
        """setWebhook. Plain http is taken too: the simulator speaks to loopback."""
        url = p.get("url", "")
        if not url:
            return self.delete(p)
        now = self._clock.monotonic()
        if now < self._again_at:
            raise too_many(1)
        self._again_at = now + 1
        if p.get("drop_pending_updates"):
            self._updates.clear()
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise bad("invalid webhook URL specified")
        secret = p.get("secret_token", "")
        if len(secret) > 256:
            raise bad("secret token is too long")
        if not set(secret) <= _SECRET:
            raise bad("secret token contains unallowed characters")
        same = (url, secret) == (self.url, self.secret)
        self._updates.interrupt()
        self._stop_lanes()
        self.url, self.secret = url, secret
        self.connections = min(max(p.get("max_connections", 40), 1), 100)
        self._room = asyncio.Semaphore(self.connections)
        self._updates.webhook_on = True
        self._updates.on_push = self._enqueue
        for update in self._updates:
            self._enqueue(update)
        return "Webhook is already set" if same else "Webhook was set"

    def delete(self, p: Params) -> str:
        """deleteWebhook: what is queued waits for a poll again."""
        was = self.url
        self._stop_lanes()
        self.url = self.secret = ""
        self._updates.webhook_on = False
        self._updates.on_push = None
        if p.get("drop_pending_updates"):
            self._updates.clear()
        return "Webhook was deleted" if was else "Webhook is already deleted"

    def info(self) -> Json:
        """getWebhookInfo"""
        made: Json = {"url": self.url, "has_custom_certificate": False, "pending_update_count": len(self._updates)}
        if self.url:
            made["max_connections"] = self.connections
            made["ip_address"] = "127.0.0.1"
        if self._updates.allowed is not None:
            made["allowed_updates"] = sorted(self._updates.allowed)
        if self.error is not None:
            made["last_error_date"], made["last_error_message"] = self.error
        return made

    async def stop(self) -> None:
        """End every delivery."""
        tasks = list(self._tasks)
        self._stop_lanes()
        for task in tasks:
            with contextlib.suppress(asyncio.CancelledError):
                await task
        if self._session is not None:
            await self._session.close()
            self._session = None

    def _stop_lanes(self) -> None:
        for task in self._tasks:
            task.cancel()
        self._tasks.clear()
        self._lanes.clear()

    def _enqueue(self, update: Update) -> None:
        lane = self._lanes.get(update.lane)
        if lane is not None:
            lane.append(update)
            return
        self._lanes[update.lane] = deque([update])
        task = asyncio.get_running_loop().create_task(self._work(update.lane))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _work(self, key: tuple[str, int]) -> None:
        lane = self._lanes[key]
        while lane:
            update = lane[0]
            await self._deliver(update)
            self._updates.done(update)
            lane.popleft()
        if self._lanes.get(key) is lane:
            del self._lanes[key]

    async def _deliver(self, update: Update) -> None:
        failures, delay = 0, 1.0
        while self._clock.now() <= update.until:
            twice = any(one.kind == "twice" for one in self._faults.strike(WEBHOOK))
            async with self._room:
                taken = await self._post(update)
                if taken and twice:
                    await self._post(update)
            if taken:
                return
            # The second try comes at once, then the wait doubles, as on Telegram's side.
            if failures:
                delay = min(_LONGEST_WAIT, delay * 2)
                await self._clock.sleep(delay)
            failures += 1

    async def _post(self, update: Update) -> bool:
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=_TIMEOUT))
        headers = {"Content-Type": "application/json"}
        if self.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self.secret
        body: Any = bytes(update.body)
        try:
            async with self._session.post(self.url, data=body, headers=headers) as answer:
                await answer.read()
                if 200 <= answer.status < 300:
                    return True
                why = f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except (aiohttp.ClientError, TimeoutError):
            why = "Connection refused"
        self.error = (self._clock.now(), why)
        return False
