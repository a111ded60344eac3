"""A new master key opens everything, the old one nothing, and a kill in the middle costs nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.app.rotation import rotate
from bot.errors import KeyMissing, StoreError
from bot.store.db import Store
from bot.store.vault import Vault
from tests.operating.conftest import Clock


@pytest.fixture
async def places(tmp_path: Path, clock: Clock) -> tuple[Path, Path]:
    database, key_file = tmp_path / "var/h.db", tmp_path / "keys/h.key"
    store = await Store.open(database, key_file, now=clock.now)
    await store.close()
    return database, key_file


async def test_the_new_key_opens_and_the_old_one_does_not(places: tuple[Path, Path], clock: Clock) -> None:
    database, key_file = places
    before = key_file.read_bytes()
    kept = await rotate(database, key_file, clock)
    assert kept.read_bytes() == before != key_file.read_bytes()
    assert kept.stat().st_mode & 0o077 == 0 == key_file.stat().st_mode & 0o077
    await (await Store.open(database, key_file, now=clock.now)).close()
    with pytest.raises(KeyMissing):
        await Store.open(database, kept, now=clock.now)
    assert sorted(each.name for each in key_file.parent.iterdir()) == sorted([key_file.name, kept.name])


@pytest.mark.parametrize("moment", ["before", "after"])
async def test_a_kill_in_the_middle_leaves_a_store_that_opens(
    places: tuple[Path, Path], clock: Clock, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    database, key_file = places
    before = key_file.read_bytes()
    with monkeypatch.context() as broken:
        if moment == "before":
            broken.setattr(Vault, "rotate", killed)
        else:
            broken.setattr("bot.app.rotation.os.replace", killed)
        with pytest.raises(SystemExit):
            await rotate(database, key_file, clock)
    await (await Store.open(database, key_file, now=clock.now)).close()
    assert (key_file.read_bytes() == before) is (moment == "before")
    clock.at += 1
    kept = await rotate(database, key_file, clock)
    assert kept.read_bytes() != key_file.read_bytes()


def killed(*_: object) -> None:
    raise SystemExit


async def test_nothing_is_made_where_nothing_is(tmp_path: Path, clock: Clock) -> None:
    with pytest.raises(StoreError):
        await rotate(tmp_path / "h.db", tmp_path / "h.key", clock)
    assert not os.listdir(tmp_path)
