"""A person, a desk and a clock around the pure engine, watching after each event that no promise is broken."""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec

from bot.core import effects as fx
from bot.core import places
from bot.core.engine import step
from bot.core.events import (
    Commanded,
    DeskEdited,
    DeskTapped,
    DeskWrote,
    Due,
    Event,
    Left,
    PersonEvent,
    Tapped,
    Unreadable,
    Wrote,
)
from bot.core.ids import LANGS, Code, NodeId
from bot.core.program import AnyNode, Program
from bot.core.screen import Screen
from bot.core.talk import AWAITING_YES, CALLS, CLAIMED, CLOSED, HUMAN, OPEN, PLEAS, TRAIL, Chat, DeskPlan, Moment, Talk
from bot.core.values import encode

GROUP, TOPIC = -1001, 40
ANOR, BAHOR, STRANGER = 11, 12, 99
PLAN = DeskPlan(groups=(GROUP,), staff={ANOR: "Anor", BAHOR: "Bahor"}, supervisors=frozenset({ANOR}))
WIPES = (".", " . ")
TO_DESK = (fx.Relay, fx.RelayMedia, fx.PersonEdited)
TO_PERSON = (fx.Deliver, fx.DeliverMedia, fx.SendKept, fx.DeskEditedLine)


def active(talk: Talk) -> bool:
    return talk.case is not None and talk.case.state in (OPEN, CLAIMED) and not talk.case.cleared


