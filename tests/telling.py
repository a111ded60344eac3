"""Plays a story on the real engine and the real content, and writes down what happened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from unittest import mock

import msgspec

from bot.core import effects as fx
from bot.core import listening
from bot.core.engine import step
from bot.core.events import (
    MEDIA,
    Commanded,
    DeskTapped,
    DeskWrote,
    Due,
    Edited,
    Event,
    Left,
    Returned,
    Sent,
    Tapped,
    Wrote,
)
from bot.core.hearing import LIKENESS, Heard
from bot.core.ids import CATEGORIES, LANGS, TOPICS, Code, Lang, Level
from bot.core.program import Program
from bot.core.screen import Screen
from bot.core.talk import CLOSED, Chat, DeskPlan, Moment, Talk
from bot.core.weights import Sums

GROUP, TOPIC = -1001, 40
PLAN = DeskPlan(groups=(GROUP,), staff={11: "Anor", 12: "Bahor"}, supervisors=frozenset({11}))
HOURS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
BEGIN = 1_790_000_000.0


def as_heard(words: str) -> Heard:
    """What a test wants to be understood: `sure`, `maybe`, `ask`, `clear`, a level, a category, a language, topics."""
    said = words.split()
    topics = tuple(word for word in said if word in TOPICS)
    level = next((Level[word.upper()] for word in said if word.upper() in Level.__members__), None)
    return Heard(
        level=level,
        category=next((word for word in said if word in CATEGORIES), ""),
        rule=LIKENESS if level is not None else "",
        ask="ask" in said,
        topic=topics[0] if "sure" in said else "",
        topics=topics,
        maybe="maybe" in said or "sure" in said,
        lang=next((Lang(word) for word in said if word in LANGS), Lang("ru")),
        clear="clear" in said,
        sums=Sums(version="test", size=1.0, heads=(float(len(said)),)),
    )


@dataclass
class Telling:
    """One person's talk with the engine, and the case it may have."""

    program: Program
    talk: Talk = field(default_factory=lambda: Talk(chat=Chat()))
    now: float = BEGIN
    number: int = 100
    said: int = 0
    cases: int = 1000
    screen: Screen | None = None
    screens: list[Screen] = field(default_factory=list)
    timers: dict[str, float] = field(default_factory=dict)
    last_effects: tuple[fx.Effect, ...] = ()
    understood: Heard | None = None

    def happen(self, event: Event) -> list[str]:
        """One event; the answer as lines of a story."""
        self.now += 1
        moment = Moment(at=self.now, code=Code(f"K-{self.cases}"))
        said, self.understood = self.understood, None
        with mock.patch.object(listening, "hear", lambda *_: said) if said else nullcontext():
            self.talk, effects = step(self.talk, event, self.program, moment, PLAN)
        self.last_effects = effects
        if self.talk.case and self.talk.case.code == moment.code:
            self.cases += 1
        lines = list(self._told(effects))
        if self.talk.case and self.talk.case.state == CLOSED:
            self.talk = Talk(chat=self.talk.chat)
        return lines

    def _told(self, effects: tuple[fx.Effect, ...]) -> Iterator[str]:
        for effect in effects:
            match effect:
                case fx.Display(screen=screen):
                    self.screen = screen
                    self.screens.append(screen)
                    yield self._screen(screen, effect.pushed)
                case fx.Clear(rows=rows):
                    self.screen = rows
                    yield "! clear"
                case fx.Answer(say=None):
                    pass
                case fx.Answer(say=say):
                    yield f"! toast {say.id}" if say else ""
                case fx.Later(name=name, due=due):
                    self.timers[name] = due
                case fx.Never(name=name):
                    self.timers.pop(name, None)
                case fx.OpenCase(case=case):
                    yield f"! case {case.code} {case.level.name.lower()} {case.category} {case.state}"
                case fx.CardChanged():
                    if self.talk.case:
                        case = self.talk.case
                        yield f"! card {case.level.name.lower()} {case.state}"
                case fx.Relay(text=text):
                    yield f"! to desk: {text}"
                case fx.RelayMedia(media=media):
                    yield f"! to desk: [{media}]"
                case fx.Deliver(text=text):
                    yield f"! to person: {text}"
                case fx.Remark(say=say) | fx.Speak(say=say) | fx.Alarm(say=say):
                    yield f"! {type(effect).__name__.lower()} {say.id}"
                case fx.Alert(say=say):
                    yield f"! alert {say.id}"
                case _:
                    yield f"! {type(effect).__name__.lower()}"

    def _screen(self, screen: Screen, pushed: bool) -> str:
        names = [b.data.rpartition(":")[2] for row in screen.rows for b in row]
        own = "".join(f" [{n}]" for n in names if not n.startswith("!"))
        note = f" ({screen.parts[0].id})" if screen.parts[0].id.startswith("common.") else ""
        return f"< {screen.node}{note}{own}" + (" pushed" if pushed else "")

    def play(self, line: str) -> list[str]:
        """One line of a story that makes something happen."""
        self.number += 1
        mark, _, rest = line.partition(" ")
        match mark:
            case "lang":
                self.talk = Talk(chat=msgspec.structs.replace(self.talk.chat, lang=Lang(rest)))
                return []
            case "=":
                self.understood = as_heard(rest)
                return []
            case ">":
                if rest.startswith("/"):
                    name, _, argument = rest[1:].partition(" ")
                    return self.happen(Commanded(self.number, name, argument))
                self.said = self.number
                return self.happen(Wrote(self.number, rest))
            case "*":
                return self.happen(Tapped(7, str(self.number), self._data(rest)))
            case "@":
                who, _, words = rest.partition(" ")
                code = self.talk.case.code if self.talk.case else "K-0"
                if who.endswith(":"):
                    return self.happen(DeskWrote(GROUP, TOPIC, int(who[:-1]), self.number, words))
                return self.happen(DeskTapped(GROUP, TOPIC, int(who), 5, str(self.number), f"{words}:{code}"))
            case "~":
                return list(self._pass(rest))
            case "-":
                return self.happen(Left() if rest == "left" else Returned())
            case "edit":
                return self.happen(Edited(self.said, rest))
            case _ if mark in MEDIA:
                return self.happen(Sent(self.number, mark, rest))
        raise ValueError(f"not a line of a story: {line}")

    def _data(self, wanted: str) -> str:
        if ":" in wanted or wanted.startswith("!!") or self.screen is None:
            return wanted
        for row in self.screen.rows:
            for button in row:
                if button.data == wanted or button.data.rpartition(":")[2] == wanted:
                    return button.data
        raise AssertionError(f"no button {wanted} on {self.screen.node}")

    def _pass(self, span: str) -> Iterator[str]:
        found = re.fullmatch(r"(\d+)([smhd])", span)
        assert found, f"not a time: {span}"
        self.now += int(found[1]) * HOURS[found[2]]
        for name, due in sorted(self.timers.items()):
            if due <= self.now:
                del self.timers[name]
                yield from self.happen(Due(name))
        if int(found[1]) * HOURS[found[2]] >= HOURS["d"]:
            yield from self.happen(Due("forget"))
