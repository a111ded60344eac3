"""The gate: what reaches a person who is not in the chat, under each agreement, by day and by night."""

from __future__ import annotations

import pytest

from bot.core.ids import LANGS
from bot.store.desk import CaseRow
from tests.app.world import Counsellor, Person, World

HOUR = 3600.0
AWAY = 16 * 60.0
"""Past the quarter of an hour in which a chat counts as open before somebody's eyes."""
LINE = "завтра в девять у нас"


async def agreed(world: World, mode: str, lang: str = "ru") -> tuple[Person, Counsellor, CaseRow]:
    """Somebody in talk who has agreed to be reached so."""
    person, counsellor, case = await world.talk(lang)
    await person.taps("reach")
    await person.taps(mode)
    return person, counsellor, case


def notes(world: World, person: Person, lang: str = "ru") -> int:
    """How many neutral notes stand in the chat."""
    return person.answers.count(world.words("common.nudge", lang))


async def opens(world: World, person: Person) -> None:
    """Tap [Open] on the note."""
    assert list(person.buttons()) == ["!open"]
    await person.press(person.screen, "!open")


@pytest.mark.parametrize("mode", ["direct", "note", "note_day", "pull"])
@pytest.mark.parametrize("hour", [0, 12])
async def test_inside_a_session_a_line_goes_out_as_it_is(world: World, mode: str, hour: int) -> None:
    await world.passes(hour * HOUR)
    person, counsellor, case = await agreed(world, mode)
    await world.passes(14 * 60)
    await counsellor.says(case, LINE)
    assert person.answers[-1] == LINE
    assert notes(world, person) == 0


@pytest.mark.parametrize("hour", [0, 12])
async def test_direct_goes_out_at_any_time(world: World, hour: int) -> None:
    person, counsellor, case = await agreed(world, "direct")
    await world.passes(hour * HOUR + AWAY)
    await counsellor.says(case, LINE)
    assert person.answers[-1] == LINE
    assert notes(world, person) == 0


@pytest.mark.parametrize("hour", [0, 12])
async def test_note_at_any_time_hides_the_line_until_it_is_opened(world: World, hour: int) -> None:
    person, counsellor, case = await agreed(world, "note")
    await world.passes(hour * HOUR + AWAY)
    line = await counsellor.says(case, LINE)
    assert LINE not in person.answers
    assert notes(world, person) == 1
    remark = world.posts(case)[-1]
    assert (remark.text, remark.reply_to) == (world.words("desk.held"), line.id)
    await opens(world, person)
    assert person.answers[-1] == LINE
    assert notes(world, person) == 0


async def test_note_by_day_comes_at_once_by_day(world: World) -> None:
    person, counsellor, case = await agreed(world, "note_day")
    await world.passes(AWAY)
    await counsellor.says(case, LINE)
    assert LINE not in person.answers
    assert notes(world, person) == 1
    await opens(world, person)
    assert person.answers[-1] == LINE


async def test_note_by_day_waits_for_eight_in_the_morning(world: World) -> None:
    person, counsellor, case = await agreed(world, "note_day")
    await world.passes(12 * HOUR)  # midnight at home
    line = await counsellor.says(case, LINE)
    remark = world.posts(case)[-1]
    assert (remark.text, remark.reply_to) == (world.words("desk.waits"), line.id)
    await world.passes(8 * HOUR - 1)
    assert (LINE in person.answers, notes(world, person)) == (False, 0)
    await world.passes(1)
    assert (LINE in person.answers, notes(world, person)) == (False, 1)
    await opens(world, person)
    assert person.answers[-1] == LINE


async def test_day_is_where_the_person_is(world: World) -> None:
    person = world.person()
    await person.begins("ru")
    await person.says("человек")
    await person.press(person.screen, "ask.country_more:kr")
    case = await person.case()
    await person.press(person.screen, "!person")
    await person.press(person.screen, "person.consent:connect")
    counsellor = world.counsellors[1]
    await counsellor.claims(case)
    await world.passes(9 * HOUR)  # nine in the evening at home, one in the morning in Korea
    await counsellor.says(case, LINE)
    await world.passes(7 * HOUR)
    assert notes(world, person) == 1


async def test_line_that_waits_for_the_morning_goes_out_when_the_person_comes(world: World) -> None:
    person, counsellor, case = await agreed(world, "note_day")
    await world.passes(12 * HOUR)
    await counsellor.says(case, LINE)
    await person.says("не спится")
    assert person.answers[-1] == LINE
    await world.passes(9 * HOUR)
    assert notes(world, person) == 0


async def test_note_that_may_come_by_night_makes_no_sound(world: World) -> None:
    """Of somebody whose country we do not know it is day at home, and may be night where they are."""
    person, counsellor, case = await agreed(world, "note_day")
    await world.passes(7 * HOUR)  # seven in the evening at home, eleven at night in Korea
    await counsellor.says(case, LINE)
    assert notes(world, person) == 1
    (call,) = [one for one in world.calls("sendMessage", person.id) if one["params"]["text"] == person.chat[-1].text]
    assert call["params"]["disable_notification"] is True


