"""Over real sockets: what never left is told apart from what may have arrived, and connections are kept."""

from __future__ import annotations

import asyncio
import json
import socket
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
import telegram
from aiohttp import web

from bot.channels.telegram.poll import poll
from bot.channels.telegram.speak import TelegramChannel
from bot.channels.telegram.transport import AiohttpRequest, NotConnected
from bot.errors import ConfigError, TryLater, Unknown

TOKEN = "7000000001:sample-token-nobody-has"
OK = {"ok": True, "result": {"message_id": 5, "date": 1, "chat": {"id": 1, "type": "private"}}}
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@asynccontextmanager
async def serving(handler: Handler) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_route("*", "/{tail:.*}", handler)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


@asynccontextmanager
async def speaking(api: str, **settings: Any) -> AsyncIterator[TelegramChannel]:
    settings = {"connect": 1.0, "read": 1.0} | settings
    channel = TelegramChannel(TOKEN, api=api, request=AiohttpRequest(**settings), polls=AiohttpRequest(**settings))
    await channel.start()
    try:
        yield channel
    finally:
        await channel.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def test_calls_are_json_and_keep_their_connection() -> None:
    seen: list[Any] = []

    async def handler(request: web.Request) -> web.Response:
        seen.append(
            (request.path, request.content_type, await request.json(), request.transport.get_extra_info("peername"))
        )
        return web.json_response(OK)

    async with serving(handler) as api, speaking(api) as channel:
        for _ in range(3):
            answer = await channel.call(
                "sendMessage", chat_id=1, text="салом", reply_markup={"inline_keyboard": []}, x=None
            )
            assert answer == OK["result"]
    assert seen[0][:3] == (
        f"/bot{TOKEN}/sendMessage",
        "application/json",
        {"chat_id": 1, "text": "салом", "reply_markup": {"inline_keyboard": []}},
    )
    assert len({peer for *_, peer in seen}) == 1


@pytest.mark.parametrize("suffix", ["", "/", "/bot"])
async def test_address_of_a_server_of_ones_own(suffix: str) -> None:
    channel = TelegramChannel(TOKEN, api=f"http://127.0.0.1:8081{suffix}")
    assert channel.bot.base_url == f"http://127.0.0.1:8081/bot{TOKEN}"


async def test_a_poll_never_holds_up_a_call() -> None:
    waiting = asyncio.Event()
    released = asyncio.Event()

    async def handler(request: web.Request) -> web.Response:
        if request.path.endswith("getUpdates"):
            waiting.set()
            await released.wait()
            return web.json_response({"ok": True, "result": [{"update_id": 3}]})
        return web.json_response(OK)

    async with serving(handler) as api, speaking(api, connections=1, read=5.0) as channel:
        polling = asyncio.create_task(poll(channel, 0, 1))
        await waiting.wait()
        assert await channel.call("sendMessage", chat_id=1, text="x") == OK["result"]
        released.set()
        assert await polling == ([{"update_id": 3}], 4)


async def test_nobody_there_means_nothing_happened() -> None:
    async with speaking(f"http://127.0.0.1:{free_port()}") as channel:
        with pytest.raises(TryLater) as caught:
            await channel.call("sendMessage", chat_id=1, text="gul")
    told = "".join(traceback.format_exception(caught.value))
    assert TOKEN not in told and "127.0.0.1" not in told.replace('"http://127.0.0.1', "")
    assert caught.value.__context__ is None


async def test_no_answer_to_the_connection_means_nothing_happened() -> None:
    # A socket that listens but whose queue is full answers no further connection.
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen(0)
        fillers = []
        for _ in range(4):
            filler = socket.socket()
            filler.setblocking(False)
            filler.connect_ex(deaf.getsockname())
            fillers.append(filler)
        try:
            async with speaking(f"http://127.0.0.1:{deaf.getsockname()[1]}", connect=0.2) as channel:
                with pytest.raises(TryLater):
                    await channel.call("sendMessage", chat_id=1, text="x")
        finally:
            for filler in fillers:
                filler.close()


async def test_closed_transport_means_nothing_happened() -> None:
    channel = TelegramChannel(TOKEN, request=AiohttpRequest(), polls=AiohttpRequest())
    with pytest.raises(TryLater):
        await channel.call("getMe")


