"""Telegram's limits: a burst waits its turn and arrives in order, an emergency goes first."""

from __future__ import annotations

from tests.app.world import Person, World


def refused(world: World) -> list[dict[str, object]]:
    """Calls that Telegram answered with 429."""
    return [one for one in world.calls() if one["code"] == 429]


def said(world: World, topic: int) -> list[str]:
    """The person's lines in a topic, whether joined or not."""
    return "\n".join(world.lines(topic)).splitlines()


async def with_case(world: World, name: str) -> tuple[Person, int]:
    """A person whose case stands at the desk."""
    person = world.person(name)
    await person.says("человек")
    await world.until(lambda: "person.consent:connect" in person.buttons(), step=1, most=200)
    await person.taps("connect")
    await world.passes(5)
    return person, (await person.case()).topic


async def test_forty_lines_in_a_minute_all_arrive_in_order_and_the_emergency_goes_first(limited: World) -> None:
    world = limited
    people = [await with_case(world, f"Person {n}") for n in range(8)]
    await world.passes(120)
    newcomer = world.person("Emergency")
    await newcomer.begins("ru")
    begin = world.time.monotonic()
    for number in range(40):
        person, _ = people[number % 8]
        person.sends(f"строка {number}")
        if number == 25:
            newcomer.sends("помогите")
            asked = world.time.monotonic()
        await world.passes(1.5)
    assert world.time.monotonic() - begin == 60
    opened = [one for one in world.calls("createForumTopic") if one["at"] >= asked]
    assert len(opened) == 1
    assert opened[0]["at"] <= asked + 2
    everything = lambda: sum(len(said(world, topic)) for _, topic in people) == 40  # noqa: E731
    assert not everything()
    await world.until(everything, step=5, most=180)
    for n, (_, topic) in enumerate(people):
        assert said(world, topic) == [f"строка {k}" for k in range(n, 40, 8)]
    assert refused(world) == []


async def test_forty_new_cases_are_all_made_the_emergency_among_the_first(limited: World) -> None:
    world = limited
    for number in range(40):
        world.person(f"Person {number}").sends("человек")
    urgent = world.person("Emergency")
    urgent.sends("помогите")
    await world.settle()
    await world.passes(1)
    names = [one["params"]["name"] for one in world.calls("createForumTopic")]
    assert any(name.endswith("1") for name in names)
    await world.until(lambda: len(world.topics) == 41, step=15, most=600)
    await world.passes(60)
    await world.passes(60)
    assert all(world.posts(topic.id) for topic in world.topics)
    assert refused(world) == []


async def test_burst_survives_a_kill(limited: World) -> None:
    world = limited
    person, topic = await with_case(world, "Anora")
    await world.passes(120)
    for number in range(40):
        person.sends(f"строка {number}")
        await world.settle()
    await world.again()
    await world.until(lambda: len(said(world, topic)) >= 40, step=5, most=180)
    assert said(world, topic) == [f"строка {n}" for n in range(40)]


async def test_lines_that_wait_side_by_side_are_joined_into_one_post(limited: World) -> None:
    world = limited
    person, topic = await with_case(world, "Anora")
    world.sim.faults.add("429", chat=world.sim.group_id, retry_after=30)
    for number in range(30):
        await person.says(f"строка {number}")
    await world.passes(30)
    assert said(world, topic) == [f"строка {n}" for n in range(30)]
    assert len(world.lines(topic)) <= 2
    await world.until(lambda: all(m.reactions for m in person.chat if m.text.startswith("строка")), step=5, most=120)


async def test_many_long_lines_are_joined_only_as_far_as_a_post_holds_them(limited: World) -> None:
    world = limited
    person, topic = await with_case(world, "Anora")
    world.sim.faults.add("429", chat=world.sim.group_id, retry_after=30)
    for number in range(10):
        await person.says(f"{number}" * 1500)
    await world.passes(30)
    await world.until(lambda: len(said(world, topic)) == 10, step=5, most=120)
    assert said(world, topic) == [f"{n}" * 1500 for n in range(10)]


async def test_answers_to_many_people_keep_telegrams_limits(limited: World) -> None:
    world = limited
    people = [world.person(f"Person {n}") for n in range(90)]
    for person in people:
        person.sends("/start")
    await world.until(lambda: all(p.answers for p in people), step=0.5, most=20)
    assert refused(world) == []


async def test_one_busy_chat_waits_alone(limited: World) -> None:
    world = limited
    busy, calm = world.person("Busy"), world.person("Calm")
    for _ in range(30):
        busy.sends(media="photo")
    await world.settle()
    calm.sends("/start")
    await world.settle()
    assert calm.answers
    await world.until(lambda: not world.service.dispatcher.waiting, step=1, most=120)
    assert refused(world) == []
