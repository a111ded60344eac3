"""Bringing a human: what the desk learns before the yes, what flows after it, what a no takes back."""

from __future__ import annotations

import pytest

from bot.core import effects as fx
from bot.core import places
from bot.core.events import Commanded, Edited, Sent, Tapped
from bot.core.handoff import LAST_WAITS, PLEA_KEPT
from bot.core.ids import Level, NodeId
from bot.core.program import Handover, Program, Way
from bot.core.talk import AWAITING_YES, BOT, OPEN, WAITING, Chat, Talk
from tests.core.life import BAHOR, Life, here
from tests.core.life import begin as shown
from tests.core.programs import choice, message, program

HELD = "нас заперли"
SUICIDE = "хочу умереть"
BEATEN = "меня бьют"


def content() -> Program:
    return program(
        message("topic.n0", choice("quiet", "topic.n1"), choice("hand", "topic.n3"), choice("yes", sets={"told": "x"})),
        message("topic.n1", choice("back", do="back"), level=Level.URGENT, category="trafficking"),
        message("topic.n2", choice("ask", do="person"), choice("ru", sets={"country": "RU"})),
        Handover(
            id=NodeId("topic.n3"), topic="topic", say="topic.n3", tell=("a",), ways=(Way(goto=NodeId("topic.n4")),),
            level=Level.CONCERN, category="missing",
        ),
        message("topic.n4", choice("on", "topic.n0")),
    )  # fmt: skip


def begin(at: str = "topic.n0", **chat: object) -> Life:
    return shown(content(), at, **chat)


def relayed(effects: tuple[fx.Effect, ...]) -> list[str]:
    return [e.text for e in effects if isinstance(e, fx.Relay)]


def remarks(effects: tuple[fx.Effect, ...]) -> list[str]:
    return [e.say.id for e in effects if isinstance(e, fx.Remark)]


def has(effects: tuple[fx.Effect, ...], kind: type) -> bool:
    return any(isinstance(e, kind) for e in effects)


# -- a tap ---------------------------------------------------------------------------------------------------------


def test_a_tap_opens_a_case_at_once_with_the_way_and_the_answers() -> None:
    life = begin(answers={"a": "yes", "b": ""}, trail=(places.MENU,))
    effects = life.taps("!person")
    case = life.talk.case
    assert case and (case.state, case.level, case.told) == (OPEN, Level.CONCERN, {"a": "yes"})
    assert case.path == (places.MENU, "topic.n0")
    assert has(effects, fx.OpenCase) and has(effects, fx.Alert) and here(life) == places.CONSENT
    assert life.talk.chat.owner == WAITING
    assert relayed(life.writes("слышите?")) == ["слышите?"]
    life.taps("connect")
    assert here(life) == places.WAITING


def test_danger_is_an_emergency_and_needs_no_more_taps() -> None:
    life = begin(category="violence")
    life.taps("!danger")
    case = life.talk.case
    assert case and (case.state, case.level, case.category) == (OPEN, Level.EMERGENCY, "violence")
    assert here(life) == places.DANGER
    assert relayed(life.writes("он у двери")) == ["он у двери"]


@pytest.mark.parametrize("button", ["!person", "!danger"])
def test_the_last_message_goes_along_unless_it_is_tapped_away(button: str) -> None:
    for away in (False, True):
        life = begin()
        life.writes("мне страшно")
        life.taps(button)
        assert life.timers["last"] == life.now + LAST_WAITS
        if away:
            life.taps("last")
        life.taps("!menu")
        told: list[str] = []
        for name in ("last", "last"):
            told += relayed(life.happen_due(name))
        assert told == ([] if away else ["мне страшно"])
        assert life.talk.chat.last is None


def test_the_last_message_comes_before_the_next_one() -> None:
    life = begin()
    life.writes("первое")
    life.taps("!person")
    life.happen(Edited(life.number, "первое, без ошибки"))
    assert relayed(life.writes("второе")) == ["первое, без ошибки", "второе"]
    assert "last" not in life.timers


def test_no_takes_it_back() -> None:
    life = begin()
    life.writes("мне стыдно")
    life.taps("!person")
    effects = life.taps("no")
    assert relayed(effects) == [] and life.talk.case is None and here(life) == places.CLOSED
    assert "last" not in life.timers and life.talk.chat.last is None
    assert remarks(effects) == ["desk.plea_gone"] and has(effects, fx.CloseTopic)
    assert relayed(life.writes("никому")) == []


def test_no_ends_it_even_if_somebody_has_just_come() -> None:
    life = begin()
    life.taps("!person")
    life.desk_taps("claim")
    life.happen(Tapped(1, "q", "person.consent:no"))
    assert life.talk.case is None and life.talk.chat.owner == BOT


