"""A dialog as a person sees it, in the terminal: the real engine and the real words, without Telegram."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final, TextIO

from bot.app.fresh import Fresh
from bot.app.terminal import Paper
from bot.content.problem import Problem
from bot.core import effects as fx
from bot.core.engine import step
from bot.core.events import Commanded, Event, Tapped, Wrote
from bot.core.ids import Code, Lang, NodeId
from bot.core.outgoing import Key
from bot.core.program import Program, Question
from bot.core.screen import Say, Screen
from bot.core.talk import CLOSED, Chat, DeskPlan, Moment, Talk
from bot.core.turn import Turn
from bot.core.walk import arrive, reshow, settle
from bot.errors import NotDone

PLAN: Final = DeskPlan(groups=(-1,), staff={1: "Anor"})
SHOWN: Final = 12
"""So many problems are listed; `hamroh check` has all of them."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What shall be shown, to whom."""

    topic: str
    lang: Lang
    node: str = ""
    answers: dict[str, str] = field(default_factory=dict)


def place(wish: Wish, program: Program) -> NodeId:
    """The screen to begin with. Raises NotDone when there is none of that name, or an answer nobody gives."""
    topic, _, inside = wish.topic.partition(".")
    wanted = wish.node or inside
    if topic not in program.topics:
        raise NotDone(f"there is no topic {topic}; there are {', '.join(sorted(program.topics))}")
    node = NodeId(wanted if "." in wanted else f"{topic}.{wanted}") if wanted else program.topics[topic]
    if node not in program.nodes:
        there = [name.partition(".")[2] for name in program.nodes if name.startswith(f"{topic}.")]
        raise NotDone(f"there is no screen {node}; {topic} has {', '.join(there)}")
    for name in wish.answers:
        if name not in program.saves:
            raise NotDone(f"no question gives the answer {name}; there are {', '.join(sorted(program.saves))}")
    return node


def preview(root: Path, today: date, wish: Wish, lines: TextIO, out: TextIO) -> int:
    """Shows a screen, does what is typed, and so on until `q` or the end of the lines."""
    walk = Walk(Fresh(root, today), wish, Paper(out))
    walk.begin(place(wish, walk.program))
    while True:
        walk.paper.ask("> ")
        line = lines.readline()
        typed = line.strip()
        if not line or typed == "q":
            walk.paper.line()
            return 0
        walk.look()
        walk.act(typed)


class Walk:
    """One person's way through the content, as it stands at each step."""

    def __init__(self, fresh: Fresh, wish: Wish, paper: Paper) -> None:
        self.fresh, self.paper = fresh, paper
        self.talk = Talk(chat=Chat(lang=wish.lang, answers=dict(wish.answers)))
        self.screen: Screen | None = None
        self.keys: list[Key] = []
        self.number = 0

    @property
    def program(self) -> Program:
        """The program of the content in use."""
        return self.fresh.content.program

    def begin(self, node: NodeId) -> None:
        """The first screen, and what is wrong with the content."""
        self._tell(self.fresh.problems)
        if self.fresh.missing:
            self.paper.dim(f"{self.fresh.missing} words are missing or marked: the English stands in for them")
        self.paper.dim("type a number, a label or your own words; Enter shows the screen again; q ends")
        turn = self._turn()
        arrive(turn, node)
        self._take(*turn.result())

    def look(self) -> None:
        """Takes over what the editors changed meanwhile."""
        changed, problems = self.fresh.renewed()
        if changed:
            self.paper.dim("the content was read anew")
        elif problems:
            self._tell(problems)
            self.paper.dim("what was there before goes on")

    def act(self, typed: str) -> None:
        """Does what a person would do who typed this, or tapped the button of that number."""
        self.number += 1
        key = self._key(typed)
        if not typed:
            turn = self._turn()
            settle(turn)
            reshow(turn)
            self._take(*turn.result())
        elif key is not None:
            self._happen(Tapped(message=1, query=str(self.number), data=key.data))
        elif typed.startswith("/"):
            name, _, argument = typed[1:].partition(" ")
            self._happen(Commanded(self.number, name.lower(), argument))
        else:
            self._happen(Wrote(self.number, typed))

    def _key(self, typed: str) -> Key | None:
        digits = typed.removeprefix("#")
        if not digits.isdecimal() or (self._asks() and typed == digits):
            return None
        return self.keys[int(digits) - 1] if 0 < int(digits) <= len(self.keys) else None

    def _asks(self) -> bool:
        """Whether what is typed now is an answer, also when it is a number."""
        node = self.program.nodes.get(self.screen.node) if self.screen else None
        return isinstance(node, Question) and node.ask != "choice"

    def _turn(self) -> Turn:
        return Turn(self.talk, self.program, self._moment(), PLAN)

    def _moment(self) -> Moment:
        return Moment(at=time.time(), code=Code(f"K-{1000 + self.number}"))

    def _happen(self, event: Event) -> None:
        self._take(*step(self.talk, event, self.program, self._moment(), PLAN))

    def _take(self, talk: Talk, effects: tuple[fx.Effect, ...]) -> None:
        self.talk = Talk(chat=talk.chat) if talk.case and talk.case.state == CLOSED else talk
        for effect in effects:
            self._tell_effect(effect)
        if self.screen is not None and any(isinstance(each, fx.Display | fx.Clear) for each in effects):
            self._show(self.screen)

    def _show(self, screen: Screen) -> None:
        chat = self.talk.chat
        text, rows = self.fresh.content.words.screen(screen, chat.speaks, self.fresh.today)
        self.paper.rule()
        self.paper.line(text)
        self.paper.line()
        self.keys = self.paper.keys(rows, (lambda n: f"#{n}") if self._asks() else str)
        known = [f"{name}={value}" for name, value in chat.answers.items() if value]
        level = f"{chat.level.name.lower()} {chat.category}".strip()
        self.paper.dim(" · ".join([screen.node, chat.speaks, level, *known]))

    def _tell_effect(self, effect: fx.Effect) -> None:
        match effect:
            case fx.Display(screen=screen):
                self.screen = screen
            case fx.Clear(line=line, rows=rows):
                self.screen = rows
                self.paper.dim("  · the chat is wiped")
                self.paper.line(self._words(line))
            case fx.Forget(line=line):
                self.paper.dim("  · the person is erased")
                self.paper.line(self._words(line))
                self.talk = Talk(chat=Chat(lang=self.talk.chat.lang))
            case fx.Speak(say=say):
                self.paper.line(self._words(say))
            case fx.Answer(say=say):
                if say is not None:
                    self.paper.dim(f"  · {self._words(say)}")
            case fx.OpenCase(case=case):
                self.paper.dim(f"  · a case is opened: {case.level.name.lower()} {case.category}, {case.state}")
            case fx.Relay(text=text):
                self.paper.dim(f"  · to the desk: {text}")
            case fx.Alert(say=say) | fx.Remark(say=say):
                self.paper.dim(f"  · at the desk: {self._words(say)}")
            case fx.CardChanged() | fx.Later() | fx.Never():
                pass
            case _:
                self.paper.dim(f"  · {type(effect).__name__}")

    def _words(self, say: Say) -> str:
        return self.fresh.content.words.text(say, self.talk.chat.speaks, self.fresh.today)

    def _tell(self, problems: list[Problem]) -> None:
        for problem in problems[:SHOWN]:
            self.paper.line(str(problem))
        if len(problems) > SHOWN:
            self.paper.dim(f"and {len(problems) - SHOWN} more: hamroh check")
