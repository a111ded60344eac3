"""The letters of `normal.py`: which signs stand for which in Tajik, Russian and Uzbek as people type them."""

from __future__ import annotations

from typing import Final

_APOSTROPHES = (
    "'`\u00b4\u02b9\u02bb\u02bc\u02bd\u02be\u02bf\u02c8\u02ca\u02cb\u02ee\u0301\u2018\u2019\u201a\u201b\u2032\u2035"
    "\uff07\u055a\u05f3\u1fbf\u1ffd\u0384\ua78c"
)
APOSTROPHES: Final = {ord(sign): "'" for sign in _APOSTROPHES}

FOLD: Final = frozenset("љњќѓї")
"""Letters of old Tajik fonts: where one of them stands, ў stands for ӯ."""

LEGACY: Final[dict[int, str]] = str.maketrans("һӽњќҝљҹӌїѓӱұү", "ҳҳҳққҷҷҷӣғӯӯӯ")  # type: ignore[assignment]

LIKE_CYRILLIC: Final = {
    "a": "а", "b": "вбь", "c": "с", "e": "е", "h": "нх", "i": "іи", "k": "к", "m": "мт", "n": "пн", "o": "о",
    "p": "рп", "r": "гр", "t": "т", "u": "иу", "x": "х", "y": "у",
}  # fmt: skip
LIKE_LATIN: Final = {
    "а": "a", "в": "bv", "е": "e", "з": "z", "и": "u", "і": "i", "к": "k", "м": "m", "н": "hn", "о": "o", "п": "n",
    "р": "p", "с": "c", "т": "tm", "у": "y", "х": "x", "г": "r", "ь": "b",
}  # fmt: skip

DIGITS_CYRILLIC: Final = {"0": "о", "3": "з", "4": "ч", "6": "б"}
DIGITS_LATIN: Final = {"0": "o", "3": "z", "4": "ch", "6": "sh", "9": "ya"}

LATIN_GROUPS: Final = {
    "shch": "w", "sch": "w", "sh": "w", "zh": "j", "dj": "j", "ch": "j", "kh": "h", "gh": "g", "ts": "s", "tz": "s",
    "yoʻ": "iu", "yo": "e", "ye": "e", "yu": "u", "ya": "a", "oʻ": "u",
}  # fmt: skip

PLAIN: Final[dict[int, str]] = str.maketrans(
    {
        **dict(zip("абвгғдеёэжҷчзиӣйыії", "abvggdeeejjjziiiiii", strict=True)),
        **dict(zip("кқлмнопрстуӯўюхҳцшщфя", "kklmnoprstuuuuhhswwfa", strict=True)),
        **dict(zip("әөңңҥ", "aonnn", strict=True)),
        **dict(zip("qxcyışçğöüñāīūȳḩḥ", "khsiiwjgounaiuihh", strict=True)),
        "ъ": "", "ь": "", "ʼ": "", "ʻ": "",
    }
)  # fmt: skip

KNOWN: Final = frozenset(
    """
    что чего чтобы чем почему зачем кто где как куда когда сколько да нет привет здравствуйте салом
    помогите помоги помощь паспорт паспорта паспорты документ документы деньги зарплата работа работу
    работать хозяин начальник меня меню мне мой моя мы вы они он она оно муж жена сын дочь брат сестра
    мать отец человек люди полиция граница запрет патент регистрация депортация домой хочу можно нельзя
    нужно надо есть был была были будет бьют забрали отобрали заперли угрожают долг больница врач
    страшно умереть сейчас сегодня вчера завтра ночь очень только чужой ещё уже четыре человека спасибо
    пожалуйста язык назад выход очистить удалить опасность опасно больше чӣ чаро чанд чор чорто кӣ куҷо
    кай ҳа не салому раҳмат ёрӣ кор пул хона падар модар писар духтар бародар хоҳар шавҳар зан мард
    шиноснома ҳуҷҷат ҳуҷҷатҳо қарз чиз чизе чӣзе забон менюро chto chego chtob chem chelovek chasto chas
    shto shest pasport pomogite pomosh rabota dengi zarplata privet salom zdes zachem zavtra chi charo
    chand chor choy chiz shumo shavhar shahr shinosnoma zan zabon qarz nima kim qayer qachon qancha ha
    yoʻq yordam ish pul uy ota ona aka uka opa singil er xotin chiqib chegara choy chunki shu shunday
    shahar shartnoma shoshilinch yaxshi yana yoq chet chaqir chaqiring oʻgʻil qizim oʻlim zarur zor
    """.split()
)
"""Words that decide between readings of careless spelling. Content need not repeat them."""

_KEYS = str.maketrans("йцукенгшщзхъфывапролджэячсмитьбюё", "qwertyuiop[]asdfghjkl;'zxcvbnm,.`")
LAYOUT: Final = {word.translate(_KEYS): word for word in KNOWN if len(word) > 3 and "а" <= word[0] <= "я"}
"""Known Cyrillic words as they come out on a keyboard left in English."""