# -- typed words -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "level", "category", "screen"),
    [
        (HELD, Level.URGENT, "trafficking", places.HEARD),
        (BEATEN, Level.EMERGENCY, "violence", places.HEARD),
        (SUICIDE, Level.URGENT, "suicide", places.HEARD_SUICIDE),
    ],
)
def test_words_of_danger_wake_the_desk_without_a_word_of_them(
    text: str, level: Level, category: str, screen: str
) -> None:
    life = begin(answers={"a": "yes"})
    life.writes(text)
    case = life.talk.case
    assert case and (case.state, case.level, case.category) == (AWAITING_YES, level, category)
    assert here(life) == screen and life.talk.chat.owner == BOT
    life.writes("нас трое")
    assert life.screen and life.screen.parts[0].id == "common.held_line"
    effects = life.taps("yes")
    assert relayed(effects) == [text, "нас трое"] and not life.talk.chat.pleas
    assert life.talk.case and (life.talk.case.state, life.talk.case.told) == (OPEN, {"a": "yes"})
    assert here(life) == places.WAITING and "plea" not in life.timers


def test_no_leaves_nothing_but_the_numbers() -> None:
    life = begin()
    life.writes(HELD)
    life.writes("нас трое")
    effects = life.taps("no")
    assert relayed(effects) == [] and not life.talk.chat.pleas and life.talk.case is None
    assert here(life) == places.NO_PERSON
    life.taps("resume")
    assert here(life) == "topic.n0"


def test_silence_leaves_nothing_after_a_day() -> None:
    life = begin()
    life.writes(HELD)
    assert life.timers["plea"] == life.now + PLEA_KEPT
    life.passes(PLEA_KEPT)
    assert not life.talk.chat.pleas and life.talk.case is None
    life.taps("yes")
    assert life.talk.case and life.talk.case.state == OPEN and relayed(life.effects) == []


def test_silence_under_a_claimed_case_leaves_the_case_to_its_counsellor() -> None:
    life = begin()
    life.writes(HELD)
    life.desk_taps("claim")
    life.passes(PLEA_KEPT)
    assert not life.talk.chat.pleas
    assert life.talk.case and (life.talk.case.claimed_by, life.talk.case.state) == (BAHOR, AWAITING_YES)


def test_a_yes_and_a_no_can_be_typed() -> None:
    for said, state in (("да", OPEN), ("Нет.", None)):
        life = begin()
        life.writes(HELD)
        life.writes(said)
        assert (life.talk.case.state if life.talk.case else None) == state
    life = begin()
    life.taps("hand")
    life.writes("да")
    assert life.talk.case and life.talk.case.state == OPEN


def test_an_edit_can_be_the_plea_and_changes_what_is_sealed() -> None:
    life = begin()
    life.writes("мня бютт")
    life.happen(Edited(life.number, BEATEN))
    assert here(life) == places.HEARD
    effects = life.happen(Edited(life.number, f"{BEATEN} каждый день"))
    assert not has(effects, fx.Alert) and len(life.talk.chat.pleas) == 1
    assert relayed(life.taps("yes")) == [f"{BEATEN} каждый день"]


def test_asking_for_a_person_is_the_yes_where_it_is_asked() -> None:
    for aside in (False, True):
        life = begin()
        life.writes(HELD)
        if aside:
            life.happen(Commanded(1, "help"))
        assert relayed(life.writes("человек")) == [HELD]
        assert here(life) == places.WAITING


def test_elsewhere_the_consent_is_shown_with_the_case_open() -> None:
    life = begin()
    life.taps("quiet")
    assert life.talk.case and life.talk.case.state == AWAITING_YES and here(life) == "topic.n1"
    effects = life.taps("!person")
    assert life.talk.case.state == OPEN and here(life) == places.CONSENT
    assert not has(effects, fx.OpenCase) and has(effects, fx.CardChanged) and has(effects, fx.Alert)


def test_the_red_button_is_a_yes_everywhere_and_the_last_message_follows() -> None:
    life = begin()
    life.taps("quiet")
    life.writes("он пьёт")
    life.taps("!danger")
    assert life.talk.case and (life.talk.case.state, life.talk.case.level) == (OPEN, Level.EMERGENCY)
    assert relayed(life.happen_due("last")) == ["он пьёт"]


def test_danger_while_waiting_flows_and_gets_the_crisis_screen_once() -> None:
    life = begin()
    life.taps("!person")
    life.taps("connect")
    effects = life.writes(BEATEN)
    assert relayed(effects) == [BEATEN] and has(effects, fx.Alert) and here(life) == places.DANGER
    effects = life.writes(BEATEN)
    assert relayed(effects) == [BEATEN] and not has(effects, fx.Alert | fx.Display)  # type: ignore[arg-type]


def test_danger_under_a_human_is_relayed_and_raised_without_a_screen() -> None:
    life = begin()
    life.taps("!person")
    life.desk_taps("claim")
    effects = life.writes(BEATEN)
    assert relayed(effects) == [BEATEN] and remarks(effects) == ["desk.level_raised"]
    assert life.talk.case and life.talk.case.level == Level.EMERGENCY and not has(effects, fx.Display)


