"""The bare echo bots Hamroh is compared with: `python -m bench.echo KIND`, address and token in the environment."""

from __future__ import annotations

import asyncio
import logging
import os
import sys

KINDS = ("ptb", "ptb-concurrent", "floor", "floor-concurrent", "aiogram")


def ptb(api: str, token: str, *, concurrent: bool, ours: bool) -> None:
    """python-telegram-bot as its manual shows it; with `ours`, over the transport that Hamroh uses."""
    from telegram import Update
    from telegram.ext import Application, ContextTypes, MessageHandler, filters

    async def answer(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        if update.message and update.message.text:
            await update.message.reply_text(update.message.text)

    builder = Application.builder().token(token).base_url(f"{api}/bot").concurrent_updates(concurrent)
    if ours:
        from bot.channels.telegram.transport import AiohttpRequest

        builder = builder.request(AiohttpRequest()).get_updates_request(AiohttpRequest(connections=2))
    application = builder.build()
    application.add_handler(MessageHandler(filters.TEXT, answer))
    application.run_polling()


def aiogram(api: str, token: str) -> None:
    """aiogram as its manual shows it: every update is a task of its own."""
    from aiogram import Bot, Dispatcher
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.types import Message

    router = Dispatcher()

    @router.message()
    async def answer(message: Message) -> None:
        if message.text:
            await message.answer(message.text)

    session = AiohttpSession(api=TelegramAPIServer.from_base(api))
    asyncio.run(router.start_polling(Bot(token, session=session)))


def main(kind: str) -> None:
    """Echo until SIGTERM."""
    logging.basicConfig(level=logging.WARNING)
    api, token = os.environ["BENCH_API"], os.environ["BENCH_TOKEN"]
    if kind == "aiogram":
        aiogram(api, token)
    else:
        ptb(api, token, concurrent=kind.endswith("-concurrent"), ours=kind.startswith("floor"))


if __name__ == "__main__":
    main(sys.argv[1])
