"""The store opens only where it may: with its key, alone, and with files nobody else can read."""

from __future__ import annotations

import base64
import os
import sqlite3
import stat

import pytest

from bot.errors import KeyMissing, StoreBusy, StoreError
from bot.store import chats, inbox


async def test_the_first_start_makes_key_vault_and_database_for_the_owner_alone(house, store, make):
    await make.chat(store)
    made = [*house.path.parent.iterdir(), *house.key_file.parent.iterdir()]
    assert {"hamroh.db", "hamroh.db-wal", "hamroh.keys.db", "hamroh.db.lock", "master.key"} <= {f.name for f in made}
    assert {f.name: stat.S_IMODE(f.stat().st_mode) for f in made} == {f.name: 0o600 for f in made}
    assert stat.S_IMODE(house.path.parent.stat().st_mode) == 0o700
    assert len(base64.b64decode(house.key_file.read_bytes())) == 32


async def test_files_left_open_to_others_are_closed_to_them(house, store):
    await store.close()
    house.path.chmod(0o644)
    await house.open()
    assert stat.S_IMODE(house.path.stat().st_mode) == 0o600


async def test_a_second_start_finds_everything(house, store, make):
    key = await make.chat(store, said=b"here I stood")
    await store.close()
    store = await house.open()
    assert make.key(store) == key
    async with store.reading() as tx:
        assert (await chats.load(tx, [key]))[key].chat == b"here I stood"


async def test_the_settings_that_keep_promises_are_on(store):
    async with store.transaction() as tx:
        ask = {
            name: (await tx.fetch(f"PRAGMA {name}"))[0][0] for name in ("journal_mode", "synchronous", "secure_delete")
        }
    assert ask == {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1}
    async with store.reading() as tx:
        with pytest.raises(StoreError):
            await tx.execute("DELETE FROM chats")


async def test_closing_twice_is_no_mistake_and_leaves_single_files(house, store, make):
    await make.chat(store)
    await store.close()
    await store.close()
    assert {f.name for f in house.path.parent.iterdir()} == {"hamroh.db", "hamroh.keys.db", "hamroh.db.lock"}


async def test_one_process_at_a_time(house, store):
    with pytest.raises(StoreBusy) as refused:
        await house.open()
    assert "\n" not in str(refused.value)
    await store.close()
    await house.open()


def absent(house):
    house.key_file.unlink()


def garbled(house):
    house.key_file.write_text("not base64 at all!\n")


def short(house):
    house.key_file.write_text(base64.b64encode(b"x" * 16).decode())


def empty(house):
    house.key_file.write_text("")


def another(house):
    house.key_file.write_text(base64.b64encode(os.urandom(32)).decode())


def group_readable(house):
    house.key_file.chmod(0o640)


def world_readable(house):
    house.key_file.chmod(0o604)


@pytest.mark.parametrize("harm", [absent, garbled, short, empty, another, group_readable, world_readable])
async def test_without_the_right_key_nothing_opens_and_nothing_changes(house, store, make, harm):
    await make.chat(store)
    await store.close()
    harm(house)
    before = {f: f.read_bytes() for f in (house.path, house.vault)}
    key_there = house.key_file.exists() and house.key_file.read_bytes()
    with pytest.raises(KeyMissing) as refused:
        await house.open()
    assert "\n" not in str(refused.value) and str(refused.value).startswith("key file")
    assert {f: f.read_bytes() for f in before} == before
    assert (house.key_file.exists() and house.key_file.read_bytes()) == key_there


@pytest.mark.parametrize("lost", ["vault", "database", "content"])
async def test_a_key_is_made_only_where_nothing_is_yet(house, store, make, lost):
    await make.chat(store)
    await store.close()
    if lost == "vault":
        house.vault.unlink()
    elif lost == "database":
        house.path.unlink()
        house.key_file.unlink()
    else:
        house.vault.write_bytes(b"")
    with pytest.raises(KeyMissing):
        await house.open()
    assert house.key_file.exists() is (lost != "database")


async def test_a_key_put_there_beforehand_is_used(house):
    house.key_file.parent.mkdir()
    house.key_file.touch(0o600)
    another(house)
    put = house.key_file.read_bytes()
    await house.open()
    assert house.key_file.read_bytes() == put


async def test_a_kill_between_vault_and_database_is_no_harm(house, store):
    await store.close()
    house.path.unlink()
    await house.open()


async def test_a_refused_start_lets_go_of_the_lock(house, store):
    await store.close()
    right = house.key_file.read_bytes()
    another(house)
    with pytest.raises(KeyMissing):
        await house.open()
    house.key_file.write_bytes(right)
    await house.open()


async def test_a_database_from_the_future_is_left_alone(house, store):
    await store.close()
    with sqlite3.connect(house.path) as wire:
        wire.execute("PRAGMA user_version = 999")
    wire.close()
    with pytest.raises(StoreError, match="999"):
        await house.open()


async def test_a_migration_that_fails_leaves_nothing_behind(house, store, make, tmp_path, monkeypatch):
    from bot.store import sqlite

    await store.close()
    scripts = tmp_path / "store" / "schema"
    scripts.mkdir(parents=True)
    original, following = sqlite.files("bot.store") / "schema", sqlite.newest() + 1
    for script in original.glob("*.sql"):
        (scripts / script.name).write_text(script.read_text())
    more = scripts / f"{following:04}_more.sql"
    more.write_text("CREATE TABLE half (x); CREATE TABLE inbox (x);")
    (scripts / "keys").symlink_to(original / "keys")
    monkeypatch.setattr(sqlite, "files", lambda _: tmp_path / "store")
    with pytest.raises(StoreError):
        await house.open()
    more.write_text("CREATE TABLE whole (x);")
    store = await house.open()
    async with store.reading() as tx:
        assert await tx.fetch("SELECT name FROM sqlite_schema WHERE name IN ('half', 'whole')") == [("whole",)]
        assert await tx.fetch("PRAGMA user_version") == [(following,)]
        assert await inbox.count(tx) == 0


async def test_the_name_of_a_person_is_stable_and_says_nothing(house, store, make, tmp_path):
    key = make.key(store, 42)
    assert len(key) == 16 and key == make.key(store, 42) != make.key(store, 43)
    assert store.key_of(make.address(42, "another hint")) == key
    elsewhere = await house.open(tmp_path / "other" / "hamroh.db", tmp_path / "other" / "master.key")
    assert make.key(elsewhere, 42) != key
