"""Nothing about a person is readable on the disk, and what is erased is erased in every copy."""

from __future__ import annotations

import base64
import os
from pathlib import Path

import pytest

from bot.core.events import Address
from bot.errors import KeyMissing
from bot.store import chats, desk, inbox, outbox, timers, upkeep
from bot.store.vault import Vault

PERSON = 592_810_473_622
WORDS = "Паспортамро гирифтанд: locked in, Zarafshon street"


def on_disk(house) -> dict[Path, bytes]:
    """Every file of the deployment, and every file this process holds open that SQLite may have spilled into."""
    found = {file: file.read_bytes() for file in house.root.rglob("*") if file.is_file()}
    for link in Path("/proc/self/fd").iterdir():
        target = Path(os.readlink(link)) if link.is_symlink() else Path()
        if "etilqs" in target.name or (target.is_relative_to(house.root) and link.is_file()):
            found[link] = link.read_bytes()
    return found


def spellings() -> dict[str, bytes]:
    """A person's id and words in every form they could lie about in."""
    found = {}
    for word in (str(PERSON), WORDS, *WORDS.split()[:3], "Zarafshon"):
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            found[f"{word} {encoding}"] = word.encode(encoding)
        found[f"{word} in hex"] = word.encode().hex().encode()
        found[f"{word} in base64"] = base64.b64encode(word.encode())[:-4]
    for order in ("big", "little"):
        found[f"id in 5 bytes {order}"] = PERSON.to_bytes(5, order)
        found[f"id in 8 bytes {order}"] = PERSON.to_bytes(8, order)
    found["id in hex"] = f"{PERSON:x}".encode()
    return found


def readable(house) -> list[tuple[str, str]]:
    files = on_disk(house)
    assert any(b"K-1001" in content for content in files.values()), "the search does not see what is plain"
    assert any(b"telegram" in content for content in files.values())
    return [
        (what, file.name) for file, content in files.items() for what, form in spellings().items() if form in content
    ]


async def test_nothing_of_a_person_is_readable_on_the_disk(house, store, go_round):
    there, _ = go_round
    await there(store, PERSON, WORDS)
    async with store.transaction() as tx:  # in the midst of a transaction too
        await tx.fetch("SELECT payload FROM inbox ORDER BY payload")
        await inbox.put(tx, [inbox.Arrival("telegram", "u9", "p:aa", 0, 0.0, f"{PERSON} {WORDS}".encode())])
        assert readable(house) == []
    assert readable(house) == []
    await store.checkpoint()
    await upkeep.renew_transit(store)
    await store.vault.rotate(house.root / "keys" / "next.key")
    assert readable(house) == []
    await store.close()
    assert readable(house) == []


async def test_the_search_finds_what_is_written_openly(house, store, go_round):
    """The test above can fail."""
    await go_round[0](store, 1, "x")
    async with store.transaction() as tx:
        await tx.execute("INSERT INTO meta VALUES ('id', ?), ('words', ?)", (str(PERSON), WORDS))
        await tx.execute("UPDATE cases SET card = ?", (PERSON,))
    assert {what for what, _ in readable(house)} >= {f"{PERSON} utf-8", f"{WORDS} utf-8", "id in 5 bytes big"}


async def test_only_lanes_and_keyed_hashes_name_a_person(store, go_round):
    """Every plain value of every table is short, and none is the person's."""
    await go_round[0](store, PERSON, WORDS)
    key = store.key_of(Address("telegram", str(PERSON)))
    async with store.reading() as tx:
        for (table,) in await tx.fetch("SELECT name FROM sqlite_schema WHERE type = 'table'"):
            columns = [row[1] for row in await tx.fetch(f"PRAGMA table_info({table})") if row[1] != "payload"]
            for row in await tx.fetch(f"SELECT {', '.join(columns)} FROM {table}"):
                for column, value in zip(columns, row, strict=True):
                    if isinstance(value, str):
                        assert value in ("", f"p:{key.hex()}") or len(value) <= 12, (table, column)
                    elif isinstance(value, bytes):
                        assert value in (key, b"case:K-1001"), (table, column)


