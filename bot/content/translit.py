"""Uzbek Latin → Uzbek Cyrillic by rule, with a list of words the rule does not know. People review what comes out."""

from __future__ import annotations

import re
from typing import Final

_PAIRS: Final = {
    "yoʻ": "йў", "oʻ": "ў", "gʻ": "ғ", "sh": "ш", "ch": "ч", "yo": "ё", "yu": "ю", "ya": "я", "ye": "е",
    "tsiya": "ция", "tsion": "цион", "tsenz": "ценз", "tsent": "цент", "tsept": "цепт",
}  # fmt: skip
_SINGLE: Final = dict(zip("abdefghijklmnopqrstuvxyzʼ", "абдефгҳижклмнопқрстувхйзъ", strict=True))
_VOWELS: Final = "aeiou"
_TOKEN: Final = re.compile("|".join(sorted((*_PAIRS, "sʼh", *_SINGLE), key=len, reverse=True)))
_KEEP: Final = re.compile(r"\{[^{}]*\}|https?://\S+|www\.\S+|\S+@\S+|(?<!\w)[@/]\w+")
_LATIN_WORD: Final = re.compile(r"[A-Za-z][A-Za-zʻʼ]*")
_FOREIGN: Final = re.compile(r"[wW]|[cC](?![hH])")


def to_cyrillic(text: str, exceptions: dict[str, str]) -> str:
    """The text in Cyrillic. Holes, addresses and names that Uzbek cannot spell (WhatsApp) stay as they are.

    `exceptions` are beginnings of Latin words, lower case, with their Cyrillic.
    """
    done, at = [], 0
    for kept in _KEEP.finditer(text):
        done += [_words(text[at : kept.start()], exceptions), kept[0]]
        at = kept.end()
    return "".join([*done, _words(text[at:], exceptions)])


def _words(text: str, exceptions: dict[str, str]) -> str:
    return _LATIN_WORD.sub(lambda word: _word(word[0], exceptions), text)


def _word(word: str, exceptions: dict[str, str]) -> str:
    low = word.lower()
    known = next((low[:size] for size in range(len(low), 2, -1) if low[:size] in exceptions), "")
    if not known and _FOREIGN.search(word):
        return word
    spelled = exceptions[known] if known else ""
    before = known[-1:]
    for token in _TOKEN.finditer(low, len(known)):
        spelled += _spell(token[0], before)
        before = token[0][-1]
    if len(word) > 1 and word.isupper():
        return spelled.upper()
    return spelled[:1].upper() + spelled[1:] if word[0].isupper() else spelled


def _spell(token: str, before: str) -> str:
    if token == "e":
        return "э" if not before or before in _VOWELS else "е"
    if token == "sʼh":
        return "сҳ"
    return _PAIRS.get(token) or _SINGLE[token]
