"""Every way in which Telegram refuses, stays silent or answers nonsense, and what each side is told."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.content.bundle import Content
from tests.app.world import World

GONE = (
    (403, "Forbidden: bot was blocked by the user"),
    (403, "Forbidden: user is deactivated"),
    (403, "Forbidden: bot can't initiate conversation with a user"),
    (403, "Forbidden: bot can't send messages to the user"),
    (400, "Bad Request: chat not found"),
    (400, "Bad Request: USER_IS_BLOCKED"),
    (400, "Bad Request: INPUT_USER_DEACTIVATED"),
)
REFUSED = (
    "Bad Request: message is too long",
    "Bad Request: message text is empty",
    "Bad Request: BUTTON_DATA_INVALID",
    "Bad Request: wrong file identifier/HTTP URL specified",
    "Bad Request: something nobody has seen before",
)
NO_RIGHTS = (
    (400, "Bad Request: not enough rights to create a topic"),
    (400, "Bad Request: CHAT_WRITE_FORBIDDEN"),
    (400, "Bad Request: chat not found"),
    (403, "Forbidden: bot was kicked from the supergroup chat"),
    (403, "Forbidden: bot is not a member of the supergroup chat"),
)


@pytest.fixture
async def hasty(content: Content, tmp_path: Path) -> AsyncIterator[World]:
    """A service that waits a fifth of a second for an answer."""
    made = World(content, tmp_path, read=0.2)
    await made.start()
    yield made
    await made.end()


@pytest.mark.parametrize(("code", "text"), GONE)
async def test_person_who_closed_the_door_is_marked_once_and_nothing_is_retried(
    world: World, code: int, text: str
) -> None:
    person, counsellor, case = await world.talk()
    world.sim.faults.add("error", method="sendMessage", chat=person.id, code=code, description=text, times=None)
    before = world.sim.journal.seq
    counsellor.sends(case, "слышу вас")
    counsellor.sends(case, "пишите")
    await world.settle()
    await world.passes(3600)
    assert len(world.calls("sendMessage", person.id, before)) == 2
    assert world.lines(case).count(world.words("desk.unreachable")) == 1
    line = await counsellor.says(case, "вы где?")
    remark = world.posts(case)[-1]
    assert (remark.text, remark.reply_to) == (world.words("desk.unreachable"), line.id)
    assert len(world.calls("sendMessage", person.id, before)) == 2


async def test_blocked_person_is_marked_once_and_reachable_again_when_back(world: World) -> None:
    person, counsellor, case = await world.talk()
    world.sim.acts.block(person.user, blocked=True)
    await world.settle()
    assert world.lines(case) == [world.words("desk.unreachable")]
    await counsellor.says(case, "вы где?")
    assert "вы где?" not in person.answers
    world.sim.acts.block(person.user, blocked=False)
    await world.settle()
    assert world.lines(case)[-1] == world.words("desk.reachable")
    await counsellor.says(case, "рада вам")
    assert person.answers[-1] == "рада вам"
    assert world.lines(case).count(world.words("desk.reachable")) == 1


async def test_blocked_person_who_writes_again_is_back_without_pressing_start(world: World) -> None:
    person, _, case = await world.talk()
    world.sim.acts.block(person.user, blocked=True)
    await world.settle()
    person.user.blocked = False
    await person.says("я здесь")
    assert world.lines(case)[-2:] == [world.words("desk.reachable"), "я здесь"]


async def test_line_telegram_will_never_take_is_reported_once(world: World) -> None:
    person, counsellor, case = await world.talk()
    for text in REFUSED:
        world.sim.faults.add("error", method="sendMessage", chat=person.id, code=400, description=text)
        line = await counsellor.says(case, "слышу вас")
        remark = world.posts(case)[-1]
        assert (remark.text, remark.reply_to) == (world.words("desk.undelivered_failed"), line.id), text
        await counsellor.says(case, f"а теперь? {text}")
        assert person.answers[-1] == f"а теперь? {text}"
    assert "слышу вас" not in person.answers


async def test_markup_that_cannot_be_read_is_sent_plain(world: World) -> None:
    person = world.person()
    await person.begins("ru")
    parse = "Bad Request: can't parse entities: Unsupported start tag at byte offset 7"
    for method in ("sendMessage", "editMessageText"):
        world.sim.faults.add("error", method=method, chat=person.id, code=400, description=parse)
    await person.says("/privacy")
    assert person.screen.text == world.words("privacy.start", "ru")


@pytest.mark.parametrize("text", ["message to edit not found", "message can't be edited", "MESSAGE_ID_INVALID"])
async def test_screen_that_cannot_be_changed_is_shown_anew(world: World, text: str) -> None:
    person = world.person()
    await person.begins("ru")
    said = f"Bad Request: {text}"
    world.sim.faults.add("error", method="editMessageText", chat=person.id, code=400, description=said)
    await person.taps("menu")
    assert person.screen.text == world.words("home.menu", "ru")
    assert len([m for m in person.chat if m.sender.is_bot and m.markup]) <= 2


async def test_late_answer_to_a_tap_is_the_same_as_none(world: World) -> None:
    person = world.person()
    await person.begins("ru")
    text = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    world.sim.faults.add("error", method="answerCallbackQuery", code=400, description=text)
    await person.taps("menu")
    assert person.screen.text == world.words("home.menu", "ru")


async def test_double_press_changes_nothing_and_disturbs_nobody(world: World) -> None:
    person, counsellor, case = await world.talk()
    card = world.posts(case)[0]
    for _ in range(2):
        await counsellor.press(card, f"close:{case.code}")
    for _ in range(2):
        await counsellor.press(card, f"keep:{case.code}")
    await person.says("вы там?")
    assert world.lines(case)[-1] == "вы там?"


@pytest.mark.parametrize(("code", "text"), NO_RIGHTS)
async def test_desk_that_refuses_keeps_everything_and_alarms(world: World, code: int, text: str) -> None:
    person = world.person()
    await person.begins("ru")
    world.sim.faults.add("error", chat=world.sim.group_id, code=code, description=text)
    case = await person.asks()
    await person.says("слышите")
    assert world.topics == []
    assert world.supervisor.answers[-1] == world.words("desk.alarm_rights")
    await world.until(lambda: world.topics, step=10, most=60)
    case = await person.case()
    assert world.lines(case) == ["слышите"]


async def test_flood_pause_of_one_chat_holds_up_that_chat_alone(world: World) -> None:
    held, free = world.person("Held"), world.person("Free")
    await held.begins("ru")
    await free.begins("ru")
    world.sim.faults.add("429", chat=held.id, retry_after=30)
    await held.taps("menu")
    await free.taps("menu")
    assert held.screen.text == world.words("home.welcome", "ru")
    assert free.screen.text == world.words("home.menu", "ru")
    before = world.sim.journal.seq
    await world.passes(29)
    assert world.calls("editMessageText", held.id, before) == []
    await world.passes(1)
    assert held.screen.text == world.words("home.menu", "ru")


async def test_flood_pause_of_the_group_is_kept_by_every_case_and_by_nobody_else(world: World) -> None:
    first, _, _ = await world.talk()
    second, counsellor, case = await world.talk("tg", "Bahrom")
    world.sim.faults.add("429", chat=world.sim.group_id, retry_after=30)
    await first.says("раз")
    before = world.sim.journal.seq
    await second.says("два")
    await counsellor.says(case, "слышу вас")
    assert second.answers[-1] == "слышу вас"
    await world.passes(29)
    assert world.calls(chat=world.sim.group_id, since=before) == []
    await world.passes(1)
    assert world.lines(case) == ["два"]


@pytest.mark.parametrize("kind", ["500", "502", "malformed", "drop_before", "drop_after"])
async def test_line_whose_fate_is_unknown_is_not_repeated_and_the_counsellor_is_told(world: World, kind: str) -> None:
    person, counsellor, case = await world.talk()
    world.sim.faults.add(kind, method="sendMessage", chat=person.id)
    line = await counsellor.says(case, "слышу вас")
    await world.passes(3600)
    assert person.answers.count("слышу вас") <= 1
    remark = world.posts(case)[-1]
    assert (remark.text, remark.reply_to) == (world.words("desk.undelivered_unknown"), line.id)
    await person.says("да")
    await counsellor.says(case, "хорошо")
    assert person.answers[-1] == "хорошо"


@pytest.mark.parametrize("kind", ["500", "502", "malformed", "drop_before", "drop_after"])
async def test_words_for_the_desk_are_sent_until_they_are_there(world: World, kind: str) -> None:
    person, _, case = await world.talk()
    world.sim.faults.add(kind, method="sendMessage", chat=world.sim.group_id, times=2)
    await person.says("слышите")
    await world.until(lambda: "слышите" in world.lines(case), step=1, most=10)
    await world.passes(60)
    assert 1 <= world.lines(case).count("слышите") <= 3
    assert set(world.lines(case)) == {"слышите"}


@pytest.mark.parametrize("kind", ["500", "malformed", "drop_after"])
async def test_screen_is_shown_after_a_bad_answer(world: World, kind: str) -> None:
    person = world.person()
    await person.begins("ru")
    world.sim.faults.add(kind, method="editMessageText", chat=person.id)
    await person.taps("menu")
    await world.until(lambda: person.screen.text == world.words("home.menu", "ru"), step=1, most=10)


async def test_answer_that_does_not_come_in_time_is_unknown(hasty: World) -> None:
    person, counsellor, case = await hasty.talk()
    hasty.sim.faults.add("delay", method="sendMessage", chat=person.id, ms=600)
    line = await counsellor.says(case, "слышу вас")
    remark = hasty.posts(case)[-1]
    assert (remark.text, remark.reply_to) == (hasty.words("desk.undelivered_unknown"), line.id)


async def test_any_number_of_hanging_chats_holds_up_no_emergency(world: World) -> None:
    hanging = [world.person(f"Person {n}") for n in range(70)]
    for person in hanging:
        world.sim.faults.add("delay", chat=person.id, ms=1200, times=None)
    other = world.person("Emergency")
    await other.begins("ru")
    for person in hanging:
        person.sends("/start")
    await world.wait(lambda: sum(f.hits > 0 for f in world.sim.faults.rules) >= 40)
    other.sends("помогите")
    await world.wait(lambda: world.topics)
    assert not any(one.answers for one in hanging)
    await world.wait(lambda: other.screen.text.startswith(world.words("crisis.danger", "ru")[:20]))
    assert not any(one.answers for one in hanging)
    await world.settle()
    assert all(one.answers for one in hanging)
