"""A talk in which each text is understood as the test says, and three topics to be led to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest

from bot.core import listening
from bot.core.hearing import Heard
from bot.core.ids import NodeId
from bot.core.program import Program
from bot.core.weights import Sums
from tests.core.life import Life
from tests.core.life import begin as shown
from tests.core.programs import choice, message, program, question
from tests.telling import as_heard

HOUSING, PATENT, CONTRACT = NodeId("housing.start"), NodeId("patent.start"), NodeId("contract.start")


def content(**rest: Any) -> Program:
    """Three topics with a screen further in, a question, a screen strangers may see."""
    made = program(
        message("home.menu", choice("in", "home.inner"), choice("open", "home.open"), face="public"),
        message("home.inner", choice("go", HOUSING)),
        message("home.open", choice("go", HOUSING), face="public"),
        message(HOUSING, choice("on", "housing.rent")),
        message("housing.rent", choice("back", HOUSING)),
        message(PATENT, choice("on", HOUSING)),
        message(CONTRACT, choice("on", HOUSING), first={"who": NodeId("ask.who")}),
        message("ask.who", choice("self", do="return", sets={"who": "self"}), face="caller"),
        message("greeting.start", choice("on", HOUSING)),
        question("t.town", "home.inner", ask="text", save="a"),
        question("t.months", "home.inner", ask="number", save="a", most=99),
        question("t.pick", "home.inner", choice("x", value="x"), save="a"),
    )
    topics = {"housing": HOUSING, "patent": PATENT, "contract": CONTRACT, "greeting": NodeId("greeting.start")}
    return msgspec.structs.replace(made, topics={**made.topics, **topics}, **rest)


class Ears:
    """Stands in for what was learned: each text means what the test says, and what it was asked with is kept."""

    def __init__(self) -> None:
        self.means: dict[str, str | Heard | Callable[..., Heard]] = {}
        self.calls: list[tuple[str, tuple[Sums, ...], str, str]] = []

    def __call__(self, text: str, lexicon: object, before: Any = (), place: str = "", hint: str = "") -> Heard:
        self.calls.append((text, tuple(before), place, hint))
        if text not in self.means:
            return hear(text, lexicon, before, place, hint)  # type: ignore[arg-type]
        found = self.means[text]
        if isinstance(found, str):
            return as_heard(found)
        return found if isinstance(found, Heard) else found(before)


hear = listening.hear


@pytest.fixture
def ears(monkeypatch: pytest.MonkeyPatch) -> Iterator[Ears]:
    made = Ears()
    monkeypatch.setattr(listening, "hear", made)
    yield made


def weighs(size: float) -> Heard:
    return Heard(sums=Sums(version="test", size=size, heads=(0.0,)))


def sizes(life: Life) -> list[float]:
    return [each.size for each in life.talk.chat.said]


def buttons(life: Life) -> list[str]:
    assert life.screen
    return [b.data.rpartition(":")[2] for row in life.screen.rows for b in row if not b.data.startswith("!")]


def notes(life: Life) -> list[str]:
    assert life.screen
    return [part.id for part in life.screen.parts if part.id.startswith("common.")]


def begin(where: str = "home.inner", /, **chat: object) -> Life:
    return shown(content(), where, **chat)
