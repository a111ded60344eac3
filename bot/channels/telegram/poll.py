"""Fetches updates by long polling. What was fetched is confirmed only by the next call, so commit it before that."""

from __future__ import annotations

from typing import Any, Final

from bot.channels.telegram.calls import Caller
from bot.errors import Unknown

WANTED: Final = ("message", "edited_message", "callback_query", "my_chat_member", "channel_post")
"""Kinds of updates we ask for; Telegram remembers the list, so it is named every time."""


async def poll(channel: Caller, offset: int, timeout: int) -> tuple[list[dict[str, Any]], int]:
    """The waiting updates and the offset for the next call, which confirms them. Offset 0 asks for all unconfirmed."""
    answer = await channel.listen(timeout, offset=offset, allowed_updates=WANTED)
    if not isinstance(answer, list):
        raise Unknown("the answer made no sense")
    updates = [update for update in answer if update_id(update) is not None]
    if answer and not updates:
        raise Unknown("no update carries its number")  # asking again at once would only spin
    return updates, max((update["update_id"] + 1 for update in updates), default=offset)


def update_id(update: object) -> int | None:
    """The number of an update, None if it is no update."""
    number = update.get("update_id") if isinstance(update, dict) else None
    return number if type(number) is int else None