async def seen_in_copy(house, name: str, key_file: Path | None = None, path: Path | None = None):
    """What can still be read of person 1 and case K-1 in an old copy of the database, beside today's vault."""
    image = path or house.root / name / "hamroh.db"
    store = await house.open(image, key_file)
    async with store.reading() as tx:
        found = {
            "chat": bool(await chats.load(tx, [store.key_of(Address("telegram", "1"))])),
            "case": bool(await desk.load(tx, ["K-1"])),
            "line": (line := await desk.line(tx, 1)) is not None and bool(line.text),
            "inbox": any(row.body for row in await inbox.pending(tx, 9)),
            "outbox": any(item.body for item in await outbox.queued(tx, None, 9)),
            "timers": any(timer.body for timer in await timers.due(tx, 1.0, 9)),
        }
    await store.close()
    return {what for what, there in found.items() if there}


def with_todays_vault(house, name: str) -> None:
    for file in (house.root / name).glob("hamroh.keys.db*"):
        file.unlink()
    for file in house.path.parent.glob("hamroh.keys.db*"):
        (house.root / name / file.name).write_bytes(file.read_bytes())


@pytest.fixture
async def lived(store, make):
    """Person 1 with a case, and something in every table."""
    key = await make.chat(store)
    lane = chats.lane_of(key)
    async with store.transaction() as tx:
        await desk.add(tx, make.case("K-1", key))
        await desk.add_lines(tx, [make.line(store, "K-1", "words")])
        await chats.note(tx, [(key, 1, 0.0, True)])
        await inbox.put(tx, [make.arrival(1, lane), make.arrival(2, lane)])
        await inbox.set_aside(tx, 1)
        await outbox.put(tx, [make.item(store, lane), make.item(store, lane)])
        await outbox.hold(tx, [2])
        await timers.put(tx, [(lane, "nudge", 0.0, b"due")])
    return key


EVERYTHING = {"chat", "case", "line", "inbox", "outbox", "timers"}


async def test_forgetting_a_person_takes_every_row(store, make, lived):
    other = await make.chat(store, 2)
    async with store.transaction() as tx:
        await timers.put(tx, [(chats.lane_of(other), "nudge", 0.0, b"")])
        await chats.forget(tx, lived)
    async with store.reading() as tx:
        assert set(await chats.load(tx, [lived, other])) == {other}
        assert await chats.messages(tx, lived, 0.0) == []
        assert [timer.lane for timer in await timers.due(tx, 1.0, 9)] == [chats.lane_of(other)]
        assert await tx.fetch("SELECT count(*) FROM outbox") == [(0,)]
        assert await inbox.aside(tx) == 0
        assert await tx.fetch("SELECT * FROM erased") == []
    assert set(await store.vault.keys([lived, other], make=False)) == {other}


async def test_what_a_person_says_after_the_wish_to_be_forgotten_is_not_lost(store, make, lived):
    async with store.transaction() as tx:
        await chats.forget(tx, lived)
    async with store.reading() as tx:
        assert [row.id for row in await inbox.pending(tx, 9)] == [2]


async def test_an_old_copy_is_unreadable_once_the_key_is_gone(house, store, make, lived):
    house.image("before")
    assert await seen_in_copy(house, "before", house.key_file) == EVERYTHING
    async with store.transaction() as tx:
        await chats.forget(tx, lived)
        await desk.erase(tx, "K-1")
    await upkeep.renew_transit(store)
    await store.checkpoint()
    with_todays_vault(house, "before")
    assert await seen_in_copy(house, "before", house.key_file) == set()


async def test_the_key_itself_leaves_the_file_and_its_log(house, store, lived):
    async with store.reading():
        wrapped = [row[0] for row in await store.vault._fetch("SELECT wrapped FROM keys WHERE owner = ?", (lived,))]
        payload = (await store._reader.execute_fetchall("SELECT payload FROM chats"))[0][0]
    found = b"".join(on_disk(house).values())
    assert wrapped[0] in found and payload[-64:] in found
    async with store.transaction() as tx:
        await chats.forget(tx, lived)
    assert await store.checkpoint()
    found = b"".join(on_disk(house).values())
    assert wrapped[0] not in found and payload[-64:] not in found


