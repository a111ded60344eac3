"""The command line: what each command prints, with what status it ends; never a traceback, nothing made in passing."""

from __future__ import annotations

import asyncio
import io
import json
import os
import re
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from bot import __version__, cli
from bot.config import REPOSITORY

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A deployment without anything, in a folder of its own."""
    for name in [name for name in os.environ if name.startswith("HAMROH_")]:
        monkeypatch.delenv(name)
    (tmp_path / "dialogs").mkdir()
    (tmp_path / "config.toml").write_text("")
    monkeypatch.setenv("HAMROH_CONFIG", str(tmp_path / "config.toml"))
    return tmp_path


def test_version(capsys: Capture) -> None:
    assert cli.main(["version"]) == 0
    assert capsys.readouterr().out == f"hamroh {__version__}\n"


@pytest.mark.parametrize(
    "words", [["nonsense"], ["check", "--today", "tomorrow"], ["keys"], ["backup"], ["demo", "--port", "x"]]
)
def test_a_wrong_command_line_ends_with_2(words: list[str], capsys: Capture) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(words)
    assert ended.value.code == 2
    assert "hamroh" in capsys.readouterr().err


def test_run_refuses_with_a_line_for_each_setting_and_makes_nothing(folder: Path, capsys: Capture) -> None:
    assert cli.main(["run"]) == 2
    told = capsys.readouterr().err.splitlines()
    assert [line.partition(":")[0] for line in told] == ["telegram.token", "desk.chat_id", "desk.counsellors"]
    assert sorted(each.name for each in folder.iterdir()) == ["config.toml", "dialogs"]


def test_doctor_tells_wrong_settings_too(folder: Path, capsys: Capture) -> None:
    (folder / "config.toml").write_text("[log]\nlevel = 3\n")
    assert cli.main(["doctor"]) == 2
    assert capsys.readouterr().err.startswith("settings: log.level: ")


@pytest.mark.parametrize(("token", "started"), [("", "demo"), ("1:A", "run")])
def test_without_a_command_the_token_decides(
    folder: Path, monkeypatch: pytest.MonkeyPatch, token: str, started: str
) -> None:
    monkeypatch.setenv("HAMROH_TELEGRAM__TOKEN", token)
    monkeypatch.setattr(cli, "run", lambda asked: 31)
    monkeypatch.setattr(cli, "demo", lambda asked: 32)
    assert cli.main([]) == {"run": 31, "demo": 32}[started]


def test_check_lists_everything_and_ends_with_1(folder: Path, capsys: Capture) -> None:
    (folder / "dialogs/one.toml").write_text("[start\n")
    (folder / "dialogs/two.toml").write_text("title = 3\n")
    assert cli.main(["check", "--today", "2026-11-22"]) == 1
    *lines, last = capsys.readouterr().out.splitlines()
    assert re.fullmatch(r"\d+ errors, \d+ warnings", last)
    assert int(last.split()[0]) >= 2
    assert {line.partition(":")[0] for line in lines} >= {"dialogs/one.toml", "dialogs/two.toml"}
    assert cli.main(["check", "--json", "--today", "2026-11-22"]) == 1
    problems = json.loads(capsys.readouterr().out)
    assert len(problems) == len(lines)
    assert {"file", "line", "code", "message", "mend", "severity"} == set(problems[0])


def test_understand_answers_each_line_and_names_the_unreadable(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    from bot.app import understanding
    from bot.core.ids import Level
    from bot.core.normal import skeleton
    from bot.core.program import Lexicon, Rule

    rule = Rule(
        id="held",
        level=Level.URGENT,
        category="trafficking",
        all_of=((skeleton("паспорт") + "*",),),
        topic="passport_taken",
    )
    content = type("Content", (), {"program": type("Program", (), {"lexicon": Lexicon(rules=(rule,))})})
    monkeypatch.setattr(understanding, "load_content", lambda root, today: content)
    lines = io.StringIO('{"id": "a", "text": "паспорт у него"}\n\nplanted\n{"id": "b", "text": "ok"}\n')
    out = io.StringIO()
    assert understanding.answer(REPOSITORY, date(2026, 11, 22), lines, out) == 1
    first, broken, last = map(json.loads, out.getvalue().splitlines())
    assert {name: first[name] for name in ("id", "script", "topic", "danger", "category", "why")} == {
        "id": "a",
        "script": "cyrl",
        "topic": "passport_taken",
        "danger": "urgent",
        "category": "trafficking",
        "why": ["rule held"],
    }
    assert broken == {"line": 3, "error": "not a JSON object with id and text"}
    assert (last["id"], last["danger"], last["topics"], last["script"]) == ("b", "none", [], "latn")


def test_backup_restore_and_rotation_from_the_command_line(folder: Path, capsys: Capture) -> None:
    import time

    from bot.store.db import Store

    database, key_file = folder / "var/hamroh.db", folder / "keys/hamroh.key"

    async def once() -> None:
        await (await Store.open(database, key_file, now=time.time)).close()

    copy = folder / "copies/monday.db"
    assert cli.main(["backup", str(copy)]) == 1  # there is nothing yet
    asyncio.run(once())
    assert cli.main(["backup", str(copy)]) == 0
    assert copy.exists() and copy.with_name("monday.keys.db").exists()
    assert cli.main(["backup", str(copy)]) == 1  # never overwritten
    assert cli.main(["restore", str(copy)]) == 1  # the database is there
    capsys.readouterr()
    for each in (folder / "var").iterdir():
        each.unlink()
    assert cli.main(["restore", str(copy), "--keys", str(copy.with_name("monday.keys.db"))]) == 0
    assert cli.main(["keys", "rotate"]) == 0
    said = capsys.readouterr()
    assert said.err == "" and "restored: " in said.out and "old key: " in said.out
    asyncio.run(once())


def test_a_trouble_of_the_machine_is_one_line(folder: Path, capsys: Capture) -> None:
    assert cli.main(["backup", "/proc/nowhere/copy.db"]) == 1
    err = capsys.readouterr().err
    assert len(err.splitlines()) == 1 and "Traceback" not in err


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_cancels_the_work_and_lets_it_put_things_away(number: signal.Signals) -> None:
    put_away = []

    async def work() -> None:
        os.kill(os.getpid(), number)
        try:
            await asyncio.Event().wait()
        finally:
            put_away.append(True)

    with pytest.raises(KeyboardInterrupt):
        cli.stoppable(work())
    assert put_away


def test_an_interrupted_command_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(asked: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "version", interrupted)
    assert cli.main(["version"]) == 130


def test_light_commands_load_nothing_heavy() -> None:
    """Also what `hamroh run` waits for before it can say that a setting is wrong."""
    code = (
        "import sys; from bot import cli; cli.main(['version']); cli.main(['run']);"
        "heavy = 'telegram aiohttp structlog aiosqlite cryptography'.split();"
        "print([name for name in heavy if name in sys.modules])"
    )
    environ = {name: value for name, value in os.environ.items() if not name.startswith("HAMROH_")}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=REPOSITORY, env=environ, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_module_is_the_command(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "run"], cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stdout == "" and "Traceback" not in done.stderr and "telegram.token: " in done.stderr
