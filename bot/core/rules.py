"""Rules that editors wrote, looked up by the first word of each pattern and never compared one by one."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Final

from bot.core.normal import skeleton
from bot.core.program import Rule

_SENTENCE: Final = re.compile(r"(?<=[.!?…])\s+|\n+")
WINDOW: Final = 100
"""Words that may belong together without full stops between them; about 600 characters."""


def sentences(text: str) -> list[list[str]]:
    """The words of each sentence, as skeletons."""
    return [bones.split() for part in _SENTENCE.split(text) if (bones := skeleton(part))]


class Index:
    """Stems of all rules by their first word, so that a message is looked up and never compared rule by rule."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = rules
        self.exact: dict[str, list[_Atom]] = defaultdict(list)
        self.prefix: dict[str, list[_Atom]] = defaultdict(list)
        self.full = [(1 << len(rule.all_of)) - 1 for rule in rules]
        for number, rule in enumerate(rules):
            for group, stems in enumerate(rule.all_of):
                for stem in stems:
                    self._add(stem, number, 1 << group)
            for stem in rule.none_of:
                self._add(stem, number, 0)
        self.lengths = sorted({len(stem) for stem in self.prefix})

    def _add(self, stem: str, rule: int, group: int) -> None:
        first, *rest = stem.split("_")
        place, key = (self.prefix, first[:-1]) if first.endswith("*") else (self.exact, first)
        place[key].append((rule, group, tuple(rest)))

    def fired(self, sentences: list[list[str]]) -> list[Rule]:
        """Rules met by a sentence or by neighbouring words, in the lexicon's order.

        A veto counts where it stands: it silences its own sentence, not a plea in the next one.
        """
        found: set[int] = set()
        hits: list[tuple[int, int, int]] = []
        begin = 0
        for words in sentences:
            mine = self._hits(words, begin)
            if len(words) <= WINDOW:
                self._collect(mine, found)
            hits += mine
            begin += len(words)
        if len(sentences) > 1 or begin > WINDOW:
            low = 0
            for start in range(0, max(begin - WINDOW, 0) + 1 + WINDOW // 2, WINDOW // 2):
                while low < len(hits) and hits[low][0] < start:
                    low += 1
                high = low
                while high < len(hits) and hits[high][0] < start + WINDOW:
                    high += 1
                self._collect(hits[low:high], found)
        return [self.rules[number] for number in sorted(found)]

    def _hits(self, words: list[str], begin: int) -> list[tuple[int, int, int]]:
        hits: list[tuple[int, int, int]] = []
        for at, word in enumerate(words):
            for atom in self.exact.get(word, ()):
                if not atom[2] or _follow(atom[2], words, at):
                    hits.append((begin + at, atom[0], atom[1]))
            for length in self.lengths:
                if length > len(word):
                    break
                for atom in self.prefix.get(word[:length], ()):
                    if not atom[2] or _follow(atom[2], words, at):
                        hits.append((begin + at, atom[0], atom[1]))
        return hits

    def _collect(self, hits: list[tuple[int, int, int]], found: set[int]) -> None:
        met: dict[int, int] = {}
        vetoed: set[int] = set()
        for _, rule, group in hits:
            if group:
                met[rule] = met.get(rule, 0) | group
            else:
                vetoed.add(rule)
        found.update(rule for rule, groups in met.items() if groups == self.full[rule] and rule not in vetoed)


_Atom = tuple[int, int, tuple[str, ...]]


def _follow(rest: tuple[str, ...], words: list[str], at: int) -> bool:
    """True when the words after `at` are the rest of a joined stem."""
    for place, stem in enumerate(rest, at + 1):
        if place >= len(words):
            return False
        if not (words[place].startswith(stem[:-1]) if stem.endswith("*") else words[place] == stem):
            return False
    return True
