"""Asks what time it is where Telegram is, for `hamroh doctor`: a wrong clock rings every reminder at a wrong hour."""

from __future__ import annotations

from email.utils import parsedate_to_datetime

import aiohttp

_PATIENCE = aiohttp.ClientTimeout(total=10)


async def server_time(api: str, proxy: str = "") -> float | None:
    """Unix seconds by the Date of the API server's answer; None when it cannot be had. No token is sent."""
    try:
        async with (
            aiohttp.ClientSession(timeout=_PATIENCE, trust_env=False) as session,
            session.get(api, proxy=proxy or None, allow_redirects=False) as answer,
        ):
            return parsedate_to_datetime(answer.headers["Date"]).timestamp()
    except (aiohttp.ClientError, OSError, TimeoutError, KeyError, ValueError):
        return None
