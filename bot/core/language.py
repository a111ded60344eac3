"""Which of the written languages we speak a short, careless text is in."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final, NamedTuple

from bot.core.ids import LANGS, Lang

LETTERS: Final = (
    (frozenset("ӣӯҷ"), "tg", 2.0),
    (frozenset("ўʻ‘"), "uz", 2.0),
    (frozenset("щы"), "ru", 1.5),
    (frozenset("қғҳ"), "ru", -3.0),
)
"""What a letter says about a language, in nats. What is learned knows only skeletons, where these are gone."""
CHOSEN: Final = {True: 1.0, False: 4.0}
"""Nats for the language of the app, or the chosen one, where there are words enough and where not: it decides what the
text leaves open."""
CLEAR: Final = 3.0
"""Nats between the best language and the next from which nobody would doubt it."""
ENOUGH: Final = 2
"""Words without which a language is never clear: `рахмат` is said in all of them."""
LOOKED_AT: Final = 600


class Tongue(NamedTuple):
    """The language, and whether the text itself leaves no doubt."""

    lang: Lang
    clear: bool


def tongue(text: str, learned: Mapping[str, float], hint: str = "") -> Tongue:
    """The language of `text`; `hint` decides when the text does not. `learned`: chances of ru, tg, uz by likeness."""
    lower = text[:LOOKED_AT].lower()
    words = [word for word in lower.split() if any(map(str.isalpha, word))]
    letters = frozenset(lower)
    expected = hinted(hint)
    nats = {lang: math.log(max(learned.get(lang, 1 / 3), 1e-4)) for lang in ("ru", "tg", "uz")}
    for some, lang, weight in LETTERS:
        if not some.isdisjoint(letters):
            nats[lang] += weight
    second, first = sorted(nats.values())[-2:]
    enough = len(words) >= ENOUGH
    clear = first - second >= CLEAR and enough
    if hint:
        nats[expected[:2]] += CHOSEN[enough]
    best = max(nats, key=lambda lang: (nats[lang], expected.startswith(lang)))
    if not words:
        return Tongue(expected, False)
    if best != "uz":
        return Tongue(Lang(best), clear)
    cyrillic = sum("а" <= letter <= "ӿ" for letter in lower)
    latin = sum("a" <= letter <= "z" for letter in lower)
    return Tongue(Lang("uz@cyrillic") if cyrillic > latin else Lang("uz"), clear)


def hinted(hint: str) -> Lang:
    """The language of ours that an app's language tag means; Russian for others, all our people meet it."""
    tag = hint.lower().replace("_", "-")
    if tag.startswith("uz") and "cyr" in tag:
        return Lang("uz@cyrillic")
    return next((lang for lang in LANGS if tag == lang or tag.startswith(f"{lang}-")), Lang("ru"))
