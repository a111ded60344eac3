"""Copies made under way are whole, and coming back from them brings nobody back who was erased."""

from __future__ import annotations

import asyncio
import base64
import os
import stat
import sys

import pytest

from bot.errors import KeyMissing, StoreError
from bot.store import chats, desk, inbox, outbox, timers, upkeep
from bot.store.backup import backup, restore


@pytest.fixture
def copy(house):
    return house.root / "copies" / "monday.db"


@pytest.fixture
def back(house):
    return house.root / "back" / "hamroh.db"


async def test_there_and_back(house, store, make, copy, back):
    key = await make.chat(store, said=b"here I stood")
    async with store.transaction() as tx:
        await desk.add(tx, make.case("K-1", key))
        await desk.add_lines(tx, [make.line(store, "K-1", "words")])
        await inbox.put(tx, [make.arrival(1)])
        await outbox.put(tx, [make.item(store)])
        await timers.put(tx, [("p:aa", "one", 0.0, b"due")])
    made = await backup(house.path, house.key_file, copy)
    assert made == (copy, copy.with_name("monday.keys.db"))
    assert {f.name for f in copy.parent.iterdir()} == {f.name for f in made}
    assert {stat.S_IMODE(f.stat().st_mode) for f in made} == {0o600}
    await restore(copy, back)
    store = await house.open(back)
    assert make.key(store) == key
    async with store.reading() as tx:
        assert (await chats.load(tx, [key]))[key].chat == b"here I stood"
        assert list(await desk.load(tx, ["K-1"])) == ["K-1"] and (await desk.line(tx, 1)).text == "words"
        assert (await inbox.pending(tx, 9))[0].body and (await outbox.queued(tx, None, 9))[0].body
        assert (await timers.due(tx, 1.0, 9))[0].body == b"due"
    assert store.next_id("outbox") == 2
    assert stat.S_IMODE(back.stat().st_mode) == 0o600


async def test_a_copy_made_while_people_write_is_whole(house, store, make, copy, back):
    keys = []
    enough, copied = asyncio.Event(), asyncio.Event()

    async def write():
        while not copied.is_set():
            keys.append(await make.chat(store, len(keys), b"x" * 500))
            if len(keys) == 20:
                enough.set()

    writing = asyncio.create_task(write())
    await enough.wait()
    await backup(house.path, house.key_file, copy)
    copied.set()
    await writing
    await restore(copy, back)
    store = await house.open(back)
    async with store.reading() as tx:
        assert len(keys) > await chats.count(tx) == len(await chats.load(tx, keys)) >= 20


async def test_whoever_writes_between_the_two_files_does_not_lose_the_key(house, store, make, copy, back, monkeypatch):
    module, loop, written = sys.modules["bot.store.backup"], asyncio.get_running_loop(), []
    really = module._copy

    def and_then_somebody_writes(source, to):
        really(source, to)
        written.append(asyncio.run_coroutine_threadsafe(make.chat(store, len(written)), loop).result(10))

    monkeypatch.setattr(module, "_copy", and_then_somebody_writes)
    await make.chat(store, 7)
    await backup(house.path, house.key_file, copy)
    monkeypatch.undo()
    await restore(copy, back)
    restored = await house.open(back)
    async with restored.reading() as tx:
        assert await chats.count(tx) == len(await chats.load(tx, [make.key(store, 7), *written])) == 1
    assert set(await restored.vault.keys(written, make=False)) == {written[0]}


async def test_the_service_and_the_copy_do_not_know_each_other(house, store, make, copy, back):
    await make.chat(store, 1)
    await backup(house.path, house.key_file, copy)
    await make.chat(store, 2)
    await restore(copy, back)
    restored = await house.open(back)
    async with restored.reading() as tx:
        assert await chats.count(tx) == 1
    async with store.reading() as tx:
        assert await chats.count(tx) == 2


async def test_an_old_copy_with_a_newer_vault_leaves_out_who_was_erased(house, store, make, copy, back):
    keys = [await make.chat(store, n) for n in (1, 2)]
    async with store.transaction() as tx:
        for number, key in enumerate(keys, start=1):
            await desk.add(tx, make.case(f"K-{number}", key))
            await desk.add_lines(tx, [make.line(store, f"K-{number}", "words")])
            await chats.note(tx, [(key, 1, 0.0, True)])
        await inbox.put(tx, [make.arrival(1)])
        await outbox.put(tx, [make.item(store)])
        await timers.put(tx, [("p:aa", "one", 0.0, b"due")])
    await backup(house.path, house.key_file, copy)
    async with store.transaction() as tx:
        await chats.forget(tx, keys[0])
        await desk.erase(tx, "K-1")
    await upkeep.renew_transit(store)
    await make.chat(store, 3)
    _, newer = await backup(house.path, house.key_file, copy.with_name("sunday.db"))
    await restore(copy, back, newer)
    store = await house.open(back)
    async with store.reading() as tx:
        for table, left in {"chats": 1, "messages": 1, "cases": 1, "lines": 1}.items():
            assert await tx.fetch(f"SELECT count(*) FROM {table}") == [(left,)], table
        for table in ("inbox", "outbox", "timers"):
            assert await tx.fetch(f"SELECT count(*) FROM {table}") == [(0,)], table
        assert list(await chats.load(tx, keys)) == [keys[1]] and list(await desk.load(tx, ["K-1", "K-2"])) == ["K-2"]
    assert await upkeep.sweep(store) == 1  # the third person's key has no row in the old copy
    await make.chat(store, 1)
    async with store.transaction() as tx:
        await desk.add(tx, make.case("K-1", keys[0]))


async def test_nothing_is_overwritten(house, store, make, copy, back):
    await backup(house.path, house.key_file, copy)
    kept = {f: f.read_bytes() for f in copy.parent.iterdir()}
    with pytest.raises(StoreError, match="overwritten"):
        await backup(house.path, house.key_file, copy)
    copy.unlink()
    with pytest.raises(StoreError, match="overwritten"):
        await backup(house.path, house.key_file, copy)
    copy.write_bytes(kept[copy])
    with pytest.raises(StoreError, match="overwritten"):
        await restore(copy, house.path)
    back.parent.mkdir()
    back.with_name("hamroh.keys.db").write_bytes(b"kept")
    with pytest.raises(StoreError, match="overwritten"):
        await restore(copy, back)
    assert back.with_name("hamroh.keys.db").read_bytes() == b"kept" and not back.exists()
    assert {f: f.read_bytes() for f in copy.parent.iterdir()} == kept


async def test_a_backup_the_key_does_not_open_is_none(house, store, copy):
    wrong = house.root / "wrong.key"
    wrong.touch(0o600)
    wrong.write_bytes(base64.b64encode(os.urandom(32)))
    with pytest.raises(KeyMissing):
        await backup(house.path, wrong, copy)
    assert list(copy.parent.iterdir()) == []


async def test_a_missing_or_damaged_source_leaves_nothing_half_made(house, store, make, copy, back):
    with pytest.raises(StoreError):
        await backup(house.root / "nowhere.db", house.key_file, copy)
    await backup(house.path, house.key_file, copy)
    copy.write_bytes(copy.read_bytes()[:5000] + os.urandom(40_000))
    with pytest.raises(StoreError):
        await restore(copy, back)
    assert list(back.parent.iterdir()) == []
