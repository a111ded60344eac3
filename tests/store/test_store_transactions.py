"""All or nothing: rollbacks, cancelled tasks, a full disk, and the price of a batch."""

from __future__ import annotations

import asyncio
import inspect

import pytest

from bot.core.outgoing import Priority
from bot.errors import Clash, StoreError, StoreFull
from bot.store import chats, desk, inbox, marks, meta, outbox, timers, vault
from bot.store.db import Tx


async def test_what_raises_leaves_nothing(store, make):
    with pytest.raises(LookupError):
        async with store.transaction() as tx:
            await inbox.put(tx, [make.arrival(1)])
            raise LookupError
    async with store.transaction() as tx:
        assert await inbox.count(tx) == 0


async def test_transactions_wait_for_each_other_and_readers_see_only_what_is_committed(store, make):
    inside, go = asyncio.Event(), asyncio.Event()

    async def slow():
        async with store.transaction() as tx:
            await inbox.put(tx, [make.arrival(1)])
            inside.set()
            await go.wait()

    async def bystander():
        async with store.transaction() as tx:
            await inbox.put(tx, [make.arrival(2)])

    first = asyncio.create_task(slow())
    await inside.wait()
    second = asyncio.create_task(bystander())
    async with store.reading() as tx:
        assert await inbox.count(tx) == 0
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    await second
    async with store.reading() as tx:
        assert [row.id for row in await inbox.pending(tx, 9)] and await inbox.count(tx) == 1


async def test_a_task_cancelled_anywhere_leaves_the_writer_usable(store, make):
    """Stops a transaction after 0, 1, 2 … turns of the loop, until one is quick enough."""
    stopped = 0
    for turns in range(200):
        task = asyncio.create_task(make.chat(store, turns))
        for _ in range(turns):
            await asyncio.sleep(0)
        task.cancel()
        try:
            await task
        except asyncio.CancelledError:
            stopped += 1
        else:
            break
    assert stopped
    key = await make.chat(store, 777)
    async with store.reading() as tx:
        assert key in await chats.load(tx, [key])


async def test_a_transaction_that_is_over_refuses(store):
    async with store.transaction() as tx:
        pass
    with pytest.raises(StoreError):
        await tx.fetch("SELECT 1")
    async with store.reading() as tx:
        pass
    with pytest.raises(StoreError):
        await tx.execute("SELECT 1")


async def test_a_full_disk_says_so_stores_nothing_and_recovers(store, make):
    async with store.transaction() as tx:
        await inbox.put(tx, [make.arrival(1)])
        ((pages,),) = await tx.fetch("PRAGMA page_count")
        await tx.fetch(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreFull):
        async with store.transaction() as tx:
            await inbox.put(tx, [make.arrival(n, body=bytes(9000)) for n in range(2, 20)])
    async with store.transaction() as tx:
        assert await inbox.count(tx) == 1
        await tx.fetch("PRAGMA max_page_count = 1000000")
    async with store.transaction() as tx:
        assert await inbox.put(tx, [make.arrival(n, body=bytes(9000)) for n in range(2, 20)]) == 18


async def test_a_full_disk_that_the_caller_swallows_is_not_taken_for_a_commit(store, make):
    async with store.transaction() as tx:
        ((pages,),) = await tx.fetch("PRAGMA page_count")
        await tx.fetch(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError):
        async with store.transaction() as tx:
            await meta.put(tx, "before", "1")
            with pytest.raises(StoreFull):
                await meta.put(tx, "much", "x" * 100_000)
            await tx.execute("ROLLBACK")  # what SQLite may do by itself when the disk is full
    async with store.reading() as tx:
        assert await meta.get(tx, "before") is None


