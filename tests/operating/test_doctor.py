"""The doctor sees each thing that can be wrong, says what to do, and makes nothing on its way."""

from __future__ import annotations

import time
from collections import namedtuple
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.app import doctor
from bot.app.doctor import content as real_content
from bot.channels.telegram.check import Finding
from bot.config import Settings, load
from bot.core.ids import LANGS
from bot.store.db import Store
from tests.operating.conftest import Api, Clock, key_file

GROUP = -1001234567890
Deploy = Callable[..., Settings]
WELL = (
    f"[desk]\nchat_id = {GROUP}\ncounsellors = [11]\nsupervisors = [12]\n[watch]\nping_url = 'https://example.org/p'\n"
)
RIGHTS = dict.fromkeys(("can_manage_topics", "can_delete_messages", "can_pin_messages"), True)


@pytest.fixture(autouse=True)
def desk(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    api.answers |= {
        "getChat": {"id": GROUP, "type": "supergroup", "is_forum": True},
        "getChatMember": {"status": "administrator", **RIGHTS},
    }
    # The content has its own tests, and a row of its own below.
    monkeypatch.setattr(doctor, "content", lambda settings, today: [Finding("content", True, "fine")])


async def look(settings: Settings, clock: Any) -> tuple[int, str]:
    told: list[str] = []
    status = await doctor.examine(settings, clock, told.append)
    return status, "\n".join(told)


async def test_all_is_well(deployment: Deploy, tmp_path: Path) -> None:
    before = sorted(each.name for each in tmp_path.iterdir())
    status, told = await look(deployment(WELL), None)
    assert status == 0, told
    assert "TO DO" not in told and told.endswith("All is well.")
    assert set(before) | {"config.toml"} == {each.name for each in tmp_path.iterdir()}


@pytest.mark.parametrize(
    ("method", "answer", "says"),
    [
        ("getMe", (401, "Unauthorized"), "token"),
        ("getWebhookInfo", {"url": "https://example.org/other"}, "delivery"),
        ("getChat", {"id": GROUP, "type": "supergroup"}, "topics are off"),
        ("getChat", {"id": GROUP, "type": "supergroup", "is_forum": True, "username": "open"}, "public"),
        ("getChatMember", {"status": "member"}, "no admin"),
        ("getChatMember", {"status": "administrator", **RIGHTS, "can_manage_topics": False}, "can_manage_topics"),
        ("getChat", (400, "Bad Request: chat not found"), "not in this group"),
    ],
)
async def test_what_telegram_says_is_told(api: Api, deployment: Deploy, method: str, answer: Any, says: str) -> None:
    api.answers[method] = answer
    status, told = await look(deployment(WELL), None)
    assert status == 1
    assert any(line.startswith("TO DO") and says in line for line in told.splitlines()), told


async def test_what_is_missing_in_the_settings_is_told(deployment: Deploy) -> None:
    status, told = await look(deployment(), None)
    assert status == 1
    for says in ("there is no desk", "nobody may answer", "nobody watches", "nobody outside"):
        assert says in told


async def test_without_a_token_the_rest_is_looked_at(
    deployment: Deploy, api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    deployment(WELL)
    monkeypatch.delenv("HAMROH_TELEGRAM__TOKEN")
    status, told = await look(load(), None)
    assert status == 1 and "there is no token" in told and "ok     clock" in told
    assert not api.asked


async def test_a_wrong_clock_is_told(deployment: Deploy) -> None:
    status, told = await look(deployment(WELL), Clock(time.time() + 3600))
    assert status == 1 and "fast" in told


async def test_an_unknown_time_is_told(deployment: Deploy, api: Api) -> None:
    settings = deployment(WELL)
    await api.server.close()
    status, told = await look(settings, None)
    assert status == 1 and "TO DO  clock" in told and "TO DO  token" in told


async def test_a_store_that_opens_one_in_use_and_one_whose_key_is_wrong(deployment: Deploy) -> None:
    settings = deployment(WELL)
    database, key = settings.storage.database, settings.storage.key_file
    store = await Store.open(database, key, now=time.time)
    assert "ok     storage: the service is using it" in (await look(settings, None))[1]
    await store.close()
    assert "ok     storage: database and keys open" in (await look(settings, None))[1]
    key_file(key, b"x")
    status, told = await look(settings, None)
    assert status == 1 and "TO DO  storage: " in told
    key.unlink()
    status, told = await look(settings, None)
    assert status == 1 and "TO DO  storage: " in told and not key.exists()


async def test_a_full_disk_is_told(deployment: Deploy, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda folder: usage(10**9, 10**9 - 1, 1))
    status, told = await look(deployment(WELL), None)
    assert status == 1 and "TO DO  disk: only 0 MB are free" in told


async def test_a_folder_that_may_not_be_written_to_is_told(deployment: Deploy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor.os, "access", lambda path, mode: False)
    status, told = await look(deployment(WELL), None)
    assert status == 1 and "may not be written to" in told


async def test_languages_and_facts_are_looked_at(deployment: Deploy, tmp_path: Path) -> None:
    settings = deployment(WELL)
    (tmp_path / "dialogs/facts").mkdir(parents=True)
    (tmp_path / "dialogs/housing.toml").write_text('title = "One"\nstart = "start"\n[start]\nsay = "Hello."\n')
    (tmp_path / "dialogs/facts/services.toml").write_text(
        '[[service]]\nid = "x-1"\nname = { en = "Invented" }\nkinds = ["legal"]\ncountry = "TJ"\nphones = []\n'
        'verified_on = 2026-01-01\npublish = "yes"\nstatus = "verified"\n'
    )
    settings = replace(settings, content=replace(settings.content, root=tmp_path))
    found = {each.about: each for each in real_content(settings, date(2030, 1, 1))}
    assert not found["content"].ok and "hamroh check" in found["content"].mend
    for lang in LANGS:
        assert not found[f"language {lang}"].ok and "missing" in found[f"language {lang}"].say
    assert not found["facts"].ok and "x-1" in found["facts"].say
