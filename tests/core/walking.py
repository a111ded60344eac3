"""How the tests of walking begin: somebody who has just been shown a node."""

from __future__ import annotations

from bot.core.ids import LANGS, NodeId, TextId
from bot.core.program import Program, Question, Way
from bot.core.talk import Chat, Talk
from tests.core.life import Life
from tests.core.programs import question


def begin(content: Program, where: str = "t.a", /, **chat: object) -> Life:
    """Somebody who has just been shown a node."""
    life = Life(content, Talk(chat=Chat(lang=LANGS[1], **chat)))  # type: ignore[arg-type]
    life.happen_at(content.nodes[NodeId(where)])
    return life


def here(life: Life) -> str:
    assert life.screen
    return life.screen.node


def question(name: str, goto: str, *choices: object, **rest: object) -> Question:
    return Question(
        id=NodeId(name), topic="t", say=TextId(name), ways=(Way(goto=NodeId(goto)),), choices=choices, **rest
    )  # type: ignore[arg-type]
