"""Buttons and commands: old ones land somewhere kind, the words that work everywhere work in every language."""

from __future__ import annotations

import pytest

from bot.core.ids import LANGS
from tests.app.world import World


async def test_button_of_an_earlier_question_says_so_and_shows_where_they_are(world: World) -> None:
    person = world.person()
    await person.begins("ru")
    await person.says("/menu")
    await person.taps("before")
    await person.taps("offer")
    await person.taps("begin")
    old = person.screen
    await person.taps("self")
    now = person.screen.text
    assert await person.press(old, "job_offer.who:relative") == ("", False)
    assert person.screen.text == f"{world.words('common.stale', 'ru')}\n\n{now}"
    await person.taps("ru")
    assert person.screen.text == world.words("job_offer.leaving", "ru")


@pytest.mark.parametrize("data", ["gone.node:yes", "home.menu:vanished", "nonsense", "!nothing", ":", "a:b:c"])
async def test_button_whose_place_is_gone_lands_where_they_are(world: World, data: str) -> None:
    person = world.person()
    await person.begins("ru")
    await person.says("/menu")
    assert await person.press(person.screen, data) == ("", False)
    assert person.screen.text == f"{world.words('common.stale', 'ru')}\n\n{world.words('home.menu', 'ru')}"
    await person.taps("before")
    await person.taps("offer")
    assert person.screen.text == world.words("job_offer.start", "ru")


async def test_button_of_a_message_that_was_deleted_still_works(world: World) -> None:
    person = world.person()
    await person.begins("ru")
    await person.says("/menu")
    menu = person.screen
    world.sim.acts.delete(person.user, world.sim.world.private(person.id), menu.id)
    await person.press(menu.id, "home.menu:before")
    assert person.screen.text == world.words("home.before", "ru")


async def test_same_tap_twice_in_a_row_moves_once(world: World) -> None:
    person = world.person()
    await person.begins("ru")
    await person.says("/menu")
    await person.taps("before")
    await person.taps("offer")
    await person.taps("begin")
    question = person.screen
    acts, place = world.sim.acts, world.sim.world.private(person.id)
    for _ in range(2):
        acts.press(person.user, place, question.id, "job_offer.who:self")
    await world.settle()
    assert person.screen.text.endswith(world.words("job_offer.job_country", "ru"))


async def test_screen_is_edited_in_place_while_it_is_the_last_message(world: World) -> None:
    person = world.person()
    await person.begins("ru")
    await person.taps("menu")
    screen = person.screen.id
    await person.taps("before")
    await person.taps("offer")
    assert person.screen.id == screen
    await person.says("/menu")
    assert person.screen.id != screen
    assert [m.id for m in person.chat if m.markup] == [person.screen.id]


async def test_screen_worth_keeping_stays_without_its_buttons(world: World) -> None:
    person = world.person()
    await person.begins("ru")
    await person.says("/menu")
    await person.taps("family")
    await person.taps("touch")
    kept = person.screen
    await person.taps("menu")
    assert kept.text == world.words("home.touch", "ru")
    assert kept in person.chat
    assert [m.id for m in person.chat if m.markup] == [person.screen.id]


@pytest.mark.parametrize("lang", LANGS)
async def test_privacy_answers_in_every_language(world: World, lang: str) -> None:
    person = world.person()
    await person.begins(lang)
    await person.says("/privacy")
    assert person.screen.text == world.words("privacy.start", lang)
    assert "privacy.start:erase" in person.buttons()


@pytest.mark.parametrize("lang", ["tg", "ru", "uz"])
async def test_privacy_answers_before_any_choice_in_the_language_of_the_app(world: World, lang: str) -> None:
    person = world.person(lang=lang)
    await person.says("/privacy")
    assert person.screen.text == world.words("privacy.start", lang)


async def test_privacy_answers_in_a_talk_and_the_talk_goes_on(world: World) -> None:
    person, _, case = await world.talk()
    await person.says("/privacy")
    assert person.screen.text == world.words("privacy.start", "ru")
    assert world.lines(case) == []
    await person.says("вы там?")
    assert world.lines(case) == ["вы там?"]


@pytest.mark.parametrize("lang", LANGS)
async def test_every_command_answers_in_the_persons_language(world: World, lang: str) -> None:
    person = world.person()
    await person.begins(lang)
    for command, text in (
        ("menu", "home.menu"),
        ("help", "home.help"),
        ("language", "home.language"),
        ("privacy", "privacy.start"),
        ("person", "person.consent"),
    ):
        await person.says(f"/{command}")
        assert person.screen.text == world.words(text, lang), command


@pytest.mark.parametrize("lang", LANGS)
async def test_language_is_chosen_by_a_tap(world: World, lang: str) -> None:
    person = world.person()
    await person.says("/start")
    await person.taps(lang.replace("@", "_"))
    assert person.screen.text == world.words("home.welcome", lang)


async def test_deep_link_opens_its_topic_in_its_language(world: World) -> None:
    person = world.person()
    await person.says("/start uzc-job_offer")
    assert person.screen.text == world.words("job_offer.start", "uz@cyrillic")


async def test_change_of_language_changes_everything_that_follows(world: World) -> None:
    person, counsellor, case = await world.talk("ru")
    await person.says("/language")
    await person.taps("uz")
    assert world.state(await person.case()).lang == "uz"
    await counsellor.taps(case, "close")
    await counsellor.taps(case, "closed")
    assert person.answers[-1] == world.words("person.closed", "uz")
