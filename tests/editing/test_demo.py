"""The demo is the editor's mirror: what is saved is there with the next screen, what does not hold is told."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.app.demo import running
from bot.core.ids import Lang
from bot.simulator import Simulator
from tests.conftest import own_copy

NEW = "О чём речь на этот раз?"


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(30):
        while not true():
            await asyncio.sleep(0.2)


def said(sim: Simulator, person: int) -> str:
    return " ".join(message.text for message in sim.chat(person) if message.sender.is_bot)


async def test_what_is_saved_is_there_with_the_next_screen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = own_copy(tmp_path) / "locales/ru/patent.po"
    before = words.read_text(encoding="utf-8")
    title = 'msgctxt "patent.start"'
    async with running(tmp_path, Lang("ru")) as sim:
        user = sim.world.add_person("Anora", "ru")
        place = sim.world.private(user.id)
        words.write_text("this is no PO file", encoding="utf-8")
        told = ""

        def heard(word: str) -> bool:
            nonlocal told
            told += "".join(capsys.readouterr())
            return word in told

        await until(lambda: heard("H310"))
        sim.acts.say(user, place, text="/start ru-patent")
        await until(lambda: bool(said(sim, user.id)))
        start = before.index('msgstr ""', before.index(title))
        end = before.index("\n\n", start)
        words.write_text(f'{before[:start]}msgstr "{NEW}"{before[end:]}', encoding="utf-8")
        await until(lambda: heard("loaded anew"))
        for text in ("/start ru-patent", "1"):
            sim.acts.say(user, place, text=text)
        await until(lambda: NEW in said(sim, user.id))
