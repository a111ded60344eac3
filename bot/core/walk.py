"""Walking through dialogs: arriving at a node, back, sub-dialogs, the exact step once more."""

from __future__ import annotations

from typing import Final

import msgspec

from bot.core import places
from bot.core.handoff import active, ask_person, danger, raise_level, status
from bot.core.ids import NodeId
from bot.core.places import common
from bot.core.program import AnyNode, Handover, Screening
from bot.core.screen import Say
from bot.core.screening import asked, begin
from bot.core.screens import OF_TOPIC, doubted, way
from bot.core.talk import CALLS, TRAIL, Quiz
from bot.core.turn import Turn

STEPS: Final = 50
"""More hops than this without a screen is a loop in the content: the menu ends it."""


def settle(turn: Turn) -> None:
    """Fit a talk stored under older content to today's: what moved is followed, what is gone is let go."""
    chat = turn.chat
    node = turn.node(chat.node) if chat.node else None
    over = turn.node(chat.over) if chat.over else None
    turn.set(node=node.id if node else NodeId(""), over=over.id if over else NodeId(""))
    if chat.meant:
        known = tuple(topic for topic in chat.meant.topics if topic in turn.program.topics)
        turn.set(meant=msgspec.structs.replace(chat.meant, topics=known))
    if turn.chat.node == places.WHICH and not (turn.chat.meant and turn.chat.meant.topics):
        turn.set(node=places.LOST)


def arrive(turn: Turn, wanted: NodeId | None, note: Say | None = None, *, back: bool = False) -> None:
    """Go to a node and show it; hops that show nothing (a finished screening) are followed.

    An overlay is laid on top. Going `back` leaves no trace and raises nothing: it was raised on the way there.
    """
    hops = 0
    remember = not back
    while True:
        hops += 1
        node = turn.node(wanted) if wanted else None
        if node is None or hops > STEPS:
            node = turn.program.nodes[places.MENU]
        if node.level is not None and not back:
            raise_level(turn, node.level, node.category)
        unknown = [ask for name, ask in node.first.items() if not turn.chat.answers.get(name)]
        if unknown and not back:
            turn.set(calls=(*turn.chat.calls, node.id)[-CALLS:])
            wanted = unknown[0]
            continue
        if node.face == "overlay" and not isinstance(node, Handover):
            _lay(turn, node, note)
            return
        if remember and turn.chat.node and turn.chat.node != node.id and turn.chat.node not in places.PASSING:
            turn.set(trail=(*turn.chat.trail, turn.chat.node)[-TRAIL:])
        anew = turn.chat.node != node.id and not back
        if turn.chat.node != node.id:
            turn.set(page=0)
        if node.id == places.MENU:
            begin_anew(turn)
        turn.set(node=node.id, over=NodeId(""))
        if node.id != places.WHICH and not doubted(node, turn.chat, turn.program):
            turn.set(meant=None)
        match node:
            case Screening():
                if anew:
                    turn.set(quiz=None)
                wanted = begin(turn, node)
                if wanted is None:
                    turn.show(node, note)
                    return
                remember, back = False, False
            case Handover():
                ask_person(turn, node)
                return
            case _:
                turn.show(node, note)
                return


def ask_anew(turn: Turn) -> None:
    """Another matter begins: whom and where it is about is not known any more."""
    if any(name in turn.chat.answers for name in OF_TOPIC):
        turn.set(answers={name: value for name, value in turn.chat.answers.items() if name not in OF_TOPIC})


def begin_anew(turn: Turn) -> None:
    """The menu, or a link: what was said before has nothing to do with what comes."""
    ask_anew(turn)
    turn.set(said=(), asked=0.0)


def _lay(turn: Turn, node: AnyNode, note: Say | None) -> None:
    """Lay an overlay on top, if what it says is so: the desk knows, a person will read, a person is here."""
    if node.id == places.DANGER:
        danger(turn)
    elif node.id not in (places.WAITING, places.JOINED):
        turn.overlay(node.id, note=note)
    elif active(turn):
        status(turn, note)
    else:
        resume(turn, common("stale"))


def menu(turn: Turn) -> None:
    """The menu, or before a language is chosen, the languages."""
    arrive(turn, places.MENU if turn.chat.lang else places.LANGUAGE)


def reshow(turn: Turn, note: Say | None = None) -> None:
    """Show again what the person sees now, overlay or node."""
    over = turn.node(turn.chat.over) if turn.chat.over else None
    if over:
        turn.show(over, note)
    else:
        resume(turn, note)


def resume(turn: Turn, note: Say | None = None) -> None:
    """Show the exact step again, as it stands."""
    turn.set(over=NodeId(""))
    node = turn.here()
    if isinstance(node, Handover):
        arrive(turn, way(node.ways, turn.chat.answers), note)
    elif isinstance(node, Screening) and not asked(turn, node):
        arrive(turn, node.id, note)
    else:
        turn.set(node=node.id)
        turn.show(node, note)


def back(turn: Turn) -> None:
    """One screen back, in a screening one sign; from an overlay, to the step under it."""
    chat = turn.chat
    quiz = chat.quiz
    if chat.over:
        resume(turn)
        return
    if quiz and quiz.node == chat.node and quiz.done:
        *done, sign = quiz.done
        turn.set(quiz=Quiz(node=quiz.node, sign=sign, yes=tuple(s for s in quiz.yes if s != sign), done=tuple(done)))
        resume(turn)
        return
    here = turn.node(chat.node) if chat.node else None
    trail = list(chat.trail)
    while trail:
        node = turn.node(trail.pop())
        if node is None or node.id == chat.node or isinstance(node, Handover):
            continue
        if _returns(here) and not _returns(node):
            turn.set(calls=chat.calls[:-1])
        elif _returns(node) and not chat.calls:
            continue  # a finished sub-dialog: its way back would lead nowhere
        turn.set(trail=tuple(trail))
        arrive(turn, node.id, back=True)
        return
    turn.set(trail=())
    arrive(turn, places.MENU, back=True)


def _returns(node: AnyNode | None) -> bool:
    """Whether the screen belongs to a sub-dialog."""
    return node is not None and any(choice.do == "return" for choice in node.choices)


def come_back(turn: Turn) -> None:
    """End of a sub-dialog: where it was called from, or the menu."""
    calls = list(turn.chat.calls)
    wanted = calls.pop() if calls else places.MENU
    turn.set(calls=tuple(calls))
    arrive(turn, wanted)
