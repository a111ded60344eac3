"""A screening: its signs one by one, added up at the end."""

from __future__ import annotations

from bot.core import places
from bot.core.handoff import raise_level
from bot.core.ids import NodeId
from bot.core.program import Outcome, Screening, Sign
from bot.core.screens import holds, way
from bot.core.talk import Quiz
from bot.core.turn import Turn


def open_signs(turn: Turn, node: Screening, done: tuple[str, ...]) -> list[Sign]:
    """The signs not answered yet that concern this person."""
    return [s for s in node.signs if s.id not in done and holds(s.when, turn.chat.answers)]


def asked(turn: Turn, node: Screening) -> bool:
    """Whether a sign of this screening is being asked, one that is still there."""
    quiz = turn.chat.quiz
    return (
        quiz is not None
        and quiz.node == node.id
        and any(sign.id == quiz.sign for sign in open_signs(turn, node, quiz.done))
    )


def begin(turn: Turn, node: Screening) -> NodeId | None:
    """Start or go on with a screening. None when a sign is to be asked, else where it leads at once."""
    quiz = turn.chat.quiz
    done, yes = (quiz.done, quiz.yes) if quiz and quiz.node == node.id else ((), ())
    left = open_signs(turn, node, done)
    if not left:
        return finish(turn, node, yes)
    turn.set(quiz=Quiz(node=node.id, sign=left[0].id, yes=yes, done=done))
    return None


def finish(turn: Turn, node: Screening, yes: tuple[str, ...]) -> NodeId:
    """Add up the signs, remember their reasons, raise the level: where the screening leads."""
    found = [s for s in node.signs if s.id in yes]
    turn.set(quiz=None, signs=tuple(s.why for s in found))
    outcome = next((o for o in node.outcomes if _reached(o, found, node.strong_weight)), None)
    if outcome is None:
        return places.MENU
    if outcome.level is not None:
        raise_level(turn, outcome.level, outcome.category)
    return way(outcome.ways, turn.chat.answers) or places.MENU


def _reached(outcome: Outcome, found: list[Sign], strong_weight: int) -> bool:
    bounds = (outcome.score, outcome.strong)
    if not outcome.danger and bounds == (None, None):
        return True
    if outcome.danger and any(s.danger for s in found):
        return True
    if outcome.score is not None and score(found) >= outcome.score:
        return True
    return outcome.strong is not None and sum(s.weight >= strong_weight for s in found) >= outcome.strong


def score(found: list[Sign]) -> int:
    """Sum of the weights; of one group only the two heaviest signs count."""
    total = 0
    groups: dict[str, int] = {}
    for sign in sorted(found, key=lambda s: -s.weight):
        groups[sign.group] = groups.get(sign.group, 0) + 1
        if not sign.group or groups[sign.group] <= 2:
            total += sign.weight
    return total
