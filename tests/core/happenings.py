"""Anything that can happen to a talk, drawn at random and carried out on a `Life`."""

from __future__ import annotations

from hypothesis import strategies as st

from bot.core.events import (
    MEDIA,
    Commanded,
    DeskEdited,
    DeskSent,
    DeskTapped,
    DeskWrote,
    Due,
    Edited,
    Left,
    Returned,
    Sent,
    Tapped,
    TopicGone,
    Undelivered,
    Unreadable,
    Wrote,
)
from bot.core.marks import ON_CARD, ON_SLIP
from tests.core.life import ANOR, BAHOR, GROUP, STRANGER, TOPIC, Life

COMMANDS = ("start", "menu", "help", "language", "privacy", "clear", "person", "nonsense")
ARGUMENTS = ("", "", "ru", "uzc-topic", "tg-job_offer", "crisis", "person", "меня бьют", "x" * 64)
GARBLED = (
    "", ":", "!", "!!", "!erase", "!plea_yes", "!open", "a:b:c", "home.menu:", "home.menu:nowhere", "topic.n1:c0",
    "topic.n2:s0.yes", "topic.n2:>", "topic.n3:-", "person.consent:no", "person.waiting:nobody", "crisis.heard:yes",
    "!sentence_yes", "crisis.danger:numbers", "home.language:tg", "job_offer.check:fee.yes", "gone.gone:gone",
)  # fmt: skip
SAID = (
    "меню", "назад", "помощь", "человек", "сос", "язык", "стереть", "да", "нет", "опасность", "люди", "первая тема",
    "первая", "1", "2", "9", "12", "05.10.2026", "вчера", "меня бьют", "нас заперли", "хочу умереть", "мне не платят",
    ".", " . ", "..", "🙂" * 300, "\u202eрسالة", "@desk.card", "{fact.x} **", "", "/menu",
)  # fmt: skip
DESK_SAID = ("Здравствуйте", "// inner", "/claim", "/close", "/claim@bot", "/nothing", "", "  // inner too")
DESK_VERBS = ("claim", "send", "close", "closed", "keep", "nonsense", *ON_CARD, "missed:2", "topics:9", *ON_SLIP)

_by = st.sampled_from((BAHOR, BAHOR, ANOR, STRANGER))
_message = st.integers(95, 130)
_words = st.sampled_from(SAID) | st.text(max_size=40)

happenings = st.lists(
    st.one_of(
        st.tuples(st.just("tap"), st.integers(0, 9)),
        st.tuples(st.just("tap"), st.integers(0, 9)),
        st.tuples(st.just("tap"), st.integers(0, 9)),
        st.tuples(st.just("old"), st.integers(0, 199)),
        st.tuples(st.just("garbled"), st.sampled_from(GARBLED) | st.text(max_size=20)),
        st.tuples(st.just("says"), _words),
        st.tuples(st.just("says"), _words),
        st.tuples(st.just("command"), st.tuples(st.sampled_from(COMMANDS), st.sampled_from(ARGUMENTS))),
        st.tuples(st.just("media"), st.tuples(st.sampled_from(MEDIA), _words)),
        st.tuples(st.just("edit"), st.tuples(_message, _words)),
        st.tuples(st.just("odd"), st.sampled_from((None, 3))),
        st.tuples(st.just("door"), st.booleans()),
        st.tuples(st.just("desk says"), st.tuples(_by, st.sampled_from(DESK_SAID))),
        st.tuples(st.just("desk media"), st.tuples(_by, st.sampled_from(DESK_SAID))),
        st.tuples(st.just("desk edits"), st.tuples(_by, st.sampled_from(DESK_SAID))),
        st.tuples(st.just("desk taps"), st.tuples(_by, st.sampled_from(DESK_VERBS))),
        st.tuples(st.just("desk taps"), st.tuples(st.just(BAHOR), st.just("claim"))),
        st.tuples(st.just("time"), st.sampled_from((5.0, 31.0, 3600.0, 90_000.0))),
        st.tuples(st.just("ring"), st.sampled_from(("last", "plea", "forget", "topic:K-1000", "case:K-1000", "?"))),
        st.tuples(
            st.just("undelivered"),
            st.sampled_from(("gone", "unknown", "refused", "sealed", "waits", "not_at_desk", "?")),
        ),
        st.tuples(st.just("topic gone"), st.booleans()),
        st.tuples(st.just("content"), st.integers(0, 9)),
    ),
    max_size=30,
)


def carry_out(life: Life, kind: str, what: object) -> None:
    """Make one of the `happenings` happen."""
    match kind, what:
        case "tap", int(n):
            shown = [b.data for row in life.screen.rows for b in row] if life.screen else []
            if shown:
                life.happen(Tapped(7, "q", shown[n % len(shown)]))
                life.nothing_stale()
        case "old", int(n):
            if life.keyboards:
                life.happen(Tapped(3, "q", life.keyboards[n % len(life.keyboards)]))
        case "garbled", str(data):
            life.happen(Tapped(3, "q", data))
        case "says", str(text):
            life.happen(Wrote(life.next(), text))
        case "command", (name, argument):
            life.happen(Commanded(life.next(), name, argument))
        case "media", (media, caption):
            life.happen(Sent(life.next(), media, caption))
        case "edit", (message, text):
            life.happen(Edited(message, text))
        case "odd", message:
            life.happen(Unreadable("dice", message))  # type: ignore[arg-type]
        case "door", closes:
            life.happen(Left() if closes else Returned())
        case "desk says", (by, text):
            life.happen(DeskWrote(GROUP, TOPIC, by, life.next(), text))
        case "desk media", (by, text):
            life.happen(DeskSent(GROUP, TOPIC, by, life.next(), "photo", text))
        case "desk edits", (by, text):
            life.happen(DeskEdited(GROUP, TOPIC, by, 101, text))
        case "desk taps", (by, verb):
            code = life.talk.case.code if life.talk.case else "K-0"
            data = f"send:101:{code}" if verb == "send" else f"{verb}:{code}"
            life.happen(DeskTapped(GROUP, TOPIC, by, 5, "q", data))
        case "time", float(seconds):
            life.passes(seconds)
        case "ring", str(name):
            life.happen(Due(name))
        case "undelivered", str(why):
            life.happen(Undelivered(why, 1))
        case "topic gone", leaked:
            life.happen(TopicGone(TOPIC, leaked=bool(leaked)))
        case _:
            raise ValueError(kind)
