"""Where a typed text leads that was understood, and what is remembered of it for the next one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from bot.core import effects as fx
from bot.core import places
from bot.core.events import Commanded, Edited, Sent, Tapped, Unreadable, Wrote
from bot.core.hearing import LIKENESS, Heard
from bot.core.ids import Lang, Level, NodeId
from bot.core.screens import ELSE
from bot.core.talk import AWAITING_YES, HUMAN, Chat, Talk
from tests.core.ears import CONTRACT, HOUSING, PATENT, Ears, begin, buttons, content, ears, hear, notes, sizes, weighs
from tests.core.life import Life, here

__all__ = ["ears"]


# -- memory -----------------------------------------------------------------------------------------------------------


def test_two_messages_are_remembered_and_heard_with_the_place(ears: Ears) -> None:
    life = begin(HOUSING)
    for number, text in enumerate(("первое", "второе", "третье"), 1):
        ears.means[text] = weighs(number)
        life.writes(text)
    assert sizes(life) == [2.0, 3.0]
    assert [call[0] for call in ears.calls[::2]] == ["первое", "второе", "третье"], "each event is tried twice"
    assert ears.calls[0][1:] == ((), "housing", "ru")
    assert [each.size for each in ears.calls[-1][1]] == [1.0, 2.0]


def test_words_that_work_buttons_and_numbers_push_nothing_out_of_memory(ears: Ears) -> None:
    life = begin("home.inner", said=(weighs(1).sums,))
    for text in ("помощь", "назад", "1"):
        ears.means[text] = msgspec.structs.replace(hear(text, life.program.lexicon), sums=weighs(9).sums)
        life.writes(text)
    assert sizes(life) == [1.0]
    life.writes("7")  # weighs nothing: tests/understanding/test_odd_input.py
    assert sizes(life) == [1.0]


@pytest.mark.parametrize(
    "leave",
    [
        lambda life: life.writes("меню"),
        lambda life: life.taps("!menu"),
        lambda life: life.writes("."),
        lambda life: life.happen(Commanded(1, "clear")),
        lambda life: life.happen(Commanded(1, "start", "housing")),
        lambda life: life.passes(90_000.0),
    ],
)
def test_another_matter_forgets_what_was_said(ears: Ears, leave: Callable[[Life], object]) -> None:
    life = begin(said=(weighs(1).sums,), asked=1_790_000_000.0)
    leave(life)
    assert (life.talk.chat.said, life.talk.chat.asked) == ((), 0.0)


def test_a_topic_reached_by_words_keeps_what_was_said(ears: Ears) -> None:
    """Otherwise danger that shows in several messages would be lost whenever each of them is plain by itself."""
    ears.means = {"жильё": "sure housing", "патент": "sure patent contract"}
    life = begin()
    life.writes("жильё")
    life.writes("патент")
    assert here(life) == PATENT and len(life.talk.chat.said) == 2


def test_a_changed_message_takes_the_place_of_itself(ears: Ears) -> None:
    life = begin(said=(weighs(1).sums,))
    ears.means = {"было": weighs(2), "стало": weighs(3), "старое": weighs(4)}
    life.happen(Wrote(7, "было"))
    life.happen(Edited(7, "стало"))
    assert sizes(life) == [1.0, 3.0] and [each.size for each in ears.calls[-1][1]] == [1.0]
    life.happen(Edited(5, "старое"))
    assert sizes(life) == [1.0, 3.0] and [each.size for each in ears.calls[-1][1]] == [1.0, 3.0]


def test_captions_and_arguments_are_heard_in_the_talk_too(ears: Ears) -> None:
    life = begin(said=(weighs(1).sums,))
    ears.means = {"под фото": weighs(2), "слова": weighs(3)}
    life.happen(Sent(1, "photo", "под фото"))
    assert sizes(life) == [1.0, 2.0]
    life.happen(Commanded(2, "help", "слова"))
    assert [each.size for each in ears.calls[-1][1]] == [1.0, 2.0]
    ears.calls.clear()
    life.happen(Commanded(3, "help"))
    assert ears.calls == []


def in_talk(level: Level = Level.URGENT) -> Callable[..., Heard]:
    """Danger only together with what was said before."""

    def heard(before: Any) -> Heard:
        alone = weighs(1)
        if not before:
            return alone
        return msgspec.structs.replace(alone, level=level, category="violence", rule=LIKENESS)

    return heard


@pytest.mark.parametrize(
    "event", [Wrote(8, "и это"), Edited(3, "и это"), Sent(8, "photo", "и это"), Commanded(8, "help", "и это")]
)
def test_danger_in_the_talk_is_danger(ears: Ears, event: Any) -> None:
    life = begin()
    ears.means = {"сначала": weighs(1), "и это": in_talk()}
    life.writes("сначала")
    effects = life.happen(event)
    case = life.talk.case
    assert case and (case.level, case.category, case.rule, case.state) == (2, "violence", LIKENESS, AWAITING_YES)
    assert any(isinstance(e, fx.Alert) for e in effects) and here(life) == places.HEARD
    assert [plea.text for plea in life.talk.chat.pleas] == ["и это"]


def test_danger_in_the_talk_alarms_once(ears: Ears) -> None:
    """While the desk knows, a word of thanks is only that; after a no nothing that was said before counts."""
    life = begin()
    ears.means = {text: in_talk() for text in ("раз", "два", "спасибо", "ещё")}
    life.writes("раз")
    life.writes("два")
    life.taps("!menu")
    life.talk = Talk(chat=msgspec.structs.replace(life.talk.chat, said=(weighs(1).sums,)), case=life.talk.case)
    effects = life.writes("спасибо")
    assert here(life) == places.MENU and not any(isinstance(e, fx.Alert | fx.Later) for e in effects)
    ears.means["хуже"] = in_talk(Level.EMERGENCY)
    effects = life.writes("хуже")
    assert life.talk.case and life.talk.case.level == Level.EMERGENCY and here(life) == places.HEARD
    life.taps("no")
    assert life.talk.chat.said == ()
    life.writes("ещё")
    assert life.talk.case is None


def test_danger_in_the_talk_with_a_counsellor_raises_the_level(ears: Ears) -> None:
    life = begin(said=(weighs(1).sums,))
    life.taps("!person")
    life.desk_taps("claim")
    ears.means = {"и это": in_talk(), "потом": weighs(2)}
    effects = life.writes("и это")
    assert life.talk.case and (life.talk.case.level, life.talk.case.rule) == (Level.URGENT, LIKENESS)
    assert [e.text for e in effects if isinstance(e, fx.Relay)] == ["и это"]
    life.writes("потом")
    assert life.talk.chat.owner == HUMAN and sizes(life) == [1.0]


@pytest.mark.parametrize(("where", "text", "goal"), [
    ("home.inner", "меню", places.MENU), ("home.inner", "1", HOUSING), ("t.months", "3", "home.inner"),
])  # fmt: skip
def test_a_likeness_takes_no_button_no_word_and_no_number(ears: Ears, where: str, text: str, goal: str) -> None:
    life = begin(where, said=(weighs(1).sums,))
    word = hear(text, life.program.lexicon).word
    ears.means[text] = msgspec.structs.replace(in_talk()((1,)), word=word)
    life.writes(text)
    assert here(life) == goal and life.talk.case is None


# -- routing ----------------------------------------------------------------------------------------------------------


def test_a_sure_topic_can_be_taken_back(ears: Ears) -> None:
    ears.means = {"слова": "sure housing patent contract"}
    life = begin()
    life.writes("слова")
    assert here(life) == HOUSING and buttons(life) == ["on", ELSE]
    life.happen(Unreadable("dice"))
    assert buttons(life) == ["on", ELSE], "it stays while they stand there"
    life.taps(ELSE)
    assert here(life) == places.WHICH and buttons(life) == ["patent", "contract", "none"]
    life.taps("patent")
    assert here(life) == PATENT and buttons(life) == ["on"]
    life.taps("!back")
    assert here(life) == HOUSING and buttons(life) == ["on"], "nobody comes back to a screen about one text"


def test_moving_on_means_that_it_was_meant(ears: Ears) -> None:
    ears.means = {"слова": "sure housing patent"}
    life = begin()
    life.writes("слова")
    life.taps("on")
    life.taps("!back")
    assert here(life) == HOUSING and buttons(life) == ["on"]
    life.happen(Tapped(7, "q", f"{HOUSING}:{ELSE}"))
    assert notes(life) == ["common.stale"]


def test_with_nothing_else_near_they_are_helped_to_say_it(ears: Ears) -> None:
    ears.means = {"слова": "sure housing greeting"}
    life = begin()
    life.writes("слова")
    life.taps(ELSE)
    assert here(life) == places.LOST
    life.taps("!back")
    assert here(life) == HOUSING


def test_what_a_topic_asks_first_can_be_taken_back_too(ears: Ears) -> None:
    ears.means = {"слова": "sure contract housing"}
    life = begin()
    life.writes("слова")
    assert here(life) == "ask.who" and ELSE in buttons(life)
    life.taps("self")
    assert here(life) == CONTRACT and ELSE in buttons(life)
    life.taps(ELSE)
    assert buttons(life) == ["housing", "none"]


def test_a_greeting_and_a_title_need_no_doubt(ears: Ears) -> None:
    ears.means = {"салом": "sure greeting housing"}
    life = begin()
    life.writes("салом")
    assert buttons(life) == ["on"]
    life.writes("первая тема")
    assert ELSE not in buttons(life)


def test_topics_are_offered_when_it_is_not_sure(ears: Ears) -> None:
    ears.means = {"слова": "maybe patent housing contract"}
    for taken, goal in (("patent", PATENT), ("none", places.LOST)):
        life = begin()
        life.writes("слова")
        assert here(life) == places.WHICH and buttons(life) == ["patent", "housing", "contract", "none"]
        life.taps(taken)
        assert here(life) == goal
    life = begin()
    life.writes("слова")
    life.writes("2")
    assert here(life) == HOUSING
    life = begin()
    life.writes("слова")
    life.taps("!back")
    assert here(life) == "home.inner"


def test_small_talk_and_what_we_have_no_dialog_for_are_not_offered(ears: Ears) -> None:
    ears.means = {"слова": "maybe greeting trapped housing", "эх": "maybe greeting", "нет темы": "sure trapped housing"}
    life = begin()
    life.writes("слова")
    assert buttons(life) == ["housing", "none"]
    life.writes("эх")
    assert here(life) == places.LOST
    life.writes("нет темы")
    assert here(life) == places.WHICH and buttons(life) == ["housing", "none"]


@pytest.mark.parametrize(
    ("where", "goal", "noted"),
    [
        ("home.menu", "home.menu", True),
        ("home.open", "home.open", True),
        ("t.pick", "t.pick", True),
        ("ask.who", "ask.who", True),
        ("home.inner", places.LOST, False),
        ("housing.rent", places.LOST, False),
        ("crisis.no_person", "crisis.no_person", True),
    ],
)
def test_lost_words_take_away_no_question_and_open_no_inner_screen(
    ears: Ears, where: str, goal: str, noted: bool
) -> None:
    ears.means = {"абв": "ru"}
    life = begin(where)
    life.writes("абв")
    assert here(life) == goal and (notes(life) == ["common.not_understood"]) == noted


def test_in_a_dialog_its_own_words_do_not_throw_back(ears: Ears) -> None:
    ears.means = {"слова": "sure housing patent", "может": "maybe housing patent"}
    life = begin("housing.rent", answers={"who": "self"})
    life.writes("слова")
    assert here(life) == "housing.rent" and buttons(life) == ["back"] and notes(life) == ["common.same_matter"]
    life.writes("может")
    assert here(life) == "housing.rent" and buttons(life) == ["back", ELSE]
    assert life.talk.chat.answers == {"who": "self"}
    life.taps(ELSE)
    assert here(life) == places.WHICH and buttons(life) == ["patent", "none"]


@pytest.mark.parametrize("lang", ["", "ru"])
def test_somebody_new_is_asked_for_a_language_unless_it_is_plain(ears: Ears, lang: str) -> None:
    ears.means = {"может": "maybe housing", "салом": "sure greeting", "жильё": "sure housing patent"}
    goals = {"может": places.WHICH, "салом": "greeting.start", "жильё": HOUSING}
    for text, goal in goals.items():
        life = Life(content(), Talk(chat=Chat(lang=Lang(lang))))
        life.writes(text)
        assert here(life) == (goal if lang or text == "жильё" else places.LANGUAGE)


@pytest.mark.parametrize("meaning", ["sure housing patent", "maybe housing patent", "ru"])
def test_an_answer_is_an_answer_whatever_it_may_mean(ears: Ears, meaning: str) -> None:
    ears.means = {"слова": meaning}
    life = begin("t.town")
    life.writes("слова")
    assert here(life) == "home.inner" and life.talk.chat.answers == {"a": "слова"}


def test_topics_that_an_editor_took_away_are_not_offered(ears: Ears) -> None:
    ears.means = {"слова": "maybe housing patent"}
    life = begin()
    life.writes("слова")
    topics = {name: node for name, node in life.program.topics.items() if name != "patent"}
    life.program = msgspec.structs.replace(life.program, topics=topics)
    life.happen(Unreadable("dice"))
    assert buttons(life) == ["housing", "none"]
    life.program = msgspec.structs.replace(life.program, topics={"topic": NodeId("home.inner")})
    life.happen(Unreadable("dice"))
    assert here(life) == places.LOST
