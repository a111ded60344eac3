"""The pieces of a message that a likeness is measured by: parts of words, words, and words that stand together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

SHORTEST: Final = 2
LONGEST: Final = 5
STEM: Final = 4
"""Letters of a word that stand for it in pairs: endings carry little and vary much in Tajik and Uzbek."""


def grams(words: Sequence[str], heard: Iterable[str] = ()) -> set[str]:
    """Each piece of `words` (of a skeleton) once; `heard` are the rules and marks that fired, pieces as well.

    `.ab` begins a word, `=ab` is one, `ab_cd` are neighbours, `ab^cd` have a word between them, `!ab` is a rule.
    """
    found = set(joined(words, heard))
    for word in set(words):
        found.update(parts(word))
    return found


def parts(word: str) -> list[str]:
    """A word and its parts."""
    shown = _number(word)
    framed = f".{shown}."
    size = len(framed)
    found = [f"={shown}"]
    for length in range(SHORTEST, min(LONGEST, size) + 1):
        found += [framed[start : start + length] for start in range(size - length + 1)]
    return found


def joined(words: Sequence[str], heard: Iterable[str] = ()) -> list[str]:
    """Words that stand together, and what fired."""
    shown = [_number(word) for word in words]
    stems = [word[:STEM] for word in shown]
    return [
        *(f"!{name}" for name in heard),
        *(f"{one}_{two}" for one, two in pairwise(stems)),
        *(f"{one}^{two}" for one, two in zip(stems, stems[2:], strict=False)),
        *(f"{one}+{two}" for one, two in pairwise(shown)),
    ]


def _number(word: str) -> str:
    """Ages and days matter as they are; of sums and dates only how long they are."""
    return word if len(word) <= 2 or not word.isdigit() else "0" * min(len(word), 6)
