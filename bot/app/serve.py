"""Serves Telegram from the settings until told to stop."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import aiohttp
import structlog

from bot.app.apply import day
from bot.app.clock import Clock, SystemClock
from bot.app.service import Plan, Service
from bot.channels.telegram import face, poll, webhook
from bot.channels.telegram.speak import TelegramChannel
from bot.config import Settings
from bot.content.bundle import Content, load_content
from bot.content.require import DRAFT
from bot.core.ids import LANGS, Lang
from bot.core.places import NODES
from bot.core.screen import Say
from bot.errors import ContentError, TryLater, Unknown
from bot.store.db import Store

if TYPE_CHECKING:
    from aiohttp import web

    from bot.app.ticker import Ticker

log = structlog.get_logger()

FACE_AFTER = 3.0
"""Seconds after start in which nobody should wait for the bot's name to be set."""
LANDING = 1.0
"""Seconds a delivery may take to land when we stop; one that is not taken comes again."""
COMMANDS = ("menu", "person", "language", "privacy", "clear", "help")


def content_of(root: Path, today: date, *, require: str = DRAFT, kept: Path | None = None) -> Content:
    """The content, complete with the nodes the engine itself names. Raises ContentError."""
    content = load_content(root, today, require=require, cache=kept)
    missing = [name for name in NODES if name not in content.program.nodes]
    if missing:
        raise ContentError([f"dialogs/: the node {name} is missing; Hamroh cannot do without it" for name in missing])
    return content


def plan_of(settings: Settings) -> Plan:
    """What the service needs of the settings, in plain values."""
    desk, limits, watch = settings.desk, settings.limits, settings.watch
    return Plan(
        groups=tuple(desk.groups),
        staff={one.id: one.alias for one in desk.counsellors},
        supervisors=frozenset(desk.supervisors),
        desk_lang=Lang(desk.language),
        overall=limits.overall_per_second,
        chat_rate=limits.per_chat_per_second,
        chat_burst=limits.per_chat_burst,
        group_rate=limits.group_per_minute,
        group_reserve=limits.group_reserve,
        silence=watch.poll_silence_seconds,
        ping_url=watch.ping_url,
    )


async def serve(settings: Settings, clock: Clock | None = None, stop: asyncio.Event | None = None) -> int:
    """Run until SIGTERM, SIGINT or `stop`. Returns the exit code."""
    clock, stop = clock or SystemClock(), stop or asyncio.Event()
    content = _content(settings, clock)
    gc.freeze()  # content and libraries stay: walking through them for garbage would hold up replies now and then
    store = await Store.open(settings.storage.database, settings.storage.key_file, now=clock.now)
    try:
        telegram = settings.telegram
        channel = TelegramChannel(telegram.token, api=telegram.api_base_url, proxy=telegram.proxy)
        await channel.start()
        try:
            return await _run(settings, store, channel, content, clock, stop)
        finally:
            await channel.stop()
    finally:
        await store.close()


async def _run(
    settings: Settings, store: Store, channel: TelegramChannel, content: Content, clock: Clock, stop: asyncio.Event
) -> int:
    # The token begins with the bot's id: no question to Telegram before the first answer to a person.
    me = int(settings.telegram.token.partition(":")[0])
    service = await Service.build(store, channel, content, clock, plan_of(settings), me, _ping)
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    loop.add_signal_handler(signal.SIGHUP, lambda: background(_reload(service, settings, clock)))
    runner = None
    if settings.telegram.mode == "webhook":
        await service.start()
        runner = await _listen(settings, channel, service, clock)
        service.watch.reached = lambda: _delivered(channel, clock, settings.watch.ping_seconds)
    else:
        await service.start(lambda offset, seconds: poll.poll(channel, offset, int(seconds)))
        background(_drop_webhook(channel, clock))
    ticker = _ticker(service, settings)
    background(_dress(channel, content, clock))
    background(_learn_name(service))
    log.info("serving", action="start", mode=settings.telegram.mode)
    whole = await _until(stop, service)
    log.info("stopping", action="stop")
    await ticker.stop(LANDING)
    if runner:
        await runner.cleanup()
    for task in list(_background):
        task.cancel()
    await service.stop()
    return 0 if whole else 1


async def _until(stop: asyncio.Event, service: Service) -> bool:
    """True when told to stop; False when a part of the service has died, so that whoever watches starts it anew."""
    told, died = asyncio.ensure_future(stop.wait()), asyncio.ensure_future(service.ended())
    await asyncio.wait({told, died}, return_when=asyncio.FIRST_COMPLETED)
    for task in (told, died):
        task.cancel()
    return stop.is_set()


