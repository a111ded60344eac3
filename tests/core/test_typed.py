"""Typed words on the real content: every label, digit and global word in every language; danger in every spelling."""

from __future__ import annotations

import pytest

from bot.content.bundle import Content
from bot.core import effects as fx
from bot.core import places
from bot.core.events import Commanded, Sent, Wrote
from bot.core.ids import LANGS, Lang, Level, NodeId
from bot.core.normal import skeleton
from bot.core.program import Program, Question
from bot.core.screen import Button
from bot.core.talk import AWAITING_YES, Chat, Plea, Talk
from tests.core.life import Life, here


def at(content: Content, node: str, lang: Lang = LANGS[1], **chat: object) -> Life:
    life = Life(content.program, Talk(chat=Chat(lang=lang, **chat)))  # type: ignore[arg-type]
    life.happen_at(content.program.nodes[NodeId(node)])
    return life


def own(life: Life) -> list[Button]:
    assert life.screen
    return [b for row in life.screen.rows for b in row if not b.data.startswith("!")]


def same(content: Content, life: Life, button: Button, text: str) -> bool:
    """Whether typing does what the tap does; the note of a danger that was heard in the label does no harm."""
    tapped, typed = (Life(content.program, life.talk) for _ in range(2))
    tapped.screen = typed.screen = life.screen
    tapped.taps(button.data)
    typed.happen(Wrote(500, text))
    heard = typed.talk.chat.over in (places.HEARD, places.HEARD_SUICIDE)
    return heard or (tapped.screen == typed.screen and tapped.talk == typed.talk)


@pytest.mark.parametrize("lang", LANGS)
def test_every_button_can_be_typed(content: Content, lang: Lang) -> None:
    """The words on a button, or its digit where digits are no answer, do what a tap does."""
    wrong = []
    for node in content.program.nodes.values():
        life = at(content, node.id, lang)
        takes_digits = isinstance(node, Question) and node.ask not in ("choice", "photo")
        for digit, button in enumerate(own(life), start=1):
            label = content.words.label(button.say, lang)
            if not same(content, life, button, label):
                wrong.append((button.data, label))
            if not takes_digits and not same(content, life, button, f" {digit}. "):
                wrong.append((button.data, str(digit)))
    assert not wrong


@pytest.mark.parametrize("lang", LANGS)
def test_labels_of_another_language_are_understood_too(content: Content, lang: Lang) -> None:
    for said in LANGS:
        life = at(content, "passport_taken.safe", lang)
        for button in own(life):
            assert same(content, life, button, content.words.label(button.say, said)), (said, button.data)


@pytest.mark.parametrize("lang", LANGS)
def test_the_fixed_buttons_can_be_typed_everywhere(content: Content, lang: Lang) -> None:
    for node in content.program.nodes.values():
        life = at(content, node.id, lang, trail=(places.MENU,))
        assert life.screen
        fixed = [b for row in life.screen.rows for b in row if b.data.startswith("!")]
        for button in fixed:
            label = content.words.label(button.say, lang)
            # Where a button of its own says the same, that one is meant.
            if skeleton(label) not in content.program.typed.get(NodeId(here(life)), {}):
                assert same(content, life, button, label), (node.id, button.data)


def test_a_digit_is_an_answer_where_one_is_asked_for(content: Content) -> None:
    life = at(content, "missing_relative.place")
    life.writes("1")
    assert life.talk.chat.answers == {"last_place": "1"}
    life = at(content, "home.menu")
    life.writes("9")
    assert here(life) == "home.menu" and life.screen and life.screen.parts[0].id == "common.not_understood"


@pytest.mark.parametrize(
    ("word", "goal"),
    [
        *((said, places.MENU) for said in ("меню", "Menyu!", "МЕНЮ", "ба аввал", "boshiga")),
        *((said, places.HELP) for said in ("помощь", "yordam", "ёрдам", "роҳнамо", "rohnamo", "pomosh")),
        *((said, places.LANGUAGE) for said in ("забон", "язык", "til", "тил", "yazik")),
        *((said, places.CONSENT) for said in ("одам", "человек", "odam kerak", "одам керак", "chelovek", "одам диҳед")),
        *(
            (said, places.DANGER)
            for said in ("сос", "SOS", "🆘", "помогите", "ёрӣ диҳед", "yordam bering", "ёрдам беринг")
        ),
        *((said, "home.papers") for said in ("назад", "қафо", "ба ақиб", "orqaga", "орқага")),
    ],
)
def test_global_words(content: Content, word: str, goal: str) -> None:
    for lang in LANGS:
        life = at(content, "home.copies", lang, trail=(NodeId("home.papers"),))
        life.writes(word)
        assert here(life) == goal


@pytest.mark.parametrize("word", [".", " . ", "очистить", "тоза кун", "tozala", "тозала", "toza kun"])
def test_words_that_wipe(content: Content, word: str) -> None:
    life = at(content, "passport_taken.held")
    effects = life.writes(word)
    assert any(isinstance(e, fx.Clear) for e in effects) and here(life) == places.MENU


