"""Inbox, outbox and timers: each thing once, in order, and no content left behind."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import StoreError
from bot.store import inbox, outbox, timers

# -- inbox --------------------------------------------------------------------------------------------------


async def test_what_is_delivered_twice_happens_once(store, make):
    async with store.transaction() as tx:
        assert await inbox.put(tx, [make.arrival(1), make.arrival(2), make.arrival(1)]) == 2
        assert await inbox.put(tx, [make.arrival(2), make.arrival(3)]) == 1
        assert await inbox.put(tx, []) == 0
        await inbox.done(tx, [row.id for row in await inbox.pending(tx, 9)])
        assert await inbox.put(tx, [make.arrival(1), make.arrival(4)]) == 1
        assert await inbox.put(tx, [make.arrival(1)._replace(source="timer")]) == 1
        assert await inbox.count(tx) == 2


async def test_an_arrival_comes_back_as_it_was(store, make):
    async with store.transaction() as tx:
        await inbox.put(tx, [inbox.Arrival("telegram", "7", "p:ab", 2, 12.5, "слово".encode())])
        assert await inbox.pending(tx, 9) == [inbox.Pending(1, "p:ab", 2, 12.5, 0, "telegram", "слово".encode())]


async def test_the_urgent_go_first_and_take_along_what_their_lane_said_before(store, make):
    async with store.transaction() as tx:
        await inbox.put(tx, [make.arrival(1, "p:a"), make.arrival(2, "p:b"), make.arrival(3, "p:a")])
        await inbox.put(tx, [make.arrival(4, "p:b", 0), make.arrival(5, "p:b")])
        order = [(row.id, row.priority) for row in await inbox.pending(tx, 9)]
    assert order == [(2, 0), (4, 0), (1, 1), (3, 1), (5, 1)]


@settings(deadline=None, derandomize=True, max_examples=60)
@given(
    st.lists(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 2)), max_size=5), max_size=5), st.integers(1, 9)
)
def test_within_a_lane_nobody_overtakes(batches, limit):
    """Any mixture of lanes and priorities, in the database's own trigger and order."""
    import sqlite3
    from importlib.resources import files

    wire = sqlite3.connect(":memory:")
    wire.executescript((files("bot.store") / "schema" / "0001_start.sql").read_text())
    number = 0
    for batch in batches:
        for lane, priority in batch:
            number += 1
            sql = "INSERT INTO inbox (source, source_id, lane, priority, at) VALUES ('t', ?, ?, ?, 0)"
            wire.execute(sql, (number, lane, priority))
    sql = "SELECT lane, id FROM inbox WHERE state = 'pending' ORDER BY priority, id LIMIT ?"
    rows = wire.execute(sql, (limit,)).fetchall()
    wire.close()
    for lane in "abc":
        ids = [number for name, number in rows if name == lane]
        of_lane = [n for n, (name, _) in enumerate((e for b in batches for e in b), start=1) if name == lane]
        assert ids == of_lane[: len(ids)]


async def test_done_leaves_neither_content_nor_lane(store, make):
    async with store.transaction() as tx:
        await inbox.put(tx, [make.arrival(1), make.arrival(2)])
        await inbox.done(tx, [1])
        assert await tx.fetch("SELECT state, lane, payload, done_at FROM inbox WHERE id = 1") == [
            ("done", "", None, store.now())
        ]
        assert [row.id for row in await inbox.pending(tx, 9)] == [2]


async def test_failures_are_counted_and_the_hopeless_set_aside_sealed(store, make, house):
    async with store.transaction() as tx:
        await inbox.put(tx, [make.arrival(1), make.arrival(2)])
        assert [await inbox.failed(tx, 1) for _ in range(3)] == [1, 2, 3]
        assert (await inbox.pending(tx, 1))[0].attempts == 3
        assert await inbox.failed(tx, 99) == 0
        await inbox.set_aside(tx, 1)
        assert [row.id for row in await inbox.pending(tx, 9)] == [2]
        assert (await inbox.count(tx), await inbox.aside(tx)) == (1, 1)
        ((kept,),) = await tx.fetch("SELECT payload FROM inbox WHERE id = 1")
        assert kept and b"event" not in kept
    house.clock.time += 100
    async with store.transaction() as tx:
        assert await inbox.purge(tx, house.clock.time) == 0
        assert await inbox.purge_aside(tx, house.clock.time) == 1


