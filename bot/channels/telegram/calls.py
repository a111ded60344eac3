"""One place through which every request to the Bot API passes, and the two ways words are sent or replaced."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any, Final

import telegram
from telegram.error import TelegramError
from telegram.request import BaseRequest, RequestData
from telegram.request._requestparameter import RequestParameter

from bot.channels.telegram.errors import Absent, LeakedPost, NotText, Unparsed, settled, translate
from bot.channels.telegram.markup import CAPTION, bold, keyboard, reply, split, without_marks
from bot.channels.telegram.transport import AiohttpRequest
from bot.core.outgoing import Key
from bot.errors import ChannelError, Refused, TryLater, Unknown

PUBLIC_API: Final = "https://api.telegram.org"
_NO_PREVIEW: Final = {"is_disabled": True}
_PATIENCE: Final = 15.0

# At DEBUG the library writes the token and what people say into the log.
logging.getLogger("telegram").setLevel(logging.WARNING)


class _Bot(telegram.Bot):
    """The library's bot, whose own repr shows the token."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "<Bot>"


class Caller:
    """Calls methods of the Bot API by name and hands back raw results. Errors are ours.

    `request` and `polls` replace the transport; they must be two, so that a long poll never holds up a call.
    """

    def __init__(
        self,
        token: str,
        *,
        api: str = PUBLIC_API,
        proxy: str = "",
        request: BaseRequest | None = None,
        polls: BaseRequest | None = None,
    ) -> None:
        self._polls = polls or AiohttpRequest(proxy=proxy, connections=2)
        self.bot: telegram.Bot = _Bot(
            token, base_url=_base(api), request=request or AiohttpRequest(proxy=proxy), get_updates_request=self._polls
        )

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    async def start(self) -> None:
        """Open both transports. Nothing is sent yet."""
        await self.bot.request.initialize()
        await self._polls.initialize()

    async def stop(self) -> None:
        """Close both transports."""
        await self.bot.request.shutdown()
        await self._polls.shutdown()

    async def call(self, method: str, /, **params: Any) -> Any:
        """The raw result of one call, or True when all was so already. Parameters that are None are left out."""
        return await self._ask(self.bot.request, method, params)

    async def listen(self, seconds: int, **params: Any) -> Any:
        """The raw result of one long poll of `seconds`, on its own connection."""
        return await self._ask(self._polls, "getUpdates", {**params, "timeout": seconds}, seconds + _PATIENCE)

    async def me(self) -> int:
        """The bot's own id, as Telegram knows it."""
        return message_id({"message_id": (await self.call("getMe")).get("id")})

    async def _ask(
        self, request: BaseRequest, method: str, params: dict[str, Any], patience: float | None = None
    ) -> Any:
        # Straight to the transport: the library's typed methods build objects nobody needs (30 times the cost), and its
        # do_api_request warns at every method it has a wrapper for.
        fields = RequestData(
            [
                RequestParameter.from_input(name, value)
                if isinstance(value, telegram.InputFile)
                else RequestParameter(name, value, None)
                for name, value in params.items()
                if value is not None
            ]
        )
        url = f"{self.bot.base_url}/{method}"
        failure: ChannelError
        try:
            if patience is None:
                return await request.post(url, fields)
            return await request.post(url, fields, read_timeout=patience)
        except TelegramError as exc:
            if settled(exc):
                return True
            chat = params.get("chat_id")
            failure = translate(exc, group=isinstance(chat, int) and chat < 0)
        except (KeyError, TypeError, AttributeError, ValueError):
            failure = Unknown("the answer made no sense")
        # Raised out here: the library's exception quotes the answer, and ours must not carry it along.
        raise failure

    # -- words --------------------------------------------------------------------------------------------------

    async def _say(self, method: str, text: str, marked: bool, **params: Any) -> Any:
        """sendMessage or editMessageText. Only reviewed words are `marked`: nobody else's are ever parsed."""
        params["link_preview_options"] = _NO_PREVIEW
        if marked and "**" in text:
            try:
                return await self.call(method, text=bold(text), parse_mode="HTML", **params)
            except Unparsed:
                text = without_marks(text)
        return await self.call(method, text=text, **params)

    async def _send(
        self,
        chat: int,
        text: str,
        rows: Sequence[Sequence[Key]] = (),
        *,
        marked: bool = False,
        reply_to: int | None = None,
        strict: bool = False,
        topic: int | None = None,
        protect: bool | None = None,
        quiet: bool | None = None,
    ) -> list[int]:
        """Send a text as one message or several; ids in order, the keyboard under the last."""
        keys = keyboard(rows)
        parts = split(text)
        if not parts:
            raise Refused("a message without words")
        sent: list[int] = []
        for part in parts:
            try:
                answer = await self._say(
                    "sendMessage",
                    part,
                    marked,
                    chat_id=chat,
                    message_thread_id=topic,
                    protect_content=protect,
                    disable_notification=quiet,
                    reply_parameters=None if sent else reply(reply_to, strict=strict),
                    reply_markup=keys if len(sent) == len(parts) - 1 else None,
                )
            except TryLater:
                if not sent:
                    raise
            else:
                sent.append(await self._verified(chat, topic, answer))
                continue
            # Something did happen, so the whole may not be sent again as if nothing had.
            raise Unknown("a long text arrived in part")
        return sent

    async def _edit(
        self, chat: int, message: int, text: str, rows: Sequence[Sequence[Key]] = (), *, marked: bool = False
    ) -> Any:
        """Replace the text and keyboard of a message; the raw answer, or True when nothing had changed."""
        return await self._say(
            "editMessageText", text, marked, chat_id=chat, message_id=message, reply_markup=keyboard(rows)
        )

    async def _rewrite(self, chat: int, message: int, text: str, *, protect: bool | None = None) -> list[int]:
        """New words for a message, in its caption if that is where they stand; what does not fit follows as answers."""
        first, *rest = split(text) or [""]
        if not first:
            raise Refused("a message without words")
        try:
            answer = await self._edit(chat, message, first)
        except NotText:
            first, *rest = split(text, CAPTION)
            answer = await self.call("editMessageCaption", chat_id=chat, message_id=message, caption=first)
        topic = answer.get("message_thread_id") if isinstance(answer, dict) else None
        ids = [message]
        for part in rest:
            # Strict: an answer to a message that is gone would land in General.
            ids += await self._send(chat, part, reply_to=message, strict=True, topic=topic, protect=protect)
        return ids

    async def _verified(self, chat: int, topic: int | None, answer: Any) -> int:
        """The id of what was sent. A post outside its topic shows a case to everybody: it is removed at once."""
        sent = message_id(answer)
        if topic is None or answer.get("message_thread_id") == topic:
            return sent
        try:
            await self.call("deleteMessage", chat_id=chat, message_id=sent)
            removed = True
        except ChannelError as exc:
            removed = isinstance(exc, Absent)
        raise LeakedPost(removed)


def message_id(answer: Any) -> int:
    """The id in an answer that must hold one."""
    found = answer.get("message_id") if isinstance(answer, dict) else None
    if type(found) is not int:
        raise Unknown("the answer made no sense")
    return found


def _base(api: str) -> str:
    """The address the library wants; a server's address, with or without `/bot`, does as well."""
    api = api.rstrip("/")
    return api if api.endswith("/bot") or "{token}" in api else f"{api}/bot"
