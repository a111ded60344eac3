"""The HTTP side: /bot<token>/<method> and files as Telegram serves them, the control API, the page."""

from __future__ import annotations

import asyncio
import mimetypes
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote

import msgspec
from aiohttp import web
from multidict import MultiDictProxy

from bot.simulator.access import Api
from bot.simulator.faults import Fault, Faults
from bot.simulator.journal import Journal
from bot.simulator.methods import ANSWERERS
from bot.simulator.model import Json
from bot.simulator.refusal import NOT_FOUND, UNAUTHORIZED, Refusal, conflict
from bot.simulator.updates import LONGEST_POLL, Updates
from bot.simulator.validate import METHODS, Params, Upload, as_int, attached, read
from bot.simulator.webhook import Webhook

PAGE = Path(__file__).parent / "page"
MOST_BODY = 64 * 1024 * 1024
_HTML_502 = (
    b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n"
    b"<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n"
)
_BROKEN = b'{"ok":true,"result":{"message_id":'

Handler = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]


class Server:
    """Reads requests, applies faults and latency, and writes answers and the journal."""

    def __init__(self, token: str, api: Api, updates: Updates, webhook: Webhook, faults: Faults, journal: Journal):
        self.token = token
        self.api = api
        self.updates = updates
        self.webhook = webhook
        self.faults = faults
        self.journal = journal
        self.control: Handler | None = None
        self._bot_path = f"/bot{token}/"
        self._file_path = f"/file/bot{token}/"

    async def handle(self, request: web.BaseRequest) -> web.StreamResponse:
        """Any request."""
        path = request.path
        if path.startswith(self._bot_path):
            return await self._call(request, path[len(self._bot_path) :])
        if path.startswith(self._file_path):
            return self._file(path[len(self._file_path) :])
        if path.startswith("/sim/") and self.control is not None:
            return await self.control(request)
        if path.startswith("/bot"):
            return _json(_encode(UNAUTHORIZED.answer()), 401)
        return _page(path)

    # -- calls -------------------------------------------------------------------------------------------------

    async def _call(self, request: web.BaseRequest, name: str) -> web.StreamResponse:
        method = METHODS.get(name.lower())
        if method is None:
            self.journal.add("call", method=name, ok=False, code=404, description="Not Found", params={})
            return _json(_encode(NOT_FOUND.answer()), 404)
        raw = await _arguments(request)
        chat = as_int(raw.get("chat_id")) if "chat_id" in raw else None
        struck = self.faults.strike(method.name, chat) if self.faults.rules else []
        late = self.faults.late()
        if late or struck:
            late += sum(one.ms for one in struck if one.kind == "delay") / 1000
            if late:
                await asyncio.sleep(late / 2)
        fault = next((one for one in struck if one.kind != "delay"), None)
        entry: Json = {"method": method.name, "params": raw}
        if fault is not None:
            entry["fault"] = fault.kind
        early = _early(fault)
        if early is not None:
            answer, status, body = early, early.code, _encode(early.answer())
            self.journal.add("call", **entry, ok=False, code=status, description=answer.description)
        elif fault is not None and fault.kind in ("drop_before", "502") and not fault.effect:
            self.journal.add("call", **entry, ok=False, code=502 if fault.kind == "502" else 0, description="")
            status, body = 502, _HTML_502
        else:
            status, body = await self._effect(method.name.lower(), raw, entry, fault)
        if late:
            await asyncio.sleep(late / 2)
        return self._out(request, fault, status, body)

    async def _effect(self, name: str, raw: Json, entry: Json, fault: Fault | None) -> tuple[int, bytes]:
        try:
            params, strangers = read(METHODS[name], raw)
            if strangers:
                entry["unknown"] = strangers
            attached(params, {key: value for key, value in raw.items() if isinstance(value, Upload)})
            if fault is not None and fault.kind == "wrong_thread":
                params.pop("message_thread_id", None)
                params.pop("reply_parameters", None)  # a reply would find the topic by itself
            if name == "getupdates":
                return 200, await self._poll(params, again=fault is not None and fault.kind == "twice")
            result, words = self._answer(name, params)
        except Refusal as refusal:
            told = {"code": refusal.code, "description": refusal.description}
            self.journal.add("call", **entry, ok=False, **told)
            return refusal.code, _encode(refusal.answer())
        made = result.get("message_id") if isinstance(result, dict) else None
        self.journal.add("call", **entry, ok=True, code=200, result=made)
        body: Json = {"ok": True, "result": result}
        if words:
            body["description"] = words
        return 200, _encode(body)

    def _answer(self, name: str, params: Params) -> tuple[Any, str]:
        if name == "setwebhook":
            self.updates.allow(params.get("allowed_updates"))
            return True, self.webhook.set(params)
        if name == "deletewebhook":
            return True, self.webhook.delete(params)
        if name == "getwebhookinfo":
            return self.webhook.info(), ""
        return ANSWERERS[name](self.api, params), ""

    async def _poll(self, p: Params, *, again: bool) -> bytes:
        allowed = p.get("allowed_updates")
        self.updates.allow(allowed if isinstance(allowed, list) else None)
        limit = min(max(p.get("limit", 100), 1), 100)
        timeout = min(max(p.get("timeout", 0), 0), LONGEST_POLL)
        found = await self.updates.poll(p.get("offset", 0), limit, timeout, again=again)
        if found:
            self.journal.add("poll", offset=p.get("offset", 0), updates=len(found))
        return _encode({"ok": True, "result": found})

    def _out(self, request: web.BaseRequest, fault: Fault | None, status: int, body: bytes) -> web.StreamResponse:
        if fault is not None:
            if fault.kind in ("drop_before", "drop_after"):
                if request.transport is not None:
                    request.transport.abort()
                return web.Response(status=status)
            if fault.kind == "502":
                return web.Response(status=502, body=_HTML_502, content_type="text/html")
            if fault.kind == "malformed":
                return _json(_BROKEN, 200)
        return _json(body, status)

    # -- files and pages ---------------------------------------------------------------------------------------

    def _file(self, path: str) -> web.StreamResponse:
        wanted = unquote(path)
        for file in self.api.world.files.values():
            if file.path == wanted:
                return web.Response(body=file.content, content_type="application/octet-stream")
        return _json(_encode(NOT_FOUND.answer()), 404)


