"""Topics come and go: a lost one is healed once, a post never stays astray, a moved group is followed."""

from __future__ import annotations

import pytest

from bot.store.desk import CaseRow
from tests.app.world import Person, World

SPELLINGS = (
    "Bad Request: message thread not found",
    "Bad Request: TOPIC_DELETED",
    "Bad Request: TOPIC_CLOSED",
    "Bad Request: TOPIC_ID_INVALID",
    "Bad Request: topic was deleted",
)


async def waiting(world: World) -> tuple[Person, CaseRow]:
    person = world.person()
    await person.begins("ru")
    return person, await person.asks()


def delete_topic(world: World, topic: int) -> None:
    world.sim.acts.do_topic(world.sim.world.desk, topic, "delete")


async def queued(world: World) -> int:
    ((count,),) = await world.rows("SELECT count(*) FROM outbox WHERE state = 'queued'")
    return int(count)


async def test_deleted_topic_heals_once_and_nothing_is_resent_by_anyone(world: World) -> None:
    person, counsellor, case = await world.talk()
    await person.says("было раньше")
    delete_topic(world, case.topic)
    before = len(person.answers)
    for number in range(5):
        person.sends(f"строка {number}")
    person.sends(media="photo")
    await world.settle()
    (topic,) = world.topics
    anew = await person.case()
    assert (anew.code, anew.topic) == (case.code, topic.id)
    assert topic.id != case.topic
    assert world.lines(anew)[0] == world.words("desk.topic_anew")
    assert "\n".join(world.lines(anew)[1:]).split() == "\n".join(f"строка {n}" for n in range(5)).split()
    assert world.posts(anew)[-1].kind == "photo"
    assert len(world.calls("createForumTopic")) == 2
    assert len(person.answers) == before
    await counsellor.says(anew, "я снова здесь")
    assert person.answers[-1] == "я снова здесь"


@pytest.mark.parametrize("spelling", SPELLINGS)
async def test_every_spelling_of_a_lost_topic_heals(world: World, spelling: str) -> None:
    person, case = await waiting(world)
    world.sim.faults.add("error", method="sendMessage", chat=world.sim.group_id, code=400, description=spelling)
    for number in range(3):
        person.sends(f"строка {number}")
    await world.settle()
    anew = await person.case()
    assert anew.topic != case.topic
    assert len(world.calls("createForumTopic")) == 2
    assert "\n".join(world.lines(anew)[1:]).splitlines() == ["строка 0", "строка 1", "строка 2"]
    assert await queued(world) == 0


async def test_lost_topic_noticed_by_media_or_card_heals_too(world: World) -> None:
    person, case = await waiting(world)
    delete_topic(world, case.topic)
    await person.says(media="voice")
    anew = await person.case()
    assert world.posts(anew)[-1].kind == "voice"
    delete_topic(world, anew.topic)
    await person.taps("reach")
    await person.taps("direct")
    last = await person.case()
    assert last.topic != anew.topic
    assert len(world.calls("createForumTopic")) == 3
    assert len(world.topics) == 1


async def test_topics_of_two_people_lost_at_once_heal_each_once(world: World) -> None:
    (one, first), (two, second) = await waiting(world), await waiting(world)
    delete_topic(world, first.topic)
    delete_topic(world, second.topic)
    one.sends("от первой")
    two.sends("от второй")
    await world.settle()
    assert world.lines(await one.case())[-1] == "от первой"
    assert world.lines(await two.case())[-1] == "от второй"
    assert len(world.calls("createForumTopic")) == 4


async def test_healing_survives_a_kill(world: World) -> None:
    person, case = await waiting(world)
    delete_topic(world, case.topic)
    world.sim.faults.add("429", method="createForumTopic", retry_after=30)
    await person.says("слышите")
    assert world.topics == []
    await world.again()
    await world.passes(30)
    assert world.lines(await person.case())[-1] == "слышите"
    assert len(world.topics) == 1


async def test_closed_cases_topic_was_deleted_on_purpose_and_is_not_healed(world: World) -> None:
    person, counsellor, case = await world.talk()
    await counsellor.taps(case, "close")
    await counsellor.taps(case, "closed")
    delete_topic(world, case.topic)
    await person.says("ещё вопрос")
    await person.says("меню")
    assert world.topics == []
    assert len(world.calls("createForumTopic")) == 1
    assert await queued(world) == 0


async def test_case_that_closes_after_its_topic_was_deleted_leaves_nothing_waiting(world: World) -> None:
    person = world.person()
    await person.says("хозяин забрал паспорт и не выпускает")
    case = await person.case()
    delete_topic(world, case.topic)
    await person.taps("no")
    assert world.topics == []
    assert await queued(world) == 0
    await world.again()
    await world.settle()
    assert await queued(world) == 0


async def test_lost_topic_of_a_closed_case_does_not_touch_the_next_case(world: World) -> None:
    person = world.person()
    await person.says("хозяин забрал паспорт и не выпускает")
    case = await person.case()
    delete_topic(world, case.topic)
    world.sim.faults.add("429", chat=world.sim.group_id, retry_after=10)
    await person.taps("no")
    await person.says("человек")
    await person.taps("connect")
    await person.says("новый разговор")
    await world.passes(10)
    anew = await person.case()
    assert anew.code != case.code
    assert world.lines(anew) == ["новый разговор"]
    assert len(world.calls("createForumTopic", since=0)) == 2


