"""Counsellors at the desk: claiming, lines that may not go yet, inner notes, closing; and everybody else."""

from __future__ import annotations

from bot.store.desk import CaseRow
from tests.app.world import Counsellor, Person, World


async def waiting(world: World) -> tuple[Person, CaseRow]:
    """A person whose case nobody has claimed."""
    person = world.person()
    await person.begins("ru")
    return person, await person.asks()


async def test_of_two_claims_at_once_one_wins(world: World) -> None:
    person, case = await waiting(world)
    card = world.posts(case)[0]
    desk, acts = world.sim.world.desk, world.sim.acts
    taps = [acts.press(c.user, desk, card.id, f"claim:{case.code}") for c in world.counsellors[1:]]
    await world.settle()
    first, second = world.counsellors[1:]
    assert [tap.answer for tap in taps] == [
        ("", False),
        (world.words("desk.already_claimed", alias=first.user.name), True),
    ]
    await second.says(case, "от второй")
    await first.says(case, "от первого")
    assert "от первого" in person.answers
    assert "от второй" not in person.answers


async def test_line_in_an_unclaimed_topic_is_not_sent_until_claim_and_send(world: World) -> None:
    person, case = await waiting(world)
    counsellor = world.counsellors[1]
    line = await counsellor.says(case, "здравствуйте, я здесь")
    remark = world.posts(case)[-1]
    assert (remark.text, remark.reply_to) == (world.words("desk.not_sent_unclaimed"), line.id)
    assert "здравствуйте, я здесь" not in person.answers
    await counsellor.taps(case, "send")
    assert person.answers[-1] == "здравствуйте, я здесь"
    again = await counsellor.press(remark, f"send:{line.id}:{case.code}")
    assert again == ("", False)
    assert person.answers.count("здравствуйте, я здесь") == 1


async def test_claim_and_send_works_for_media(world: World) -> None:
    person, case = await waiting(world)
    await world.counsellors[1].says(case, media="photo", caption="карта")
    assert person.chat[-1].kind == "text"
    await world.counsellors[1].taps(case, "send")
    assert (person.chat[-1].kind, person.chat[-1].text) == ("photo", "карта")


async def test_kept_line_that_was_changed_goes_as_it_stands(world: World) -> None:
    person, case = await waiting(world)
    line = await world.counsellors[1].says(case, "в семь")
    await world.counsellors[1].edits(line, "в восемь")
    await world.counsellors[1].taps(case, "send")
    assert person.answers[-1] == "в восемь"
    assert "в семь" not in person.answers


async def test_kept_line_that_became_an_inner_note_never_leaves(world: World) -> None:
    person, case = await waiting(world)
    line = await world.counsellors[1].says(case, "он опасен")
    await world.counsellors[1].edits(line, "// он опасен")
    await world.counsellors[1].taps(case, "send")
    assert not any("он опасен" in text for text in person.answers)


async def test_claim_and_send_of_two_counsellors_sends_the_first_ones_line_only(world: World) -> None:
    person, case = await waiting(world)
    first, second = world.counsellors[1:]
    mine, yours = await first.says(case, "от первого"), await second.says(case, "от второй")
    card = world.posts(case)[0]
    await first.press(card, f"send:{mine.id}:{case.code}")
    toast = await second.press(card, f"send:{yours.id}:{case.code}")
    assert toast == (world.words("desk.not_sent_other", alias=first.user.name), True)
    assert "от первого" in person.answers
    assert "от второй" not in person.answers


async def test_inner_notes_never_leave(world: World) -> None:
    person, counsellor, case = await world.talk()
    before = len(person.chat)
    note = await counsellor.says(case, "// позвонить юристу")
    await counsellor.edits(note, "//позвонить завтра")
    await counsellor.says(case, media="photo", caption="// для нас")
    line = await counsellor.says(case, "добрый день")
    await counsellor.edits(line, "// передумал")
    assert [m.text for m in person.chat[before:]] == ["добрый день"]


async def test_line_of_somebody_who_has_not_the_case_is_not_sent(world: World) -> None:
    person, owner, case = await world.talk()
    other = world.counsellors[2]
    await other.says(case, "а я скажу так")
    assert world.lines(case)[-1] == world.words("desk.not_sent_other", alias=owner.user.name)
    assert "а я скажу так" not in person.answers


