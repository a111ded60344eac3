"""The whole way of a mark: the card, its post, the sentence, the person's yes or no, time, erasure, the export."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.app import marks as operator
from bot.app.evaluation.sets import read_sets
from bot.app.marking import read_mark
from bot.core.talk import Mark
from bot.simulator.model import Message
from bot.store import marks
from bot.store.desk import CaseRow
from tests.app.test_erasure import erase
from tests.app.world import Counsellor, Person, World

DAY = 86400.0
PLANTED = "// хозяин держит нас, звоните +992 93 123-45-67, паспорт А 1234567, я Анвар"
KEPT = "хозяин держит нас, звоните … , паспорт … , я Анвар"


async def all_marks(world: World) -> list[Mark]:
    async with world.store.reading() as tx:
        return [read_mark(row.mark) for row in await marks.linked(tx)]


async def rows(world: World) -> list[tuple[str, str, bool]]:
    """(kind, code, sealed or not) of every mark."""
    found = await world.rows("SELECT kind, code, payload FROM marks ORDER BY id")
    return [(kind, code, payload is not None) for kind, code, payload in found]


def slip(world: World, case: CaseRow) -> Message:
    """The newest post of a mark."""
    beginnings = tuple(world.words(f"desk.slip_{state}", kind="\0").partition("\0")[0] for state in ("open", "void"))
    return next(m for m in reversed(world.posts(case)) if m.sender.is_bot and m.text.startswith(beginnings))


def kind(world: World, *names: str) -> str:
    return " · ".join(world.words(name) for name in names)


async def marked(counsellor: Counsellor, case: CaseRow, *verbs: str) -> Message:
    """Tap through the card; the mark's post."""
    for verb in ("mark", *verbs):
        await counsellor.taps(case, verb)
    return slip(counsellor.world, case)


async def asked(world: World) -> tuple[Person, Counsellor, CaseRow, Message]:
    """A person who has been asked for one sentence."""
    person, counsellor, case = await world.talk()
    post = await marked(counsellor, case, "missed", "missed:2")
    await counsellor.says(case, PLANTED, reply_to=post.id)
    await counsellor.taps(case, "hold")
    await counsellor.taps(case, "ask")
    return person, counsellor, case, post


async def test_the_card_leads_to_a_mark_by_edits_alone(world: World) -> None:
    _, counsellor, case = await world.talk()
    before = len(world.posts(case))
    await counsellor.taps(case, "mark")
    await counsellor.taps(case, "missed")
    card = world.posts(case)[0]
    assert world.words("desk.mark_asks_level") in card.text and len(world.posts(case)) == before
    await counsellor.taps(case, "missed:2")
    post = slip(world, case)
    assert len(world.posts(case)) == before + 1
    said = kind(world, "desk.mark_missed", "desk.level_2")
    assert post.text == world.words("desk.slip_open", kind=said)
    assert world.words("desk.mark_asks_level") not in world.posts(case)[0].text
    assert await rows(world) == [("missed", case.code, True)]
    (mark,) = await all_marks(world)
    assert (mark.kind, mark.level, mark.words, mark.lang) == ("missed", 2, "", "ru")


async def test_topics_are_leafed_through(world: World) -> None:
    _, counsellor, case = await world.talk()
    await counsellor.taps(case, "mark")
    await counsellor.taps(case, "topics:0")
    seen: set[str] = set()
    for page in (1, 2, 3, 4, 0):
        keyboard = world.posts(case)[0].markup or {}
        seen |= {key["callback_data"] for row in keyboard["inline_keyboard"] for key in row}
        await counsellor.taps(case, f"topics:{page}")
    assert {f"topic:{name}:{case.code}" for name in ("job_offer", "patent", "reintegration")} <= seen
    await counsellor.taps(case, "unmark")
    post = await marked(counsellor, case, "topics:0", "topic:contract")
    assert post.text == world.words("desk.slip_open", kind=kind(world, "desk.mark_topic", "contract.title"))