@asynccontextmanager
async def raw(answer: bytes | None) -> AsyncIterator[tuple[str, list[int]]]:
    """A server that reads one whole request, sends these bytes (None: nothing, for ever) and hangs up."""
    taken: list[int] = []
    writers: list[asyncio.StreamWriter] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writers.append(writer)
        head = await reader.readuntil(b"\r\n\r\n")
        length = next(
            int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length")
        )
        await reader.readexactly(length)
        taken.append(length)
        if answer is not None:
            writer.write(answer)
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", taken
    finally:
        server.close()
        for writer in writers:
            writer.close()
        await server.wait_closed()


@pytest.mark.parametrize(
    "answer",
    [
        None,
        b"",
        b'HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{"ok":true',
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}",
        b"\x00\x01 not HTTP at all\r\n\r\n",
        b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 6\r\n\r\n<html>",
        b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n",
    ],
    ids=["silence", "hung up", "cut short", "no result", "gibberish", "502", "redirect"],
)
async def test_once_written_it_may_have_happened(answer: bytes | None) -> None:
    async with raw(answer) as (api, taken), speaking(api, read=0.15) as channel:
        with pytest.raises(Unknown) as caught:
            await channel.call("sendMessage", chat_id=1, text="gul")
    assert len(taken) == 1  # neither the transport nor the library may send it a second time
    assert TOKEN not in "".join(traceback.format_exception(caught.value))


async def test_poll_waits_longer_than_a_call() -> None:
    async def handler(request: web.Request) -> web.Response:
        await asyncio.sleep(0.2)
        return web.json_response({"ok": True, "result": []})

    async with serving(handler) as api, speaking(api, read=0.05) as channel:
        assert await poll(channel, 0, 0) == ([], 0)
        with pytest.raises(Unknown):
            await channel.call("getMe")


async def test_broken_characters_do_not_stop_the_queue() -> None:
    body = b'{"ok":true,"result":[{"update_id":3,"message":{"text":"\\ud83d\xff"}}]}'

    async def handler(request: web.Request) -> web.Response:
        return web.Response(body=body, content_type="application/json")

    async with serving(handler) as api, speaking(api) as channel:
        updates, following = await poll(channel, 0, 0)
    assert following == 4 and len(updates) == 1


async def test_the_library_can_use_it_with_files_and_without() -> None:
    seen: list[Any] = []

    async def handler(request: web.Request) -> web.Response:
        if request.content_type == "multipart/form-data":
            form = await request.post()
            seen.append(
                {name: value.file.read() if isinstance(value, web.FileField) else value for name, value in form.items()}
            )
        else:
            seen.append(json.loads(await request.read() or b"{}"))
        if request.path.endswith("getMe"):
            return web.json_response(
                {"ok": True, "result": {"id": 1, "is_bot": True, "first_name": "x", "username": "x"}}
            )
        return web.json_response(OK)

    async with serving(handler) as api:
        bot = telegram.Bot(TOKEN, f"{api}/bot", request=AiohttpRequest(), get_updates_request=AiohttpRequest())
        async with bot:
            message = await bot.send_message(1, "x")
            assert message.message_id == 5
            await bot.send_document(1, b"content", filename="sample.txt")
    assert seen[1] == {"chat_id": 1, "text": "x"}
    assert seen[2] == {"chat_id": "1", "document": b"content"}


async def test_proxy_is_used_and_its_refusal_means_nothing_happened() -> None:
    asked: list[str] = []

    async def handler(request: web.Request) -> web.Response:
        asked.append(str(request.url))
        return web.json_response(OK)

    async with serving(handler) as proxy, speaking("http://api.example.org", proxy=proxy) as channel:
        assert await channel.call("sendMessage", chat_id=1, text="x") == OK["result"]
    assert asked == [f"http://api.example.org/bot{TOKEN}/sendMessage"]
    async with raw_proxy() as proxy, speaking("https://api.example.org", proxy=proxy) as channel:
        with pytest.raises(TryLater):
            await channel.call("sendMessage", chat_id=1, text="x")
    with pytest.raises(ConfigError):
        AiohttpRequest(proxy="socks5://127.0.0.1:1080")


@asynccontextmanager
async def raw_proxy() -> AsyncIterator[str]:
    """A proxy that opens no tunnel."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


async def test_transport_can_be_opened_again() -> None:
    async def handler(request: web.Request) -> web.Response:
        return web.json_response(OK)

    request = AiohttpRequest()
    async with serving(handler) as api:
        for _ in range(2):
            async with request:
                assert (await request.do_request(f"{api}/x", "POST"))[0] == 200
        with pytest.raises(NotConnected):
            await request.do_request(f"{api}/x", "POST")