async def test_post_that_went_astray_is_removed_alarmed_and_sent_to_a_new_topic(world: World) -> None:
    person, case = await waiting(world)
    world.sim.faults.add("wrong_thread", method="sendMessage", chat=world.sim.group_id)
    await person.says("только для вас")
    assert not [m for m in world.sim.topic(0) if m.sender.is_bot and m.kind != "service"]
    assert world.supervisor.answers[-1] == world.words("desk.alarm_leak")
    assert all(world.words("desk.alarm_leak") not in c.answers for c in world.counsellors[1:])
    anew = await person.case()
    assert world.lines(anew)[-1] == "только для вас"
    assert anew.topic != case.topic


async def test_card_that_went_astray_is_removed_too(world: World) -> None:
    world.sim.faults.add("wrong_thread", method="sendMessage", chat=world.sim.group_id)
    person = world.person()
    await person.says("человек")
    case = await person.case()
    assert not [m for m in world.sim.topic(0) if m.sender.is_bot and m.kind != "service"]
    assert case.code in world.posts(case)[0].text
    assert world.supervisor.answers[-1] == world.words("desk.alarm_leak")


@pytest.mark.parametrize("fault", ["malformed", "drop_after"])
async def test_topic_whose_making_was_never_answered_is_adopted(world: World, fault: str) -> None:
    world.sim.faults.add(fault, method="createForumTopic")
    person = world.person()
    await person.says("человек")
    await world.passes(10)
    await person.taps("connect")
    await person.says("слышите")
    assert len(world.topics) == 1
    assert world.lines(await person.case()) == ["слышите"]


async def test_moved_group_is_followed_on_the_fly_and_after_a_restart(world: World) -> None:
    person, counsellor, case = await world.talk()
    old = world.sim.group_id
    world.sim.acts.do_group("migrate", world.sim.world.desk)
    await person.says("вы там?")
    assert world.sim.group_id != old
    assert world.lines(case)[-1] == "вы там?"
    await counsellor.says(case, "да")
    assert person.answers[-1] == "да"
    await world.again()
    await person.says("а теперь?")
    await counsellor.says(case, "и теперь")
    assert world.lines(case)[-1] == "а теперь?"
    assert person.answers[-1] == "и теперь"
    newcomer, _ = await waiting(world)
    assert (await newcomer.case()).group == world.sim.group_id
    assert len(world.topics) == 2


async def test_group_that_moved_while_the_service_was_down_is_followed(world: World) -> None:
    person, counsellor, case = await world.talk()
    await world.die()
    world.sim.acts.do_group("migrate", world.sim.world.desk)
    world.sim.updates.clear()
    person.sends("вы там?")
    await world.start()
    await world.settle()
    await world.passes(1)
    assert world.lines(case)[-1] == "вы там?"
    await counsellor.says(case, "да")
    assert person.answers[-1] == "да"


async def test_topic_to_be_removed_is_removed_in_the_group_that_moved(world: World) -> None:
    person, _, _ = await world.talk()
    world.sim.faults.add("429", method="deleteForumTopic", retry_after=5)
    await person.says("/privacy")
    await person.press(person.screen, "privacy.erase_sure:erase")
    world.sim.acts.do_group("migrate", world.sim.world.desk)
    await world.passes(5)
    await world.passes(5)
    assert world.topics == []
    assert len(world.calls("deleteForumTopic")) <= 4


async def test_bot_leaves_groups_that_are_no_desk_and_says_nothing_there(world: World) -> None:
    desk = world.sim.world.desk
    for kind in ("supergroup", "group"):
        group = world.sim.world.add_group("Somebody else", kind)
        group.members[world.counsellors[1].id] = "creator"
        world.sim.acts.do_group("add", group, admin=True)
        await world.settle()
        assert group.bot == "left"
        assert not [m for m in group.messages.values() if m.sender.is_bot and m.kind != "service"]
    assert desk.bot == "administrator"


async def test_lost_rights_are_alarmed_and_what_was_said_arrives_once_they_are_back(world: World) -> None:
    person, _ = await waiting(world)
    world.sim.acts.do_group("demote", world.sim.world.desk)
    await world.settle()
    assert world.supervisor.answers[-1] == world.words("desk.alarm_rights")
    newcomer = world.person()
    await newcomer.says("человек")
    await person.says("слышите")
    world.sim.acts.do_group("promote", world.sim.world.desk)
    await world.until(lambda: len(world.topics) == 2, step=20, most=120)
    assert world.lines(await person.case())[-1] == "слышите"


async def test_kick_from_the_group_loses_nothing(world: World) -> None:
    person, case = await waiting(world)
    world.sim.acts.do_group("kick", world.sim.world.desk)
    await person.says("слышите")
    assert world.supervisor.answers[-1] == world.words("desk.alarm_rights")
    world.sim.acts.do_group("add", world.sim.world.desk, admin=True)
    await world.until(lambda: "слышите" in world.lines(case), step=20, most=120)