async def test_a_slip_of_the_thumb_is_taken_back(world: World) -> None:
    person, counsellor, case = await world.talk()
    post = await marked(counsellor, case, "alarm")
    await counsellor.taps(case, "undo")
    assert slip(world, case).id == post.id and slip(world, case).text == world.words("desk.slip_void")
    assert await rows(world) == [("", case.code, True)]
    before = len(person.chat)
    await counsellor.says(case, "строка", reply_to=post.id)
    assert len(person.chat) == before
    assert world.lines(case)[-1] == world.words("desk.mark_closed")


async def test_who_is_no_counsellor_marks_nothing(world: World) -> None:
    _, _, case = await world.talk()
    stranger = Counsellor(world, world.sim.world.add_person("Passer"))
    world.sim.world.desk.members[stranger.id] = "member"
    card = world.posts(case)[0]
    assert await stranger.press(card, f"alarm:{case.code}") == (world.words("desk.not_counsellor"), True)
    assert await rows(world) == []


async def test_before_the_yes_there_is_nothing_to_judge(world: World) -> None:
    person = world.person()
    await person.says("хозяин забрал паспорт и не выпускает")
    case = await person.case()
    with pytest.raises(AssertionError):
        await world.counsellors[1].taps(case, "mark")


async def test_the_sentence_never_reaches_the_person_and_is_shown_stripped(world: World) -> None:
    person, counsellor, case = await world.talk()
    post = await marked(counsellor, case, "missed", "missed:2")
    before = len(person.chat)
    for text in (PLANTED, PLANTED.removeprefix("// ")):
        await counsellor.says(case, text, reply_to=post.id)
        shown = slip(world, case)
        assert shown.id == post.id
        said = kind(world, "desk.mark_missed", "desk.level_2")
        look = world.words("desk.slip_look", names="Анвар")
        assert shown.text == world.words("desk.slip_draft", kind=said, words=KEPT) + "\n\n" + look
    assert len(person.chat) == before
    await counsellor.taps(case, "drop")
    assert [mark.words for mark in await all_marks(world)] == [""]


async def test_yes_keeps_the_sentence_and_the_export_is_what_the_evaluation_reads(world: World, tmp_path: Path) -> None:
    person, _, case, post = await asked(world)
    question = person.chat[-1]
    assert question.text == world.words("common.sentence_ask", "ru")
    await person.press(question, "!sentence_yes")
    assert person.answers[-1] == world.words("common.sentence_kept", "ru")
    assert not (question.markup or {}).get("inline_keyboard")
    said = kind(world, "desk.mark_missed", "desk.level_2")
    assert slip(world, case).text == world.words("desk.slip_yes", kind=said, words=KEPT)
    assert slip(world, case).id == post.id
    file = tmp_path / "out" / "marks.jsonl"
    told = await operator.export(world.store.path, world.folder / "master.key", file, world.time)
    (known,) = read_sets([file])
    assert (known.text, known.danger, known.lang, known.speaker) == (KEPT, "urgent", "ru", "self")
    line = json.loads(file.read_text())
    names = "id text lang script topic also danger category speaker cue hand review mark heard".split()
    assert list(line) == names and (line["cue"], line["review"], line["hand"]) == ("", True, "desk")
    assert case.code not in file.read_text() and str(person.id) not in file.read_text()
    assert told[1] == "missed: marked <5, written 1, without a yes <5, without words <5"


async def test_no_takes_the_sentence_away(world: World, tmp_path: Path) -> None:
    person, counsellor, case, _ = await asked(world)
    await person.press(person.chat[-1], "!sentence_no")
    assert person.answers[-1] == world.words("common.sentence_none", "ru")
    assert [(mark.state, mark.words) for mark in await all_marks(world)] == [("no", "")]
    await operator.export(world.store.path, world.folder / "master.key", tmp_path / "none.jsonl", world.time)
    assert (tmp_path / "none.jsonl").read_bytes() == b""
    # One question a case: another mark finds no second one.
    post = await marked(counsellor, case, "alarm")
    await counsellor.says(case, "// ещё одна", reply_to=post.id)
    await counsellor.taps(case, "hold")
    before = len(person.chat)
    assert await counsellor.taps(case, "ask") == (world.words("desk.mark_asked_before"), True)
    assert len(person.chat) == before