PLEAS = [
    ("паспортамро гирифтанд ва намегузоранд берун равам", "trafficking"),
    ("pasportamro giriftand va nameguzorand berun ravam", "trafficking"),
    ("паспортамро гирифтанд, намемонанд", "trafficking"),
    ("маро мезананд", "violence"),
    ("шавхарам хар руз маро мезанад", "violence"),
    ("зиндагӣ кардан намехоҳам", "suicide"),
    ("зиндаги кардан намехохам", "suicide"),
    ("zindagi kardan namekhoham", "suicide"),
    ("меня избивают и не выпускают", "trafficking"),
    ("menya ne vypuskayut zabrali pasport", "trafficking"),
    ("хозяин забрал паспорт", "trafficking"),
    ("я не хочу больше жить", "suicide"),
    ("ya ne hochu zhit", "suicide"),
    ("pasportimni olib qoʻyishdi", "trafficking"),
    ("pasportimni olib qo'yishdi", "trafficking"),
    ("pasportimni olib qo‘yishdi", "trafficking"),
    ("pasportimni olib qo`yishdi", "trafficking"),
    ("pasportimni olib qoyishdi", "trafficking"),
    ("паспортимни олиб қўйишди", "trafficking"),
    ("паспортимни олиб куйишди", "trafficking"),
    ("erim meni uradi", "violence"),
    ("мени қамаб қўйишди", "trafficking"),
    ("yashagim kelmayapti", "suicide"),
    ("яшагим келмаяпти", "suicide"),
    ("П А С П О Р Т забрали, не выпускают", "trafficking"),
    ("паспoрт зaбрали хозяин", "trafficking"),
]


@pytest.mark.parametrize(("plea", "category"), PLEAS)
def test_danger_is_heard_in_every_spelling(program: Program, plea: str, category: str) -> None:
    """From somebody unknown, in the middle of a question, in a caption, behind a command: heard, sealed, asked."""
    for talk in (Chat(), Chat(lang=LANGS[2], node=NodeId("missing_relative.place"))):
        for event in (
            Wrote(7, plea),
            Wrote(7, f"Здравствуйте. {plea}. Спасибо!"),
            Sent(7, "photo", plea),
            Commanded(7, "help", plea),
        ):
            life = Life(program, Talk(chat=talk))
            effects = life.happen(event)
            case = life.talk.case
            assert case and case.state == AWAITING_YES and case.level <= Level.URGENT
            assert case.category == category
            assert here(life) == (places.HEARD_SUICIDE if category == "suicide" else places.HEARD)
            assert life.talk.chat.pleas[0].message == 7 and plea in life.talk.chat.pleas[0].text
            assert any(isinstance(e, fx.Alert) for e in effects)


@pytest.mark.parametrize(
    "text",
    [
        "Здравствуйте", "Сколько стоит патент?", "муж бьёт рекорды на работе", "нас бьёт по карману",
        "паспорт мой готов", "Салом, чӣ хел паспорт гирам?", "маро занг мезананд", "erim ishga ketdi",
        "Ish taklifini tekshirib bering", "не хочу жить в общежитии", "лежу на мосту загораю",
    ],
)  # fmt: skip
def test_everyday_words_alarm_nobody(program: Program, text: str) -> None:
    life = Life(program, Talk(chat=Chat(lang=LANGS[0])))
    life.writes(text)
    assert life.talk.case is None


def test_first_words_choose_no_language_but_guess_one(learned: Content) -> None:
    for text, guess in (("Салом, ман кор меҷӯям", "tg"), ("Assalomu alaykum, ish bormi", "uz"), ("Здравствуйте", "ru")):
        life = Life(learned.program)
        life.writes(text)
        assert here(life) == places.LANGUAGE and (life.talk.chat.guess, life.talk.chat.lang) == (guess, "")
        assert life.talk.chat.last == Plea(message=101, text=text)


@pytest.mark.parametrize(
    ("payload", "lang", "goal"),
    [
        ("", "", places.LANGUAGE),
        ("ru", "ru", places.WELCOME),
        ("tg-job_offer", "tg", "job_offer.start"),
        ("job_offer-uz", "uz", "job_offer.start"),
        ("uzc-missing_relative", "uz@cyrillic", "missing_relative.start"),
        ("passport_taken", "", "passport_taken.start"),
        ("nonsense-xx", "", places.LANGUAGE),
        ("person", "", places.CONSENT),
    ],
)
def test_deep_links(program: Program, payload: str, lang: str, goal: str) -> None:
    life = Life(program)
    life.happen(Commanded(1, "start", payload))
    assert (life.talk.chat.lang, here(life)) == (lang, goal)
    assert life.talk.case is None


def test_start_leads_back_to_whom_one_talks_with(program: Program) -> None:
    life = Life(program, Talk(chat=Chat(lang=LANGS[0])))
    life.happen(Commanded(1, "person"))
    life.happen(Commanded(2, "start"))
    assert here(life) == places.WAITING
    life.desk_taps("claim")
    life.happen(Commanded(3, "start", "job_offer"))
    assert here(life) == places.JOINED


def test_the_title_of_a_topic_opens_it(content: Content) -> None:
    for lang in LANGS:
        for topic, node in content.program.topics.items():
            life = at(content, "home.about", lang)
            life.writes(content.words.template(f"{topic}.title", lang))
            asked = content.program.nodes[node].first.values()
            assert here(life) in (node, *asked, places.HEARD, places.HEARD_SUICIDE, places.CONSENT), (topic, lang)


def test_our_team_knows_only_when_it_does(program: Program) -> None:
    """The screen that says so is never shown without a case, whatever leads to it."""
    for said in ("Опасность", "Дар хатар", "In danger"):
        life = Life(program, Talk(chat=Chat(lang=LANGS[0])))
        life.writes(said)
        assert (here(life) == places.DANGER) == (life.talk.case is not None)
    life = Life(program, Talk(chat=Chat(lang=LANGS[0])))
    life.happen(Commanded(1, "start", "crisis"))
    assert (here(life), life.talk.case and life.talk.case.level) == (places.DANGER, Level.EMERGENCY)
