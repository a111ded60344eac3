"""One spelling for what people type: `normal` for comparing whole texts, `skeleton` for matching across scripts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from itertools import product
from typing import Final

from bot.core.alphabet import (
    APOSTROPHES,
    DIGITS_CYRILLIC,
    DIGITS_LATIN,
    FOLD,
    KNOWN,
    LATIN_GROUPS,
    LAYOUT,
    LEGACY,
    LIKE_CYRILLIC,
    LIKE_LATIN,
    PLAIN,
)

_INVISIBLE: Final = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\U0001f3fb-\U0001f3ff]"
)
_WHOLE_PHRASES: Final = {0xFDFA: " ", 0xFDFB: " ", 0x1F198: " sos "}
"""One sign each; NFKC would spell the first two out in eighteen letters, and a long message of them for a second."""
_MARKS: Final = re.compile("[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]")
_ADDRESS: Final = re.compile(r"(?:https?://|www\.|t\.me/)\S+|(?<!\w)@\w{4,}")
_PHONE: Final = re.compile(r"\+?\d[\d\s()\-]{8,}\d")
_STRETCHED: Final = re.compile(r"([^\W\d_])\1{2,}")
_SPACED: Final = re.compile(r"(?<!\w)(?:[^\W\d_][ .\-*]){3,}[^\W\d_](?!\w)")
_BETWEEN: Final = re.compile(r"[ .\-*]")
_TURNED: Final = re.compile(r"(?<=[og])\s?'(?=[a-z])|(?<=[og])'(?![a-z])")
_HARD: Final = re.compile(r"(?<=\w)'(?=\w)")
_WORD: Final = re.compile(r"\w+")
_PLAIN_CYRILLIC: Final = re.compile("[а-яёӣӯҳқғҷ ]*")
_PLAIN_LATIN: Final = re.compile("[a-z ]*")
_LATIN: Final = re.compile(r"[a-z]")
_CYRILLIC: Final = re.compile("[\u0400-\u052f]")
_LONE_DIGIT: Final = re.compile(r"(?<!\d)\d(?!\d)")
_NOT_WORD: Final = re.compile(r"[\W_]+")
_DOUBLED: Final = re.compile(r"([^\d\s])\1+")
_GROUPS: Final = re.compile("|".join(sorted(LATIN_GROUPS, key=len, reverse=True)))
_ROUNDS: Final = 8
_READINGS: Final = 64


def normal(text: str, known: Collection[str] = KNOWN) -> str:
    """The text in one spelling: lower case, one kind of apostrophe, one script per word, no signs, no addresses.

    Doing it twice changes nothing. `known` are words that decide between readings (`4то` is `что`, not `4 то`).
    """
    for _ in range(_ROUNDS):
        if known is KNOWN and _settled(text):
            return " ".join(text.split())
        before, text = text, _once(text, known)
        if text == before:
            break
    return text


def _settled(text: str) -> bool:
    """True when another round would change nothing but spaces: plain words of one script. Saves most texts a round."""
    if _PLAIN_CYRILLIC.fullmatch(text) is None and (
        _PLAIN_LATIN.fullmatch(text) is None or not LAYOUT.keys().isdisjoint(text.split())
    ):
        return False
    return _SPACED.search(text) is None and _STRETCHED.search(text) is None


def skeleton(text: str) -> str:
    """A key of plain ASCII letters, the same for Cyrillic, Latin and careless spellings. Never for show."""
    return _bones(normal(text))


def variants(stem: str) -> tuple[str, ...]:
    """Skeletons of a stem as people type it: ў and oʻ also as plain o. A final `*` and joining `_` are kept."""
    words = [_variants(word) for word in stem.split("_")]
    return tuple(dict.fromkeys("_".join(combined) for combined in product(*words)))


def _variants(word: str) -> list[str]:
    star = "*" if word.endswith("*") else ""
    plain = normal(word.rstrip("*"))
    turned = [match.start() for match in re.finditer("oʻ|ў", plain)][:3]
    found: list[str] = []
    for choice in product((False, True), repeat=len(turned)):
        typed = plain
        for place, loose in reversed(list(zip(turned, choice, strict=True))):
            if loose:
                one, size = ("о", 1) if typed[place] == "ў" else ("o", 2)
                typed = typed[:place] + one + typed[place + size :]
        found.append(_bones(typed).replace(" ", "_") + star)
    return list(dict.fromkeys(found))


def _once(text: str, known: Collection[str]) -> str:
    text = text.translate(APOSTROPHES)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text.translate(_WHOLE_PHRASES)))
        text = _INVISIBLE.sub("", text).translate(APOSTROPHES)
    if "@" in text or "/" in text or "." in text:
        text = _ADDRESS.sub(" ", text)
    text = _PHONE.sub(_blank_phone, text).lower()
    if not text.isascii():
        text = _MARKS.sub("", unicodedata.normalize("NFKC", text))
        text = text.translate(LEGACY if FOLD.isdisjoint(text) else LEGACY | {ord("ў"): "ӯ"})
        if _LATIN.search(text) and _CYRILLIC.search(text):
            text = _WORD.sub(lambda word: _one_script(word.group(), known), text)
    text = text.replace("_", " ")
    text = _SPACED.sub(lambda run: _BETWEEN.sub("", run.group()), text)
    text = _STRETCHED.sub(r"\1", text)
    if _LATIN.search(text):
        text = " ".join([_right_layout(token, known) for token in text.split()])
    if "'" in text:
        text = _HARD.sub("\u02bc", _TURNED.sub("\u02bb", text)).replace("'", " ")
    if _LONE_DIGIT.search(text):
        text = _WORD.sub(lambda word: _spell_digits(word.group(), known), text)
    return _NOT_WORD.sub(" ", text).strip()


def _blank_phone(match: re.Match[str]) -> str:
    run = match.group()
    return " " if sum(sign.isdigit() for sign in run) >= 10 else run


def _one_script(word: str, known: Collection[str]) -> str:
    """A word with letters of both scripts, in the script of most of them, if the others merely look alike."""
    latin, cyrillic = len(_LATIN.findall(word)), len(_CYRILLIC.findall(word))
    if not latin or not cyrillic:
        return word
    table, strangers = (LIKE_CYRILLIC, _LATIN) if cyrillic >= latin else (LIKE_LATIN, _CYRILLIC)
    if any(letter not in table for letter in strangers.findall(word)):
        return word
    # The product is cut, not the word: an odd long word costs the same as a short one.
    readings = product(*(table.get(letter, letter) if strangers.match(letter) else letter for letter in word))
    first = ""
    for count, reading in enumerate(readings):
        spelled = "".join(reading)
        if spelled in known:
            return spelled
        first = first or spelled
        if count >= _READINGS or len(word) > 24:
            break
    return first


def _right_layout(token: str, known: Collection[str]) -> str:
    """`ghbdtn` is `привет` on a keyboard left in English."""
    if token in known or not token.isascii():
        return token
    meant = LAYOUT.get(token) or LAYOUT.get(token.strip(".,"))
    if meant is None and known is not KNOWN:
        typed = token.translate(_TO_CYRILLIC)
        meant = typed if len(typed) > 3 and typed in known else None
    return meant or token


_TO_CYRILLIC: Final = str.maketrans("qwertyuiop[]asdfghjkl;'zxcvbnm,.", "йцукенгшщзхъфывапролджэячсмитьбю")


def _spell_digits(word: str, known: Collection[str]) -> str:
    """A lone digit among letters is a letter; at the edge of a word only if that gives a known word."""
    if word.isdigit() or not _LONE_DIGIT.search(word):
        return word
    table = DIGITS_CYRILLIC if _CYRILLIC.search(word) else DIGITS_LATIN
    last = len(word) - 1
    inner = _LONE_DIGIT.sub(
        lambda digit: table.get(digit.group(), digit.group()) if 0 < digit.start() < last else digit.group(), word
    )
    whole = _LONE_DIGIT.sub(lambda digit: table.get(digit.group(), digit.group()), inner)
    if whole == inner or whole in known:
        return whole
    return _EDGE_DIGIT.sub(" ", inner)


_EDGE_DIGIT: Final = re.compile(r"(?<=^\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d$)")


def _bones(plain: str) -> str:
    if not plain.isascii():
        for pair, one in (("дж", "ж"), ("йо", "ё"), ("йа", "я"), ("йу", "ю"), ("тс", "ц")):
            if pair in plain:
                plain = plain.replace(pair, one)
    # Latin groups go first: `ʼ` keeps the s and h of Isʼhoq apart, and `ʻ` tells oʻ from o.
    # Cyrillic is spelled after them, so that its с + х stays two letters.
    plain = _GROUPS.sub(lambda found: LATIN_GROUPS[found.group()], plain)
    return " ".join(_DOUBLED.sub(r"\1", plain.translate(PLAIN)).split())
