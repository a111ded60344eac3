"""A store on real SQLite in a temporary folder, and everything that can be planted in it."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.core.events import Address
from bot.core.ids import PersonKey
from bot.store import chats, desk, inbox, marks, meta, outbox, timers
from bot.store.db import Store

NOON = 1_800_000_000.0


class Clock:
    """Stands still until it is told to go on."""

    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> float:
        return self.time


class House:
    """The folder of one deployment: data and keys apart, and the stores opened in it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.clock = Clock()
        self.path = root / "data" / "hamroh.db"
        self.vault = root / "data" / "hamroh.keys.db"
        self.key_file = root / "keys" / "master.key"
        self._opened: list[Store] = []

    async def open(self, path: Path | None = None, key_file: Path | None = None) -> Store:
        store = await Store.open(path or self.path, key_file or self.key_file, now=self.clock)
        self._opened.append(store)
        return store

    async def close(self) -> None:
        for store in self._opened:
            await store.close()

    def image(self, name: str = "image") -> Path:
        """What a kill at this moment would leave on the disk; the path of its database."""
        folder = self.root / name
        folder.mkdir()
        for file in self.path.parent.iterdir():
            if file.suffix != ".lock":
                shutil.copy2(file, folder)
        return folder / self.path.name


class Make:
    """Rows with invented content. One person has one number."""

    @staticmethod
    def address(number: int, name: str = "") -> Address:
        return Address("telegram", str(number), name or "tg")

    def key(self, store: Store, number: int = 1) -> PersonKey:
        return store.key_of(self.address(number))

    async def chat(
        self, store: Store, number: int = 1, said: bytes = b"chat", at: float = NOON, latest: int = 0
    ) -> PersonKey:
        key = self.key(store, number)
        async with store.transaction() as tx:
            await chats.save(tx, [(key, self.address(number), said, at)], {key: latest})
        return key

    @staticmethod
    def arrival(number: int, lane: str = "p:aa", priority: int = 1, body: bytes = b"event") -> inbox.Arrival:
        return inbox.Arrival("telegram", str(number), lane, priority, NOON, body)

    @staticmethod
    def item(
        store: Store, lane: str = "p:aa", priority: int = 1, rank: int = 0, body: bytes = b"message"
    ) -> outbox.Item:
        return outbox.Item(store.next_id("outbox"), lane, priority, rank, 0.0, 0, body)

    @staticmethod
    def case(code: str, key: PersonKey, *, group: int = -100, topic: int = 0, open: bool = True, case: bytes = b"case"):
        return desk.CaseRow(code, key, group, topic, 0, open, case)

    @staticmethod
    def line(store: Store, code: str, text: str = "", *, side: str = "person", person: int = 0, post: int = 0):
        return desk.LineRow(store.next_id("lines"), code, side, person, post, "queued", NOON, text)


