"""Carries requests to the Bot API over aiohttp, because the library's own HTTP client costs most of a call's time."""

from __future__ import annotations

import json
from typing import Any, Final

import aiohttp
import msgspec
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.errors import ConfigError

_JSON: Final = {"Content-Type": "application/json"}

# Raised while a connection is being made, so the request was never written.
_BEFORE = (
    aiohttp.ClientConnectorError,
    aiohttp.ConnectionTimeoutError,
    aiohttp.ServerFingerprintMismatch,
    aiohttp.ClientHttpProxyError,
    aiohttp.InvalidURL,
)


class NotConnected(NetworkError):
    """No connection could be made: the request was not written, so nothing can have happened."""


class AiohttpRequest(BaseRequest):
    """The library's transport contract over one aiohttp session with keep-alive.

    Errors carry fixed sentences only: aiohttp's name the address, and the address holds the token.
    """

    def __init__(
        self,
        *,
        proxy: str = "",
        connections: int = 64,
        connect: float = 10.0,
        read: float = 25.0,
        idle: float = 15.0,
    ) -> None:
        if proxy and not proxy.startswith(("http://", "https://")):
            raise ConfigError(["telegram.proxy: only http:// and https:// proxies work"])
        self._proxy = proxy or None
        self._connections = connections
        self._connect = connect
        self._read = read
        self._idle = idle
        self._usual = self._timeout(connect, read)
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """Seconds to wait for an answer when the call names none."""
        return self._read

    async def initialize(self) -> None:
        """Open the session; connections are made with the first request."""
        if self._session is None or self._session.closed:
            # An idle connection is dropped before Telegram would drop it: a request written into a closing one is lost
            # with its outcome unknown.
            connector = aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=self._idle, ttl_dns_cache=300)
            self._session = aiohttp.ClientSession(
                connector=connector, cookie_jar=aiohttp.DummyCookieJar(), trust_env=False, timeout=self._usual
            )

    async def shutdown(self) -> None:
        """Close every connection; requests in flight end as lost."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Send one request; returns the status and the body. Raises NotConnected, TimedOut or NetworkError."""
        if self._session is None:
            raise NotConnected("the transport is not open")
        timeout = self._usual
        if read_timeout is not self.DEFAULT_NONE or connect_timeout is not self.DEFAULT_NONE:
            timeout = self._timeout(
                self._connect if connect_timeout is self.DEFAULT_NONE else connect_timeout,
                self._read if read_timeout is self.DEFAULT_NONE else read_timeout,
            )
        body, headers = _body(request_data)
        failure: NetworkError
        try:
            async with self._session.request(
                method,
                url,
                data=body,
                headers=headers,
                timeout=timeout,
                proxy=self._proxy,
                allow_redirects=False,  # a redirect would carry a person's words to an address we did not choose
            ) as response:
                return response.status, await response.read()
        except _BEFORE:
            failure = NotConnected("no connection")
        except TimeoutError:
            failure = TimedOut("no answer in time")
        except (aiohttp.ClientError, OSError):
            failure = NetworkError("the answer was lost")
        except RuntimeError:
            if not self._session or self._session.closed:
                failure = NotConnected("the transport is closed")
            else:
                raise
        # Raised out here, so the new error carries no trace of the one that names the address.
        raise failure

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The body as a dict. What is no Bot API answer raises TelegramError, without quoting it."""
        answer = _decode(payload)
        if not isinstance(answer, dict):
            raise TelegramError("Invalid server response")
        if "result" in answer:
            return answer
        return _refusal(answer)

    @staticmethod
    def _timeout(connect: float | None, read: float | None) -> aiohttp.ClientTimeout:
        # `total` ends an answer that trickles in for ever; `connect` includes the wait for a free connection.
        total = None if connect is None or read is None else connect + 2 * read
        return aiohttp.ClientTimeout(total=total, connect=connect, sock_connect=connect, sock_read=read)


def _body(request_data: RequestData | None) -> tuple[bytes | aiohttp.FormData | None, dict[str, str] | None]:
    if request_data is None:
        return None, None
    if not request_data.contains_files:
        # Half the bytes of a url-encoded form where the text is Cyrillic, which counts on a slow link.
        return msgspec.json.encode(request_data.parameters), _JSON
    form = aiohttp.FormData()
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in request_data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form, None


def _decode(payload: bytes) -> Any:
    try:
        return msgspec.json.decode(payload)
    except (msgspec.DecodeError, RecursionError):
        # The strict reader refuses broken characters; one such message must not hold up all that come after it.
        try:
            return json.loads(payload.decode("utf-8", "replace"))
        except (ValueError, RecursionError):
            return None


def _refusal(answer: dict[str, Any]) -> dict[str, Any]:
    """An error answer in the shape the library can read: it warns of a RetryAfter it makes, and trusts every field."""
    said = answer.get("description")
    cleaned: dict[str, Any] = {"ok": False, "description": said if isinstance(said, str) else ""}
    parameters = answer.get("parameters")
    if isinstance(parameters, dict):
        new, wait = parameters.get("migrate_to_chat_id"), parameters.get("retry_after")
        if type(new) is int and new:
            cleaned["parameters"] = {"migrate_to_chat_id": new}
        elif type(wait) is int and wait > 0:
            cleaned["description"] = f"Too Many Requests: retry after {wait}"
    return cleaned