async def test_forgotten_and_back_within_one_transaction(house, store, make, lived):
    """A batch may hold the wish to be forgotten and the same person's next word."""
    house.image("before")
    async with store.transaction() as tx:
        await chats.forget(tx, lived)
        await chats.save(tx, [(lived, make.address(1), b"anew", 0.0)], {})
        await chats.save(tx, [(lived, make.address(1), b"anew again", 0.0)], {})
        assert (await chats.load(tx, [lived]))[lived].chat == b"anew again"
    async with store.reading() as tx:
        assert (await chats.load(tx, [lived]))[lived].chat == b"anew again"
    await store.checkpoint()
    with_todays_vault(house, "before")
    assert "chat" not in await seen_in_copy(house, "before", house.key_file)
    await store.close()
    store = await house.open()
    async with store.reading() as tx:
        assert (await chats.load(tx, [lived]))[lived].chat == b"anew again"
    assert len(await store.vault._fetch("SELECT id FROM keys WHERE owner = ?", (lived,))) == 1


async def test_a_wish_that_is_rolled_back_erases_nothing(store, make, lived):
    with pytest.raises(LookupError):
        async with store.transaction() as tx:
            await chats.forget(tx, lived)
            await chats.save(tx, [(lived, make.address(1), b"anew", 0.0)], {})
            raise LookupError
    async with store.transaction() as tx:
        assert (await chats.load(tx, [lived]))[lived].chat == b"chat"
        await chats.save(tx, [(lived, make.address(1), b"goes on", 0.0)], {})
    async with store.reading() as tx:
        assert (await chats.load(tx, [lived]))[lived].chat == b"goes on"


async def test_a_kill_between_rows_and_key_is_finished_at_the_next_start(house, store, lived, monkeypatch):
    async def killed(self, owners):
        house.image("killed")
        raise InterruptedError

    with monkeypatch.context() as patch:
        patch.setattr(Vault, "drop", killed)
        with pytest.raises(InterruptedError):
            async with store.transaction() as tx:
                await chats.forget(tx, lived)
    after = await house.open(house.root / "killed" / "hamroh.db")
    assert await after.vault.keys([lived], make=False) == {}
    async with after.reading() as tx:
        assert await chats.load(tx, [lived]) == {} and await tx.fetch("SELECT * FROM erased") == []
    async with store.transaction():
        pass  # the store that lives on finishes it with its next transaction
    assert await store.vault.keys([lived], make=False) == {}


async def test_the_key_is_on_the_disk_before_the_row_that_needs_it(house, store, make):
    """A kill right after the row is written finds the key; a kill before it finds at most a key too many."""
    key = make.key(store, 5)
    async with store.transaction() as tx:
        await chats.save(tx, [(key, make.address(5), b"first", 0.0)], {})
        house.image("before_commit")
    house.image("after_commit")
    before = await house.open(house.root / "before_commit" / "hamroh.db")
    async with before.reading() as tx:
        assert await chats.load(tx, [key]) == {}
    assert set(await before.vault.keys([key], make=False)) == {key}
    assert await upkeep.sweep(before) == 1
    assert await before.vault.keys([key], make=False) == {}
    after = await house.open(house.root / "after_commit" / "hamroh.db")
    async with after.reading() as tx:
        assert (await chats.load(tx, [key]))[key].chat == b"first"
    assert await upkeep.sweep(after) == 0


async def test_the_sweep_takes_only_keys_without_rows_and_looks_at_each_once(store, make, lived):
    with pytest.raises(LookupError):
        async with store.transaction() as tx:
            await chats.save(tx, [(make.key(store, n), make.address(n), b"", 0.0) for n in range(2, 7)], {})
            await desk.add(tx, make.case("K-2", make.key(store, 2)))
            raise LookupError
    assert [await upkeep.sweep(store, 4) for _ in range(3)] == [2, 4, 0]
    async with store.reading() as tx:
        assert lived in await chats.load(tx, [lived]) and "K-1" in await desk.load(tx, ["K-1"])
    await make.chat(store, 3)  # somebody swept may come back
    async with store.reading() as tx:
        assert make.key(store, 3) in await chats.load(tx, [make.key(store, 3)])


async def test_a_fresh_transit_key_reseals_what_is_under_way_and_drops_the_old_one(house, store, lived):
    old = store.vault.transit
    assert await upkeep.renew_transit(store) == 5
    assert store.vault.transit != old
    assert await store.vault._fetch("SELECT id FROM keys WHERE owner = ?", (b"transit",)) == [(store.vault.transit.id,)]
    house.image("after")
    assert await seen_in_copy(house, "after", house.key_file) == EVERYTHING


async def test_a_renewal_that_is_killed_half_way_is_finished_by_the_next(house, store, lived, monkeypatch):
    async def killed(self):
        raise InterruptedError

    with monkeypatch.context() as patch:
        patch.setattr(Vault, "drop_transits", killed)
        with pytest.raises(InterruptedError):
            await upkeep.renew_transit(store)
    await store.close()
    store = await house.open()
    await upkeep.renew_transit(store)
    house.image("after")
    assert await seen_in_copy(house, "after", house.key_file) == EVERYTHING


