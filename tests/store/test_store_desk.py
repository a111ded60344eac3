"""Cases and lines: one open case per person, one case per topic, and every line found from either side."""

from __future__ import annotations

import pytest

from bot.errors import Clash, StoreError
from bot.store import desk, timers


@pytest.fixture
def person(store, make):
    return make.key(store, 1)


async def test_a_case_comes_back_as_it_was(store, make, person):
    row = make.case("K-4821", person, group=-100, topic=7, case="гуфтор".encode())
    async with store.transaction() as tx:
        await desk.add(tx, row)
        assert await desk.load(tx, ["K-4821", "K-0000"]) == {"K-4821": row}
        assert await desk.by_topic(tx, [(-100, 7), (-100, 8), (-200, 7)]) == {(-100, 7): row}
        assert await desk.open_of(tx, [person, make.key(store, 2)]) == {person: row}
        assert await desk.list_open(tx) == await desk.of_person(tx, person) == [row]


async def test_one_open_case_per_person_and_the_database_sees_to_it(store, make, person):
    async with store.transaction() as tx:
        first = make.case("K-1", person)
        await desk.add(tx, first)
        with pytest.raises(Clash):
            await desk.add(tx, make.case("K-2", person))
        await desk.add(tx, make.case("K-3", person, open=False))
        await desk.save(tx, [first._replace(open=False)])
        await desk.add(tx, make.case("K-2", person))
        with pytest.raises(Clash):
            await desk.save(tx, [first])
        assert set(await desk.open_of(tx, [person])) == {person}
        assert [row.code for row in await desk.list_open(tx)] == ["K-2"]
        assert {row.code for row in await desk.of_person(tx, person)} == {"K-1", "K-2", "K-3"}


async def test_a_topic_is_put_once_cleared_once_and_belongs_to_one_case(store, make, person):
    async with store.transaction() as tx:
        await desk.add(tx, make.case("K-1", person))
        await desk.add(tx, make.case("K-2", make.key(store, 2)))
        assert await desk.put_topic(tx, "K-1", 7) is True
        assert await desk.put_topic(tx, "K-1", 8) is False
        with pytest.raises(Clash):
            await desk.put_topic(tx, "K-2", 7)
        await desk.put_card(tx, "K-1", 70)
        assert await desk.clear_topic(tx, "K-1", 9) is False
        assert await desk.clear_topic(tx, "K-1", 7) is True
        assert await desk.clear_topic(tx, "K-1", 7) is False
        row = (await desk.load(tx, ["K-1"]))["K-1"]
        assert (row.topic, row.card) == (0, 0)
        assert await desk.put_topic(tx, "K-2", 7) is True
        assert await desk.put_topic(tx, "K-9", 7) is False


async def test_saving_state_touches_neither_topic_nor_card_nor_group(store, make, person):
    row = make.case("K-1", person)
    async with store.transaction() as tx:
        await desk.add(tx, row)
        await desk.put_topic(tx, "K-1", 7)
        await desk.put_card(tx, "K-1", 70)
        await desk.move_group(tx, -100, -200)
        await desk.save(tx, [row._replace(case=b"later", open=False), make.case("K-9", person)])
        assert await desk.load(tx, ["K-1", "K-9"]) == {"K-1": desk.CaseRow("K-1", person, -200, 7, 70, False, b"later")}
        assert await desk.by_topic(tx, [(-100, 7)]) == {}


async def test_codes_in_use_are_passed_over(store, make, person):
    async with store.transaction() as tx:
        await desk.add(tx, make.case("K-1", person, open=False))
        assert await desk.free_code(tx, ["K-1", "K-2", "K-3"]) == "K-2"
        with pytest.raises(StoreError):
            await desk.free_code(tx, ["K-1"])


async def test_a_line_is_found_from_either_side(store, make, person):
    async with store.transaction() as tx:
        await desk.add(tx, make.case("K-1", person))
        await desk.add(tx, make.case("K-2", make.key(store, 2)))
        rows = [
            make.line(store, "K-1", "one", person=11, post=50),
            make.line(store, "K-1", "two", person=12, post=50),
            make.line(store, "K-1", "", side="desk", person=0, post=51),
            make.line(store, "K-2", "other", person=11, post=50),
        ]
        await desk.add_lines(tx, rows)
        assert await desk.line(tx, rows[1].id) == rows[1]
        assert await desk.line_by_person_message(tx, "K-1", 11) == rows[0]
        assert await desk.line_by_desk_message(tx, "K-1", 51) == rows[2]
        assert await desk.line_by_desk_message(tx, "K-1", 50) == rows[1]
        assert await desk.lines_of_post(tx, "K-1", 50) == rows[:2]
        nothing = [await desk.line(tx, 99), await desk.line_by_person_message(tx, "K-1", 99)]
        nothing += [await desk.line_by_desk_message(tx, "K-2", 51), *await desk.lines_of_post(tx, "K-2", 51)]
        assert nothing == [None, None, None]


async def test_a_lines_fate_and_its_new_words(store, make, person):
    async with store.transaction() as tx:
        await desk.add(tx, make.case("K-1", person))
        first, second = make.line(store, "K-1", "old", person=11), make.line(store, "K-1", "gone soon", post=60)
        await desk.add_lines(tx, [first, second])
        await desk.mark(tx, [(first.id, "sent", None, 50), (second.id, "failed", 12, None)])
        await desk.put_text(tx, first.id, "new")
        await desk.put_text(tx, second.id, "")
        await desk.put_text(tx, 99, "nobody's")
        assert await desk.line(tx, first.id) == first._replace(text="new", state="sent", desk_message=50)
        assert await desk.line(tx, second.id) == second._replace(text="", state="failed", person_message=12)


async def test_a_line_needs_its_case(store, make, person):
    async with store.transaction() as tx:
        with pytest.raises(Clash):
            await desk.add_lines(tx, [make.line(store, "K-1", "words")])
        await desk.add(tx, make.case("K-1", person))
        await desk.erase(tx, "K-1")
        with pytest.raises(Clash):
            await desk.add_lines(tx, [make.line(store, "K-1", "words")])


async def test_erasing_a_case_takes_lines_timers_and_key(store, make, person):
    async with store.transaction() as tx:
        for number in (1, 2):
            await desk.add(tx, make.case(f"K-{number}", make.key(store, number)))
            await desk.add_lines(tx, [make.line(store, f"K-{number}", "words")])
            await timers.put(tx, [(f"c:K-{number}", "wait", 0.0, b"")])
    async with store.transaction() as tx:
        await desk.erase(tx, "K-1")
    async with store.transaction() as tx:
        assert list(await desk.load(tx, ["K-1", "K-2"])) == ["K-2"]
        assert (await desk.line(tx, 1), (await desk.line(tx, 2)).text) == (None, "words")
        assert [timer.lane for timer in await timers.due(tx, 1.0, 9)] == ["c:K-2"]
        await desk.erase(tx, "K-1")
    assert set(await store.vault.keys([b"case:K-1", b"case:K-2"], make=False)) == {b"case:K-2"}


async def test_a_case_moved_from_another_row_is_refused(store, make, person):
    async with store.transaction() as tx:
        await desk.add(tx, make.case("K-1", person))
        await desk.add_lines(tx, [make.line(store, "K-1", "one"), make.line(store, "K-1", "two")])
        await tx.execute("UPDATE lines SET payload = (SELECT payload FROM lines WHERE id = 1) WHERE id = 2")
        with pytest.raises(StoreError, match="lines") as refused:
            await desk.line(tx, 2)
    assert "one" not in str(refused.value)
