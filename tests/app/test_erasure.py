"""Delete everything: rows, keys, lines, topics are gone at once, and an old copy of the database tells nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

from bot.core.events import Address
from bot.store import chats, desk
from bot.store.db import Store, vault_path
from tests.app.world import Person, World

TABLES = ("chats", "messages", "cases", "lines", "timers")


async def erase(world: World, person: Person) -> None:
    """/privacy, [Erase everything], [Go on], [Yes, erase everything]."""
    await person.says("/privacy")
    for step in ("erase", "go", "erase"):
        await person.taps(step)


async def traces(world: World, person: Person) -> dict[str, int]:
    """How many rows still speak of anybody, by table; payloads under way count too."""
    counts = {table: (await world.rows(f"SELECT count(*) FROM {table}"))[0][0] for table in TABLES}
    for queue in ("inbox", "outbox"):
        ((counts[queue],),) = await world.rows(f"SELECT count(*) FROM {queue} WHERE payload IS NOT NULL OR lane <> ''")
    return {table: count for table, count in counts.items() if count}


async def test_rows_keys_and_topic_are_gone_and_one_line_says_so(world: World) -> None:
    person, counsellor, case = await world.talk()
    await person.says("я в Тюмени")
    await counsellor.says(case, "слышу вас")
    await erase(world, person)
    assert [m.text for m in person.chat] == [world.words("common.erased", "ru")]
    assert world.topics == []
    assert await traces(world, person) == {}
    owners = [person.key, b"case:" + case.code.encode()]
    assert await world.store.vault.keys(owners, make=False) == {}


async def test_old_copy_of_the_database_tells_nothing(world: World, tmp_path: Path) -> None:
    person, counsellor, case = await world.talk()
    await counsellor.says(case, "слышу вас")
    await world.store.checkpoint()
    copy = tmp_path / "copy"
    copy.mkdir()
    shutil.copy(world.store.path, copy / "old.db")
    await erase(world, person)
    shutil.copy(vault_path(world.store.path), vault_path(copy / "old.db"))
    shutil.copy(world.folder / "master.key", copy / "master.key")
    store = await Store.open(copy / "old.db", copy / "master.key", now=world.time.now)
    try:
        async with store.reading() as tx:
            rows = await tx.fetch("SELECT count(*) FROM cases")
            assert rows == [(1,)]
            assert store.key_of(Address(channel="telegram", id=str(person.id))) == person.key
            assert await chats.load(tx, [person.key]) == {}
            assert await desk.load(tx, [case.code]) == {}
            lines = await tx.fetch("SELECT id FROM lines")
            assert lines
            opened = [await desk.line(tx, number) for (number,) in lines]
            assert not any(line.text for line in opened if line)
    finally:
        await store.close()


async def test_others_are_untouched(world: World) -> None:
    person, _, _ = await world.talk()
    other, counsellor, case = await world.talk("tg", "Bahrom")
    await erase(world, person)
    assert len(world.topics) == 1
    await counsellor.says(case, "слышу вас")
    assert other.answers[-1] == "слышу вас"
    await other.says("салом")
    assert world.lines(case)[-1] == "салом"


async def test_erasure_of_an_emergency_tells_the_supervisor_the_code_alone(world: World) -> None:
    person = world.person()
    await person.begins("ru")
    await person.says("/menu")
    await person.taps("talk")
    await person.taps("!danger")
    case = await person.case()
    await erase(world, person)
    assert world.supervisor.answers[-1] == world.words("desk.erased", code=case.code)
    assert all(case.code not in c.answers[-1] for c in world.counsellors[1:] if len(c.answers) > 1)
    assert world.topics == []


async def test_erasure_of_a_quiet_talk_tells_nobody(world: World) -> None:
    person, _, _ = await world.talk()
    before = [len(c.chat) for c in world.counsellors]
    await erase(world, person)
    assert [len(c.chat) for c in world.counsellors] == before


async def test_closed_cases_go_as_well(world: World) -> None:
    person, counsellor, case = await world.talk()
    await counsellor.taps(case, "close")
    await counsellor.taps(case, "closed")
    await person.taps("again")
    await person.taps("connect")
    second = await person.case()
    assert second.code != case.code
    await erase(world, person)
    assert world.topics == []
    assert await traces(world, person) == {}


async def test_erasure_before_any_case(world: World) -> None:
    person = world.person()
    await person.begins("tg")
    await erase(world, person)
    assert [m.text for m in person.chat] == [world.words("common.erased", "tg")]
    assert await traces(world, person) == {}


async def test_whoever_comes_back_is_somebody_new(world: World) -> None:
    person, _, _ = await world.talk("tg")
    await erase(world, person)
    await person.says("/start")
    assert set(person.buttons()) >= {"home.language:tg", "home.language:ru"}
    await person.taps("ru")
    case = await person.asks()
    assert len(world.topics) == 1
    await person.says("я снова здесь")
    assert world.lines(case)[-1] == "я снова здесь"
    await person.says(".")
    # Whoever was forgotten was forgotten: the line of that day is nobody's to take back any more.
    assert person.answers == [world.words("common.erased", "tg"), world.words("common.cleared", "ru")]


async def test_erasure_with_lines_under_way_sends_none_of_them(world: World) -> None:
    person, counsellor, case = await world.talk()
    world.sim.faults.add("429", chat=person.id, retry_after=20)
    await counsellor.says(case, "строка")
    world.sim.faults.add("429", chat=world.sim.group_id, retry_after=20)
    await person.says("ещё строка")
    await person.press(person.chat[-1], "privacy.erase_sure:erase")
    seen = world.watch()
    await world.passes(20)
    await world.passes(20)
    assert [text for text in seen if "строка" in text] == []
    assert [m.text for m in person.chat] == [world.words("common.erased", "ru")]
    assert world.topics == []
    assert await traces(world, person) == {}


async def test_erasure_survives_a_kill(world: World) -> None:
    person, _, _ = await world.talk()
    world.sim.faults.add("429", method="deleteMessages", chat=person.id, retry_after=60)
    world.sim.faults.add("429", method="deleteForumTopic", retry_after=60)
    await erase(world, person)
    assert await person.cases() == []
    await world.again()
    await world.passes(60)
    assert [m.text for m in person.chat] == [world.words("common.erased", "ru")]
    assert world.topics == []
    assert await traces(world, person) == {}


async def test_topic_that_is_being_made_while_everything_goes_does_not_stay(world: World) -> None:
    person = world.person()
    await person.begins("ru")
    world.sim.faults.add("delay", method="createForumTopic", ms=150)
    person.sends("человек")
    await world.wait(lambda: any(f.hits for f in world.sim.faults.rules))
    person_screen = person.screen
    world.sim.acts.press(person.user, world.sim.world.private(person.id), person_screen.id, "privacy.erase_sure:erase")
    await world.settle()
    assert world.topics == []
    assert await traces(world, person) == {}


async def test_counsellor_in_the_topic_of_somebody_who_is_gone_gets_nothing_and_harms_nothing(world: World) -> None:
    person, counsellor, case = await world.talk()
    world.sim.faults.add("error", method="deleteForumTopic", code=400, description="Bad Request: something odd")
    await erase(world, person)
    before = len(person.chat)
    await counsellor.says(case, "вы где?")
    await counsellor.press(world.posts(case)[0], f"close:{case.code}")
    assert len(person.chat) == before