async def test_a_vault_that_cannot_grow_stores_nothing_either(store, make):
    ((pages,),) = await store.vault._fetch("PRAGMA page_count")
    await store.vault._fetch(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreFull):
        async with store.transaction() as tx:
            rows = [(make.key(store, n), make.address(n), b"", 0.0) for n in range(200)]
            await chats.save(tx, rows, {})
    async with store.reading() as tx:
        assert await chats.count(tx) == 0
    await store.vault._fetch("PRAGMA max_page_count = 1000000")
    await make.chat(store)


async def test_ids_are_never_given_twice(house, store, make):
    async with store.transaction() as tx:
        items = [make.item(store) for _ in range(3)]
        await outbox.put(tx, items)
        await outbox.settle(tx, [(item.id, "sent") for item in items])
    house.clock.time += 10
    async with store.transaction() as tx:
        assert await outbox.purge(tx, house.clock.time) == 3
    await store.close()
    store = await house.open()
    assert store.next_id("outbox") == items[-1].id + 1 == 4
    assert store.next_id("lines") == 1


async def test_small_settings(house, store):
    async with store.transaction() as tx:
        assert await meta.get(tx, "group") is None
        await meta.put(tx, "group", "1")
        await meta.put(tx, "group", "2")
    await store.close()
    store = await house.open()
    async with store.transaction() as tx:
        assert await meta.get(tx, "group") == "2"
        for name in ("hidden:a", "hidden:b", "hiddem:c", "hidden;d"):
            await meta.put(tx, name, name[-1])
        assert await meta.under(tx, "hidden:") == {"a": "a", "b": "b"}
        await meta.drop(tx, "hidden:a")
        assert await meta.under(tx, "hidden:") == {"b": "b"}


@pytest.mark.parametrize("size", [1, 3, 64, 513, 1300])
async def test_any_number_of_people_is_loaded(store, make, size):
    keys = [make.key(store, n) for n in range(size)]
    async with store.transaction() as tx:
        await chats.save(tx, [(k, make.address(n), b"%d" % n, 0.0) for n, k in enumerate(keys)], {})
        found = await chats.load(tx, keys)
    assert [found[key].chat for key in keys] == [b"%d" % n for n in range(size)]


@pytest.fixture
def ran(monkeypatch):
    """Every statement that ran, as (file, sql, values)."""
    seen: list[tuple[str, str, tuple]] = []
    really_fetch, really_many = Tx.fetch, Tx.executemany
    really_execute, really_vault = Tx.execute, vault.fetch

    async def fetch(self, sql, values=()):
        seen.append(("database", sql, tuple(values)))
        return await really_fetch(self, sql, values)

    async def execute(self, sql, values=()):
        seen.append(("database", sql, tuple(values)))
        return await really_execute(self, sql, values)

    async def executemany(self, sql, rows):
        rows = list(rows)
        if rows:
            seen.append(("database", sql, tuple(rows[0])))
        return await really_many(self, sql, rows)

    async def in_the_vault(wire, sql, values=()):
        seen.append(("vault", sql, tuple(values)))
        return await really_vault(wire, sql, values)

    monkeypatch.setattr(Tx, "fetch", fetch)
    monkeypatch.setattr(Tx, "execute", execute)
    monkeypatch.setattr(Tx, "executemany", executemany)
    monkeypatch.setattr(vault, "fetch", in_the_vault)
    return seen


async def test_a_batch_costs_as_many_statements_as_one(store, make, ran):
    """64 events in one transaction: nothing may be done person by person."""
    keys = [make.key(store, n) for n in range(64)]
    for round, most in ((1, 13), (2, 11)):  # the first time keys are looked for and made
        ran.clear()
        async with store.transaction() as tx:
            await inbox.put(tx, [make.arrival(round * 1000 + n, f"p:{n}", n % 2) for n in range(64)])
            events = await inbox.pending(tx, 64)
            await chats.load(tx, keys)
            await desk.open_of(tx, keys)
            await chats.save(tx, [(k, make.address(n), b"chat", 0.0) for n, k in enumerate(keys)], {})
            await outbox.put(tx, [make.item(store) for _ in keys])
            await timers.put(tx, [(f"p:{n}", "nudge", 0.0, b"") for n in range(64)])
            await inbox.done(tx, [event.id for event in events])
            await chats.views(tx, keys)
        assert len(ran) <= most, ran


