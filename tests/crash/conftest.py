"""Runs the crash trials side by side, since they mostly wait; and tells in a table how they went."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.config import load
from bot.content.bundle import load_content
from bot.core.ids import Lang
from bot.core.places import desk
from tests.crash.ledger import Count
from tests.crash.trial import Trial
from tests.crash.variants import ALL

DESK_LANG = Lang("ru")
AT_ONCE = 2
COLUMNS = "kills messages lost duplicated disordered unknown"
ROWS = pytest.StashKey[list[str]]()
Ends = dict[str, Exception | None]


@pytest.fixture(scope="session")
def ends(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Ends:
    """How each trial ended for which a test was selected: None if well."""
    content = load_content(load().content.root, datetime.now(UTC).date())
    # The desk's words for a line that may not have arrived.
    remark = content.words.text(desk("undelivered_unknown"), DESK_LANG)
    asked = [item.callspec.params["trial"] for item in request.session.items if "ends" in item.fixturenames]  # type: ignore[attr-defined]
    rows = request.config.stash.setdefault(ROWS, [])
    return asyncio.run(run(asked, tmp_path_factory.mktemp("crash"), remark, rows))


async def run(names: list[str], folder: Path, remark: str, rows: list[str]) -> Ends:
    """Run these trials, AT_ONCE at a time."""
    room = asyncio.Semaphore(AT_ONCE)
    ends: Ends = {}

    async def one(name: str, number: int) -> None:
        own = folder / str(number)
        own.mkdir()
        async with room:
            try:
                await ALL[name].run(own, remark, lambda trial, count: rows.append(row(name, trial, count)))
                ends[name] = None
            except Exception as problem:
                ends[name] = problem
        print(f"\n{name}: {'well' if ends[name] is None else 'NOT WELL'}", end="")

    await asyncio.gather(*(one(name, number) for number, name in enumerate(names)))
    return ends


def row(name: str, trial: Trial, count: Count) -> str:
    """A line of the table."""
    numbers = (len(trial.kills), count.messages, count.lost, count.duplicated, count.disordered, count.unknown)
    return f"{name:<28}" + "".join(f"{number:>12}" for number in numbers) + f"   seed {trial.telegram.seed}"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """The table of all trials of this run."""
    if rows := config.stash.get(ROWS, None):
        terminalreporter.section("crash trials")
        terminalreporter.write_line(f"{'':<28}" + "".join(f"{name:>12}" for name in COLUMNS.split()))
        for each in rows:
            terminalreporter.write_line(each)