def _early(fault: Fault | None) -> Refusal | None:
    """The answer of a fault that keeps the call from having any effect."""
    if fault is None:
        return None
    if fault.kind == "429":
        words = f"Too Many Requests: retry after {fault.retry_after}"
        return Refusal(429, words, {"retry_after": fault.retry_after})
    if fault.kind == "500":
        return Refusal(500, "Internal Server Error")
    if fault.kind == "409":
        return conflict("terminated by other getUpdates request; make sure that only one bot instance is running")
    if fault.kind == "error":
        return Refusal(fault.code, fault.description)
    return None


def _encode(value: Any) -> bytes:
    return msgspec.json.encode(value)


def _json(body: bytes, status: int) -> web.Response:
    return web.Response(body=body, status=status, headers={"Content-Type": "application/json"})


async def _arguments(request: web.BaseRequest) -> Json:
    """Query string and body together; the body's form is told by its content type, as on the server."""
    given: Json = dict(parse_qsl(request.query_string, keep_blank_values=True)) if request.query_string else {}
    if not request.body_exists:
        return given
    kind = request.content_type
    if kind == "application/json":
        raw = await request.read()
        try:
            decoded = msgspec.json.decode(raw) if raw else {}
        except msgspec.DecodeError:
            decoded = {}
        if isinstance(decoded, dict):
            given.update(decoded)
    elif kind == "application/x-www-form-urlencoded":
        given.update(parse_qsl((await request.read()).decode("utf-8", "replace"), keep_blank_values=True))
    elif kind == "multipart/form-data":
        given.update(_form(await request.post()))
    return given


def _form(posted: Mapping[str, Any] | MultiDictProxy[Any]) -> Json:
    given: Json = {}
    for name, value in posted.items():
        if isinstance(value, web.FileField):
            given[name] = Upload(value.filename, value.content_type, value.file.read())
        else:
            given[name] = value.decode() if isinstance(value, bytes) else value
    return given


def _page(path: str) -> web.StreamResponse:
    wanted = (PAGE / (unquote(path).lstrip("/") or "index.html")).resolve()
    if not wanted.is_relative_to(PAGE.resolve()) or not wanted.is_file():
        return web.Response(status=404, text="Not Found")
    kind = mimetypes.guess_type(wanted.name)[0] or "application/octet-stream"
    return web.Response(body=wanted.read_bytes(), content_type=kind, headers={"Cache-Control": "no-store"})
