"""`hamroh marks`: numbers that point to nobody, a file that is never overwritten, words only where somebody agreed."""

from __future__ import annotations

import asyncio
import json
import os
import stat
from pathlib import Path

import pytest

from bot import cli
from bot.app.evaluation.sets import read_sets
from bot.core.events import Address
from bot.core.ids import Lang, Level
from bot.core.talk import Mark
from bot.core.values import encode
from bot.store import chats, desk, marks
from bot.store.db import Store

Capture = pytest.CaptureFixture[str]
MAY, DAY = 1_777_600_000.0, 86400.0
WORDS = "хозяин держит нас"
YES = Mark(
    kind="missed",
    state="yes",
    level=Level.EMERGENCY,
    lang=Lang("uz@cyrillic"),
    words=WORDS,
    said_category="",
    said_topic="nowhere",
)
STORED = [
    *[Mark(kind="missed")] * 6,
    YES,
    Mark(kind="alarm", state="yes", lang=Lang("ru"), words="шутка", said_level=Level.URGENT, said_topic="patent"),
    Mark(kind="topic", state="yes", lang=Lang("tg"), words="салом", topic="contract", said_level=Level.ROUTINE),
    Mark(kind="topic", state="asked", words="not agreed"),
    Mark(kind="topic", state="draft", words="not even asked"),
]


@pytest.fixture
def deployed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A deployment in which counsellors have marked."""
    for name in [name for name in os.environ if name.startswith("HAMROH_")]:
        monkeypatch.delenv(name)
    (tmp_path / "config.toml").write_text("")
    monkeypatch.setenv("HAMROH_CONFIG", str(tmp_path / "config.toml"))

    async def fill() -> None:
        store = await Store.open(tmp_path / "var/hamroh.db", tmp_path / "keys/hamroh.key", now=lambda: MAY)
        address = Address("telegram", "1")
        async with store.transaction() as tx:
            await chats.save(tx, [(store.key_of(address), address, b"", MAY)], {})
            await desk.add(tx, desk.CaseRow("K-1000", store.key_of(address), -1, 0, 0, True, b"case"))
            for mark in STORED:
                day = MAY // DAY * DAY
                number = store.next_id("marks")
                await marks.add(tx, marks.MarkRow(number, "K-1000", 0, day, mark.kind, MAY + DAY, encode(mark)))
        await store.close()

    asyncio.run(fill())
    return tmp_path


def test_the_list_tells_no_small_number(deployed: Path, capsys: Capture) -> None:
    assert cli.main(["marks", "list"]) == 0
    head, row = capsys.readouterr().out.splitlines()
    assert head.split() == ["month", "missed", "alarm", "topic"]
    assert row.split() == ["2026-05", "7", "<5", "<5"]


def test_the_export_holds_what_was_agreed_to_alone(deployed: Path, capsys: Capture) -> None:
    file = deployed / "build/marks.jsonl"
    assert cli.main(["marks", "export", str(file)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == f"written: {file} (3 sentences)"
    assert told[1] == "missed: marked 7, written 1, without a yes <5, without words 6"
    assert told[3] == "topic: marked <5, written 1, without a yes <5, without words <5"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [(k.text, k.lang, k.topic, k.danger, k.category) for k in read_sets([file])] == [
        (WORDS, "uz", "off_topic", "emergency", "other"),
        ("шутка", "ru", "patent", "none", None),
        ("салом", "tg", "contract", "none", None),
    ]
    lines = [json.loads(line) for line in file.read_text().splitlines()]
    assert lines[1]["heard"] == {"danger": "urgent", "category": "", "rule": "", "topic": "patent"}
    assert {line["mark"] for line in lines} == {"missed", "alarm", "topic"}
    assert "K-1000" not in file.read_text() and "agreed" not in file.read_text()
    before = file.read_bytes()
    assert cli.main(["marks", "export", str(file)]) == 1
    assert file.read_bytes() == before and "nothing was overwritten" in capsys.readouterr().err


def test_the_service_may_run(deployed: Path, capsys: Capture) -> None:
    async def beside() -> None:
        store = await Store.open(deployed / "var/hamroh.db", deployed / "keys/hamroh.key", now=lambda: MAY)
        try:
            assert await asyncio.to_thread(cli.main, ["marks", "list"]) == 0
        finally:
            await store.close()

    asyncio.run(beside())
    assert "2026-05" in capsys.readouterr().out


def test_without_a_database_it_is_one_line_and_nothing_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    (tmp_path / "config.toml").write_text("")
    monkeypatch.setenv("HAMROH_CONFIG", str(tmp_path / "config.toml"))
    assert cli.main(["marks", "list"]) == 1
    assert cli.main(["marks", "export", str(tmp_path / "out.jsonl")]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 2
    assert [each.name for each in tmp_path.iterdir()] == ["config.toml"]
