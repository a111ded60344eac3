"""The pieces of a message that a likeness is measured by: parts of words, words, and words that stand together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
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
    found = {f"!{name}" for name in heard}
    shown = [_number(word) if word.isdigit() else word for word in words]
    for word in set(shown):
        found.update(_parts(word))
    stems = [word[:STEM] for word in shown]
    found.update([f"{one}_{two}" for one, two in pairwise(stems)])
    found.update([f"{one}^{two}" for one, two in zip(stems, stems[2:], strict=False)])
    found.update([f"{one}+{two}" for one, two in pairwise(shown)])
    return found


@lru_cache(maxsize=4096)
def _parts(word: str) -> tuple[str, ...]:
    """A word and its parts. The commonest words are cut once, not in every message."""
    framed = f".{word}."
    size = len(framed)
    parts = [f"={word}"]
    for length in range(SHORTEST, min(LONGEST, size) + 1):
        parts += [framed[start : start + length] for start in range(size - length + 1)]
    return tuple(parts)


def _number(word: str) -> str:
    """Ages and days matter as they are; of sums and dates only how long they are."""
    return word if len(word) <= 2 else "0" * min(len(word), 6)