async def test_purge_forgets_only_what_was_done_before(store, make, house):
    async with store.transaction() as tx:
        await inbox.put(tx, [make.arrival(n) for n in range(1, 4)])
        await inbox.done(tx, [1])
        house.clock.time += 10
        await inbox.done(tx, [2])
        assert await inbox.purge(tx, house.clock.time) == 1
        assert await tx.fetch("SELECT id, state FROM inbox") == [(2, "done"), (3, "pending")]


@pytest.mark.parametrize("table", ["inbox", "outbox", "timers"])
async def test_a_row_that_cannot_be_opened_stops_no_queue(store, make, table):
    """A blob moved from another row is refused, and the row still comes up so that it can be set aside."""
    async with store.transaction() as tx:
        await inbox.put(tx, [make.arrival(1), make.arrival(2)])
        await outbox.put(tx, [make.item(store), make.item(store)])
        await timers.put(tx, [("p:aa", "one", 0.0, b"due"), ("p:aa", "two", 0.0, b"due")])
        await tx.execute(f"UPDATE {table} SET payload = (SELECT payload FROM {table} WHERE id = 1) WHERE id = 2")
        read = {"inbox": inbox.pending(tx, 9), "outbox": outbox.queued(tx, None, 9), "timers": timers.due(tx, 1.0, 9)}
        rows = await read.pop(table)
        for unread in read.values():
            unread.close()
    assert [row.id for row in rows] == [1, 2]
    assert rows[0].body and rows[1].body == b""


# -- outbox -------------------------------------------------------------------------------------------------


async def test_messages_leave_by_priority_rank_and_age(store, make):
    items = [
        make.item(store, priority=p, rank=r, body=b"%d%d" % (p, r)) for p, r in [(2, 0), (1, 5), (1, 0), (0, 9), (1, 0)]
    ]
    async with store.transaction() as tx:
        await outbox.put(tx, items)
        first = await outbox.queued(tx, None, 3)
        rest = await outbox.queued(tx, (first[-1].priority, first[-1].rank, first[-1].id), 9)
        assert await outbox.count(tx) == 5
    assert [item.id for item in first + rest] == [4, 3, 5, 2, 1]
    assert sorted(first + rest) == sorted(items)


async def test_sent_and_failed_lose_everything_and_unknown_keeps_it_for_a_while(store, make, house):
    async with store.transaction() as tx:
        await outbox.put(tx, [make.item(store) for _ in range(4)])
        await outbox.settle(tx, [(1, "sent"), (2, "failed"), (3, "unknown"), (99, "sent")])
        rows = await tx.fetch("SELECT id, state, lane, payload IS NULL FROM outbox ORDER BY id")
        assert rows == [(1, "sent", "", 1), (2, "failed", "", 1), (3, "unknown", "p:aa", 0), (4, "queued", "p:aa", 0)]
        assert [item.id for item in await outbox.queued(tx, None, 9)] == [4]
        with pytest.raises(StoreError):
            await outbox.settle(tx, [(4, "lost")])
    house.clock.time += 24 * 3600
    async with store.transaction() as tx:
        assert await outbox.purge(tx, house.clock.time) == 3
        assert await outbox.count(tx) == 1


