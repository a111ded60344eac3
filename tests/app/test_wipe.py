"""Clearing the chat: from every screen, in every moment, one neutral line stays and nothing follows."""

from __future__ import annotations

import pytest

from tests.app.world import Person, World

HOUR = 3600.0
PLEA = "хозяин забрал паспорт и не выпускает"

# How to come to each screen after the language was chosen: taps, and words with a leading >.
SCREENS = {
    "welcome": (),
    "menu": ("menu",),
    "inner": (">/menu", "talk"),
    "kept screen": (">/menu", "family", "touch"),
    "question": (">/menu", "before", "offer", "begin"),
    "screening": (">/menu", "before", "offer", "begin", "self", "ru", "soon"),
    "consent": ("!person",),
    "agreement": ("!person", "reach"),
    "waiting": ("!person", "connect"),
    "danger": (">/menu", "talk", "!danger"),
    "plea": (">" + PLEA,),
    "after no": (">" + PLEA, "no"),
    "privacy": (">/privacy", "erase"),
    "answer to a photo": ("photo",),
    "not understood": (">ывапролдж",),
}


async def come_to(person: Person, steps: tuple[str, ...]) -> None:
    for step in steps:
        if step.startswith(">"):
            await person.says(step[1:])
        elif step == "photo":
            await person.says(media="photo")
        else:
            await person.taps(step)


def clean(world: World, person: Person, lang: str = "ru") -> bool:
    """Exactly one neutral line stands there, of both sides together."""
    return [(m.text, m.sender.is_bot) for m in person.chat] == [(world.words("common.cleared", lang), True)]


@pytest.mark.parametrize("name", SCREENS)
async def test_dot_clears_from_every_screen(world: World, name: str) -> None:
    person = world.person()
    await person.begins("ru")
    await come_to(person, SCREENS[name])
    assert len(person.chat) > 1
    await person.says(".")
    assert clean(world, person)
    await world.passes(25 * HOUR)
    assert clean(world, person)


@pytest.mark.parametrize("lang", ["tg", "ru", "uz", "uz@cyrillic"])
async def test_one_line_that_stays_is_neutral_and_in_the_persons_language(world: World, lang: str) -> None:
    person, _, _ = await world.talk(lang)
    await person.says("я в Тюмени")
    await person.says("/clear")
    assert clean(world, person, lang)


async def test_somebody_new_may_clear_before_anything_else(world: World) -> None:
    person = world.person()
    await person.says("кто здесь")
    await person.says(".")
    assert clean(world, person)


async def test_button_and_typed_word_clear_too(world: World) -> None:
    for how in ("!clear", ">очистить чат", "> . "):
        person = world.person()
        await person.begins("ru")
        await person.says("/menu")
        await person.taps("talk")
        await come_to(person, (how,))
        assert clean(world, person)


@pytest.mark.parametrize("text", ["..", "...", "да.", ". .", "․", ".я"])
async def test_only_a_lone_dot_clears(world: World, text: str) -> None:
    person, _, case = await world.talk()
    before = len(person.chat)
    await person.says(text)
    assert len(person.chat) > before
    assert world.lines(case)[-1] == text


async def test_words_and_media_of_both_sides_go(world: World) -> None:
    person, counsellor, case = await world.talk()
    for _ in range(3):
        await person.says("я в Тюмени")
        await person.says(media="photo")
        await counsellor.says(case, "слышу вас")
        await counsellor.says(case, media="voice")
    await person.says(".")
    assert clean(world, person)
    assert "\n".join(world.lines(case)).count("я в Тюмени") == 3


async def test_counsellor_is_told_and_cannot_write_until_the_person_is_back(world: World) -> None:
    person, counsellor, case = await world.talk()
    await person.says(".")
    assert world.lines(case)[-1] == world.words("desk.cleared")
    line = await counsellor.says(case, "вы где?")
    remark = world.posts(case)[-1]
    assert (remark.text, remark.reply_to) == (world.words("desk.cleared"), line.id)
    await counsellor.says(case, media="photo")
    await world.passes(48 * HOUR)
    assert clean(world, person)
    await person.taps("!person")
    assert world.words("desk.returned") in world.lines(case)
    await counsellor.says(case, "рада вам")
    assert person.answers[-1] == "рада вам"
    assert "вы где?" not in person.answers
    assert len(world.topics) == 1


async def test_edits_of_counsellors_bring_nothing_back(world: World) -> None:
    person, counsellor, case = await world.talk()
    line = await counsellor.says(case, "слышу вас")
    await person.says(".")
    await counsellor.edits(line, "слышу вас хорошо")
    assert clean(world, person)
    assert world.posts(case)[-1].reply_to == line.id


