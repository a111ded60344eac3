"""Weighs a message by its likeness to the examples, with what was said before and the place in the dialog."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from bot.core.grams import grams
from bot.core.ids import TOPICS, Level
from bot.core.values import Value
from bot.core.weights import Scale, Sums, Vector

WINDOW: Final = 100
"""Words looked at together; of a longer message one window after another, the last one reaching to the end."""
FEW: Final = 4
"""Words of a message that says little by itself: the place in the dialog counts for more."""
HERE: Final = {True: 2.0, False: 0.7}
"""How much the dialog one is in speaks for its own topic, in a message of few words and in a longer one."""
REMEMBERED: Final = 2
"""Messages before this one, in one talk, that are weighed together with it."""
STEPS: Final = ((Level.EMERGENCY, "3"), (Level.URGENT, "2"), (Level.CONCERN, "1"))
MINOR: Final = "minor"
"""The mark of a message that gives an age under eighteen."""


class Evidence(NamedTuple):
    """What is judged: the words, what fired, what they weigh window by window, the talk before, the topic one is in."""

    words: Sequence[str]
    fired: Sequence[str]
    weighed: Sequence[Sums]
    before: Sequence[Sums]
    place: str


class Seen(Value, frozen=True):
    """What likeness says. `chances`: of at least concern, urgent, emergency, of this message or of it in its talk."""

    level: Level | None = None
    category: str = ""
    ask: bool = False
    topics: tuple[str, ...] = ()
    sure: bool = False
    maybe: bool = False
    chances: tuple[float, float, float] = (0.0, 0.0, 0.0)
    share: float = 0.0
    talk: bool = False
    langs: dict[str, float] = {}
    sums: Sums | None = None

    def bears(self, level: Level, least: float) -> bool:
        """Whether the chance of this level is at least so high. Where nothing was learned, everything is possible."""
        return self.sums is None or self.chances[Level.CONCERN - level] >= least

    def reasons(self, words: Sequence[str], scale: Scale) -> list[str]:
        """The evidence: chances, and the words that spoke loudest."""
        told = [f"danger {'/'.join(f'{chance:.2f}' for chance in self.chances)}{' with the talk' * self.talk}"]
        pieces = {word: grams([word]) for word in dict.fromkeys(words[:WINDOW])}
        if self.level is not None or self.ask:
            head = next((number for level, number in STEPS if level == self.level), "1")
            told.append(f"{self.category}: {' '.join(scale.speakers(pieces, f'danger:{head}')[:3])}")
        if self.topics:
            told.append(f"topic {self.share:.2f}: {' '.join(scale.speakers(pieces, f'topic:{self.topics[0]}')[:3])}")
        return told


def weigh(words: Sequence[str], fired: Sequence[str], scale: Scale) -> list[Sums]:
    """What each window of a message weighs, with the rules and marks that fired."""
    return [scale.hear(part, fired) for part in _windows(words)]


def look(evidence: Evidence, scale: Scale) -> Seen:
    """What the likeness to the examples says. In a talk, half of it is what the message says in that talk."""
    weighed, limits = evidence.weighed, scale.weights.limits
    here = max(weighed, key=lambda each: _danger(scale, scale.logits(each))[0]) if len(weighed) > 1 else weighed[0]
    own = scale.logits(here)
    chances = tuple(map(max, zip(*(_danger(scale, scale.logits(each)) for each in weighed), strict=True)))
    before = [each for each in evidence.before if each.version == here.version][-REMEMBERED:]
    if before:
        joined = _danger(scale, scale.logits(_together([*before, here])))
        chances = tuple((one + other) / 2 for one, other in zip(chances, joined, strict=True))
    level = _level(chances, limits)
    if MINOR in evidence.fired and chances[0] >= limits.get("ask", 1.0):
        level = min(level or Level.URGENT, Level.URGENT)
    topics = _topics(scale, own, evidence) if here.size else {}
    best = tuple(topics)[:3]
    share = topics[best[0]] if best else 0.0
    return Seen(
        level=level,
        category=next(iter(scale.chances(own, "category")), "") if level is not None or chances[0] else "",
        ask=level is None and chances[0] >= limits.get("ask", 1.0),
        topics=best,
        sure=share >= limits.get("sure", 1.0),
        maybe=share >= limits.get("maybe", 1.0),
        chances=(chances[0], chances[1], chances[2]),
        share=share,
        talk=bool(before),
        langs=scale.chances(scale.logits(here), "lang") if here.size else {},
        sums=here,
    )


def _windows(words: Sequence[str]) -> list[Sequence[str]]:
    last = len(words) - WINDOW
    if last <= 0:
        return [words]
    return [words[start : start + WINDOW] for start in (*range(0, last, WINDOW), last)]


def _together(several: Sequence[Sums]) -> Sums:
    whole = several[0]
    for each in several[1:]:
        whole = whole + each
    return whole


def _danger(scale: Scale, logits: Vector) -> tuple[float, float, float]:
    """Chances of at least concern, urgent, emergency: each no higher than the one before."""
    likely = scale.likely(logits, "danger")
    one = likely.get("1", 0.0)
    two = min(one, likely.get("2", 0.0))
    return one, two, min(two, likely.get("3", 0.0))


def _level(chances: Sequence[float], limits: dict[str, float]) -> Level | None:
    """The highest level whose limit is reached, if that of danger at all is."""
    if chances[0] < limits.get("concern", 1.1):
        return None
    return next((level for level, number in STEPS if chances[int(number) - 1] >= limits[level.name.lower()]), None)


def _topics(scale: Scale, logits: Vector, evidence: Evidence) -> dict[str, float]:
    plus = {evidence.place: HERE[len(evidence.words) <= FEW]} if evidence.place in TOPICS else {}
    return scale.chances(logits, "topic", plus)