async def test_held_until_the_person_opens(store, make):
    async with store.transaction() as tx:
        items = [make.item(store, lane, body=lane.encode()) for lane in ("p:aa", "p:aa", "p:bb", "p:cc")]
        await outbox.put(tx, items)
        await outbox.hold(tx, [1, 2, 3])
        assert [item.id for item in await outbox.queued(tx, None, 9)] == [4]
        assert await outbox.held(tx, ["p:aa", "p:bb"]) == items[:3]
        await outbox.later(tx, [(1, 50.0, 1)])
        assert await outbox.release(tx, ["p:aa", "p:none"]) == items[:2]
        assert await outbox.release(tx, ["p:aa"]) == []
        assert [item.id for item in await outbox.queued(tx, None, 9)] == [1, 2, 4]
        assert await outbox.held(tx, ["p:bb"]) == items[2:3]


async def test_later_and_again(store, make):
    async with store.transaction() as tx:
        await outbox.put(tx, [make.item(store) for _ in range(3)])
        await outbox.settle(tx, [(2, "unknown"), (3, "sent")])
        await outbox.later(tx, [(1, 50.0, 1), (2, 60.0, 2), (3, 70.0, 3)])
        queue = [(item.id, item.ready, item.attempts, item.body) for item in await outbox.queued(tx, None, 9)]
        assert queue == [(1, 50.0, 1, b"message"), (2, 60.0, 2, b"message")]
        assert await outbox.purge(tx, store.now() + 1) == 1


async def test_a_dropped_lane_sends_nothing_more(store, make):
    async with store.transaction() as tx:
        await outbox.put(tx, [make.item(store, lane) for lane in ("p:aa", "p:aa", "p:aa", "p:aa", "p:bb")])
        await outbox.hold(tx, [2])
        await outbox.settle(tx, [(3, "unknown"), (4, "sent")])
        await outbox.drop_lane(tx, "p:aa")
        await outbox.drop_lane(tx, "")
        assert await tx.fetch("SELECT id FROM outbox") == [(4,), (5,)]
        await outbox.settle(tx, [(1, "sent")])  # it was on its way: its answer finds nothing, and that is well
        assert await tx.fetch("SELECT count(*) FROM outbox") == [(2,)]


# -- timers -------------------------------------------------------------------------------------------------


async def test_timers_ring_in_order_and_only_when_due(store):
    async with store.transaction() as tx:
        await timers.put(tx, [("p:aa", "b", 20.0, b"2"), ("p:aa", "a", 10.0, b"1"), ("c:K-1", "a", 30.0, b"3")])
        assert [tuple(t)[1:] for t in await timers.due(tx, 20.0, 9)] == [
            ("p:aa", "a", 10.0, b"1"),
            ("p:aa", "b", 20.0, b"2"),
        ]
        assert len(await timers.due(tx, 99.0, 1)) == 1
        assert await timers.due(tx, 9.0, 9) == []


async def test_set_again_replaces_and_survives_the_removal_of_the_old_one(store):
    async with store.transaction() as tx:
        await timers.put(tx, [("p:aa", "a", 10.0, b"old")])
        (old,) = await timers.due(tx, 10.0, 9)
        await timers.put(tx, [("p:aa", "a", 11.0, b"new")])
        await timers.remove(tx, [old.id])
        (new,) = await timers.due(tx, 11.0, 9)
        assert (new.body, new.due) == (b"new", 11.0) and new.id != old.id
        await timers.remove(tx, [new.id])
        await timers.put(tx, [("p:aa", "a", 10.0, b"third")])
        (third,) = await timers.due(tx, 10.0, 9)
        assert third.id not in (old.id, new.id)  # the inbox would take it for one that has rung


async def test_cancelled_timers_do_not_ring(store):
    async with store.transaction() as tx:
        await timers.put(tx, [(lane, name, 1.0, b"") for lane in ("p:aa", "p:bb") for name in ("a", "b")])
        await timers.cancel(tx, "p:aa", "a")
        await timers.cancel(tx, "p:bb")
        assert [(t.lane, t.name) for t in await timers.due(tx, 1.0, 9)] == [("p:aa", "b")]
