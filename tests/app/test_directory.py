"""The directory in service: a number that nobody answers reaches the desk, and a wrong one is hidden at once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import msgspec
import pytest

from bot.app.worker import Body
from bot.content.bundle import Content, load_content
from bot.core.values import encode
from bot.simulator.model import Message
from bot.simulator.world import GENERAL
from tests.app.world import Person, World
from tests.conftest import own_copy

DAY = date(2026, 11, 22)
SERVICE = """
[[service]]
id = "invented-{n}"
country = "RU"
kinds = ["hotline"]
serves = "Nobody: invented for a test."
phones = [ {{ e164 = "+7900000000{n}", type = "mobile" }} ]
name_en = "Line {n}"
name_tg = "Хат {n}"
name_ru = "Линия {n}"
name_uz = "Liniya {n}"
name_uz_cyrillic = "Линия {n}"
source_title = "A test"
source_url = "https://example.org/"
source_date = "2026-11-01"
confidence = "official"
publish = "yes"
verified_on = "2026-11-20"
verified_by = "test"
verified_how = "called"
"""


@pytest.fixture(scope="module")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """The project's content with three lines in Russia that do not exist."""
    root = own_copy(tmp_path_factory.mktemp("stocked"))
    invented = "".join(SERVICE.format(n=n) for n in (1, 2, 3))
    (root / "dialogs/facts/invented.toml").write_text(invented, encoding="utf-8")
    return load_content(root, DAY)


@pytest.fixture
async def world(stocked: Content, tmp_path: Path) -> AsyncIterator[World]:
    made = World(stocked, tmp_path)
    await made.start()
    yield made
    await made.end()


async def listed(world: World) -> Person:
    """Somebody in Russia who looks at the places that help."""
    person = world.person()
    await person.begins("ru")
    await person.press(person.screen, "home.inner_more:places")
    await person.taps("ru")
    return person


def general(world: World) -> list[Message]:
    """What the bot has posted in General about the invented lines."""
    return [m for m in world.sim.topic(GENERAL) if m.sender.is_bot and "Линия" in m.text]


async def test_a_number_that_nobody_answers_reaches_the_desk_and_the_next_ones_are_shown(world: World) -> None:
    person = await listed(world)
    assert "Линия 1" in person.screen.text and "Линия 2" in person.screen.text
    await person.taps("?invented-1")
    assert "Линия 2" in person.screen.text and "Линия 3" in person.screen.text
    assert person.screen.text.find("Линия 1") == -1, "who did not answer comes last"
    (told,) = general(world)
    assert "Линия 1" in told.text and str(person.id) not in told.text
    await person.taps("?invented-2")
    await person.taps("?invented-3")
    assert len(general(world)) == 3


async def test_more_places_by_a_tap(world: World) -> None:
    person = await listed(world)
    await person.taps("+")
    assert "Линия 3" in person.screen.text and "Линия 1" not in person.screen.text
    await person.taps("+")
    assert "Линия 1" in person.screen.text


async def test_the_desk_hides_a_wrong_number_at_once_and_for_good(world: World) -> None:
    person = await listed(world)
    await person.taps("?invented-1")
    counsellor = world.counsellors[0]
    notice = general(world)[-1]
    await counsellor.press(notice, "hide:invented-1")
    other = await listed(world)
    assert "Линия 1" not in other.screen.text and "Линия 3" in other.screen.text
    await world.again()
    third = await listed(world)
    assert "Линия 1" not in third.screen.text, "after a restart it is still hidden"
    await counsellor.press(general(world)[-1], "unhide:invented-1")
    fourth = await listed(world)
    assert "Линия 1" in fourth.screen.text


async def test_a_stranger_hides_nothing(world: World) -> None:
    person = await listed(world)
    await person.taps("?invented-1")
    await world.person("Stranger").press(general(world)[-1], "hide:invented-1")
    assert "Линия 1" in (await listed(world)).screen.text


async def test_where_somebody_is_never_reaches_the_disk(world: World) -> None:
    intake = world.service.intake
    update = {
        "update_id": 9, "message": {"message_id": 5, "date": 1, "chat": {"id": 77, "type": "private"},
        "from": {"id": 77, "is_bot": False, "first_name": "x"},
        "location": {"latitude": 55.7512, "longitude": 37.6184}},
    }  # fmt: skip
    arrival = intake._arrival(update, world.time.now())
    assert arrival is not None
    event = msgspec.json.decode(arrival.body, type=Body).event
    assert event.spot is None  # type: ignore[union-attr]
    assert b"55.7" not in arrival.body and b"37.6" not in arrival.body
    assert encode(event) in arrival.body
