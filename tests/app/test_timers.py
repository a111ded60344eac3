"""What time brings: pleas that nobody may read any more, last messages, forgotten positions, rows that have to go."""

from __future__ import annotations

from bot.app.upkeep import OURS_KEPT
from tests.app.world import World

HOUR = 3600.0
DAY = 24 * HOUR
PLEA = "хозяин забрал паспорт и не выпускает"


async def test_plea_without_a_yes_is_gone_after_a_day(world: World) -> None:
    person = world.person()
    await person.says(PLEA)
    case = await person.case()
    await world.passes(DAY - 1)
    assert (await person.case()).code == case.code
    await world.passes(1)
    assert world.lines(case)[-1] == world.words("desk.plea_gone")
    assert not any(row.open for row in await person.cases())
    await person.taps("yes")
    assert not any(PLEA in m.text for m in world.sim.world.desk.messages.values())


async def test_plea_is_passed_on_with_all_that_was_written_meanwhile(world: World) -> None:
    person = world.person()
    await person.says(PLEA)
    await person.says("мы в подвале")
    case = await person.case()
    await world.passes(DAY - 60)
    assert world.lines(case) == []
    await person.taps("yes")
    assert "\n".join(world.lines(case)).splitlines() == [PLEA, "мы в подвале"]
    await world.passes(DAY)
    assert world.words("desk.plea_gone") not in world.lines(case)


async def test_no_means_gone_at_once(world: World) -> None:
    person = world.person()
    await person.says(PLEA)
    case = await person.case()
    await person.taps("no")
    assert world.lines(case)[-1] == world.words("desk.plea_gone")
    assert not any(PLEA in m.text for m in world.sim.world.desk.messages.values())
    assert world.topics[0].closed


async def test_last_message_goes_along_after_half_a_minute(world: World) -> None:
    person = world.person()
    await person.begins("ru")
    await person.says("мне не платят два месяца")
    await person.taps("!person")
    case = await person.case()
    await world.passes(29)
    assert world.lines(case) == []
    await world.passes(1)
    assert world.lines(case) == ["мне не платят два месяца"]
    await person.taps("connect")
    assert world.lines(case) == ["мне не платят два месяца"]


async def test_last_message_tapped_away_stays_with_the_person(world: World) -> None:
    person = world.person()
    await person.begins("ru")
    await person.says("мне не платят два месяца")
    await person.taps("!person")
    await person.taps("last")
    await world.passes(60)
    await person.taps("connect")
    await person.says("здравствуйте")
    assert world.lines(await person.case()) == ["здравствуйте"]


async def test_timer_rings_once_although_it_ticks_twice_and_the_process_dies(world: World) -> None:
    person = world.person()
    await person.begins("ru")
    await person.says("мне не платят")
    await person.taps("!person")
    case = await person.case()
    await world.again()
    world.time.advance(30)
    await world.service.upkeep.tick()
    await world.service.upkeep.tick()
    await world.settle()
    await world.again()
    await world.passes(1)
    assert world.lines(case) == ["мне не платят"]


async def test_position_is_forgotten_after_a_day_and_the_language_stays(world: World) -> None:
    person = world.person()
    await person.begins("tg")
    await person.says("/menu")
    await person.taps("before")
    await person.taps("offer")
    await person.taps("begin")
    question = person.screen
    await world.passes(23 * HOUR)
    await world.service.upkeep.sweep()
    await world.settle()
    await world.passes(3 * HOUR)
    await world.service.upkeep.sweep()
    await world.settle()
    await person.press(question, "job_offer.who:self")
    assert world.words("common.stale", "tg") in person.screen.text
    assert world.words("home.menu", "tg") in person.screen.text
    await person.says("/help")
    assert person.screen.text == world.words("home.help", "tg")


async def test_position_is_kept_for_whoever_comes_within_a_day(world: World) -> None:
    person = world.person()
    await person.begins("ru")
    await person.says("/menu")
    await person.taps("before")
    await person.taps("offer")
    await person.taps("begin")
    await world.passes(20 * HOUR)
    await world.service.upkeep.sweep()
    await world.settle()
    await person.taps("self")
    assert person.screen.text == world.words("job_offer.job_country", "ru")


async def test_open_case_outlives_the_forgotten_position(world: World) -> None:
    person, counsellor, case = await world.talk()
    for _ in range(3):
        await world.passes(DAY)
        await world.service.upkeep.sweep()
        await world.settle()
    await person.says("я снова здесь")
    assert world.lines(case)[-1] == "я снова здесь"
    await counsellor.says(case, "рада вам")
    assert person.answers[-1] == "рада вам"


async def test_retention_takes_what_is_done_and_what_can_no_longer_be_deleted(world: World) -> None:
    person, counsellor, case = await world.talk()
    await person.says("я в Тюмени")
    await counsellor.says(case, "слышу вас")

    async def kept() -> list[int]:
        tables = ("messages", "inbox", "outbox")
        return [(await world.rows(f"SELECT count(*) FROM {table}"))[0][0] for table in tables]

    await world.passes(1 * DAY)
    await world.service.upkeep.sweep()
    await world.settle()
    assert min(await kept()) >= 4
    await world.passes(2 * DAY)
    await world.service.upkeep.sweep()
    await world.settle()
    _, events, requests = await kept()
    assert events + requests <= 2  # the sweep's own work
    assert await world.rows("SELECT DISTINCT ours FROM messages") == [(1,)]  # these can still be overwritten
    await world.passes(OURS_KEPT)
    await world.service.upkeep.sweep()
    await world.settle()
    assert (await kept())[0] == 0


async def test_closed_cases_words_go_after_a_week_and_the_case_after_ninety_days(world: World) -> None:
    person, counsellor, case = await world.talk()
    await person.says("я в Тюмени")
    await counsellor.taps(case, "close")
    await counsellor.taps(case, "closed")
    await world.passes(7 * DAY - 1)
    assert len(world.topics) == 1
    await world.passes(1)
    assert world.topics == []
    assert await world.rows("SELECT count(*) FROM lines") == [(0,)]
    assert len(await person.cases()) == 1
    await world.passes(83 * DAY)
    assert await person.cases() == []
    assert await world.store.vault.keys([b"case:" + case.code.encode()], make=False) == {}


async def test_housekeeping_of_days_harms_nothing(world: World) -> None:
    """Keys that belong to nobody go, what is under way is sealed anew, and the talk goes on."""
    person, counsellor, case = await world.talk()
    await person.taps("reach")
    await person.taps("note")
    await world.passes(HOUR)
    await counsellor.says(case, "слышу вас")
    await world.service.upkeep.tidy()
    await world.service.upkeep.renew()
    await world.again()
    await world.service.upkeep.tidy()
    await person.press(person.screen, "!open")
    assert person.answers[-1] == "слышу вас"
