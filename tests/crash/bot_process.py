"""The bot as a real process that can be killed at any moment and started again on the same database."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import sys
from pathlib import Path
from typing import Any, Self

from tests.crash.simulated import PATIENCE, ROOT, Telegram

STOP_WITHIN = 10.0
LIFTED = {
    "OVERALL_PER_SECOND": "1000",
    "PER_CHAT_PER_SECOND": "1000",
    "PER_CHAT_BURST": "1000",
    "GROUP_PER_MINUTE": "1000",
    "GROUP_RESERVE": "0",
}
"""Pacing would only slow the tests down; it has tests of its own."""


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


class BotProcess:
    """`python -m bot run` on one folder. `log` is everything any of its lives has written."""

    def __init__(self, folder: Path, telegram: Telegram, staff: list[int], *, webhook: bool = False) -> None:
        self.folder = folder
        self.database = folder / "hamroh.db"
        self.key_file = folder / "hamroh.key"
        self.log: list[dict[str, Any]] = []
        self.other: list[str] = []
        self._process: asyncio.subprocess.Process | None = None
        self._reading: asyncio.Task[None] | None = None
        self._serving = asyncio.Event()
        self._environ = self._settings(telegram, staff, webhook)

    def _settings(self, telegram: Telegram, staff: list[int], webhook: bool) -> dict[str, str]:
        kept = ("HAMROH_CONTENT__ROOT",)
        environ = {name: value for name, value in os.environ.items() if name in kept or not name.startswith("HAMROH_")}
        own = self.folder / "config.toml"
        own.touch()
        environ |= {
            "HAMROH_CONFIG": str(own),
            "HAMROH_TELEGRAM__TOKEN": telegram.token,
            "HAMROH_TELEGRAM__API_BASE_URL": telegram.base_url,
            "HAMROH_STORAGE__URL": f"sqlite:///{self.database}",
            "HAMROH_STORAGE__KEY_FILE": str(self.key_file),
            "HAMROH_DESK__CHAT_ID": str(telegram.group),
            "HAMROH_DESK__COUNSELLORS": ",".join(map(str, staff)),
            "HAMROH_LOG__FORMAT": "json",
        }
        environ |= {f"HAMROH_LIMITS__{name}": value for name, value in LIFTED.items()}
        if webhook:
            listen = f"127.0.0.1:{free_port()}"
            environ |= {
                "HAMROH_TELEGRAM__MODE": "webhook",
                "HAMROH_TELEGRAM__WEBHOOK_URL": f"http://{listen}/updates",
                "HAMROH_TELEGRAM__WEBHOOK_LISTEN": listen,
                "HAMROH_TELEGRAM__WEBHOOK_SECRET": "s" * 32,
            }
        return environ

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.kill()

    async def start(self, *, wait: bool = True) -> None:
        """A new life; with `wait` it serves when this returns."""
        self._serving.clear()
        pipe = asyncio.subprocess.PIPE
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", cwd=ROOT, env=self._environ, stderr=pipe
        )
        self._reading = asyncio.create_task(self._read(self._process))
        if wait:
            await self.serving()

    async def serving(self) -> None:
        """Until it serves. Fails when it ends instead."""
        await asyncio.wait_for(self._serving.wait(), PATIENCE)
        assert self._process is not None
        assert self._process.returncode is None, f"the bot ended by itself: {self.log[-3:]} {self.other[-5:]}"

    async def _read(self, process: asyncio.subprocess.Process) -> None:
        assert process.stderr is not None
        async for raw in process.stderr:
            try:
                line = json.loads(raw)
            except ValueError:
                self.other.append(raw.decode())
                continue
            self.log.append(line)
            if line.get("action") == "start":
                self._serving.set()
        await process.wait()
        self._serving.set()

    async def kill(self) -> None:
        """SIGKILL: nothing is finished, nothing is said goodbye to."""
        if self._process is None:
            return
        if self._process.returncode is None:
            self._process.send_signal(signal.SIGKILL)
        await self._gone()

    async def stop(self) -> tuple[int, float]:
        """SIGTERM; the exit code and the seconds it took. Killed when it takes twice as long as it may."""
        assert self._process is not None
        begun = asyncio.get_running_loop().time()
        self._process.send_signal(signal.SIGTERM)
        try:
            await asyncio.wait_for(self._process.wait(), 2 * STOP_WITHIN)
        except TimeoutError:
            self._process.kill()
        code = await self._process.wait()
        took = asyncio.get_running_loop().time() - begun
        await self._gone()
        return code, took

    async def _gone(self) -> None:
        assert self._process is not None
        await self._process.wait()
        if self._reading is not None:
            await self._reading
        self._process = self._reading = None

    @property
    def complaints(self) -> list[str]:
        """What it logged as an error, by action: the tests want none that they did not ask for."""
        return [line["action"] for line in self.log if line["severity"] in ("error", "critical")]
