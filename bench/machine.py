"""Looks at processes from outside through /proc, and says what machine this is."""

from __future__ import annotations

import os
import platform
import sqlite3
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
LIBRARIES = ("python-telegram-bot", "aiogram", "aiohttp", "httpx", "aiosqlite", "cryptography", "msgspec")


def cpu_seconds(pid: int) -> float:
    """User and system time of a process with all its threads."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def peak_memory(pid: int) -> float:
    """The most megabytes (10^6 bytes) the process has held in memory so far."""
    return _kilobytes(Path(f"/proc/{pid}/status"), "VmHWM") * 1024 / 1e6


def _kilobytes(file: Path, name: str) -> int:
    line = next(line for line in file.read_text().splitlines() if line.startswith(f"{name}:"))
    return int(line.split()[1])


def described() -> list[str]:
    """What the figures depend on: machine, system, versions, and what else kept it busy."""
    cpu = next(
        (line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")),
        platform.machine(),
    )
    memory = _kilobytes(Path("/proc/meminfo"), "MemTotal") * 1024 / 1e9
    loads = ", ".join(f"{load:.1f}" for load in os.getloadavg())
    return [
        f"{os.cpu_count()} cores ({cpu}), {memory:.0f} GB of memory, Linux {platform.release()}",
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, "
        + ", ".join(f"{name} {version(name)}" for name in LIBRARIES),
        f"load of the machine over 1, 5 and 15 minutes before the run: {loads}",
    ]


def _lines(path: str) -> list[str]:
    return Path(path).read_text().splitlines()


def spent(pid: int) -> Callable[[], float]:
    """A question that answers with the CPU seconds the process has used since now."""
    before = cpu_seconds(pid)
    return lambda: cpu_seconds(pid) - before
