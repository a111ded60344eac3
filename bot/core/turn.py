"""One event being answered: the talk so far, the effects so far. Made, used and dropped inside `step`."""

from __future__ import annotations

from typing import Any

import msgspec

from bot.core import places
from bot.core.effects import Display, Effect
from bot.core.ids import Lang, NodeId
from bot.core.program import AnyNode, Program
from bot.core.screen import Say
from bot.core.screens import build
from bot.core.talk import Case, Chat, DeskPlan, Mark, Moment, Talk


class Turn:
    """Collects what an event changes and causes. Nothing outside `step` ever sees it."""

    def __init__(self, talk: Talk, program: Program, moment: Moment, plan: DeskPlan) -> None:
        self.chat: Chat = talk.chat
        self.case: Case | None = talk.case
        self.mark: Mark | None = talk.mark
        self.program = program
        self.moment = moment
        self.plan = plan
        self.effects: list[Effect] = []
        self.offer = Lang("")
        """The language they type in, to be offered on the screen that answers."""

    def set(self, **changes: Any) -> None:
        """Change the chat."""
        self.chat = msgspec.structs.replace(self.chat, **changes)

    def set_case(self, **changes: Any) -> None:
        """Change the open case; nothing if there is none."""
        if self.case:
            self.case = msgspec.structs.replace(self.case, **changes)

    def do(self, *effects: Effect) -> None:
        """Add effects, in order."""
        self.effects += effects

    def node(self, wanted: NodeId) -> AnyNode | None:
        """The node of that name, or where it moved to; None when it is gone for good."""
        for _ in range(8):
            if wanted in self.program.nodes:
                return self.program.nodes[wanted]
            if wanted not in self.program.moved:
                return None
            wanted = self.program.moved[wanted]
        return None

    def show(self, node: AnyNode, note: Say | None = None, *, pushed: bool = False) -> None:
        """Display a node. One screen an event: a later one takes the place of an earlier one."""
        self.effects = [e for e in self.effects if not isinstance(e, Display)]
        # Danger first, and whoever chooses a language needs no other offer of one.
        calm = node.face != "overlay" and node.topic != places.DANGER.partition(".")[0] and node.id != places.LANGUAGE
        offer = self.offer if calm else Lang("")
        self.do(Display(build(node, self.chat, self.program, note, offer), pushed))

    def overlay(self, name: NodeId, *, pushed: bool = False, note: Say | None = None) -> None:
        """Show a screen on top of the talk without moving it."""
        self.set(over=name)
        self.show(self.program.nodes[name], note, pushed=pushed)

    def here(self) -> AnyNode:
        """Where the person stands: the node, its successor, or somewhere kind."""
        found = self.node(self.chat.node) if self.chat.node else None
        if found:
            return found
        return self.program.nodes[places.MENU if self.chat.lang else places.LANGUAGE]

    def result(self) -> tuple[Talk, tuple[Effect, ...]]:
        """What `step` returns."""
        return Talk(chat=self.chat, case=self.case), tuple(self.effects)
