"""Puts the parts together: one store, one worker, one dispatcher, one intake; started and stopped as a whole."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import msgspec
import structlog

from bot.app.budget import Budget
from bot.app.clock import Clock
from bot.app.dispatcher import Dispatcher
from bot.app.intake import Intake
from bot.app.outcomes import Committer
from bot.app.reports import HIDDEN
from bot.app.sender import Sender
from bot.app.upkeep import Upkeep
from bot.app.watch import Watch
from bot.app.worker import Worker
from bot.channels.telegram.parse import read
from bot.content.bundle import Content
from bot.core.ids import Lang
from bot.core.outgoing import Notice
from bot.core.places import desk as desk_text
from bot.core.talk import DeskPlan
from bot.errors import ChannelError
from bot.store import meta
from bot.store.db import Store

log = structlog.get_logger()

DRAIN = 8.0
"""Seconds a stop may take; what is not out by then waits in the outbox."""
MOVED = "moved:"


@dataclass(frozen=True, slots=True)
class Plan:
    """What the service is told, in plain values."""

    groups: tuple[int, ...]
    staff: dict[int, str]
    supervisors: frozenset[int] = frozenset()
    desk_lang: Lang = Lang("ru")
    overall: int = 30
    chat_rate: float = 1.0
    chat_burst: int = 3
    group_rate: int = 20
    group_reserve: int = 3
    limits_lifted: bool = False
    silence: float = 60.0
    ping_url: str = ""


async def no_ping(url: str) -> None:
    """Nobody is pinged."""


@dataclass(slots=True)
class Service:
    """Everything that runs for one bot. Make it with `Service.build`."""

    store: Store
    channel: Any
    clock: Clock
    worker: Worker
    committer: Committer
    sender: Sender
    dispatcher: Dispatcher
    intake: Intake
    upkeep: Upkeep
    watch: Watch
    desks: set[int]
    hidden: frozenset[str] = frozenset()
    tasks: list[asyncio.Task[None]] = field(default_factory=list)
    poller: asyncio.Task[None] | None = None
    fetch: Callable[[int, float], Any] | None = None

    @classmethod
    async def build(
        cls,
        store: Store,
        channel: Any,
        content: Content,
        clock: Clock,
        plan: Plan,
        me: int,
        ping: Callable[[str], Awaitable[None]] = no_ping,
    ) -> Service:
        """All parts, joined but not yet running. `me` is the bot's own id."""
        groups = await _followed(store, plan.groups)
        desks = set(groups)
        desk_plan = DeskPlan(groups=groups, staff=plan.staff, supervisors=plan.supervisors)
        budget = Budget(
            clock.monotonic,
            overall=plan.overall,
            chat_rate=plan.chat_rate,
            chat_burst=plan.chat_burst,
            group=plan.group_rate,
            reserve=plan.group_reserve,
            lifted=plan.limits_lifted,
        )
        sender = Sender(store, channel, content, clock)
        parts: dict[str, Any] = {}
        committer = Committer(store, clock, lambda: parts["worker"].wake.set())
        dispatcher = Dispatcher(store, sender, budget, clock, committer)
        worker = parts["worker"] = Worker(store, content, desk_plan, plan.desk_lang, clock, dispatcher)

        async def tell(name: str) -> None:
            text = worker.content.words.text(desk_text(f"alarm_{name}"), plan.desk_lang)
            for who in plan.supervisors or plan.staff:
                try:
                    await channel.notice(who, Notice(text=text, loud=True))
                except ChannelError as exc:
                    log.warning("alarm not told", action="alarm_failed", error=type(exc).__name__)

        watch = Watch(clock, silence=plan.silence, tell=tell, ping=ping, ping_url=plan.ping_url)
        intake = Intake(
            store, content, clock, lambda update: read(update, me, frozenset(desks)), worker.wake.set, watch
        )
        service = cls(
            store,
            channel,
            clock,
            worker,
            committer,
            sender,
            dispatcher,
            intake,
            Upkeep(store, clock, worker),
            watch,
            desks,
        )
        worker.moved = service.follow
        worker.hid = service.hide
        sender.moved = service.follow
        sender.alarm = watch.alarm
        worker.full = watch.full
        return service

    def follow(self, old: int, new: int) -> None:
        """A desk group has a new id: listen and speak there from now on."""
        if old not in self.desks:
            return
        self.desks.add(new)
        plan = self.worker.plan
        groups = tuple(new if g == old else g for g in plan.groups)
        self.worker.plan = msgspec.structs.replace(plan, groups=groups)
        self.sender.forget_cases()

    def use(self, content: Content) -> None:
        """Swap the content whole; talks under way land somewhere kind. What the desk has hidden stays hidden."""
        content = content.hiding(self.hidden)
        self.worker.content = self.intake.content = self.sender.persons.content = content

    def hide(self, service: str, hidden: bool) -> None:
        """The desk hides a number of the directory, or shows it again."""
        self.hidden = self.hidden | {service} if hidden else self.hidden - {service}
        self.use(self.worker.content)

    async def start(self, fetch: Callable[[int, float], Any] | None = None) -> None:
        """Take up what an earlier process left, then run. With `fetch` updates are polled."""
        async with self.store.reading() as tx:
            self.hidden = frozenset(await meta.under(tx, HIDDEN))
        self.use(self.worker.content)
        await self.dispatcher.load()
        self.worker.wake.set()
        for part in (self.committer.run(), self.dispatcher.run(), self.worker.run()):
            self.tasks.append(asyncio.ensure_future(part))
        if fetch:
            self.watch.polling = True
            self.fetch = fetch
            self.poll_anew()

    def poll_anew(self) -> None:
        """Start polling, or drop a poll that hangs and start again: nothing unconfirmed is lost by it."""
        if self.poller:
            self.poller.cancel()
        self.watch.good_poll()
        if self.fetch:
            self.poller = asyncio.ensure_future(self.intake.poll(self.fetch))

    async def ended(self) -> None:
        """Returns when a part has ended that should run for ever: the service cannot go on without it."""
        while True:
            poller = [self.poller] if self.poller else []
            done, _ = await asyncio.wait([*self.tasks, *poller], return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                if task.cancelled() and task not in self.tasks:
                    continue  # a poll that hung was started anew
                error = None if task.cancelled() else task.exception()
                log.critical("a part has ended", action="part_ended", error=type(error).__name__)
                return

    def look(self) -> None:
        """The watchdog's round."""
        if not self.watch.look():
            self.poll_anew()

    async def stop(self) -> None:
        """Take nothing more in, finish the inbox, let what is in flight land; within DRAIN seconds."""
        self.intake.stopping = True
        if self.poller:
            self.poller.cancel()
            await asyncio.gather(self.poller, return_exceptions=True)
        if not self.tasks:
            return
        committing, dispatching, working = self.tasks
        self.worker.stopping = True
        self.worker.wake.set()
        try:
            async with asyncio.timeout(DRAIN):
                await working
                self.dispatcher.stopping = True
                self.dispatcher.wake.set()
                await dispatching
                self.committer.stop()
                await committing
        except TimeoutError:
            log.warning("stopped before all was out", action="stop_timeout", waiting=self.dispatcher.waiting)
            for task in self.tasks:
                task.cancel()
            await asyncio.gather(*self.tasks, return_exceptions=True)


async def _followed(store: Store, groups: tuple[int, ...]) -> tuple[int, ...]:
    """The groups of the settings under the ids they have moved to since."""
    found = []
    async with store.reading() as tx:
        for group in groups:
            now = group
            while (moved := await meta.get(tx, f"{MOVED}{now}")) and int(moved) != group:
                now = int(moved)
            found.append(now)
    return tuple(found)
