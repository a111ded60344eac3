"""Nothing that identifies a person, and no secret, can get into a log line, whatever a caller hands over."""

from __future__ import annotations

import io
import json
import logging
import warnings
from collections.abc import Iterator
from typing import Any

import pytest
import structlog

from bot.app import logs

PLANTED = "Planted-7123456789"
TOKEN = "123456:PLANTED-token"


@pytest.fixture
def out() -> Iterator[io.StringIO]:
    before = logging.getLogger().handlers[:], logging.getLogger().level
    stream = io.StringIO()
    logs.configure("debug", "json", stream)
    yield stream
    structlog.reset_defaults()
    logging.captureWarnings(False)
    logging.getLogger().handlers, level = before
    logging.getLogger().setLevel(level)


def lines(out: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_what_is_allowed_is_written(out: io.StringIO) -> None:
    structlog.get_logger().warning(
        "not sent", action="send_error", outbox=7, case="K-4821", error="TimedOut", seconds=1.5, person=b"\x01" * 16
    )
    (line,) = lines(out)
    assert line.pop("at").endswith("Z")
    assert line == {
        "action": "send_error",
        "severity": "warning",
        "outbox": 7,
        "case": "K-4821",
        "error": "TimedOut",
        "seconds": 1.5,
        "person": "01010101",
    }


@pytest.mark.parametrize(
    "name", ["text", "name", "chat_id", "user", "url", "token", "update", "payload", "alias", "said"]
)
def test_a_key_nobody_allowed_is_dropped(out: io.StringIO, name: str) -> None:
    structlog.get_logger().error("failed", action="failed", **{name: PLANTED})
    assert "Planted" not in out.getvalue() and name not in lines(out)[0]


@pytest.mark.parametrize("name", sorted(logs.ALLOWED))
@pytest.mark.parametrize(
    "value",
    [
        "Gulnora from Khujand",
        "+992 900 00 00 01",
        f"https://api.example.org/bot{TOKEN}/getMe",
        7_123_456_789,
        [PLANTED],
        {"a": PLANTED},
    ],
)
def test_an_allowed_key_takes_only_its_own_kind(out: io.StringIO, name: str, value: Any) -> None:
    """A counter of bytes or milliseconds may be large; names, texts, addresses and long ids pass nowhere else."""
    if isinstance(value, int) and logs.ALLOWED[name] is logs.ALLOWED["ms"]:
        return
    structlog.get_logger().error("failed", action="failed", **{name: value})
    (line,) = lines(out)
    assert set(line) <= {"action", "severity", "at"}, line


def test_a_text_in_the_place_of_the_action_is_not_written(out: io.StringIO) -> None:
    structlog.get_logger().info("My passport was taken")
    structlog.get_logger().info("x", action="Help me, I am Gulnora")
    assert [line["action"] for line in lines(out)] == ["unnamed", "x"]
    assert "passport" not in out.getvalue() and "Gulnora" not in out.getvalue()


def test_an_exception_leaves_its_class_and_our_place_and_not_its_words(out: io.StringIO) -> None:
    try:
        logs.configure(PLANTED)
    except KeyError:
        structlog.get_logger().exception("failed", action="failed")
    (line,) = lines(out)
    assert line["error"] == "KeyError"
    assert line["where"].startswith("bot.app.logs:")
    assert "planted" not in out.getvalue().lower()


@pytest.mark.parametrize(
    "library", ["telegram.ext", "httpx", "aiohttp.client", "aiohttp.access", "apscheduler", "asyncio", "new.one"]
)
def test_a_library_says_where_and_what_class_and_nothing_else(out: io.StringIO, library: str) -> None:
    log = logging.getLogger(library)
    log.debug("POST https://api.example.org/bot%s/getMe", TOKEN)
    log.info("POST https://api.example.org/bot%s/getMe", TOKEN)
    assert out.getvalue() == ""
    log.error("POST https://api.example.org/bot%s/getMe", TOKEN, exc_info=ValueError(PLANTED))
    assert "LANTED" not in out.getvalue().upper()
    if library != "aiohttp.access":
        (line,) = lines(out)
        assert (line["action"], line["origin"], line["error"]) == ("library_spoke", library, "ValueError")


def test_a_warning_of_python_keeps_its_words_to_itself(out: io.StringIO) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(True)
        warnings.warn(PLANTED, stacklevel=1)
    assert "Planted" not in out.getvalue()


def test_a_library_that_had_its_own_loud_handler_is_quiet(out: io.StringIO) -> None:
    noise = io.StringIO()
    loud = logging.getLogger("httpx")
    loud.addHandler(logging.StreamHandler(noise))
    loud.setLevel(logging.DEBUG)
    logs.configure("info", "json", out)
    loud.info("bot%s", TOKEN)
    loud.warning("bot%s", TOKEN)
    assert noise.getvalue() == "" and "PLANTED" not in out.getvalue()


def test_the_readable_form_holds_the_same(out: io.StringIO) -> None:
    logs.configure("info", "console", out)
    structlog.get_logger().info("started", action="start", mode="polling", text=PLANTED)
    structlog.get_logger().debug("not shown")
    assert "start" in out.getvalue() and "mode=polling" in out.getvalue()
    assert "Planted" not in out.getvalue() and len(out.getvalue().splitlines()) == 1
