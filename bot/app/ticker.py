"""APScheduler ticks; the timers table is the truth. A tick under way is let end before the scheduler is stopped."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from apscheduler.schedulers.asyncio import AsyncIOScheduler

Work = Callable[[], Awaitable[Any]]

SOON: Final = timedelta(minutes=2)
"""Rare work comes soon after the start too: a service that is started anew every day must not put it off for ever."""


class Ticker:
    """Calls each work at its interval, never twice at once."""

    def __init__(self) -> None:
        self._running: set[asyncio.Task[Any]] = set()
        self._scheduler = AsyncIOScheduler(
            timezone="UTC", job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )

    def every(self, seconds: float, work: Work, *, soon: bool = False) -> None:
        """Call `work` every so many seconds; with `soon` a first time shortly after the start."""
        first = {"next_run_time": datetime.now(UTC) + min(SOON, timedelta(seconds=seconds))} if soon else {}
        self._scheduler.add_job(self._run, "interval", [work], seconds=seconds, **first)

    def start(self) -> None:
        """From now on."""
        self._scheduler.start()

    async def _run(self, work: Work) -> None:
        # A task of its own: what the scheduler cancels when it stops is only the waiting for it.
        task = asyncio.ensure_future(work())
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        await asyncio.wait([task])
        task.result()

    async def stop(self, within: float) -> None:
        """No more ticks. What is under way may end, within so many seconds; then it is cancelled."""
        self._scheduler.pause()
        await asyncio.sleep(0)  # a tick just given begins
        if self._running:
            _, late = await asyncio.wait(self._running, timeout=within)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        await asyncio.sleep(0)  # the scheduler hears how they ended
        self._scheduler.shutdown(wait=False)
