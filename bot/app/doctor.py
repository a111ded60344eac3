"""Looks at everything the service needs and says for each thing that it is well, or what to do."""

from __future__ import annotations

import os
import shutil
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from bot.app.clock import Clock, SystemClock
from bot.channels.telegram.calls import Caller
from bot.channels.telegram.check import Finding, inspect
from bot.channels.telegram.wall_clock import server_time
from bot.config import Settings
from bot.content.book import read_book
from bot.content.checks import find_problems
from bot.content.problem import ERROR
from bot.core.ids import LANGS
from bot.errors import HamrohError, StoreBusy
from bot.store.db import Store

ROOM: Final = 500_000_000
"""Bytes that must be free on the disk of the database. At a few thousand messages a day they last for months."""

DRIFT: Final = 30.0
NAMED: Final = 5


async def examine(settings: Settings, clock: Clock | None = None, tell: Callable[[str], None] = print) -> int:
    """Prints a line for each thing looked at; 0 when all is well, 1 when there is something to do."""
    clock = clock or SystemClock()
    today = datetime.fromtimestamp(clock.now(), UTC).date()
    steps: tuple[Callable[[], Awaitable[list[Finding]]], ...] = (
        lambda: ready(described(settings)),
        lambda: ready(content(settings, today)),
        lambda: ready(disk(settings.storage.database)),
        lambda: storage(settings, clock),
        lambda: channel(settings),
        lambda: watch(settings, clock),
    )
    bad = 0
    for step in steps:
        for found in await step():
            bad += not found.ok
            tell(
                f"ok     {found.about}: {found.say}" if found.ok else f"TO DO  {found.about}: {found.say}; {found.mend}"
            )
    tell("All is well." if not bad else f"{bad} to do.")
    return 1 if bad else 0


async def ready(found: list[Finding]) -> list[Finding]:
    """What needed no waiting."""
    return found


def described(settings: Settings) -> list[Finding]:
    """Whether the service could start with these settings."""
    desk = settings.desk
    found = [Finding("settings", True, f"read from {settings.source or 'the environment'}")]
    if not settings.telegram.token:
        found.append(Finding("settings", False, "there is no token", "write it into HAMROH_TELEGRAM__TOKEN"))
    if not desk.groups:
        found.append(Finding("settings", False, "there is no desk", "run `hamroh pair`"))
    if not desk.counsellors:
        found.append(Finding("settings", False, "nobody may answer", "write ids into desk.counsellors"))
    if not desk.supervisors:
        found.append(Finding("settings", False, "nobody watches over the answers", "write ids into desk.supervisors"))
    if not settings.watch.ping_url:
        found.append(
            Finding("settings", False, "nobody outside notices when the service stops", "write watch.ping_url")
        )
    return found


def content(settings: Settings, today: date) -> list[Finding]:
    """The content, its languages, and facts that somebody should look at again."""
    book = read_book(settings.content.root, today, require=settings.content.require)
    problems = find_problems(book)
    errors = sum(1 for each in problems if each.severity == ERROR)
    found = [
        Finding("content", False, f"{errors} errors", "run `hamroh check`")
        if errors
        else Finding("content", True, f"{len(book.program.nodes)} screens")
    ]
    for lang in LANGS:
        missing = [name for name in book.english if not book.words.get(lang, {}).get(name)]
        found.append(
            Finding(
                f"language {lang}",
                False,
                f"{len(missing)} of {len(book.english)} texts are missing",
                "run `hamroh check`",
            )
            if missing or not book.english
            else Finding(f"language {lang}", True, f"{len(book.english)} texts")
        )
    stale = sorted(name for name, fact in book.facts.by_id.items() if fact.stale(today))
    if stale:
        named = ", ".join(stale[:NAMED]) + (" …" if len(stale) > NAMED else "")
        found.append(Finding("facts", False, f"{len(stale)} need a new check: {named}", "run `hamroh check` for all"))
    else:
        found.append(Finding("facts", True, "all were checked in time"))
    return found


def disk(database: Path) -> list[Finding]:
    """Room for the database, in a folder we may write to."""
    folder = next(each for each in database.parents if each.exists())
    if not os.access(folder, os.W_OK | os.X_OK):
        return [Finding("disk", False, f"{folder} may not be written to", "give it to the user of the service")]
    free = shutil.disk_usage(folder).free
    if free < ROOM:
        return [
            Finding("disk", False, f"only {free // 1_000_000} MB are free", "make room; a full disk stops the service")
        ]
    return [Finding("disk", True, f"{free // 1_000_000} MB are free")]


async def storage(settings: Settings, clock: Clock) -> list[Finding]:
    """Whether database and keys open. What does not exist yet is not made."""
    database, key_file = settings.storage.database, settings.storage.key_file
    if not database.exists():
        if key_file.exists():
            return [
                Finding(
                    "storage", True, "there is no database yet; the first start makes it with the key that is there"
                )
            ]
        return [Finding("storage", True, "there is no database yet; the first start makes it and its key")]
    try:
        store = await Store.open(database, key_file, now=clock.now)
    except StoreBusy:
        return [Finding("storage", True, "the service is using it")]
    except HamrohError as error:
        return [Finding("storage", False, str(error), "docs/operating.md, «Keys», says how")]
    await store.close()
    return [Finding("storage", True, "database and keys open")]


async def channel(settings: Settings) -> list[Finding]:
    """Token, delivery, and the bot's rights in every desk group."""
    telegram = settings.telegram
    if not telegram.token:
        return []
    caller = Caller(telegram.token, api=telegram.api_base_url, proxy=telegram.proxy)
    await caller.start()
    try:
        return await inspect(caller, settings.desk.groups, telegram.webhook_url if telegram.mode == "webhook" else "")
    finally:
        await caller.stop()


async def watch(settings: Settings, clock: Clock) -> list[Finding]:
    """How far our clock is from Telegram's."""
    theirs = await server_time(settings.telegram.api_base_url, settings.telegram.proxy)
    if theirs is None:
        return [
            Finding(
                "clock", False, "Telegram's time is not known", "check the network, the proxy, telegram.api_base_url"
            )
        ]
    drift = clock.now() - theirs
    if abs(drift) > DRIFT:
        says = f"{abs(drift):.0f} seconds {'fast' if drift > 0 else 'slow'}"
        return [Finding("clock", False, says, "set it by network time: timedatectl set-ntp true")]
    return [Finding("clock", True, "right")]
