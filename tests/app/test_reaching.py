"""A person reaches the desk: the first word counts, nothing is lost, and each learns what became of a message."""

from __future__ import annotations

from bot.core.handoff import alert_text
from tests.app.world import DESK_LANG, Person, World

PLEA = "хозяин забрал паспорт и не выпускает"
RECEIPT = "👌"


def signed(person: Person) -> list[str]:
    """The person's messages that carry the receipt."""
    return [m.text for m in person.chat if RECEIPT in m.reactions.values()]


async def test_first_words_without_start_bring_a_person(world: World) -> None:
    person = world.person()
    await person.says("человек")
    case = await person.case()
    await person.taps("connect")
    await person.says("я в Тюмени")
    assert world.lines(case) == ["я в Тюмени"]


async def test_first_plea_without_start_reaches_the_desk_sealed_and_opens_on_yes(world: World) -> None:
    person = world.person()
    await person.says(PLEA)
    case = await person.case()
    assert len(world.topics) == 1
    assert case.code in world.topics[0].name
    assert not any(PLEA in one.text for one in (*world.posts(case), *world.counsellors[0].chat))
    await person.taps("yes")
    assert world.lines(case) == [PLEA]


async def test_two_lines_in_one_second_from_somebody_new_both_arrive(world: World) -> None:
    person = world.person()
    person.sends("помогите")
    person.sends("они забрали паспорт")
    await world.settle()
    assert "\n".join(world.lines(await person.case())).count("они забрали паспорт") == 1
    person.sends("первое")
    person.sends("второе")
    await world.settle()
    assert "\n".join(world.lines(await person.case())).splitlines()[-2:] == ["первое", "второе"]


async def test_new_case_costs_two_calls_to_the_group(world: World) -> None:
    for begin in ("человек", PLEA):
        person = world.person()
        before = world.sim.journal.seq
        await person.says(begin)
        calls = [one["method"] for one in world.calls(chat=world.sim.group_id, since=before)]
        assert calls == ["createForumTopic", "sendMessage"]


async def test_topic_shows_code_and_level_only(world: World) -> None:
    person = world.person("Gulsumbegim")
    await person.says("человек")
    case = await person.case()
    assert world.topics[0].name == f"{case.code} · 3"
    assert not any(person.user.name in m.text or str(person.id) in m.text for m in world.posts(case))


async def test_alerts_go_to_private_chats_and_say_no_content(world: World) -> None:
    person = world.person()
    await person.says(PLEA)
    case = await person.case()
    for counsellor in world.counsellors:
        text = world.content.words.text(alert_text(world.state(case)), DESK_LANG)
        assert counsellor.answers == [text]
    assert not [m for m in world.sim.topic(0) if m.sender.is_bot]


async def test_receipt_comes_only_after_the_desk_has_it(world: World) -> None:
    person = world.person()
    await person.begins("ru")
    await person.asks()
    world.sim.faults.add("429", method="sendMessage", chat=world.sim.group_id, retry_after=7)
    await person.says("слышите меня")
    await world.passes(6)
    assert signed(person) == []
    await world.passes(1)
    assert signed(person) == ["слышите меня"]


async def test_person_hears_when_a_message_was_not_sent(world: World) -> None:
    person = world.person()
    await person.begins("ru")
    await person.asks()
    world.sim.faults.add(
        "error", method="sendMessage", chat=world.sim.group_id, code=400, description="Bad Request: something odd"
    )
    await person.says("слышите меня")
    assert world.words("common.not_sent", "ru") in person.answers
    assert signed(person) == []
    await person.says("а теперь")
    assert signed(person) == ["а теперь"]


async def test_answers_stay_answers_on_both_sides(world: World) -> None:
    person, counsellor, case = await world.talk()
    first = await person.says("мне не платят")
    asked = await counsellor.says(case, "давно?", reply_to=world.posts(case)[-1].id)
    delivered = person.chat[-1]
    assert (delivered.text, delivered.reply_to) == ("давно?", first.id)
    await person.says("два месяца", reply_to=delivered.id)
    posted = world.posts(case)[-1]
    assert (posted.text, posted.reply_to) == ("два месяца", asked.id)


async def test_edits_are_followed_to_both_sides(world: World) -> None:
    person, counsellor, case = await world.talk()
    said = await person.says("я в Тюмене")
    await person.edits(said, "я в Тюмени")
    assert world.lines(case) == [f"{world.words('desk.edited')}\nя в Тюмени"]
    answer = await counsellor.says(case, "буду в семь")
    await counsellor.edits(answer, "буду в восемь")
    assert person.answers[-1] == "буду в восемь"
    assert "буду в семь" not in person.answers


async def test_edit_of_a_line_joined_with_others_changes_that_line_alone(world: World) -> None:
    person = world.person()
    await person.begins("ru")
    case = await person.asks()
    world.sim.faults.add("429", method="sendMessage", chat=world.sim.group_id, retry_after=5)
    sent = [await person.says(text) for text in ("один", "два", "три", "четыре")]
    await world.passes(5)
    assert world.lines(case) == ["один\nдва\nтри\nчетыре"]
    await person.edits(sent[1], "двадцать два")
    assert world.lines(case) == [f"один\n{world.words('desk.edited')}\nдвадцать два\nтри\nчетыре"]
    assert signed(person) == ["один", "двадцать два", "три", "четыре"]


async def test_edit_that_comes_before_delivery_is_delivered(world: World) -> None:
    person, counsellor, case = await world.talk()
    world.sim.faults.add("429", chat=person.id, retry_after=5)
    line = await counsellor.says(case, "приходите в семь")
    await counsellor.edits(line, "приходите в восемь")
    world.sim.faults.add("429", chat=world.sim.group_id, retry_after=5)
    said = await person.says("где вы")
    await person.edits(said, "где вас искать")
    await world.passes(5)
    await world.passes(5)
    assert person.answers[-1] == "приходите в восемь"
    assert world.lines(case)[-1].endswith("где вас искать")
    assert "где вы" not in world.lines(case)[-1].splitlines()


async def test_post_is_protected_and_nothing_is_ever_forwarded(world: World) -> None:
    person, counsellor, case = await world.talk()
    await person.says("мне не платят")
    await person.says(media="photo", caption="вот договор")
    await counsellor.says(case, "вижу")
    await counsellor.taps(case, "close")
    await counsellor.taps(case, "closed")
    posting = ("sendMessage", "copyMessage", "copyMessages")
    posts = [one for method in posting for one in world.calls(method, chat=world.sim.group_id)]
    assert len(posts) >= 4
    assert all(one["params"].get("protect_content") for one in posts)
    assert not world.calls("forwardMessage") + world.calls("forwardMessages")
    assert all(m.protected for m in world.posts(case) if m.sender.is_bot)
