"""Counts what was right: every figure is so many of so many, with the interval that so few messages allow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from bot.app.evaluation.sets import Known, rank_of
from bot.app.understanding import Listener
from bot.core.values import Value

Z: Final = 1.96


class Judged(Value, frozen=True):
    """A message and what the bot made of it. `rank` is of the talk so far, 0 to 3."""

    known: Known
    rank: int
    category: str
    ask: bool
    topics: tuple[str, ...]
    lang: str
    why: tuple[str, ...]

    def routed(self, most: int) -> bool:
        """Whether a topic that fits is among the first `most`."""
        return not {self.known.topic, *self.known.also}.isdisjoint(self.topics[:most])


class Share(Value, frozen=True):
    """`hits` of `whole`."""

    hits: int
    whole: int

    @property
    def value(self) -> float:
        """0 to 1; of nothing, 0."""
        return self.hits / self.whole if self.whole else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's, 95 %."""
        if not self.whole:
            return 0.0, 1.0
        n, p = self.whole, self.value
        middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n)
        reach = Z / (1 + Z * Z / n) * (p * (1 - p) / n + Z * Z / (4 * n * n)) ** 0.5
        return max(middle - reach, 0.0), min(middle + reach, 1.0)


Test = Callable[[Judged], bool]


class Figure(Value, frozen=True):
    """One measured thing: among messages for which `of` holds, how many `hit`. `more_is_better`, or less."""

    name: str
    of: Test
    hit: Test
    more_is_better: bool = True


def _is(rank: int) -> Test:
    return lambda each: each.known.rank == rank


def _reaches(rank: int) -> Test:
    return lambda each: each.rank >= rank


def _near(each: Judged) -> bool:
    return each.known.rank == 0 and each.known.cue == "hard_negative"


def _same_category(each: Judged) -> bool:
    return each.category == each.known.category


FIGURES: Final = (
    Figure("emergency flagged", _is(3), _reaches(1)),
    Figure("emergency at emergency", _is(3), _reaches(3)),
    Figure("urgent flagged", _is(2), _reaches(1)),
    Figure("urgent at urgent or above", _is(2), _reaches(2)),
    Figure("concern flagged", _is(1), _reaches(1)),
    Figure("right category when flagged", lambda each: each.known.rank > 0 and each.rank > 0, _same_category),
    Figure("routine at emergency", _is(0), _reaches(3), False),
    Figure("routine at urgent or above", _is(0), _reaches(2), False),
    Figure("routine flagged", _is(0), _reaches(1), False),
    Figure("hard negatives at urgent or above", _near, _reaches(2), False),
    Figure("hard negatives flagged", _near, _reaches(1), False),
    Figure("asks on routine", _is(0), lambda each: each.ask, False),
    Figure("missed danger that is asked about", lambda e: e.known.rank > 0 == e.rank, lambda each: each.ask),
    Figure("topic first", lambda each: True, lambda each: each.routed(1)),
    Figure("topic among three", lambda each: True, lambda each: each.routed(3)),
    Figure("language", lambda each: True, lambda each: each.lang == each.known.lang),
)


def judge(rows: Iterable[Known], listener: Listener) -> list[Judged]:
    """What the bot makes of each message, talks in the order of their turns."""
    judged = []
    for row in sorted(rows, key=lambda row: (row.talk, row.turn)):
        heard, level, category = listener.hear(row.text, row.talk, row.place)
        judged.append(
            Judged(
                known=row,
                rank=rank_of(level),
                category=category,
                ask=heard.ask and level is None,
                topics=heard.topics,
                lang=heard.lang.partition("@")[0],
                why=heard.why,
            )
        )
    return judged


def measure(judged: Sequence[Judged]) -> dict[str, Share]:
    """Every figure over these messages."""
    made: dict[str, Share] = {}
    for figure in FIGURES:
        whole = [each for each in judged if figure.of(each)]
        made[figure.name] = Share(hits=sum(map(figure.hit, whole)), whole=len(whole))
    return made


def talks(judged: Sequence[Judged]) -> dict[str, Share]:
    """Talks in which danger emerges: called at or before the turn that shows it. Calm ones: called without cause.

    The turn that shows it is the first at which the talk is as grave as it gets; called is at least urgent, or, where
    it never gets beyond concern, flagged.
    """
    by_talk: dict[str, list[Judged]] = {}
    for each in judged:
        by_talk.setdefault(each.known.talk, []).append(each)
    grave = flagged = level = calm = alarmed = 0
    for turns in by_talk.values():
        most = max(each.known.rank for each in turns)
        if not most:
            calm += 1
            alarmed += turns[-1].rank >= 2
            continue
        grave += 1
        shown = next(each for each in turns if each.known.rank == most)
        flagged += shown.rank >= min(most, 2)
        level += shown.rank >= most
    return {
        "called by the turn that shows it": Share(hits=flagged, whole=grave),
        "at its level by that turn": Share(hits=level, whole=grave),
        "calm talks at urgent or above": Share(hits=alarmed, whole=calm),
    }


def confused(judged: Sequence[Judged], most: int = 12) -> list[tuple[str, str, int]]:
    """The worst pairs: a topic, what it was taken for, how often."""
    pairs = Counter(
        (each.known.topic, each.topics[0] if each.topics else "nothing") for each in judged if not each.routed(1)
    )
    return [(topic, taken, times) for (topic, taken), times in pairs.most_common(most)]