async def test_what_is_typed_after_clearing_does_not_reach_the_desk_before_they_ask(world: World) -> None:
    person, _, case = await world.talk()
    await person.says(".")
    before = len(world.posts(case))
    await person.says("кто это пишет моей жене")
    assert len(world.posts(case)) == before
    await person.taps("!person")
    assert not any("кто это пишет" in line for line in world.lines(case))


async def test_clearing_while_lines_are_on_their_way_stops_them(world: World) -> None:
    person, counsellor, case = await world.talk()
    world.sim.faults.add("429", chat=person.id, retry_after=20)
    for number in range(4):
        await counsellor.says(case, f"строка {number}")
    await person.says(".")
    seen = world.watch()
    await world.passes(20)
    await world.passes(HOUR)
    assert clean(world, person)
    assert not [text for text in seen if text.startswith("строка")]


async def test_clearing_stops_a_line_that_telegram_is_just_putting_off(world: World) -> None:
    person, counsellor, case = await world.talk()
    world.sim.faults.add("delay", method="sendMessage", chat=person.id, ms=200)
    world.sim.faults.add("429", method="sendMessage", chat=person.id, retry_after=20)
    seen = world.watch()
    counsellor.sends(case, "слышу вас")
    await world.wait(lambda: world.sim.faults.rules[0].hits)
    person.sends(".")
    await world.settle()
    await world.passes(20)
    await world.passes(20)
    assert clean(world, person)
    assert seen.count("слышу вас") == 1  # the counsellor's own


async def test_clearing_waits_out_a_flood_pause_and_is_then_complete(world: World) -> None:
    person, _, _ = await world.talk()
    for method in ("deleteMessages", "deleteMessage", "sendMessage"):
        world.sim.faults.add("429", method=method, chat=person.id, retry_after=5)
    await person.says(".")
    assert not clean(world, person)
    await world.until(lambda: clean(world, person), step=5, most=30)


async def test_clearing_survives_a_kill(world: World) -> None:
    person, counsellor, case = await world.talk()
    await counsellor.says(case, "слышу вас")
    world.sim.faults.add("429", method="deleteMessages", chat=person.id, retry_after=60)
    await person.says(".")
    await world.again()
    await world.passes(60)
    assert clean(world, person)


async def test_clearing_asked_for_while_the_service_is_down_happens_at_start(world: World) -> None:
    person, counsellor, case = await world.talk()
    await world.die()
    person.sends("я в Тюмени")
    counsellor.sends(case, "слышу вас")
    person.sends(".")
    await world.start()
    await world.settle()
    assert clean(world, person)
    await world.passes(HOUR)
    assert clean(world, person)


async def test_clearing_takes_the_neutral_note_and_all_it_stands_for(world: World) -> None:
    person, counsellor, case = await world.talk()
    await person.taps("reach")
    await person.taps("note")
    await world.passes(HOUR)
    await counsellor.says(case, "слышу вас")
    assert world.words("common.nudge", "ru") in person.answers
    await person.says(".")
    assert clean(world, person)
    await world.passes(HOUR)
    await person.taps("!person")
    assert "слышу вас" not in person.answers


async def test_clearing_in_the_middle_of_the_hand_over(world: World) -> None:
    person = world.person()
    await person.begins("ru")
    world.sim.faults.add("429", chat=world.sim.group_id, retry_after=10)
    await person.says("мне не платят")
    await person.taps("!person")
    await person.taps("connect")
    await person.says(".")
    await world.passes(10)
    await world.passes(HOUR)
    assert clean(world, person)
    case = await person.case()
    assert world.lines(case)[-1] == world.words("desk.cleared")
    await world.counsellors[1].claims(case)
    await world.counsellors[1].says(case, "слышу вас")
    assert clean(world, person)
    await world.counsellors[1].taps(case, "close")
    await world.counsellors[1].taps(case, "closed")
    await world.passes(HOUR)
    assert clean(world, person)


async def test_clearing_with_a_plea_under_way_keeps_silence(world: World) -> None:
    person = world.person()
    await person.says(PLEA)
    case = await person.case()
    await person.says(".")
    await world.counsellors[1].claims(case)
    await world.passes(25 * HOUR)
    assert clean(world, person)


async def test_messages_too_old_to_delete_are_overwritten(world: World) -> None:
    person, counsellor, case = await world.talk()
    await counsellor.says(case, "старая строка")
    await world.passes(49 * HOUR)
    await person.says("новая строка")
    await person.says(".")
    neutral = world.words("common.cleared", "ru")
    assert set(person.answers) == {neutral}
    assert "новая строка" not in [m.text for m in person.chat]


async def test_line_that_stays_leads_to_the_public_menu(world: World) -> None:
    person = world.person()
    await person.begins("ru")
    await person.says(".")
    labels = person.buttons()
    assert "home.menu:before" in labels
    assert "!danger" not in labels
