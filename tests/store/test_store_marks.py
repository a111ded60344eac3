"""Marks: found by their post, counted without their case, and gone in copies as soon as their words are taken back."""

from __future__ import annotations

import sqlite3

import pytest

from bot.errors import StoreError
from bot.store import beside, desk, marks, upkeep
from bot.store.backup import backup, restore
from tests.store.conftest import NOON

DAY = 86400.0


def row(store, code: str = "K-1", kind: str = "missed", mark: bytes = b"a sentence", **more):
    made = marks.MarkRow(store.next_id("marks"), code, 0, NOON // DAY * DAY, kind, NOON + 30 * DAY, mark)
    return made._replace(**more)


@pytest.fixture
async def marked(store, make):
    """Person 1 with two cases, a mark in each."""
    key = await make.chat(store)
    async with store.transaction() as tx:
        await desk.add(tx, make.case("K-1", key))
        await desk.add(tx, make.case("K-2", key, open=False))
        await marks.add(tx, row(store))
        await marks.add(tx, row(store, "K-2", "alarm"))
    return key


async def words(store) -> list[bytes]:
    async with store.reading() as tx:
        return [each.mark for each in await marks.linked(tx)]


async def keys(store) -> int:
    return len(await store.vault.keys([b"mark:1", b"mark:2"], make=False))


async def test_found_by_id_post_and_person(store, marked):
    async with store.transaction() as tx:
        await marks.put_post(tx, 1, 77)
    async with store.reading() as tx:
        found = await marks.by_post(tx, "K-1", 77)
        assert found == await marks.load(tx, 1) and found.mark == b"a sentence"
        assert await marks.by_post(tx, "K-2", 77) is None
        assert [each.id for each in await marks.of_person(tx, marked)] == [1, 2]
        assert await marks.counts(tx) == [("2027-01", "alarm", 1), ("2027-01", "missed", 1)]


async def test_what_a_mark_was_is_gone_in_copies_once_it_is_saved_anew(house, store, marked):
    image = house.image("before")
    async with store.transaction() as tx:
        before = await marks.load(tx, 1)
        await marks.save(tx, before._replace(kind="", mark=b""))
    assert await words(store) == [b"", b"a sentence"]
    await store.checkpoint()
    for file in image.parent.glob("hamroh.keys.db*"):
        file.unlink()
    for file in house.path.parent.glob("hamroh.keys.db*"):
        (image.parent / file.name).write_bytes(file.read_bytes())
    old = await house.open(image)
    assert await words(old) == [b"a sentence"]  # the second mark's alone
    async with store.reading() as tx:
        assert await marks.counts(tx) == [("2027-01", "alarm", 1)]  # taken back: not counted


async def test_erasing_a_case_takes_its_marks(store, marked):
    async with store.transaction() as tx:
        await desk.erase(tx, "K-1")
    async with store.reading() as tx:
        assert await marks.load(tx, 1) is None and await marks.load(tx, 2) is not None
        assert await marks.counts(tx) == [("2027-01", "alarm", 1)]
    assert await keys(store) == 1
    async with store.transaction() as tx:  # what comes too late revives nothing
        await marks.save(tx, row(store, id=1))
        await marks.put_post(tx, 1, 5)
    assert await words(store) == [b"a sentence"] and await keys(store) == 1


async def test_a_case_that_ends_leaves_a_number(store, marked):
    async with store.transaction() as tx:
        await marks.unlink(tx, "K-1")
        await desk.erase(tx, "K-1")
    async with store.reading() as tx:
        assert await tx.fetch("SELECT code, post, payload FROM marks WHERE id = 1") == [("", 0, None)]
        assert len(await marks.counts(tx)) == 2
    assert await keys(store) == 1


async def test_time_takes_the_words_then_the_mark(store, marked):
    async with store.transaction() as tx:
        await marks.expire(tx, NOON + 30 * DAY - 1, NOON - 180 * DAY)
    assert len(await words(store)) == 2
    async with store.transaction() as tx:
        await marks.expire(tx, NOON + 30 * DAY, NOON - 180 * DAY)
    assert await words(store) == [] and await keys(store) == 0
    async with store.transaction() as tx:
        assert len(await marks.counts(tx)) == 2
        await marks.expire(tx, NOON, NOON)
        assert await tx.fetch("SELECT * FROM marks") == []


async def test_the_sweep_keeps_the_keys_of_marks_and_takes_those_of_none(store, marked):
    with pytest.raises(LookupError):
        async with store.transaction() as tx:
            await marks.add(tx, row(store))
            raise LookupError
    assert await upkeep.sweep(store) == 1
    assert await keys(store) == 2 and len(await words(store)) == 2


async def test_coming_back_from_a_copy_brings_no_words_back(house, store, marked):
    copy, back = house.root / "copies/monday.db", house.root / "back/hamroh.db"
    await backup(house.path, house.key_file, copy)
    async with store.transaction() as tx:
        await marks.save(tx, (await marks.load(tx, 1))._replace(mark=b""))
        await desk.erase(tx, "K-2")
    await store.close()
    await restore(copy, back, house.vault)
    store = await house.open(back)
    async with store.reading() as tx:
        assert await tx.fetch("SELECT id, code, kind, payload FROM marks") == [(1, "", "missed", None)]


async def test_a_copy_from_before_there_were_marks_can_be_put_back(house, store, marked):
    copy, back = house.root / "copies/monday.db", house.root / "back/hamroh.db"
    await backup(house.path, house.key_file, copy)
    with sqlite3.connect(copy) as wire:
        wire.executescript("DROP TABLE marks; PRAGMA user_version = 1")
    wire.close()
    await restore(copy, back)
    store = await house.open(back)
    async with store.reading() as tx:
        assert await marks.counts(tx) == [] and await desk.load(tx, ["K-1"])


async def test_read_beside_the_service_and_nothing_changed(house, store, marked):
    async with beside.reading(house.path, house.key_file, now=house.clock) as tx:
        assert len(await marks.linked(tx)) == 2
        with pytest.raises(StoreError):
            await tx.execute("DELETE FROM marks")
    async with store.transaction() as tx:
        await desk.erase(tx, "K-1")
    async with beside.reading(house.path, house.key_file, now=house.clock) as tx:
        assert len(await marks.linked(tx)) == 1
    await store.close()
    with sqlite3.connect(house.path) as wire:
        wire.execute("PRAGMA user_version = 1")
    wire.close()
    with pytest.raises(StoreError, match="start the service"):
        async with beside.reading(house.path, house.key_file, now=house.clock):
            pass


async def test_nothing_is_made_where_nothing_is(house):
    with pytest.raises(StoreError, match="does not exist"):
        async with beside.reading(house.path, house.key_file, now=house.clock):
            pass
    assert not house.path.exists() and not house.vault.exists()
