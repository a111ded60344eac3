"""Receives updates from Telegram over HTTP, and answers 200 only when they are safely stored."""

from __future__ import annotations

import asyncio
import hmac
import re
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, Final

import msgspec
import structlog

from bot.channels.telegram.calls import Caller
from bot.channels.telegram.poll import WANTED, update_id
from bot.errors import ConfigError

if TYPE_CHECKING:
    from aiohttp import web

Accept = Callable[[list[dict[str, Any]]], Awaitable[None]]

LARGEST: Final = 1024 * 1024
PATIENCE: Final = 10.0
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"

log = structlog.get_logger()


def webhook_app(
    path: str, secret: str, accept: Accept, *, largest: int = LARGEST, patience: float = PATIENCE
) -> web.Application:
    """An application that serves `path` alone and hands each update to `accept`, which returns once it is committed."""
    from aiohttp import web  # half the size of all else we load from there, and polling needs no server

    check_secret(secret)
    expected = secret.encode()

    async def receive(request: web.Request) -> web.Response:
        given = request.headers.get(_HEADER, "")
        if not hmac.compare_digest(given.encode("utf-8", "surrogateescape"), expected):
            log.warning("webhook_stranger", action="webhook")
            return web.Response(status=403)
        try:
            async with asyncio.timeout(patience):
                body = await request.read()
        except web.HTTPRequestEntityTooLarge:
            log.warning("webhook_too_large", action="webhook")
            return web.Response(status=413)
        except TimeoutError:
            return web.Response(status=408)
        update = _decode(body)
        if update is None:
            log.warning("webhook_malformed", action="webhook", size=len(body))
            return web.Response(status=400)
        try:
            await accept([update])
        except Exception as exc:
            # Telegram keeps the update and brings it again; nothing of it, nor of the error's text, goes into the log.
            log.error("webhook_not_stored", action="webhook", error=type(exc).__name__)
            return web.Response(status=503)
        return web.Response(status=200)

    app = web.Application(client_max_size=largest)
    app.router.add_post(path, receive)
    return app


async def set_webhook(channel: Caller, url: str, secret: str, *, connections: int = 40) -> None:
    """Have Telegram bring updates to `url`. What waits there keeps waiting: people wrote it."""
    check_secret(secret)
    await channel.call("setWebhook", url=url, secret_token=secret, max_connections=connections, allowed_updates=WANTED)


async def delete_webhook(channel: Caller) -> None:
    """Make room for polling. What waits keeps waiting."""
    await channel.call("deleteWebhook")


def check_secret(secret: str) -> None:
    """Raises ConfigError unless Telegram would take this secret."""
    if not _SECRET.fullmatch(secret):
        raise ConfigError(["telegram.webhook_secret: 1 to 256 of A-Z a-z 0-9 _ -"])


def _decode(body: bytes) -> dict[str, Any] | None:
    try:
        update = msgspec.json.decode(body)
    except (msgspec.DecodeError, RecursionError):
        return None
    return update if update_id(update) is not None else None
