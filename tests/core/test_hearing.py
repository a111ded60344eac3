"""What typed messages say where nothing was learned: global words and rules. The rest: tests/understanding."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.content.lexicon import parse
from bot.core import hearing, rules
from bot.core.hearing import Heard, hear
from bot.core.ids import LANGS, Level, NodeId
from bot.core.normal import skeleton
from bot.core.program import Lexicon, Rule


def rule(name: str, pattern: str, level: Level | None = Level.URGENT, category: str = "other", topic: str = "") -> Rule:
    groups, vetoes, wrong = parse(pattern)
    assert not wrong
    return Rule(id=name, all_of=groups, none_of=vetoes, level=level, category=category, topic=topic)


LEXICON = Lexicon(
    words={
        skeleton(word): name
        for word, name in (("меню", "menu"), ("ба аввал", "menu"), ("ҳа", "yes"), ("sos", "danger"))
    },
    rules=(
        rule("held", "паспорт* | ҳуҷҷат* + гирифт* | забрали | olib_qoʻy* + !консул*", topic="passport_taken"),
        rule("death", "худам* + мекуш* | овез*", Level.EMERGENCY, "suicide", "suicide_risk"),
        rule("unpaid", "зарплат* | маош* + не_плат* | намедиҳ*", Level.CONCERN, "other", "unpaid_wages"),
        rule("news", "хабар*", None, "", "missing_relative"),
        rule("two", "на_мосту + стою | сижу"),
    ),
    labels={skeleton("Паспортам гирифта шуд"): NodeId("passport_taken.start")},
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (".", Heard(word="clear")),
        ("  . ", Heard(word="clear")),
        ("..", Heard()),
        ("", Heard()),
        ("МЕНЮ!", Heard(word="menu")),
        ("menyu", Heard(word="menu")),
        ("Ба аввал", Heard(word="menu")),
        ("покажи меню", Heard()),
        ("🆘", Heard(word="danger")),
        ("ha", Heard(word="yes")),
        ("Паспортамро гирифтанд", Heard(level=Level.URGENT, category="other", rule="held", topic="passport_taken")),
        (
            "pasportimni olib qo'yishdi",
            Heard(level=Level.URGENT, category="other", rule="held", topic="passport_taken"),
        ),
        ("pasportimni olib qoyishdi", Heard(level=Level.URGENT, category="other", rule="held", topic="passport_taken")),
        ("Паспортимни олиб қўйишди", Heard(level=Level.URGENT, category="other", rule="held", topic="passport_taken")),
        ("паспорт забрали в консульстве", Heard()),
        ("паспорт дома", Heard()),
        ("olib keldim pasport qoʻyaman", Heard()),
        ("хабараш нест", Heard(rule="news", topic="missing_relative")),
        ("стою на мосту", Heard(level=Level.URGENT, category="other", rule="two")),
        ("стою на старом мосту", Heard()),
        ("на мосту", Heard()),
    ],
)
def test_heard(text: str, expected: Heard) -> None:
    heard = hear(text, LEXICON)
    assert (heard.word, heard.level, heard.category, heard.rule, heard.topic) == (
        expected.word, expected.level, expected.category, expected.rule, expected.topic,
    )  # fmt: skip


def test_the_most_severe_rule_wins() -> None:
    heard = hear("маош намедиҳанд, паспортро гирифтанд, худамро мекушам", LEXICON)
    assert (heard.level, heard.category, heard.rule, heard.topic) == (
        Level.EMERGENCY, "suicide", "death", "suicide_risk",
    )  # fmt: skip


def test_a_veto_silences_its_own_sentence_only() -> None:
    assert hear("Был в консульстве. Там паспорт забрали.", LEXICON).rule == "held"


def test_neighbouring_sentences_belong_together() -> None:
    assert hear("Мой паспорт у хозяина. Забрали ещё весной.", LEXICON).rule == "held"


def test_words_far_apart_do_not() -> None:
    far = "паспорт " + "слово " * 300 + "забрали"
    assert hear(far, LEXICON).rule == ""
    assert hear("слово " * 300 + "паспорт забрали " + "слово " * 300, LEXICON).rule == "held"


def test_a_label_names_its_topic() -> None:
    assert hear("паспортам гирифта шуд!", LEXICON).topic == "passport_taken"


def test_another_lexicon_has_its_own_index() -> None:
    for number in range(9):
        other = Lexicon(rules=(rule(f"r{number}", f"слово{number}0* | word{number}"),))
        assert hear(f"word{number}", other).rule == f"r{number}"
    assert hear("Паспортамро гирифтанд", LEXICON).rule == "held"


@given(st.text(max_size=80))
@settings(max_examples=150, deadline=None)
def test_anything_may_be_heard(text: str) -> None:
    assert isinstance(hear(text, LEXICON), Heard)
    assert hear(text, LEXICON, hint=text[:5]).lang in LANGS


def test_two_hundred_rules_cost_no_more_than_ten() -> None:
    """Rules are looked up by the words of the message; their number must not matter."""

    def lexicon(count: int) -> Lexicon:
        return Lexicon(
            rules=tuple(rule(f"r{n}", f"аб{n}* | вг{n}*_де + жз{n} | ик{n}* + !лм{n}*") for n in range(count))
        )

    def cost(held: Lexicon) -> float:
        text = "Паспортамро гирифтанд, чӣ кор кунам, ман дар Москва, ёрӣ лозим"
        hear(text, held)
        times = []
        for number in range(30):
            anew = f"{text} {number}"  # what was heard at the door is not read again in its talk
            begun = time.process_time()
            hear(anew, held)
            times.append(time.process_time() - begun)
        return min(times)

    assert cost(lexicon(200)) < 5 * cost(lexicon(10)) + 0.001


def test_what_was_read_at_the_door_is_read_once_and_means_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    monkeypatch.setattr(hearing, "sentences", lambda text: read.append(text) or rules.sentences(text))
    text = "паспортамро гирифтанд дар роҳи Қазон"
    door, talk = hear(text, LEXICON), hear(text, LEXICON)
    assert (door, len(read)) == (talk, 1)
    hear(text, LEXICON)
    assert len(read) == 2, "it waits for one talk only"


def test_what_waits_is_bounded() -> None:
    for number in range(3 * hearing.WAITING):
        hear(f"слово {number}", LEXICON)
    assert len(hearing._ear(LEXICON)._waiting) <= hearing.WAITING
