"""The spelling table: what people type, its normal form and its skeleton."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.normal import normal, skeleton, variants

VECTORS = [
    ("Паспортамро ГИРИФТАНД!!!", "паспортамро гирифтанд", "pasportamro giriftand"),
    ("pasportamro giriftand", "pasportamro giriftand", "pasportamro giriftand"),
    ("Ҳуҷҷатҳоям гум шуданд", "ҳуҷҷатҳоям гум шуданд", "hujathoam gum wudand"),
    ("хучатхоям гум шуданд", "хучатхоям гум шуданд", "hujathoam gum wudand"),
    ("hujjathoyam gum shudand", "hujjathoyam gum shudand", "hujathoam gum wudand"),
    ("ҳуљљатњоям", "ҳуҷҷатҳоям", "hujathoam"),
    ("Тoҷик, һафта", "тоҷик ҳафта", "tojik hafta"),
    ("ру\u0304зи\u0304", "рӯзӣ", "ruzi"),
    ("қарз/ќарз/ҝарз", "қарз қарз қарз", "karz karz karz"),
    ("pasportimni olib qo\u02bbyishdi", "pasportimni olib qoʻyishdi", "pasportimni olib kuiwdi"),
    ("pasportimni olib qo'yishdi", "pasportimni olib qoʻyishdi", "pasportimni olib kuiwdi"),
    ("pasportimni olib qo`yishdi", "pasportimni olib qoʻyishdi", "pasportimni olib kuiwdi"),
    ("pasportimni olib qo\u2018yishdi", "pasportimni olib qoʻyishdi", "pasportimni olib kuiwdi"),
    ("pasportimni olib qo\u2019yishdi", "pasportimni olib qoʻyishdi", "pasportimni olib kuiwdi"),
    ("pasportimni olib qo\u00b4yishdi", "pasportimni olib qoʻyishdi", "pasportimni olib kuiwdi"),
    ("Паспортимни олиб қўйишди", "паспортимни олиб қўйишди", "pasportimni olib kuiwdi"),
    ("паспортимни олиб куйишди", "паспортимни олиб куйишди", "pasportimni olib kuiwdi"),
    ("pasportimni olib qoyishdi", "pasportimni olib qoyishdi", "pasportimni olib koiwdi"),
    ("O\u2019ZBEKISTON", "oʻzbekiston", "uzbekiston"),
    ("G`isht, mo'jiza, san'at", "gʻisht moʻjiza sanʼat", "giwt mujiza sanat"),
    ("yo'qoldi / йўқолди", "yoʻqoldi йўқолди", "iukoldi iukoldi"),
    ("Is'hoq", "isʼhoq", "ishok"),
    ("ob'yavleniye", "obʼyavleniye", "obavlenie"),
    ("объявление", "объявление", "obavlenie"),
    ("o 'zim", "oʻzim", "uzim"),
    ("pасnорт", "паспорт", "pasport"),
    ("Рasport", "pasport", "pasport"),
    ("помогиииите!!!", "помогите", "pomogite"),
    ("ссссалом", "салом", "salom"),
    ("4то делать", "что делать", "jto delat"),
    ("сей4ас", "сейчас", "seijas"),
    ("4to delat", "chto delat", "jto delat"),
    ("na4alnik", "nachalnik", "najalnik"),
    ("3 месяца", "3 месяца", "3 mesasa"),
    ("4месяца не платят", "4 месяца не платят", "4 mesasa ne platat"),
    ("14-летняя дочь", "14 летняя дочь", "14 letna doj"),
    ("п.о.м.о.г.и.т.е", "помогите", "pomogite"),
    ("п о м о г и", "помоги", "pomogi"),
    ("ghbdtn", "привет", "privet"),
    ("Я хочу домой", "я хочу домой", "a hoju domoi"),
    ("ya xochu domoy", "ya xochu domoy", "a hoju domoi"),
    ("По\u00adмо\u200bгите", "помогите", "pomogite"),
    ("👍🏽 рахмат", "рахмат", "rahmat"),
    ("🆘", "sos", "sos"),
    ("Джамшед йордам", "джамшед йордам", "jamwed erdam"),
    ("позвони +7 (900) 000-00-00 @user_name", "позвони", "pozvoni"),
    ("İshga boraman", "ishga boraman", "iwga boraman"),
    ("iwlayman", "iwlayman", "iwlaiman"),
    ("нас 1000 человек", "нас 1000 человек", "nas 1000 jelovek"),
    ("", "", ""),
    (".", "", ""),
    ("____", "", ""),
]


@pytest.mark.parametrize(("typed", "plain", "bones"), VECTORS)
def test_spellings(typed: str, plain: str, bones: str) -> None:
    assert normal(typed) == plain
    assert skeleton(typed) == bones


@pytest.mark.parametrize(
    ("stem", "forms"),
    [
        ("qoʻy*", ("kui*", "koi*")),
        ("қўй*", ("kui*", "koi*")),
        ("yo'qol*", ("iukol*", "ekol*")),
        ("йўқол*", ("iukol*", "ekol*")),
        ("olib_qo'y*", ("olib_kui*", "olib_koi*")),
        ("паспорт*", ("pasport*",)),
        ("o'lim", ("ulim", "olim")),
    ],
)
def test_turned_o_is_also_typed_without_its_sign(stem: str, forms: tuple[str, ...]) -> None:
    assert variants(stem) == forms


ODD = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from(list("abcdeghioqsxyzцчшўҳқғӣӯҷљњї0346_'`ʻʼ\u0301\u0304\u0307\u00ad .-@/")),
    ),
    max_size=60,
)


@given(ODD)
@settings(max_examples=400, deadline=None)
def test_twice_is_once(text: str) -> None:
    plain = normal(text)
    assert normal(plain) == plain
    assert skeleton(plain) == skeleton(text)


@given(ODD)
@settings(max_examples=100, deadline=None)
def test_a_known_word_may_be_anything(text: str) -> None:
    assert isinstance(normal(text, known={"салом", "chto"}), str)


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "a ",
        "1 ",
        "1(",
        "о",
        "oо",
        "o'",
        "'",
        "ﷺ",
        "\u0301",
        "a_",
        "4а",
        "@",
        "1-",
        "п.",
        "www.",
        "а\u0307",
        "🆘",
        "pа",
    ],
)
def test_long_odd_texts_take_time_in_proportion(piece: str) -> None:
    """Quadratic work takes 64 times as long for eight times the text; the bound leaves room for a busy machine."""

    def cost(size: int) -> float:
        text = (piece * size)[:size]
        times = []
        for _ in range(3):
            begun = time.process_time()
            skeleton(text)
            times.append(time.process_time() - begun)
        return min(times)

    assert cost(16384) < 0.01 + 30 * cost(2048)