@dataclass
class Life:
    """One person's talk. `happen` answers an event and raises AssertionError when a promise is broken."""

    program: Program
    talk: Talk = field(default_factory=lambda: Talk(chat=Chat()))
    now: float = 1_790_000_000.0
    number: int = 100
    cases: int = 1000
    screen: Screen | None = None
    keyboards: list[str] = field(default_factory=list)
    effects: tuple[fx.Effect, ...] = ()
    timers: dict[str, float] = field(default_factory=dict)

    def happen(self, event: Event) -> tuple[fx.Effect, ...]:
        """Answer one event and look at everything it did."""
        self.now += 1
        before, moment = self.talk, Moment(at=self.now, code=Code(f"K-{self.cases}"))
        after, effects = step(before, event, self.program, moment, PLAN)
        assert (after, effects) == step(before, event, self.program, moment, PLAN), "the same, twice"
        self._look(before, event, after, effects)
        if after.case and after.case.code == moment.code:
            self.cases += 1
        self.talk = Talk(chat=after.chat) if after.case and after.case.state == CLOSED else after
        self.effects = effects
        for effect in effects:
            match effect:
                case fx.Display(screen=screen) | fx.Clear(rows=Screen() as screen):
                    self.screen = screen
                    self.keyboards = [*self.keyboards, *_data(screen)][-200:]
                case fx.Forget():
                    self.talk, self.screen, self.timers = Talk(chat=Chat()), None, {}
                case fx.Later(name=name, due=due):
                    self.timers[name] = due
                case fx.Never(name=name):
                    self.timers.pop(name, None)
                case _:
                    pass
        return effects

    def happen_at(self, node: AnyNode) -> None:
        """Stand on a node and be shown it, as somebody is who comes back to it."""
        name = "over" if node.face == "overlay" else "node"
        self.talk = Talk(chat=msgspec.structs.replace(self.talk.chat, **{name: node.id}), case=self.talk.case)
        self.happen(Unreadable("dice"))

    def next(self) -> int:
        self.number += 1
        return self.number

    def writes(self, text: str) -> tuple[fx.Effect, ...]:
        return self.happen(Wrote(self.next(), text))

    def taps(self, wanted: str) -> tuple[fx.Effect, ...]:
        """Tap the button of the screen whose data ends in `wanted`."""
        assert self.screen, "nothing is shown"
        data = next(d for d in _data(self.screen) if wanted in (d, d.rpartition(":")[2]))
        return self.happen(Tapped(7, "q", data))

    def happen_due(self, name: str) -> tuple[fx.Effect, ...]:
        """A timer rings, if it is still set; the day of silence always does."""
        if name != "forget" and self.timers.pop(name, None) is None:
            return ()
        return self.happen(Due(name))

    def leaves(self) -> tuple[fx.Effect, ...]:
        return self.happen(Left())

    def desk_says(self, text: str, by: int = BAHOR) -> tuple[fx.Effect, ...]:
        return self.happen(DeskWrote(GROUP, TOPIC, by, self.next(), text))

    def desk_edits(self, text: str, by: int = BAHOR) -> tuple[fx.Effect, ...]:
        return self.happen(DeskEdited(GROUP, TOPIC, by, self.number, text))

    def desk_taps_data(self, data: str, by: int = BAHOR) -> tuple[fx.Effect, ...]:
        return self.happen(DeskTapped(GROUP, TOPIC, by, 5, "q", data))

    def desk_taps(self, verb: str, by: int = BAHOR) -> tuple[fx.Effect, ...]:
        code = self.talk.case.code if self.talk.case else "K-0"
        return self.desk_taps_data(f"{verb}:{code}", by)

    def passes(self, seconds: float) -> None:
        """Time goes by; what is due rings, the position is forgotten after a day."""
        self.now += seconds
        for name, due in sorted(self.timers.items()):
            if due <= self.now:
                self.timers.pop(name, None)
                self.happen(Due(name))
        if self.now - self.talk.chat.at >= 86400:
            self.happen(Due("forget"))

    # -- what must hold ------------------------------------------------------------------------------------------

    def _look(self, before: Talk, event: Event, after: Talk, effects: tuple[fx.Effect, ...]) -> None:
        self._bounded(after)
        self._levels(before, event, after, effects)
        self._who_hears_what(before, event, after, effects)
        self._wipe(event, effects)
        shown = [e.screen for e in effects if isinstance(e, fx.Display)]
        assert len(shown) <= 1, "one screen an event"
        if isinstance(event, Tapped | DeskTapped):
            assert sum(isinstance(e, fx.Answer) for e in effects) == 1, "each tap is answered"
        if before.case and before.case.cleared and not isinstance(event, PersonEvent):
            assert not any(isinstance(e, (fx.Display, fx.Speak, *TO_PERSON)) for e in effects), "silence after a wipe"
        for effect in effects:
            if isinstance(effect, fx.Display) and effect.pushed:
                assert isinstance(event, DeskTapped) or (getattr(event, "text", "").startswith("/claim"))
        for screen in shown:
            assert screen.node in self.program.nodes
            assert _data(screen), f"{screen.node} has no exit"

    def _bounded(self, talk: Talk) -> None:
        chat, case = talk.chat, talk.case
        assert len(chat.trail) <= TRAIL and len(chat.calls) <= CALLS and len(chat.pleas) <= PLEAS
        assert set(chat.answers) <= self.program.saves or not self.program.saves
        words = sum(len(encode(plea)) for plea in (*chat.pleas, *([chat.last] if chat.last else [])))
        assert len(encode(chat)) - words <= 20_000
        if case:
            assert len(case.path) <= TRAIL + 1 and len(encode(case)) <= 20_000
        assert chat.case == (case.code if case and case.state != CLOSED else "")

    def _levels(self, before: Talk, event: Event, after: Talk, effects: tuple[fx.Effect, ...]) -> None:
        closed_by_human = isinstance(event, DeskTapped) and event.data.startswith("closed")
        forgotten = isinstance(event, Due) and event.name == "forget" and not before.chat.case
        if not closed_by_human and not forgotten:
            assert after.chat.level <= before.chat.level, "only a human lowers a level"
        opened = [e for e in effects if isinstance(e, fx.OpenCase)]
        assert len(opened) + (before.case is not None) <= 1, "one open case"
        if before.case and after.case:
            assert after.case.code == before.case.code and after.case.level <= before.case.level
            if after.case.level < before.case.level:
                assert any(isinstance(e, fx.Alert) for e in effects), "a raised level wakes the desk"
        if opened:
            assert any(isinstance(e, fx.Alert) for e in effects), "a new case wakes the desk"

    def _who_hears_what(self, before: Talk, event: Event, after: Talk, effects: tuple[fx.Effect, ...]) -> None:
        if any(isinstance(e, TO_DESK) for e in effects):
            assert active(before) or active(after), "words flow only to a desk that may read them"
        if after.case and after.case.state == AWAITING_YES:
            assert not after.case.told and not after.case.path and not after.case.signs
        for effect in effects:
            if isinstance(effect, fx.Alert | fx.Remark):
                for value in effect.say.holes.values():
                    assert value.startswith(("@desk.", "K-")) or value in PLAN.staff.values(), "never content"
            if isinstance(effect, TO_PERSON):
                case = after.case
                assert case and case.state != CLOSED and not case.cleared, "nobody writes after a wipe"
                if not isinstance(effect, fx.DeskEditedLine):
                    assert case.state == CLAIMED and not case.gone and case.claimed_by == getattr(event, "by", 0)
        if isinstance(event, Wrote) and active(before) and before.chat.owner == HUMAN:
            said = [e.text for e in effects if isinstance(e, fx.Relay)]
            assert event.text in said or any(isinstance(e, fx.Clear) for e in effects), "nothing lost"
            assert not any(isinstance(e, fx.Display) for e in effects), "no bot screens under a human's talk"
        elif isinstance(event, Wrote):
            heard = any(isinstance(e, fx.Relay | fx.Display | fx.Clear | fx.Forget) for e in effects)
            assert heard, "every word gets an answer or goes to the desk"

    def _wipe(self, event: Event, effects: tuple[fx.Effect, ...]) -> None:
        match event:
            case Wrote(text=text):
                wipes = text in WIPES
            case Tapped(data=data):
                wipes = data == "!clear"
            case Commanded(name="clear", argument=""):
                wipes = True
            case _:
                wipes = False
        cleared = [e for e in effects if isinstance(e, fx.Clear)]
        if wipes:
            assert len(cleared) == 1 and not any(isinstance(e, fx.Display | fx.Speak) for e in effects)
        for clear in cleared:
            assert clear.rows and clear.rows.node == places.MENU and "!danger" not in _data(clear.rows)

    # -- what is looked for from here, without going there ------------------------------------------------------------

    def buttons_work(self) -> None:
        """Every button of what is shown leads on, and none of them is already out of date."""
        for data in _data(self.screen) if self.screen else []:
            _, effects = self._try(self.talk, data)
            shown = [e for e in effects if isinstance(e, fx.Display | fx.Clear | fx.Forget)]
            assert shown, f"{data} does nothing"

    def nothing_stale(self) -> None:
        """Right after a screen is shown, each of its buttons does what it says."""
        for data in _data(self.screen) if self.screen else []:
            _, effects = self._try(self.talk, data)
            notes = [p.id for e in effects if isinstance(e, fx.Display) for p in e.screen.parts]
            assert "common.stale" not in notes, f"{data} is stale at once"

    def person_within(self, taps: int) -> None:
        """A human is that many taps away, by buttons that are shown."""
        if self.screen is None:
            return
        if active(self.talk):
            return
        level = [(self.talk, self.screen)]
        for _ in range(taps):
            reached = []
            for talk, screen in level:
                for data in sorted(_data(screen), key=lambda d: d not in ("!person", "!danger")):
                    after, effects = self._try(talk, data)
                    if active(after):
                        return
                    reached += [(after, e.screen) for e in effects if isinstance(e, fx.Display)]
            level = reached
        raise AssertionError(f"no human within {taps} taps of {self.screen.node}")

    def _try(self, talk: Talk, data: str) -> tuple[Talk, tuple[fx.Effect, ...]]:
        after, effects = step(talk, Tapped(7, "q", data), self.program, Moment(self.now, Code("K-9999")), PLAN)
        return after, effects


def _data(screen: Screen) -> list[str]:
    return [button.data for row in screen.rows for button in row]


def begin(program: Program, where: str, /, **chat: object) -> Life:
    """Somebody who has just been shown a node."""
    life = Life(program, Talk(chat=Chat(lang=LANGS[1], **chat)))  # type: ignore[arg-type]
    life.happen_at(program.nodes[NodeId(where)])
    return life


def here(life: Life) -> str:
    """The node that is shown."""
    assert life.screen, "nothing is shown"
    return life.screen.node
