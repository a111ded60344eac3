"""What a typed message says: a word that works everywhere, a danger, a topic, and probably which language it is."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Final

from bot.core.ids import LANGS, Lang, Level
from bot.core.normal import normal, skeleton
from bot.core.program import Lexicon, Rule
from bot.core.tongues import ENDS_OF, LETTERS, WORDS_OF
from bot.core.values import Value


class Heard(Value, frozen=True):
    """What was understood. `word` is one of menu, back, help, person, danger, clear, language, yes, no, or ''.

    `rule` names the rule that heard it, so that every alarm can be explained.
    """

    word: str = ""
    level: Level | None = None
    category: str = ""
    rule: str = ""
    topic: str = ""


def hear(text: str, lexicon: Lexicon) -> Heard:
    """What `text` says. Words and labels count only as the whole message; the most severe of all rules wins."""
    if text.strip() == ".":
        return Heard(word="clear")
    sentences = [bones.split() for part in _SENTENCE.split(text) if (bones := skeleton(part))]
    whole = " ".join(word for words in sentences for word in words)
    word = lexicon.words.get(whole, "")
    label = lexicon.labels.get(whole, "").split(".")[0]
    fired = _index(lexicon).fired(sentences)
    if not fired:
        return Heard(word=word, topic=label)
    first = min(fired, key=lambda rule: rule.level or Level.ROUTINE)
    topic = first.topic or label or next((rule.topic for rule in fired if rule.topic), "")
    return Heard(word=word, level=first.level, category=first.category, rule=first.id, topic=topic)


_SENTENCE: Final = re.compile(r"(?<=[.!?…])\s+|\n+")
_WINDOW: Final = 100
"""Words that may belong together without full stops between them; about 600 characters."""


class _Index:
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
            if len(words) <= _WINDOW:
                self._collect(mine, found)
            hits += mine
            begin += len(words)
        if len(sentences) > 1 or begin > _WINDOW:
            low = 0
            for start in range(0, max(begin - _WINDOW, 0) + 1 + _WINDOW // 2, _WINDOW // 2):
                while low < len(hits) and hits[low][0] < start:
                    low += 1
                high = low
                while high < len(hits) and hits[high][0] < start + _WINDOW:
                    high += 1
                self._collect(hits[low:high], found)
        return [self.rules[number] for number in sorted(found)]

    def _hits(self, words: list[str], begin: int) -> list[tuple[int, int, int]]:
        hits: list[tuple[int, int, int]] = []
        for at, word in enumerate(words):
            for atom in self.exact.get(word, ()):
                if _follow(atom[2], words, at):
                    hits.append((begin + at, atom[0], atom[1]))
            for length in self.lengths:
                if length > len(word):
                    break
                for atom in self.prefix.get(word[:length], ()):
                    if _follow(atom[2], words, at):
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
    if len(words) - at <= len(rest):
        return not rest
    return all(
        word.startswith(stem[:-1]) if stem.endswith("*") else word == stem
        for stem, word in zip(rest, words[at + 1 :], strict=False)
    )


_indexes: list[tuple[Lexicon, _Index]] = []


def _index(lexicon: Lexicon) -> _Index:
    """The index of this very lexicon. A few are kept: content is reloaded now and then, and tests have their own."""
    for known, index in _indexes:
        if known is lexicon:
            return index
    index = _Index(lexicon.rules)
    _indexes.insert(0, (lexicon, index))
    del _indexes[4:]
    return index


# -- languages --------------------------------------------------------------------------------------------------

_CYRILLIC: Final = re.compile("[а-яёӣӯҳқғҷў]")


def guess_language(text: str, hint: str = "") -> Lang:
    """The written language of `text`, of those we speak; `hint` (the app's language) decides when the text does not."""
    words = normal(text[:600]).split()
    score = dict.fromkeys(("ru", "tg", "uz"), 0.0)
    for word in words:
        if word.isdigit():
            continue
        owners = [lang for lang, known in WORDS_OF.items() if word in known]
        for lang in owners:
            score[lang] += (2.0 if len(word) > 2 else 1.2) / len(owners)
        if not owners and len(word) > 4:
            for lang, ends in ENDS_OF.items():
                if ends.search(word):
                    score[lang] += 0.8
        for letters, lang, weight in LETTERS:
            if not letters.isdisjoint(word):
                score[lang] += weight
    expected = _hinted(hint)
    best = max(score, key=lambda lang: (score[lang], expected.startswith(lang)))
    if score[best] <= 0:
        return expected
    if sorted(score.values())[-2] == score[best] and score.get(expected[:2]) == score[best]:
        best = expected[:2]
    if best == "uz":
        return (
            Lang("uz@cyrillic") if sum(bool(_CYRILLIC.search(word)) for word in words) * 2 > len(words) else Lang("uz")
        )
    return Lang(best)


def _hinted(hint: str) -> Lang:
    tag = hint.lower().replace("_", "-")
    if tag.startswith("uz") and "cyr" in tag:
        return Lang("uz@cyrillic")
    return next((lang for lang in LANGS if tag == lang or tag.startswith(f"{lang}-")), Lang("ru"))