# -- the master ---------------------------------------------------------------------------------------------


async def test_rotation_leaves_everything_readable_and_the_old_master_useless(house, store, make, lived):
    house.image("before")
    new, transit = house.root / "keys" / "next.key", store.vault.transit
    await store.vault.rotate(new)
    assert store.vault.transit != transit
    await make.chat(store, 2)
    await store.close()
    with pytest.raises(KeyMissing):
        await house.open()
    # Even past the check, the old master opens none of the keys.
    with pytest.raises(Exception, match="cannot be opened"):
        vault = await Vault.open(house.vault, new.read_bytes() and base64.b64decode(new.read_bytes()), may_begin=False)
        try:
            vault._master = vault._master._replace(secret=base64.b64decode(house.key_file.read_bytes()))
            await vault.keys([lived], make=False)
        finally:
            await vault.close()
    assert await seen_in_copy(house, "", new, house.path) == EVERYTHING
    store = await house.open(key_file=new)
    async with store.reading() as tx:
        assert len(await chats.load(tx, [make.key(store, 1), make.key(store, 2)])) == 2
    assert make.key(store, 1) == lived


async def test_nothing_wrapped_with_the_old_master_stays_in_the_vault(house, store, lived):
    old = [wrapped for (wrapped,) in await store.vault._fetch("SELECT wrapped FROM keys")]
    await store.vault.rotate(house.root / "keys" / "next.key")
    content = house.vault.read_bytes() + house.vault.with_name("hamroh.keys.db-wal").read_bytes()
    assert len(old) == 4 and not [wrapped for wrapped in old if wrapped[-48:] in content]


async def test_a_rotation_that_fails_changes_nothing(house, store, make, lived, monkeypatch):
    new = house.root / "keys" / "next.key"
    really = Vault._many

    async def full(self, sql, rows):
        if "meta" in sql:
            raise InterruptedError
        await really(self, sql, rows)

    with monkeypatch.context() as patch:
        patch.setattr(Vault, "_many", full)
        with pytest.raises(InterruptedError):
            await store.vault.rotate(new)
    await make.chat(store, 2)
    await store.close()
    store = await house.open()
    async with store.reading() as tx:
        assert len(await chats.load(tx, [make.key(store, 1), make.key(store, 2)])) == 2
    await store.vault.rotate(new)  # the key made for the first attempt serves the second


async def test_the_key_in_use_is_no_new_key(house, store):
    with pytest.raises(KeyMissing, match="in use"):
        await store.vault.rotate(house.key_file)


async def test_a_rotation_in_place_that_was_killed_is_finished_at_the_next_start(house, store, lived):
    new = house.key_file.with_name("master.key.new")
    await store.vault.rotate(new)
    written = new.read_bytes()
    await store.close()
    assert await seen_in_copy(house, "", None, house.path) == EVERYTHING
    assert house.key_file.read_bytes() == written and not new.exists()


async def test_more_people_than_the_cache_holds(store, make, monkeypatch):
    monkeypatch.setattr("bot.store.vault._CACHED", 3)
    keys = [make.key(store, n) for n in range(8)]
    async with store.transaction() as tx:
        await chats.save(tx, [(k, make.address(n), b"%d" % n, 0.0) for n, k in enumerate(keys)], {})
        await chats.save(tx, [(k, make.address(n), b"%d" % n, 0.0) for n, k in enumerate(keys)], {})
        assert {row.chat for row in (await chats.load(tx, keys)).values()} == {b"%d" % n for n in range(8)}
    assert len(store.vault._cached) == 3 and len(store.vault._newest) <= 3
    assert len(await store.vault._fetch("SELECT id FROM keys WHERE owner NOT IN ('x')")) == 10


async def test_a_stranger_is_who_lost_their_key(store, make, lived):
    """A vault put back from an older copy: the person is met anew, and their row serves again."""
    await store.vault.drop([(lived, 99)])
    async with store.transaction() as tx:
        assert await chats.load(tx, [lived]) == {}
        await chats.save(tx, [(lived, make.address(1), b"met anew", 0.0)], {})
        assert (await chats.load(tx, [lived]))[lived].chat == b"met anew"