async def test_line_before_the_yes_is_not_sent(world: World) -> None:
    person = world.person()
    await person.says("хозяин забрал паспорт и не выпускает")
    case = await person.case()
    await world.counsellors[1].claims(case)
    await world.counsellors[1].says(case, "мы рядом")
    assert world.lines(case)[-1] == world.words("desk.not_sent_awaiting")
    assert "мы рядом" not in person.answers


async def test_closing_asks_first_and_shows_the_closing_screen(world: World) -> None:
    person, counsellor, case = await world.talk()
    await counsellor.taps(case, "close")
    assert person.answers[-1] != world.words("person.closed", "ru")
    await counsellor.taps(case, "keep")
    await counsellor.taps(case, "close")
    await counsellor.taps(case, "closed")
    assert person.answers[-1] == world.words("person.closed", "ru")
    assert world.topics[0].closed
    await world.supervisor.says(case, "и ещё одно")  # who owns the group may write into closed topics
    assert world.lines(case)[-1] == world.words("desk.not_sent_closed")
    assert "и ещё одно" not in person.answers


async def strange(world: World) -> Counsellor:
    """A member of the group whom nobody has named a counsellor."""
    user = world.sim.world.add_person("Passer")
    world.sim.world.desk.members[user.id] = "member"
    return Counsellor(world, user)


async def test_strangers_lines_taps_and_commands_do_nothing(world: World) -> None:
    person, case = await waiting(world)
    stranger = await strange(world)
    before, told = len(world.posts(case)), len(person.chat)
    card = world.posts(case)[0]
    for data in (f"claim:{case.code}", f"closed:{case.code}", f"send:1:{case.code}", "nonsense"):
        assert await stranger.press(card, data) == (world.words("desk.not_counsellor"), True)
    for text in ("/claim", "/close", "/claim@hamroh_demo_bot", "здравствуйте", "//"):
        await stranger.says(case, text)
    await stranger.says(0, "/claim")
    await stranger.says(case, media="photo")
    assert [m for m in world.posts(case)[before:] if m.sender.is_bot] == []
    assert len(person.chat) == told
    assert world.state(await person.case()).claimed_by == 0


async def test_counsellors_command_does_what_the_button_does(world: World) -> None:
    person, case = await waiting(world)
    counsellor = world.counsellors[1]
    await counsellor.says(case, "/claim")
    await counsellor.says(case, "добрый день")
    assert person.answers[-1] == "добрый день"
    await counsellor.says(case, "/nonsense")
    await counsellor.says(case, "/close")
    await counsellor.taps(case, "closed")
    assert person.answers[-1] == world.words("person.closed", "ru")


async def test_what_counsellors_say_in_general_stays_there(world: World) -> None:
    person, counsellor, _ = await world.talk()
    before, told = world.sim.journal.seq, len(person.chat)
    await counsellor.says(0, "кто сегодня ночью?")
    await counsellor.says(0, media="voice")
    assert len(person.chat) == told
    assert world.calls(since=before) == []


async def test_bot_is_silent_while_a_human_answers_and_returns_to_the_exact_step(world: World) -> None:
    person = world.person()
    await person.begins("ru")
    await person.says("/menu")
    await person.taps("before")
    await person.taps("offer")
    await person.taps("begin")
    await person.taps("self")
    await person.taps("ru")
    await person.taps("soon")
    await person.taps("fee.no")
    step = person.screen.text
    case = await person.asks()
    await world.counsellors[1].claims(case)
    before = len(person.chat)
    for text in ("меню", "паспорт забрали", "назад", "2", "просто слова"):
        await person.says(text)
    assert [m.text for m in person.chat[before:] if m.sender.is_bot] == []
    assert "меню" in "\n".join(world.lines(case)).splitlines()
    await world.counsellors[1].taps(case, "close")
    await world.counsellors[1].taps(case, "closed")
    await person.taps("resume")
    assert person.screen.text == step


async def test_danger_in_a_talk_raises_the_level_and_alerts(world: World) -> None:
    person, _, case = await world.talk()
    before = [len(c.chat) for c in world.counsellors]
    await person.says("хозяин забрал паспорт и не выпускает")
    assert world.state(await person.case()).level < world.state(case).level
    assert world.topics[0].name != f"{case.code} · 3"
    assert all(len(c.chat) == n + 1 for c, n in zip(world.counsellors, before, strict=True))
