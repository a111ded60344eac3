"""The service watches over itself: a second poller, silence, a full disk, an event that cannot be worked on."""

from __future__ import annotations

import pytest

from bot.app import worker
from bot.core.events import Address, Wrote
from bot.store import chats
from bot.store.sqlite import fetch
from tests.app.world import World


def told(world: World, name: str) -> int:
    """How often the supervisor was given this alarm."""
    return world.supervisor.answers.count(world.words(f"desk.alarm_{name}"))


# -- polling ----------------------------------------------------------------------------------------------------


async def test_second_poller_is_alarmed_within_a_minute_and_survived(world: World) -> None:
    person = world.person()
    world.sim.faults.add("409", method="getUpdates", times=4)
    person.sends("/start")  # ends the poll that waits; the next ones meet another poller
    for _ in range(6):
        world.time.advance(5)
        await world.breathe()
    await world.settle()
    assert person.answers
    assert told(world, "conflict") == 1


async def test_one_conflict_after_a_fast_restart_alarms_nobody(world: World) -> None:
    person = world.person()
    world.sim.faults.add("409", method="getUpdates", times=1)
    person.sends("/start")
    for _ in range(20):
        world.time.advance(5)
        await world.breathe()
    await world.settle()
    assert person.answers
    assert told(world, "conflict") == 0


async def test_silence_of_a_minute_is_alarmed_and_polling_starts_anew(world: World) -> None:
    person = world.person()
    await person.begins("ru")
    world.service.look()
    world.sim.faults.add("delay", method="getUpdates", ms=1000)
    await person.says("/menu")  # the poll after this one hangs
    person.sends("/help")
    world.time.advance(59)
    world.service.look()
    await world.breathe()
    assert told(world, "poll") == 0
    world.time.advance(2)
    world.service.look()
    await world.wait(lambda: told(world, "poll") == 1)
    await world.wait(lambda: person.screen.text == world.words("home.help", "ru"))
    world.service.look()
    await world.settle()
    assert told(world, "poll") == 1


async def test_polls_that_fail_for_a_minute_are_alarmed(world: World) -> None:
    person = world.person()
    await person.begins("ru")
    world.sim.faults.add("502", method="getUpdates", times=None)
    person.sends("/menu")  # ends the poll that waits; from now on all are answered by a gateway's page
    await world.breathe()
    person.sends("/help")
    for _ in range(13):
        world.time.advance(5)
        await world.breathe()
        world.service.look()
    await world.wait(lambda: told(world, "poll") == 1)
    world.sim.faults.clear()
    for _ in range(8):
        world.time.advance(5)
        await world.breathe()
    await world.settle()
    assert person.screen.text == world.words("home.help", "ru")


async def test_same_updates_delivered_twice_are_answered_once(world: World) -> None:
    person, _, case = await world.talk()
    world.sim.faults.add("twice", method="getUpdates", times=3)
    await person.says("раз")
    await person.says("два")
    await person.says("три")
    assert world.lines(case) == ["раз", "два", "три"]


# -- the disk -----------------------------------------------------------------------------------------------------


async def set_room(world: World, pages: int) -> None:
    """Let the database grow by so many pages and no more."""
    ((count,),) = await fetch(world.store._writer, "PRAGMA page_count")
    await fetch(world.store._writer, f"PRAGMA max_page_count = {count + pages}")


async def test_full_disk_confirms_nothing_alarms_and_recovers(world: World) -> None:
    person, _, case = await world.talk()
    await set_room(world, 0)
    for _ in range(3):
        person.sends("а" * 4000)
    await world.wait(lambda: told(world, "disk") == 1)
    assert len(world.sim.updates) == 3
    for _ in range(3):
        world.time.advance(2)
        await world.breathe()
    assert len(world.sim.updates) == 3
    await set_room(world, 100_000)
    world.time.advance(2)
    await world.settle()
    assert "".join(world.lines(case)).count("а" * 4000) == 3
    assert told(world, "disk") == 1


async def test_disk_that_fills_up_under_the_worker_stops_nothing_for_good(world: World) -> None:
    person, counsellor, case = await world.talk()
    service = world.service
    accept = service.intake.accept

    async def accept_then_full(updates):  # type: ignore[no-untyped-def]
        await accept(updates)
        await set_room(world, 0)

    service.intake.accept = accept_then_full  # type: ignore[method-assign]
    for _ in range(6):
        person.sends("в" * 4000)
    await world.wait(lambda: told(world, "disk") == 1)
    service.intake.accept = accept  # type: ignore[method-assign]
    await set_room(world, 100_000)
    for _ in range(5):
        world.time.advance(2)
        await world.breathe()
    await world.settle()
    assert "".join(world.lines(case)).count("в" * 4000) == 6
    await counsellor.says(case, "слышу вас")
    assert person.answers[-1] == "слышу вас"


# -- an event that keeps raising ----------------------------------------------------------------------------------


@pytest.fixture
def trap(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The engine raises at the words «сломайся»; the list holds each try."""
    tries: list[str] = []
    really = worker.step

    def step(talk, event, *more):  # type: ignore[no-untyped-def]
        if isinstance(event, Wrote) and event.text.startswith("сломайся"):
            tries.append(event.text)
            raise RuntimeError("a bug of ours")
        return really(talk, event, *more)

    monkeypatch.setattr(worker, "step", step)
    return tries


async def test_event_that_raises_three_times_is_set_aside_and_the_chat_goes_on(world: World, trap: list[str]) -> None:
    person, _, case = await world.talk()
    person.sends("раз")
    person.sends("сломайся")
    person.sends("два")
    await world.settle()
    assert trap == ["сломайся"] * 3
    assert "\n".join(world.lines(case)).splitlines() == ["раз", "два"]
    assert person.answers[-1] == world.words("common.error_kind", "ru")
    assert told(world, "aside") == 1
    ((payload,),) = await world.rows("SELECT payload FROM inbox WHERE state = 'aside'")
    assert payload and "сломайся".encode() not in payload


async def test_state_that_cannot_be_read_any_more_stops_nobody_else(world: World) -> None:
    broken, fine = world.person(), world.person()
    await broken.begins("ru")
    await fine.begins("ru")
    async with world.store.transaction() as tx:
        address = Address(channel="telegram", id=str(broken.id))
        await chats.save(tx, [(broken.key, address, b'{"trail": 7}', 0.0)], {})
    broken.sends("/menu")
    fine.sends("/menu")
    await world.settle()
    assert fine.screen.text == world.words("home.menu", "ru")
    assert told(world, "aside") == 1
    await fine.says("/help")
    assert fine.screen.text == world.words("home.help", "ru")


async def test_event_that_raises_holds_up_nobody_else(world: World, trap: list[str]) -> None:
    person, other = world.person(), world.person()
    await person.begins("ru")
    await other.begins("ru")
    person.sends("сломайся")
    other.sends("/menu")
    person.sends("/help")
    await world.settle()
    assert other.screen.text == world.words("home.menu", "ru")
    assert person.screen.text == world.words("home.help", "ru")


async def test_what_was_set_aside_goes_after_a_week(world: World, trap: list[str]) -> None:
    await world.person().says("сломайся")
    count = "SELECT count(*) FROM inbox WHERE state = 'aside'"
    await world.passes(6 * 86400)
    await world.service.upkeep.sweep()
    assert await world.rows(count) == [(1,)]
    await world.passes(2 * 86400)
    await world.service.upkeep.sweep()
    assert await world.rows(count) == [(0,)]
    await world.settle()
