"""The channel as the app sees it: one method for each kind of thing that leaves."""

from __future__ import annotations

from contextlib import suppress

from bot.channels.telegram.desk import DeskSide
from bot.channels.telegram.markup import TOAST, cut
from bot.channels.telegram.person import PersonSide
from bot.core.outgoing import Notice, Toast
from bot.errors import Gone, NoRights


class TelegramChannel(PersonSide, DeskSide):
    """Speaks for Hamroh in Telegram. Every method either did it or raises a ChannelError that says what to do."""

    async def notice(self, chat: int, what: Notice) -> int:
        """A post in a group's General, or an alert in a counsellor's private chat."""
        return (await self._send(chat, what.text, what.rows, marked=True, protect=True, quiet=not what.loud))[-1]

    async def leave(self, group: int) -> None:
        """Leave a group or channel; nothing if the bot is no longer there."""
        with suppress(NoRights, Gone):
            await self.call("leaveChat", chat_id=group)

    async def toast(self, what: Toast) -> None:
        """End the waiting of a tap; nothing if it is too old."""
        await self.call(
            "answerCallbackQuery",
            callback_query_id=what.query,
            text=cut(what.text, TOAST) or None,
            show_alert=what.alert or None,
        )
