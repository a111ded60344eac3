"""What is asked and offered when typed text is not plain: one question about danger, another language."""

from __future__ import annotations

from typing import Any

import pytest

from bot.core import effects as fx
from bot.core import places
from bot.core.events import Tapped
from bot.core.handoff import ASKED
from bot.core.ids import LANGS, Lang, Level, NodeId
from bot.core.talk import AWAITING_YES, Chat, Meant, Plea, Talk
from bot.core.typed import ASK_RESTS
from tests.core.ears import HOUSING, PATENT, Ears, begin, buttons, content, ears, notes, weighs
from tests.core.life import Life, here

__all__ = ["ears"]


# -- one question -----------------------------------------------------------------------------------------------------


def test_perhaps_a_danger_is_asked_about_and_the_desk_hears_nothing(ears: Ears) -> None:
    ears.means = {"слова": "ask violence sure housing"}
    life = begin()
    effects = life.writes("слова")
    assert here(life) == places.ASK and life.talk.case is None
    assert all(isinstance(e, fx.Display) for e in effects)


def test_yes_is_danger_in_words(ears: Ears) -> None:
    ears.means = {"слова": "ask violence sure housing", "хуже": "ask suicide"}
    life = begin()
    life.writes("слова")
    effects = life.taps("yes")
    case = life.talk.case
    assert case and (case.level, case.category, case.rule, case.state) == (2, "violence", ASKED, AWAITING_YES)
    assert [e.say.id for e in effects if isinstance(e, fx.Alert)] == ["desk.alert_awaiting"]
    assert here(life) == places.HEARD and [plea.text for plea in life.talk.chat.pleas] == ["слова"]
    life.happen(Tapped(7, "q", f"{places.ASK}:yes"))
    assert len(life.talk.chat.pleas) == 1
    assert [e.text for e in life.taps("yes") if isinstance(e, fx.Relay)] == ["слова"]
    life = begin()
    life.writes("хуже")
    life.taps("yes")
    assert here(life) == places.HEARD_SUICIDE


def test_yes_on_an_old_question_still_brings_help_without_the_words(ears: Ears) -> None:
    ears.means = {"слова": "ask violence"}
    life = begin()
    life.writes("слова")
    life.passes(90_000.0)
    assert life.talk.chat.last is None and life.talk.chat.meant is None
    life.happen(Tapped(7, "q", f"{places.ASK}:yes"))
    assert life.talk.case and life.talk.case.level == Level.URGENT and life.talk.chat.pleas == ()
    life.taps("yes")
    assert here(life) == places.WAITING


def test_yes_while_the_desk_may_read_passes_the_words_once(ears: Ears) -> None:
    ears.means = {"слова": "ask violence"}
    life = begin()
    life.writes("слова")
    life.taps("!person")
    effects = life.happen(Tapped(7, "q", f"{places.ASK}:yes"))
    assert [e.text for e in effects if isinstance(e, fx.Relay)] == ["слова"]
    assert life.talk.case and life.talk.case.level == Level.URGENT and here(life) == places.DANGER
    assert not [e for e in life.happen_due("last") if isinstance(e, fx.Relay)]


def test_not_sure_offers_a_person(ears: Ears) -> None:
    ears.means = {"слова": "ask violence maybe housing patent"}
    life = begin()
    life.writes("слова")
    life.taps("unsure")
    assert here(life) == "crisis.unsure" and life.talk.case is None
    life.taps("on")
    assert here(life) == places.WHICH and buttons(life) == ["housing", "patent", "none"]


@pytest.mark.parametrize(
    ("meaning", "goal"),
    [("sure patent housing", PATENT), ("maybe patent housing", places.WHICH), ("", places.LOST)],
)
def test_no_goes_on_to_what_was_typed(ears: Ears, meaning: str, goal: str) -> None:
    for answer in ("tap", "word"):
        ears.means = {"слова": f"ask violence {meaning}"}
        life = begin()
        life.writes("слова")
        if answer == "tap":
            life.taps("no")
        else:
            life.program.typed[places.ASK] = {"net": "no"}
            life.writes("нет")
        assert here(life) == goal and life.talk.case is None


def test_it_is_asked_once_until_the_menu_or_a_quarter_of_an_hour(ears: Ears) -> None:
    ears.means = {"слова": "ask violence maybe housing"}
    life = begin()

    def asks() -> bool:
        life.writes("слова")
        return here(life) == places.ASK

    assert asks()
    life.taps("no")
    assert not asks()
    life.passes(ASK_RESTS)
    assert asks()
    assert not asks()
    life.taps("!menu")
    assert asks()


