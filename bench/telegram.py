"""The simulator as a process of its own, and the people who write in it."""

from __future__ import annotations

import http.client
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

ROOT = Path(__file__).resolve().parents[1]
FIRST_PERSON = 6_000_001
QUIET = 0.3
"""Seconds without a call after which all that an update caused is over."""
PATIENCE = 60.0


class Entry(msgspec.Struct, frozen=True):
    """A line of the simulator's journal; `at` is this machine's monotonic clock."""

    seq: int
    at: float
    type: str
    method: str = ""
    ok: bool = True
    params: dict[str, Any] = {}
    chat: int = 0
    by: int = 0

    @property
    def to(self) -> int:
        """The chat a call went to, 0 for none."""
        return int(self.params.get("chat_id", 0)) if self.type == "call" else 0


class _Journal(msgspec.Struct):
    entries: list[Entry]
    seq: int


class Telegram:
    """A running simulator with its flood limits lifted and so many people in touch with the bot."""

    def __init__(self, people: int) -> None:
        asked = [sys.executable, "-m", "bot.simulator", "--no-limits", "--people", str(people)]
        self.process = subprocess.Popen(asked, cwd=ROOT, stdout=subprocess.PIPE)
        assert self.process.stdout is not None
        told = msgspec.json.decode(self.process.stdout.readline())
        self.api: str = told["base_url"]
        self.token: str = told["token"]
        self.group: int = told["group_id"]
        self.people = range(FIRST_PERSON, FIRST_PERSON + people)
        self._wire = http.client.HTTPConnection(self.api.removeprefix("http://"), timeout=PATIENCE)

    def stop(self) -> None:
        """End the process."""
        self._wire.close()
        self.process.terminate()
        self.process.wait(10)

    def _ask(self, method: str, path: str, body: object = None) -> bytes:
        self._wire.request(method, f"/sim/{path}", None if body is None else msgspec.json.encode(body))
        answer = self._wire.getresponse()
        said = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"the simulator refused {path}: {said[:200].decode()}")
        return said

    def say(self, lines: Sequence[tuple[int, str]]) -> None:
        """These people write these texts, all at once."""
        self._ask("POST", "say", [{"as": who, "text": text} for who, text in lines])

    def read(self, since: int) -> list[Entry]:
        """What stands in the journal behind that number."""
        return msgspec.json.decode(self._ask("GET", f"journal?since={since}"), type=_Journal).entries

    def mark(self) -> int:
        """The number of the journal's last line."""
        return msgspec.json.decode(self._ask("GET", f"journal?since={2**62}"), type=_Journal).seq


class Unanswered(Exception):
    """A reply is missing, came twice, or was not the one expected: what was measured means nothing."""


class Ear:
    """Hears the journal from now on, until every line said has its one right reply."""

    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram
        self._seq = telegram.mark()
        self.said: dict[int, float] = {}
        self.replies: dict[int, Entry] = {}
        self.calls: list[Entry] = []

    def wait(self, expected: dict[int, str]) -> None:
        """Until everyone in `expected` has a reply with that text in it, and nothing more follows. Else Unanswered."""
        news = time.monotonic()
        while True:
            heard = self._telegram.read(self._seq)
            for entry in heard:
                self._seq = entry.seq
                self._hear(entry, expected)
            silent = time.monotonic() - (news := time.monotonic() if any(e.to for e in heard) else news)
            if len(self.replies) == len(expected):
                if silent > QUIET:
                    return
            elif silent > PATIENCE:
                raise Unanswered(f"{len(expected) - len(self.replies)} of {len(expected)} got no reply")
            time.sleep(0.1)

    def _hear(self, entry: Entry, expected: dict[int, str]) -> None:
        if entry.type == "message" and entry.by in expected:
            self.said[entry.by] = entry.at
        elif entry.to:
            self.calls.append(entry)
            if not entry.ok:
                raise Unanswered(f"{entry.method} was refused")
            if entry.method == "sendMessage":
                if entry.to in self.replies:
                    raise Unanswered("somebody got two replies to one line")
                if expected.get(entry.to, "\0") not in entry.params["text"]:
                    raise Unanswered("a reply is not the one that belongs to the line")
                self.replies[entry.to] = entry
