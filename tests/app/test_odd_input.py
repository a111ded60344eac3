"""Whatever a person sends: a kind screen in their language, nothing lost, nothing kept that need not be."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.core.ids import LANGS
from tests.app.world import World

CAPTURED = [p for p in sorted((Path(__file__).parent.parent / "updates").glob("*.json")) if "moved" not in p.stem]
"""All but those that move the desk away."""
ODD = ("dice", "poll", "payment", "story")
LONG = "я уехал на заработки " * 300
EMOJI = "🙂" * 1000
MARKS = "\u202eпаспорт\u202c \u200f\u200f\u2066слова\u2069 \u0000"


async def test_what_we_have_no_word_for_gets_the_screen_again_with_a_note(world: World) -> None:
    person = world.person()
    await person.begins("ru")
    for kind in ODD:
        await person.says("/menu")
        await person.says(media=kind)
        expected = f"{world.words('common.unreadable', 'ru')}\n\n{world.words('home.menu', 'ru')}"
        assert person.screen.text == expected, kind
        await person.taps("before")
        assert person.screen.text == world.words("home.before", "ru")


async def test_what_we_have_no_word_for_is_answered_in_a_talk_too(world: World) -> None:
    person, _, case = await world.talk()
    for kind in ODD:
        before = len(world.posts(case))
        await person.says(media=kind)
        assert person.answers[-1] == world.words("common.unreadable", "ru"), kind
        assert len(world.posts(case)) == before
        await person.says(f"вы там? {kind}")
        assert world.lines(case)[-1] == f"вы там? {kind}"


@pytest.mark.parametrize("text", [LONG[:4096], EMOJI, MARKS, "𐍈" * 2048], ids=["long", "emoji", "marks", "wide"])
async def test_odd_text_gets_an_answer_with_a_way_on(world: World, text: str) -> None:
    """What it is taken for depends on what was learned; that nobody is left standing does not."""
    person = world.person()
    await person.begins("ru")
    await person.says("/menu")
    await person.says(text)
    assert person.answers[-1] == person.screen.text and "!person" in person.buttons()
    if not any(sign.isalpha() for sign in text):
        note, menu = world.words("common.not_understood", "ru"), world.words("home.menu", "ru")
        assert person.screen.text == f"{note}\n\n{menu}"


@pytest.mark.parametrize("text", [LONG[:4096], EMOJI, "𐍈" * 2048], ids=["long", "emoji", "wide"])
async def test_odd_text_reaches_the_desk_whole_and_comes_back_whole(world: World, text: str) -> None:
    person, counsellor, case = await world.talk()
    await person.says(text)
    assert "".join(world.lines(case)).replace(" ", "") == text.replace(" ", "")
    before = len(person.chat)
    await counsellor.says(case, text)
    answered = [m.text for m in person.chat[before:] if m.sender.is_bot]
    assert "".join(answered).replace(" ", "") == text.replace(" ", "")


async def test_two_gigabytes_are_never_fetched(world: World) -> None:
    person = world.person()
    await person.begins("ru")
    await person.says(media="document", size=2 * 1024**3)
    assert person.screen.text.startswith(world.words("common.media_bot", "ru"))
    case = await person.asks()
    await world.counsellors[1].claims(case)
    await person.says(media="document", size=2 * 1024**3)
    assert world.posts(case)[-1].kind == "document"
    assert world.calls("getFile") == []


async def test_forwarded_post_is_read_as_words_and_names_nobody_at_the_desk(world: World) -> None:
    person = world.person()
    await person.begins("ru")
    await person.says("ъъъ щщщ", forwarded=True)
    assert person.screen.text.startswith(world.words("common.not_understood", "ru"))
    case = await person.asks()
    await world.passes(31)
    await person.says("Набор на работу, пишите", forwarded=True)
    posted = world.posts(case)[-1]
    assert (posted.text, posted.origin) == ("Набор на работу, пишите", None)


@pytest.mark.parametrize("lang", LANGS)
async def test_note_is_in_the_persons_language(world: World, lang: str) -> None:
    person = world.person()
    await person.begins(lang)
    await person.says(media="dice")
    assert person.screen.text.startswith(world.words("common.unreadable", lang))
    await person.says(media="photo")
    assert person.screen.text.startswith(world.words("common.media_bot", lang))
    await person.says("ъъъ щщщ")
    assert person.screen.text.startswith(world.words("common.not_understood", lang))


async def test_words_that_lead_nowhere_leave_nothing_behind_but_the_last(world: World) -> None:
    person = world.person()
    await person.begins("ru")
    for text in (LONG[:4096], EMOJI, MARKS):
        await person.says(text)
    await person.says(media="poll")
    assert await world.rows("SELECT count(*) FROM lines") == [(0,)]
    assert await world.rows("SELECT count(*) FROM inbox WHERE payload IS NOT NULL") == [(0,)]
    assert await world.rows("SELECT count(*) FROM outbox WHERE payload IS NOT NULL") == [(0,)]


def captured(path: Path, person: int) -> dict[str, Any]:
    """A captured update, as if this person had sent it where a person did."""
    update: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))["update"]
    for body in update.values():
        holder = body.get("message", body) if isinstance(body, dict) else None
        chat = holder.get("chat") if isinstance(holder, dict) else None
        if isinstance(chat, dict) and chat.get("type") == "private":
            chat["id"] = person
            if isinstance(body.get("from"), dict):
                body["from"]["id"] = person
    return update


async def test_every_captured_update_is_survived_and_the_talk_goes_on(world: World) -> None:
    """All of them in a row, with a person and a case beside them."""
    person, counsellor, case = await world.talk()
    other = world.person()
    await other.begins("ru")
    for path in CAPTURED:
        await world.service.intake.accept([captured(path, other.id)])
    await world.settle()
    assert await world.rows("SELECT count(*) FROM inbox WHERE state <> 'done'") == [(0,)]
    await person.says("вы там?")
    await counsellor.says(case, "да")
    assert world.lines(case)[-1] == "вы там?"
    assert person.answers[-1] == "да"
    await other.says("/help")
    assert other.screen.text == world.words("home.help", "ru")


@pytest.mark.parametrize(
    "update",
    [
        {},
        {"message": None},
        {"message": {"chat": {"id": "x"}}},
        {"message": {"message_id": 5, "chat": {"id": 1, "type": "private"}}},
        {"callback_query": {"id": "1"}},
        {"something_new": {"chat": {"id": 5}}},
        {"pre_checkout_query": {"id": "1", "from": {"id": 5}, "currency": "XTR", "total_amount": 1}},
    ],
    ids=lambda update: next(iter(update), "empty"),
)
async def test_broken_update_is_passed_over(world: World, update: dict[str, Any]) -> None:
    world.sim.updates.push_raw(update)
    person = world.person()
    await person.begins("ru")
    assert person.screen.text == world.words("home.welcome", "ru")
