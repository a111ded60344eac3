"""The whole way in a browser: a person writes on the phone, a counsellor answers at the desk, the talk goes on."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.app.demo import running
from bot.content.bundle import Content
from bot.core.ids import Lang
from bot.core.places import common, desk
from bot.core.screen import Say
from bot.simulator import Simulator
from tests.browser.conftest import NARROW, WIDE, Opener
from tests.conftest import ROOT

pytestmark = pytest.mark.browser
RU = Lang("ru")


@pytest_asyncio.fixture(loop_scope="session")
async def demo() -> AsyncIterator[Simulator]:
    """What `make run` shows without a token."""
    async with running(ROOT, RU) as simulator:
        yield simulator


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
async def test_a_person_writes_and_a_counsellor_answers(
    demo: Simulator, open_at: Opener, content: Content, size: tuple[int, int]
) -> None:
    def words(say: Say, lang: Lang = RU) -> str:
        return content.words.label(say, lang)

    phone, room = await open_at(demo.base_url, size)
    await phone.add_person("Zafar", "ru")
    await phone.say("паспорт у хозяина, не выпускают")
    await phone.see(words(Say("crisis.heard")).split(".")[0])
    case = next(iter(demo.world.desk.topics.values()))
    assert re.fullmatch(r"K-\d{4} · 2", case.name), "code and level only"
    code = case.name.partition(" ")[0]
    await room.open(code)
    await room.see(code)
    await room.see_no("паспорт у хозяина")

    await phone.tap(words(Say("crisis.heard.yes")))
    await room.see("паспорт у хозяина")
    await room.write_as(demo.world.users[demo.world.counsellors[1]].name)
    await room.tap(words(desk("claim")))
    await phone.see(words(Say("person.joined")).split(".")[0])
    await room.say("Здравствуйте. Вам можно сейчас писать?")
    await phone.see("Вам можно сейчас писать?")
    await phone.say("да, пока один")
    await room.see("да, пока один")

    await room.tap(words(desk("close")))
    await room.tap(words(desk("closing_yes")))
    await phone.see(words(Say("person.closed")).split(".")[0])
    await phone.say(".")
    await phone.see(words(common("cleared")))
    await phone.see_no("да, пока один")
    private = demo.world.private(next(p.id for p in demo.world.people()))
    assert len(private.messages) == 1