@pytest.mark.parametrize("hour", [0, 12])
async def test_pull_waits_without_a_word_until_the_person_comes(world: World, hour: int) -> None:
    person, counsellor, case = await agreed(world, "pull")
    await world.passes(hour * HOUR + AWAY)
    before = len(person.chat)
    await counsellor.says(case, LINE)
    assert world.lines(case)[-1] == world.words("desk.waits")
    await world.passes(24 * HOUR)
    assert len(person.chat) == before
    await person.says("я здесь")
    assert LINE in person.answers


@pytest.mark.parametrize("lang", LANGS)
async def test_note_is_the_neutral_template_in_the_persons_language(world: World, lang: str) -> None:
    person, counsellor, case = await agreed(world, "note", lang)
    await world.passes(AWAY)
    await counsellor.says(case, LINE)
    note = person.chat[-1]
    assert note.text == world.content.words.template("common.nudge", lang)  # type: ignore[arg-type]
    assert person.buttons(note) == {"!open": world.words("common.open", lang)}


async def test_one_note_stands_for_all_that_waits_and_the_lines_keep_their_order(world: World) -> None:
    person, counsellor, case = await agreed(world, "note")
    await world.passes(AWAY)
    for number in range(3):
        counsellor.sends(case, f"строка {number}")
    counsellor.sends(case, media="photo")
    await world.settle()
    await world.passes(HOUR)
    await counsellor.says(case, "строка 4")
    assert notes(world, person) == 1
    assert len([m for m in person.chat if m.kind == "photo"]) == 0
    await opens(world, person)
    assert [m.text for m in person.chat[-5:]] == ["строка 0", "строка 1", "строка 2", "", "строка 4"]


async def test_second_absence_brings_a_second_note(world: World) -> None:
    person, counsellor, case = await agreed(world, "note")
    for _ in range(2):
        await world.passes(AWAY)
        await counsellor.says(case, LINE)
        assert notes(world, person) == 1
        await opens(world, person)
    assert person.answers.count(LINE) == 2


async def test_what_is_sealed_survives_a_kill(world: World) -> None:
    person, counsellor, case = await agreed(world, "note")
    await world.passes(AWAY)
    await counsellor.says(case, LINE)
    await world.again()
    await world.passes(HOUR)
    assert (LINE in person.answers, notes(world, person)) == (False, 1)
    await opens(world, person)
    assert person.answers[-1] == LINE


async def test_what_waits_for_the_morning_survives_a_kill(world: World) -> None:
    person, counsellor, case = await agreed(world, "note_day")
    await world.passes(12 * HOUR)
    await counsellor.says(case, LINE)
    await world.again()
    await world.passes(7 * HOUR)
    assert notes(world, person) == 0
    await world.passes(1 * HOUR)
    assert notes(world, person) == 1


async def test_changed_line_opens_as_it_was_changed(world: World) -> None:
    person, counsellor, case = await agreed(world, "note")
    await world.passes(AWAY)
    line = await counsellor.says(case, "завтра в девять")
    await counsellor.edits(line, "завтра в десять")
    await opens(world, person)
    assert person.answers[-1] == "завтра в десять"
    assert "завтра в девять" not in person.answers


async def test_closing_screen_and_claim_pass_the_gate_too(world: World) -> None:
    person = world.person()
    await person.begins("ru")
    case = await person.asks()
    await world.passes(AWAY)
    before = person.answers
    await world.counsellors[1].claims(case)
    assert person.answers == [*before, world.words("common.nudge", "ru")]
    await world.counsellors[1].taps(case, "close")
    await world.counsellors[1].taps(case, "closed")
    assert notes(world, person) == 1
    await opens(world, person)
    assert world.words("person.closed", "ru") in person.answers
    assert world.words("person.joined", "ru") not in person.answers


@pytest.mark.parametrize("away", [HOUR, 12 * HOUR])
async def test_answer_to_an_outages_backlog_passes_the_gate(world: World, away: float) -> None:
    person = world.person()
    await person.begins("ru")
    await world.die()
    person.sends("меню")
    before = person.answers
    world.time.advance(away)
    await world.start()
    await world.settle()
    if away > 9 * HOUR:
        assert person.answers == before
        await world.passes(8 * HOUR)
    assert person.answers == [*before, world.words("common.nudge", "ru")]
    await opens(world, person)
    assert world.words("home.menu", "ru") in person.answers
    assert notes(world, person) == 0


async def test_answer_to_a_short_outage_goes_out_as_it_is(world: World) -> None:
    person = world.person()
    await person.begins("ru")
    await world.die()
    person.sends("меню")
    world.time.advance(300)
    await world.start()
    await world.settle()
    assert person.screen.text == world.words("home.menu", "ru")


async def test_line_that_meets_the_person_at_the_door_is_not_left_waiting(world: World) -> None:
    """The person acts in the very moment in which the gate has just decided to keep a line."""
    person, counsellor, case = await agreed(world, "pull")
    await world.passes(AWAY)
    committer = world.service.committer
    commit, met = committer.commit, False

    async def slowly(outcome):  # type: ignore[no-untyped-def]
        nonlocal met
        if outcome.state == "held" and not met:
            met = True
            person.sends("я здесь")
            await world.wait(lambda: "я здесь" in "".join(world.lines(case)))
        return await commit(outcome)

    committer.commit = slowly  # type: ignore[method-assign]
    await counsellor.says(case, LINE)
    assert met
    assert LINE in person.answers
