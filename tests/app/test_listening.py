"""A screen with a recording can be listened to: it goes up once, and from then on Telegram's own copy is sent."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from bot.content.book import read_book
from bot.content.bundle import Content, load_content
from bot.core.ids import Lang, NodeId
from tests.app.world import Person, World
from tests.conftest import own_copy

DAY = date(2026, 11, 22)
SOUND = b"OggS not really a voice"


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """The project's content with a recording of one screen in Uzbek."""
    root = own_copy(tmp_path_factory.mktemp("spoken"))
    voice = root / "dialogs/audio/uz/passport_taken.start.ogg"
    voice.parent.mkdir(parents=True, exist_ok=True)
    voice.write_bytes(SOUND)
    book = read_book(root, DAY)
    said = book.aloud(book.compiled.nodes[NodeId("passport_taken.start")], Lang("uz"))
    voice.with_suffix(".txt").write_text(said, encoding="utf-8")
    stale = root / "dialogs/audio/ru/passport_taken.start.ogg"
    stale.parent.mkdir(parents=True, exist_ok=True)
    stale.write_bytes(SOUND)
    stale.with_suffix(".txt").write_text("Other words than those that stand there now.", encoding="utf-8")
    return load_content(root, DAY)


@pytest.fixture
async def world(spoken: Content, tmp_path: Path) -> AsyncIterator[World]:
    made = World(spoken, tmp_path)
    await made.start()
    yield made
    await made.end()


async def there(world: World, lang: str) -> Person:
    person = world.person(lang=lang.split("@")[0])
    await person.says(f"/start {lang.replace('@cyrillic', 'c')}-passport_taken")
    return person


def voices(person: Person) -> list[str]:
    return [m.kind for m in person.chat if m.sender.is_bot and m.kind == "voice"]


@pytest.mark.parametrize("lang", ["uz", "uz@cyrillic"])
async def test_the_recording_comes_and_the_screen_stays(world: World, lang: str) -> None:
    person = await there(world, lang)
    assert next(iter(person.buttons())) == "passport_taken.start:~"
    await person.taps("~")
    assert voices(person) == ["voice"]
    assert person.screen.markup, "the buttons are still there"
    await person.taps("lost")
    assert "passport_taken.lost" in " ".join(person.buttons()) or person.screen.text


async def test_the_second_time_nothing_is_uploaded_also_after_a_restart(world: World) -> None:
    first = await there(world, "uz")
    await first.taps("~")
    await world.again()
    second = await there(world, "uz")
    await second.taps("~")
    assert voices(second) == ["voice"]
    sent = [one["params"]["voice"] for one in world.calls("sendVoice")]
    assert len(sent) == 2
    assert sent[1] in {m.content["voice"]["file_id"] for m in first.chat if m.kind == "voice"}


async def test_a_copy_that_telegram_knows_no_more_goes_up_again(world: World) -> None:
    person = await there(world, "uz")
    await person.taps("~")
    world.sim.faults.add(
        "error",
        method="sendVoice",
        times=1,
        code=400,
        description="Bad Request: wrong file identifier/HTTP URL specified",
    )
    await person.taps("~")
    assert voices(person) == ["voice", "voice"]


async def test_without_a_recording_of_these_words_in_their_language_there_is_no_button(world: World) -> None:
    for lang in ("ru", "tg"):
        assert "passport_taken.start:~" not in (await there(world, lang)).buttons()