async def test_what_was_thrown_away_meanwhile_is_not_said_to_be_kept(world: World) -> None:
    person, counsellor, case, _ = await asked(world)
    await counsellor.taps(case, "drop")
    await person.press(person.chat[-1], "!sentence_yes")
    assert person.answers[-1] == world.words("common.sentence_gone", "ru")
    assert [(mark.state, mark.words) for mark in await all_marks(world)] == [("dropped", "")]


async def test_the_question_goes_through_the_gate_and_outlives_the_closing(world: World) -> None:
    person, counsellor, case = await world.talk()
    post = await marked(counsellor, case, "missed", "missed:2")
    await counsellor.says(case, PLANTED, reply_to=post.id)
    await counsellor.taps(case, "hold")
    await world.passes(3600)
    await counsellor.taps(case, "ask")
    assert person.answers[-1] == world.words("common.nudge", "ru")
    await person.taps("!open")
    question = next(m for m in person.chat if m.text == world.words("common.sentence_ask", "ru"))
    await counsellor.taps(case, "close")
    await counsellor.taps(case, "closed")
    await person.press(question, "!sentence_yes")
    assert [mark.state for mark in await all_marks(world)] == ["yes"]
    assert world.words("desk.slip_yes", kind="\0").partition("\0")[2][:20] in slip(world, case).text
    await world.passes(7 * DAY)
    assert await rows(world) == [("missed", case.code, True)]
    await world.passes(84 * DAY)  # the case is gone by retention: the sentence goes with it, the mark counts
    assert await person.cases() == []
    assert await rows(world) == [("missed", "", False)]


async def test_without_an_answer_the_sentence_is_gone_after_a_month(world: World) -> None:
    person, counsellor, case, _ = await asked(world)
    question = person.chat[-1]
    await world.passes(29 * DAY)
    await world.service.upkeep.sweep()
    assert [mark.words for mark in await all_marks(world)] == [KEPT]
    await world.passes(2 * DAY)
    await world.service.upkeep.sweep()
    await world.settle()
    assert await rows(world) == [("missed", "", False)]
    assert await world.store.vault.keys([b"mark:1"], make=False) == {}
    await person.press(question, "!sentence_yes")
    assert person.answers[-1] == world.words("common.sentence_gone", "ru")
    assert await counsellor.taps(case, "drop") == (world.words("desk.mark_closed"), True)
    await world.passes(150 * DAY)
    await world.service.upkeep.sweep()
    assert await rows(world) == []


@pytest.mark.parametrize("agreed", [True, False])
async def test_delete_everything_takes_the_marks_along(world: World, tmp_path: Path, agreed: bool) -> None:
    person, _, _, _ = await asked(world)
    if agreed:
        await person.press(person.chat[-1], "!sentence_yes")
    await erase(world, person)
    assert await rows(world) == []
    assert await world.store.vault.keys([b"mark:1"], make=False) == {}
    told = await operator.export(world.store.path, world.folder / "master.key", tmp_path / "m.jsonl", world.time)
    assert (tmp_path / "m.jsonl").read_bytes() == b"" and "0 sentences" in told[0]


async def test_a_mark_survives_a_kill(world: World) -> None:
    person, counsellor, case, post = await asked(world)
    await world.again()
    await person.press(person.chat[-1], "!sentence_yes")
    assert slip(world, case).id == post.id
    await counsellor.taps(case, "drop")
    assert slip(world, case).id == post.id and [mark.state for mark in await all_marks(world)] == ["dropped"]