async def test_no_statement_scans_a_table(store, make, ran, go_round, monkeypatch):
    """A million people may be in the store: every statement of every function goes by an index."""
    rooms = (chats, desk, inbox, marks, meta, outbox, timers)
    missing = set()
    for room in rooms:
        for name, function in inspect.getmembers(room, inspect.iscoroutinefunction):
            if function.__module__ == room.__name__ and not name.startswith("_"):
                missing.add(f"{room.__name__}.{name}")

                async def called(*args, _really=function, _name=f"{room.__name__}.{name}", **named):
                    missing.discard(_name)
                    return await _really(*args, **named)

                monkeypatch.setattr(room, name, called)
    there, back = go_round
    await there(store, 1, "words")
    await back(store, 1)
    assert not missing, "the tour does not call these: add them, or their statements are not looked at"

    # Counting all people or marks and moving a whole group look at everything, and are asked for once in a blue moon.
    rare = ("SELECT count(*) FROM chats", "UPDATE cases SET desk = ? WHERE desk = ?", "SELECT strftime(")
    asked = {(file, sql): values for file, sql, values in ran if not sql.startswith(("BEGIN", "COMMIT", "PRAGMA"))}
    assert len(asked) > 60
    scans = []
    for (file, sql), values in asked.items():
        wire = store._writer if file == "database" else store.vault._wire
        for *_, detail in await wire.execute_fetchall(f"EXPLAIN QUERY PLAN {sql}", values):
            whole = detail.startswith("SCAN") and not detail.startswith(("SCAN CONSTANT", "SCAN wanted", "SCAN 2-ROW"))
            # A partial index holds only what is under way; walking it is the point of it.
            partial = ("inbox_pending", "inbox_done", "outbox_queued", "cases_one_open", "marks_code")
            if whole and not detail.endswith(partial) and not sql.startswith(rare):
                scans.append((detail, sql))
    assert not scans


async def test_the_trigger_of_the_inbox_goes_by_an_index(store):
    async with store.reading() as tx:
        ((sql,),) = await tx.fetch("SELECT sql FROM sqlite_schema WHERE type = 'trigger'")
        update = sql.partition("BEGIN")[2].rpartition(";")[0]
        for name in ("lane", "priority", "id"):
            update = update.replace(f"new.{name}", "?")
        plan = await tx.fetch(f"EXPLAIN QUERY PLAN {update}", (0, "p:aa", 1, 0))
    assert [detail for *_, detail in plan] == ["SEARCH inbox USING INDEX inbox_lane (lane=? AND rowid<?)"]


async def test_rows_do_not_show_what_they_carry(store, make):
    key = await make.chat(store, said=b"secret words")
    async with store.reading() as tx:
        row = (await chats.load(tx, [key]))[key]
    rows = [row, make.arrival(1, body=b"secret words"), make.item(store, body=b"secret words")]
    rows += [make.case("K-1", key, case=b"secret words"), make.line(store, "K-1", "secret words")]
    rows += [store.vault.transit]
    assert [repr(r) for r in rows] == ["<ChatRow>", "<Arrival>", "<Item>", "<CaseRow>", "<LineRow>", "<Key>"]
    assert Priority.EMERGENCY == 0  # what the store's order takes for the most urgent


async def test_the_database_refuses_by_our_names(store, make):
    async with store.transaction() as tx:
        await desk.add(tx, make.case("K-1", make.key(store)))
        with pytest.raises(Clash):
            await desk.add(tx, make.case("K-1", make.key(store, 2)))
        await meta.put(tx, "still", "usable")
    async with store.reading() as tx:
        assert await meta.get(tx, "still") == "usable"