def test_an_answer_is_taken_before_anything_is_asked(ears: Ears) -> None:
    ears.means = {"слова": "ask violence sure housing"}
    life = begin("t.town")
    life.writes("слова")
    assert life.talk.chat.answers == {"a": "слова"} and here(life) == places.ASK
    life.taps("no")
    assert here(life) == "home.inner"
    life = begin("t.town")
    life.writes("слова")
    life.taps("yes")
    assert [plea.text for plea in life.talk.chat.pleas] == ["слова"]


def test_nobody_is_asked_while_the_desk_knows_or_where_a_title_is_typed(ears: Ears) -> None:
    ears.means = {"слова": "ask violence", "первая тема": "ask violence sure housing"}
    life = begin()
    life.writes("первая тема")
    assert here(life) != places.ASK
    life.writes("нас заперли")
    life.taps("!menu")
    life.writes("слова")
    assert here(life) == places.MENU
    life.taps("!person")
    life.writes("слова")
    assert here(life) != places.ASK


# -- another language -------------------------------------------------------------------------------------------------


def test_their_language_is_offered_once_in_that_language(ears: Ears) -> None:
    ears.means = {"слова": "clear tg maybe housing", "боз": "clear uz sure housing"}
    life = begin()
    life.writes("слова")
    assert life.screen and life.screen.parts[0].id == "common.other_language" and life.screen.parts[0].lang == "tg"
    offered = next(b for row in life.screen.rows for b in row if b.data == "@tg")
    assert (offered.say.id, offered.say.lang) == ("common.speak_this", "tg")
    life.taps("@tg")
    assert life.talk.chat.lang == "tg" and here(life) == places.WHICH
    life.writes("боз")
    assert notes(life) == [] and not any(name.startswith("@") for name in buttons(life))
    life.passes(90_000.0)
    life.writes("боз")
    assert notes(life) == [], "not after a day either"


@pytest.mark.parametrize("lang", LANGS)
def test_each_language_and_script_is_offered_and_switches(ears: Ears, lang: Lang) -> None:
    chosen = Lang("uz") if lang != "uz" else Lang("uz@cyrillic")
    ears.means = {"слова": f"clear {lang}"}
    life = Life(content(), Talk(chat=Chat(lang=chosen, node=NodeId("t.pick"))))
    life.writes("слова")
    name = "common.other_script" if lang.startswith("uz") else "common.other_language"
    assert notes(life) == [name, "common.not_understood"]
    life.taps(f"@{lang}")
    assert life.talk.chat.lang == lang and here(life) == "t.pick"


@pytest.mark.parametrize("meaning", ["tg maybe housing", "clear ru maybe housing"])
def test_no_other_language_without_need(ears: Ears, meaning: str) -> None:
    ears.means = {"слова": meaning}
    life = begin()
    life.writes("слова")
    assert notes(life) == []


def test_danger_comes_before_languages(ears: Ears) -> None:
    ears.means = {
        "беда": "clear tg urgent violence",
        "вопрос": "clear tg ask violence maybe housing",
        "слова": "clear tg maybe housing",
    }
    life = begin()
    for text in ("вопрос", "беда"):
        life.writes(text)
        assert here(life) in (places.ASK, places.HEARD) and not any(part.lang for part in life.screen.parts)  # type: ignore[union-attr]
    life.taps("no")
    life.writes("слова")
    assert notes(life) == ["common.other_language"]


def test_a_label_in_another_language_is_a_tap(ears: Ears) -> None:
    life = begin("home.inner")
    life.program.typed[NodeId("home.inner")] = {"hona": "go"}
    ears.means = {"хона": "clear tg"}
    life.writes("хона")
    assert here(life) == HOUSING and notes(life) == [] and not life.talk.chat.offered


# -- what the desk learns ---------------------------------------------------------------------------------------------


def test_the_case_knows_which_rule_heard_it(ears: Ears) -> None:
    life = begin()
    life.writes("нас заперли")
    assert life.talk.case and life.talk.case.rule == "r1"
    life.writes("меня бьют")
    assert life.talk.case.rule == "r0" and life.talk.case.level == Level.EMERGENCY
    life = begin()
    life.taps("!danger")
    assert life.talk.case and life.talk.case.rule == ""


def test_earlier_words_reach_the_desk_before_the_plea(ears: Ears) -> None:
    life = begin()
    life.writes("чужие слова")
    life.writes("нас заперли")
    effects = life.taps("yes")
    assert [e.text for e in effects if isinstance(e, fx.Relay)] == ["чужие слова", "нас заперли"]


def test_the_wipe_leaves_nothing_of_what_was_meant() -> None:
    chat: dict[str, Any] = {
        "said": (weighs(1).sums,), "meant": Meant(topics=("housing",)), "doubt": "violence", "asked": 5.0,
        "last": Plea(message=1, text="слова"),
    }  # fmt: skip
    life = begin("home.inner", **chat)
    life.writes(".")
    after = life.talk.chat
    assert (after.said, after.meant, after.doubt, after.asked, after.last) == ((), None, "", 0.0, None)
