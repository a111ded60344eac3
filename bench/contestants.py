"""Who is measured, how each is started, and what it is told and must answer."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench.telegram import ROOT, Telegram

LIFTED = {"OVERALL_PER_SECOND": "1000000", "PER_CHAT_PER_SECOND": "1000", "PER_CHAT_BURST": "1000"}
"""Our own brakes are off as well: they keep Telegram's limits, which the simulator does not apply here."""


@dataclass
class Contestant:
    """One program under measurement. `lines`: what a person says and what the reply must contain, step after step."""

    name: str
    title: str
    command: list[str]
    environment: dict[str, str]
    lines: list[tuple[str, str]]
    log: Path
    face: float = 0.0
    """Seconds after the start in which it busies itself with other things, once."""
    keeps: bool = False
    """It has something to put away when told to stop; the others are cut off."""
    steps: dict[int, int] = field(default_factory=dict)

    def next_line(self, who: int) -> tuple[str, str]:
        """What this person says now, and what they must be answered."""
        step = self.steps.get(who, 0)
        self.steps[who] = step + 1
        return self.lines[step % len(self.lines)]

    @contextmanager
    def running(self) -> Iterator[subprocess.Popen[bytes]]:
        """The process, until the block ends."""
        # Without PYTHONDONTWRITEBYTECODE: every start but the first finds its byte code ready, as in service.
        foreign = ("HAMROH_", "PYTHONDONTWRITEBYTECODE")
        known = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
        known |= self.environment
        with self.log.open("ab") as log:
            process = subprocess.Popen(
                self.command, cwd=ROOT, env=known, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        try:
            yield process
        finally:
            process.terminate() if self.keeps else process.kill()
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def echo(kind: str, title: str, telegram: Telegram, folder: Path) -> Contestant:
    """A bare echo bot."""
    command = [sys.executable, "-m", "bench.echo", kind]
    environment = {"BENCH_API": telegram.api, "BENCH_TOKEN": telegram.token}
    return Contestant(kind, title, command, environment, [("A line of some words.",) * 2], folder / f"{kind}.log")


def hamroh(
    known: int, lines: list[tuple[str, str]], content: Path, telegram: Telegram, folder: Path, *, profile: Path | None
) -> Contestant:
    """The whole bot over the store in `folder`; with `profile`, under a profiler that writes there."""
    (folder / "config.toml").touch()
    environment = {
        "HAMROH_CONFIG": str(folder / "config.toml"),
        "HAMROH_TELEGRAM__TOKEN": telegram.token,
        "HAMROH_TELEGRAM__API_BASE_URL": telegram.api,
        "HAMROH_STORAGE__URL": f"sqlite:///{folder / 'hamroh.db'}",
        "HAMROH_STORAGE__KEY_FILE": str(folder / "keys/hamroh.key"),
        "HAMROH_DESK__CHAT_ID": str(telegram.group),
        "HAMROH_DESK__COUNSELLORS": "5000001",
        "HAMROH_CONTENT__ROOT": str(content),
        **{f"HAMROH_LIMITS__{name}": value for name, value in LIFTED.items()},
    }
    command = [sys.executable, "-m", "bot", "run"]
    if profile:
        command = [sys.executable, "-m", "bench.profiled", str(profile)]
    title = f"Hamroh, {known:,} known" if known else "Hamroh"
    return Contestant(
        f"hamroh-{known}", title, command, environment, lines, folder / "hamroh.log", face=4.0, keeps=True
    )