_background: set[asyncio.Task[None]] = set()


def background(work: Any) -> None:
    """Run beside the service; a failure is logged, never raised."""

    async def guarded() -> None:
        try:
            await work
        except Exception as exc:
            log.warning("background work failed", action="background_failed", error=type(exc).__name__)

    task = asyncio.ensure_future(guarded())
    _background.add(task)
    task.add_done_callback(_background.discard)


def _ticker(service: Service, settings: Settings) -> Ticker:
    async def look() -> None:
        service.look()

    # Read only now: its libraries are not needed for the first answer.
    from bot.app.ticker import Ticker

    ticker = Ticker()
    ticker.every(1, service.upkeep.tick)
    ticker.every(5, look)
    ticker.every(600, service.upkeep.sweep)
    ticker.every(3600, service.upkeep.tidy, soon=True)
    ticker.every(24 * 3600, service.upkeep.renew, soon=True)
    if settings.watch.ping_url:
        ticker.every(settings.watch.ping_seconds, service.watch.ping)
    ticker.start()
    return ticker


async def _listen(settings: Settings, channel: TelegramChannel, service: Service, clock: Clock) -> web.AppRunner:
    """Serve the webhook and tell Telegram where it is."""
    from aiohttp import web

    telegram = settings.telegram
    path = urlsplit(telegram.webhook_url).path or "/"
    host, _, port = telegram.webhook_listen.rpartition(":")
    app = webhook.webhook_app(path, telegram.webhook_secret, service.intake.accept)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=LANDING)
    await runner.setup()
    await web.TCPSite(runner, host, int(port)).start()
    await _insist(lambda: webhook.set_webhook(channel, telegram.webhook_url, telegram.webhook_secret), clock)
    return runner


async def _insist(ask: Callable[[], Awaitable[None]], clock: Clock) -> None:
    """Ask Telegram once now, and while it is only busy or out of reach, again and again beside the service."""

    async def again() -> None:
        pause = 1.0
        while True:
            await clock.sleep(pause)
            try:
                return await ask()
            except (TryLater, Unknown):
                pause = min(30.0, 2 * pause)

    try:
        await ask()
    except (TryLater, Unknown):
        background(again())


async def _delivered(channel: TelegramChannel, clock: Clock, lately: float) -> bool:
    """Whether Telegram could deliver: nothing waits there, or no delivery failed lately."""
    info = await channel.call("getWebhookInfo")
    failed = clock.now() - float(info.get("last_error_date") or 0) < 2 * lately
    return not (failed and info.get("pending_update_count"))


async def _drop_webhook(channel: TelegramChannel, clock: Clock) -> None:
    """A webhook left from earlier would stop every poll."""
    await _insist(lambda: webhook.delete_webhook(channel), clock)


async def _learn_name(service: Service) -> None:
    """The bot's official name, which `/privacy` tells so that a clone can be known."""
    name = (await service.channel.call("getMe")).get("username")
    if name:
        service.use(service.worker.content.named(f"@{name}"))


async def _dress(channel: TelegramChannel, content: Content, clock: Clock) -> None:
    """Set the bot's name, descriptions and commands, when they differ."""
    await clock.sleep(FACE_AFTER)
    await face.put_on(channel, faces(content))


def faces(content: Content) -> dict[str, face.Face]:
    """The public face in every language that Telegram knows."""

    def text(name: str, lang: Lang) -> str:
        return content.words.text(Say(id=f"face.{name}"), lang)  # type: ignore[arg-type]

    return {
        lang: face.Face(
            name=text("name", lang),
            description=text("description", lang),
            short=text("short", lang),
            commands=tuple((name, text(f"cmd_{name}", lang)) for name in COMMANDS),
        )
        for lang in LANGS
        if "@" not in lang
    }


def _content(settings: Settings, clock: Clock) -> Content:
    """The content of the settings; compiled, it waits beside the database for the next start."""
    wanted = settings.content
    return content_of(wanted.root, day(clock.now()), require=wanted.require, kept=settings.storage.kept_content)


async def _reload(service: Service, settings: Settings, clock: Clock) -> None:
    """SIGHUP: new content is swapped in whole or refused whole."""
    try:
        content = await asyncio.to_thread(_content, settings, clock)
    except ContentError as exc:
        log.error("content refused", action="reload_refused", errors=len(exc.problems))
        sys.stderr.writelines(f"{problem}\n" for problem in exc.problems[:50])
        return
    service.use(content)
    await _learn_name(service)
    log.info("content swapped", action="reload")


async def _ping(url: str) -> None:
    async with (
        aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10)) as session,
        session.get(url) as answer,
    ):
        answer.raise_for_status()
