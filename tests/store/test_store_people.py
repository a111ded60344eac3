"""A person's row: what each function touches, and what it leaves alone."""

from __future__ import annotations

from bot.core.ids import PersonKey
from bot.store import chats


async def test_a_chat_comes_back_as_it_was(store, make):
    key, address = make.key(store, 1), make.address(1, "uz")
    async with store.transaction() as tx:
        await chats.save(tx, [(key, address, b"\x00state", 7.0)], {key: 12})
        assert await chats.load(tx, [key, make.key(store, 2)]) == {
            key: chats.ChatRow(key, address, b"\x00state", 0, 12, 0)
        }
        assert await chats.load(tx, []) == {}


async def test_saving_lifts_latest_and_touches_neither_screen_nor_nudge(store, make):
    key = await make.chat(store, said=b"one", latest=20)
    async with store.transaction() as tx:
        await chats.put_screen(tx, [(key, 25)])
        await chats.put_nudge(tx, key, 24)
        await chats.save(tx, [(key, make.address(1), b"two", 0.0)], {key: 22})
        assert await chats.views(tx, [key]) == {key: (25, 25, 24)}
        await chats.save(tx, [(key, make.address(1), b"three", 0.0)], {key: 30})
        await chats.save(tx, [(key, make.address(1), b"four", 0.0)], {})
        row = (await chats.load(tx, [key]))[key]
        assert (row.chat, row.screen, row.latest, row.nudge) == (b"four", 25, 30, 24)


async def test_screen_and_nudge_are_set_and_cleared(store, make):
    key, other = await make.chat(store, 1), await make.chat(store, 2)
    async with store.transaction() as tx:
        await chats.put_screen(tx, [(key, 5), (other, 6), (PersonKey(bytes(16)), 7)])
        await chats.put_nudge(tx, other, 9)
        assert await chats.views(tx, [key, other]) == {key: (5, 5, 0), other: (6, 9, 9)}
        await chats.put_screen(tx, [(key, 0)])
        await chats.put_nudge(tx, other, 0)
        assert await chats.views(tx, [key, other, PersonKey(bytes(16))]) == {key: (0, 5, 0), other: (6, 9, 0)}


async def test_messages_of_both_sides_are_noted_once(store, make):
    key, other = await make.chat(store, 1), await make.chat(store, 2)
    async with store.transaction() as tx:
        await chats.note(
            tx, [(key, 4, 40.0, False), (key, 3, 30.0, True), (key, 3, 99.0, False), (other, 3, 30.0, True)]
        )
        await chats.note(tx, [(key, 9, 90.0, False)])
        assert await chats.messages(tx, key, 0.0) == [(3, True, 30.0), (4, False, 40.0), (9, False, 90.0)]
        assert await chats.messages(tx, key, 40.0) == [(4, False, 40.0), (9, False, 90.0)]
        assert (await chats.views(tx, [key]))[key] == (0, 3, 0)
        await chats.forget_messages(tx, key, [3, 9])
        assert await chats.messages(tx, key, 0.0) == [(4, False, 40.0)]
        assert await chats.purge_messages(tx, 40.0, 40.0) == 1
        await chats.forget_messages(tx, key)
        assert await chats.messages(tx, key, 0.0) == []


async def test_the_last_act_is_known_to_the_hour_only(store, make):
    early, late = await make.chat(store, 1, at=7200.0), await make.chat(store, 2, at=14399.0)
    async with store.transaction() as tx:
        assert await tx.fetch("SELECT seen FROM chats ORDER BY id") == [(2,), (3,)]
        assert await chats.idle(tx, 10799.0) == []
        assert await chats.idle(tx, 10800.0) == [early]
        assert await chats.idle(tx, 99999.0) == [early, late]
        assert await chats.idle(tx, 99999.0, 1) == [early]
        assert await chats.count(tx) == 2
        await chats.save(tx, [(early, make.address(1), b"emptied", -1.0)], {})  # forgotten already: not again
        assert await chats.idle(tx, 99999.0) == [late]