async def tour(store: Store, number: int, words: str) -> None:
    """Calls every function of the store once, with one person's id and words wherever they may stand."""
    body = f"{number} {words}".encode()
    address = Address("telegram", str(number), words[:8])
    key = store.key_of(address)
    lane = chats.lane_of(key)
    async with store.transaction() as tx:
        await meta.put(tx, "tour", "plain")
        await meta.drop(tx, "tour of another")
        await inbox.put(tx, [inbox.Arrival("telegram", f"u{n}", lane, n % 2, NOON, body) for n in range(4)])
        first, second, *_ = await inbox.pending(tx, 9)
        await inbox.failed(tx, second.id)
        await inbox.set_aside(tx, second.id)
        await inbox.done(tx, [first.id])
        await chats.save(tx, [(key, address, body, NOON)], {key: 5})
        await chats.put_screen(tx, [(key, 6)])
        await chats.put_nudge(tx, key, 7)
        await chats.note(tx, [(key, 8, NOON, True), (key, 9, NOON, False)])
        await chats.forget_messages(tx, key, [8])
        items = [outbox.Item(store.next_id("outbox"), lane, 1, 0, 0.0, 0, body) for _ in range(6)]
        await outbox.put(tx, items)
        await outbox.hold(tx, [items[0].id, items[1].id])
        await outbox.settle(tx, [(items[2].id, "unknown"), (items[3].id, "sent")])
        await outbox.later(tx, [(items[4].id, NOON, 1)])
        await timers.put(tx, [(lane, "one", NOON, body), (lane, "two", NOON, body)])
        code = await desk.free_code(tx, ["K-1001"])
        await desk.add(tx, desk.CaseRow(code, key, -100, 0, 0, True, body))
        await desk.put_topic(tx, code, 11)
        await desk.put_card(tx, code, 12)
        row = desk.LineRow(store.next_id("lines"), code, "person", 13, 14, "queued", NOON, body.decode())
        await desk.add_lines(tx, [row])
        await desk.put_text(tx, row.id, body.decode() + ".")
        await desk.mark(tx, [(row.id, "sent", None, 14)])
        await desk.save(tx, (await desk.load(tx, [code])).values())
        mark = marks.MarkRow(store.next_id("marks"), code, 0, NOON, "alarm", NOON, body)
        await marks.add(tx, mark)
        await marks.put_post(tx, mark.id, 15)
        await marks.save(tx, mark._replace(mark=body + b"."))
    async with store.reading() as tx:
        await meta.get(tx, "tour")
        await meta.under(tx, "tour")
        await inbox.count(tx), await inbox.aside(tx), await outbox.count(tx), await chats.count(tx)
        await chats.load(tx, [key]), await chats.views(tx, [key]), await chats.messages(tx, key, 0.0)
        await chats.idle(tx, NOON), await timers.due(tx, NOON, 9)
        await outbox.queued(tx, None, 9), await outbox.queued(tx, (1, 0, 0), 9), await outbox.held(tx, [lane])
        await desk.by_topic(tx, [(-100, 11)]), await desk.open_of(tx, [key]), await desk.list_open(tx)
        await marks.load(tx, mark.id), await marks.by_post(tx, code, 15), await marks.of_person(tx, key)
        await marks.linked(tx), await marks.counts(tx)
        await desk.of_person(tx, key), await desk.line(tx, row.id), await desk.lines_of_post(tx, code, 14)
        await desk.line_by_person_message(tx, code, 13), await desk.line_by_desk_message(tx, code, 14)


async def tour_back(store: Store, number: int) -> None:
    """The other half: everything that forgets."""
    key = store.key_of(Address("telegram", str(number)))
    lane = chats.lane_of(key)
    async with store.transaction() as tx:
        await outbox.release(tx, [lane])
        await outbox.drop_lane(tx, lane)
        await timers.cancel(tx, lane, "one")
        await timers.remove(tx, [timer.id for timer in await timers.due(tx, NOON, 9)])
        await timers.cancel(tx, lane)
        await desk.move_group(tx, -100, -200)
        await desk.clear_topic(tx, "K-1001", 11)
        await desk.erase_lines(tx, "K-1001")
        await marks.unlink(tx, "K-1001")
        await marks.expire(tx, NOON, NOON)
        await marks.erase(tx, "K-1001")
        await desk.erase(tx, "K-1001")
        await inbox.forget_lane(tx, lane)
        await chats.forget_messages(tx, key)
        await chats.forget(tx, key)
        await chats.purge_messages(tx, NOON + 1, NOON + 1)
        await inbox.purge(tx, NOON + 1), await inbox.purge_aside(tx, NOON + 1), await outbox.purge(tx, NOON + 1)


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    house = House(tmp_path)
    yield house
    await house.close()


@pytest.fixture
async def store(house: House) -> Store:
    return await house.open()


@pytest.fixture
def make() -> Make:
    return Make()


@pytest.fixture
def go_round():
    """(there, back): every function of the store, first those that keep, then those that forget."""
    return tour, tour_back