def test_media_flows_to_an_open_case_and_nowhere_else() -> None:
    life = begin()
    assert not has(life.happen(Sent(1, "voice")), fx.RelayMedia)
    life.writes(HELD)
    assert not has(life.happen(Sent(2, "voice")), fx.RelayMedia)
    life.taps("yes")
    assert has(life.happen(Sent(3, "voice", "слушайте")), fx.RelayMedia)
    effects = life.happen(Sent(4, "photo", BEATEN))
    assert has(effects, fx.RelayMedia) and life.talk.case and life.talk.case.level == Level.EMERGENCY


# -- hand-over nodes ---------------------------------------------------------------------------------------------------


def test_a_hand_over_asks_first_and_tells_what_it_names() -> None:
    life = begin(answers={"a": "yes", "b": "no"})
    life.taps("hand")
    case = life.talk.case
    assert case and (case.state, case.level, case.category) == (AWAITING_YES, Level.CONCERN, "missing")
    assert here(life) == places.CONSENT and life.screen and life.screen.parts[0].id == "topic.n3"
    life.writes("сын в Тюмени")
    assert relayed(life.taps("connect")) == ["сын в Тюмени"]
    assert life.talk.case and life.talk.case.told == {"a": "yes"}
    life.taps("resume")
    assert here(life) == "topic.n4"


def test_after_a_no_the_hand_over_goes_on() -> None:
    life = begin()
    life.taps("hand")
    life.taps("no")
    assert here(life) == "topic.n4" and life.talk.case is None


def test_danger_typed_at_a_hand_over_and_refused_leaves_the_numbers() -> None:
    life = begin()
    life.taps("hand")
    life.writes(HELD)
    assert here(life) == places.HEARD
    life.taps("no")
    assert here(life) == places.NO_PERSON
    life.taps("resume")
    assert here(life) == "topic.n4"


def test_a_hand_over_with_an_open_case_tells_the_desk_more() -> None:
    life = begin()
    life.taps("!danger")
    life.talk = Talk(chat=Chat(**{**_fields(life.talk.chat), "answers": {"a": "yes", "b": "no"}}), case=life.talk.case)
    effects = life.happen(Tapped(1, "q", "topic.n0:hand"))
    assert life.talk.case and life.talk.case.told == {"a": "yes"} and has(effects, fx.CardChanged)
    assert here(life) == places.WAITING and life.screen and life.screen.parts[0].id == "topic.n3"


def _fields(chat: Chat) -> dict[str, object]:
    return {name: getattr(chat, name) for name in chat.__struct_fields__}


def test_buttons_pressed_while_the_desk_is_there_reach_it() -> None:
    life = begin("topic.n2")
    life.taps("!person")
    life.taps("connect")
    life.taps("resume")
    effects = life.taps("ru")
    assert life.talk.case and life.talk.case.told == {"country": "RU"} and has(effects, fx.CardChanged)
    assert not has(life.taps("c0"), fx.CardChanged)


# -- the wipe ----------------------------------------------------------------------------------------------------------


def test_after_a_wipe_only_what_follows_is_passed_on() -> None:
    life = begin()
    life.taps("!person")
    effects = life.writes(".")
    assert remarks(effects) == ["desk.cleared"] and life.talk.case and life.talk.case.cleared
    assert not remarks(life.writes("."))
    life.writes("кто это?")
    assert relayed(life.effects) == []
    effects = life.taps("!person")
    assert remarks(effects) == ["desk.returned"] and relayed(effects) == []
    assert relayed(life.writes("я вернулась")) == ["я вернулась"]


def test_the_wipe_sends_what_was_promised_and_no_more() -> None:
    life = begin()
    life.writes("помогите скорее")
    life.taps("!danger")
    assert relayed(life.writes(".")) == ["помогите скорее"]
    life.timers["last"] = life.now
    assert relayed(life.happen_due("last")) == []


def test_new_danger_after_a_wipe_wakes_the_desk_again() -> None:
    life = begin()
    life.writes(HELD)
    life.taps("yes")
    life.writes(".")
    effects = life.writes(HELD)
    assert [e.say.id for e in effects if isinstance(e, fx.Alert)] == ["desk.alert_awaiting"]
    life.writes("он ушёл")
    assert relayed(life.taps("yes")) == [HELD, "он ушёл"]


def test_after_a_no_the_next_screen_of_danger_tells_the_team_again() -> None:
    screen = message("t.b", choice("more", "t.c"), level=Level.URGENT, category="violence")
    life = shown(program(message("t.a", choice("go", "t.b")), screen, message("t.c", choice("go", "t.b"))), "t.a")
    life.taps("go")
    first = life.talk.case
    assert first is not None
    life.taps("!person")
    life.taps("no")
    assert life.talk.case is None
    for tapped in ("resume", "more"):
        life.taps(tapped)
    effects = life.taps("go")
    assert life.talk.case and life.talk.case.code != first.code
    assert any(isinstance(effect, fx.Alert) for effect in effects)
