"""
Writes what the service does, and never what a person said or who they are.

A line holds an action and values of the kinds listed in ALLOWED; whatever else a caller adds is left out. Lines of
libraries keep their origin and the class of the error alone: their words quote addresses, and ours hold the token.
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Callable, Mapping, MutableMapping
from types import TracebackType
from typing import Any, Final, TextIO

import structlog

Fields = MutableMapping[str, Any]
Kind = Callable[[Any], Any]
"""Answers with the value as it may be written, or None: leave it out."""


def _number(value: Any) -> int | float | None:
    return value if isinstance(value, int | float) else None


def _small(value: Any) -> int | None:
    """A number of ours. A second fence only: most of Telegram's ids are larger, so they do not pass by mistake."""
    return int(value) if isinstance(value, int) and abs(value) < 1_000_000_000 else None


def _fits(pattern: str) -> Kind:
    return lambda value: value if isinstance(value, str) and re.fullmatch(pattern, value) else None


def _class(value: Any) -> str | None:
    """The name of an error's class, never its words."""
    if isinstance(value, BaseException):
        return type(value).__name__
    word: str | None = _WORD(value)
    return word


def _short(value: Any) -> str | None:
    """The head of a keyed hash. Bytes only: a text of eight digits could be somebody's id."""
    return value[:4].hex() if isinstance(value, bytes) and len(value) == 16 else None


_WORD: Final = _fits(r"[A-Za-z_][A-Za-z0-9_]{0,39}")
_ACTION: Final = _fits(r"[a-z][a-z0-9_]{0,39}")

ALLOWED: Final[Mapping[str, Kind]] = {
    # which
    "case": _fits(r"[A-Z]-[0-9]{1,8}"),
    "inbox": _small,
    "outbox": _small,
    "line": _small,
    "timer": _small,
    "person": _short,
    "group": _small,  # the place in desk.groups, not Telegram's id
    "lang": _fits(r"[a-z]{2}(@cyrillic)?"),
    "fact": _fits(r"[a-z][a-z0-9.\-]{1,60}"),
    "node": _fits(r"[a-z0-9_]{1,64}(\.[a-z0-9_]{1,64}){0,2}"),
    "rule": _ACTION,
    "version": _fits(r"[0-9A-Za-z.+]{1,40}"),
    # what
    "kind": _WORD,
    "method": _WORD,
    "mode": _WORD,
    "state": _WORD,
    "level": _WORD,
    "category": _WORD,
    "why": _ACTION,
    "alarm": _ACTION,
    "what": _WORD,
    "error": _class,
    "where": _fits(r"bot(\.[a-z_]+)*:[0-9]{1,6}"),
    "origin": _fits(r"[A-Za-z_][A-Za-z0-9_.]{0,79}"),
    "ok": _number,
    # how many, how long
    **dict.fromkeys(
        "count nodes people cases chats events sent failed unknown waiting attempt attempts status warnings errors"
        " updates lines timers".split(),
        _small,
    ),
    **dict.fromkeys("seconds ms wait age size free port drift".split(), _number),
}


def only_allowed(_: Any, severity: str, fields: Fields) -> Fields:
    """Keeps the action and what is allowed; everything else is dropped, whatever it is."""
    event = _ACTION(fields.get("event"))
    action = _ACTION(fields.get("action")) or event or "unnamed"
    kept: Fields = {"action": action, "severity": severity, "event": event if event != action else None}
    error = fields.get("exc_info")
    if error is True:
        error = sys.exc_info()
    if isinstance(error, tuple):
        error = error[1]
    if isinstance(error, BaseException):
        kept["error"] = type(error).__name__
        kept["where"] = _last_place(error.__traceback__)
    for name, value in fields.items():
        if name in ALLOWED and (clean := ALLOWED[name](value)) is not None:
            kept[name] = clean
    return {name: value for name, value in kept.items() if value is not None}


def _last_place(trace: TracebackType | None) -> str | None:
    """The deepest line of ours in a traceback: enough to find it, without the values that stood there."""
    place = None
    while trace is not None:
        module = trace.tb_frame.f_globals.get("__name__", "")
        if module.split(".")[0] == "bot":
            place = f"{module}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


class _FromLibraries(logging.Handler):
    """Turns a library's record into one line without its words."""

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        log = structlog.get_logger()
        speak = log.error if record.levelno >= logging.ERROR else log.warning
        speak("library_spoke", origin=record.name, error=error)


def configure(level: str = "info", form: str = "auto", stream: TextIO | None = None) -> None:
    """From now on every line goes to `stream` (the error stream) as JSON, or as readable text on a terminal."""
    out = sys.stderr if stream is None else stream
    readable = form == "console" or (form == "auto" and out.isatty())
    last = (
        structlog.dev.ConsoleRenderer(event_key="action", colors=out.isatty())
        if readable
        else structlog.processors.JSONRenderer()
    )
    structlog.configure(
        processors=[
            only_allowed,  # first, so that nothing after it can meet more than it lets through
            structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
            last,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level.upper()]),
        logger_factory=structlog.PrintLoggerFactory(out),
        cache_logger_on_first_use=False,
    )
    root = logging.getLogger()
    root.handlers = [_FromLibraries()]
    root.setLevel(logging.WARNING)
    logging.captureWarnings(True)
    for name in ("telegram", "httpx", "httpcore", "aiohttp", "apscheduler", "asyncio"):
        # A library may set its own level; each must warn at least before it is heard.
        library = logging.getLogger(name)
        library.setLevel(logging.WARNING)
        library.handlers = []
        library.propagate = True
    logging.getLogger("aiohttp.access").setLevel(logging.CRITICAL)
