"""The measurement as tables, for a terminal or a page of the docs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from bot.app.evaluation.measure import FIGURES, Judged, Share, confused, measure, talks
from bot.content.examples import LANGUAGES, LEVELS

SLICES: Final[dict[str, Callable[[Judged], str]]] = {
    "language": lambda each: each.known.lang,
    "script": lambda each: each.known.script,
    "typing": lambda each: each.known.noise,
    "speaker": lambda each: each.known.speaker,
    "cue": lambda each: each.known.cue or "not said",
    "category": lambda each: each.known.category or "none",
}
NARROW: Final = ("emergency flagged", "urgent flagged", "concern flagged", "routine at urgent or above", "topic first")


def tables(judged: Sequence[Judged], *, misses: bool = False) -> Iterator[str]:
    """Every line of the report."""
    single = [each for each in judged if not each.known.talk]
    turns = [each for each in judged if each.known.talk]
    if single:
        yield from _figures(single)
        for name, key in SLICES.items():
            yield from _sliced(single, name, key)
        yield from _crossed(single)
        yield from _pairs(single)
    if turns:
        yield from _talks(turns)
    if misses:
        yield from _misses(judged)


def shown(share: Share) -> str:
    """`97.2 % (140/144; 93–99)`: value, counts, 95 % interval."""
    low, high = share.interval
    return f"{100 * share.value:.1f} % ({share.hits}/{share.whole}; {100 * low:.0f}–{100 * high:.0f})"


def _figures(judged: Sequence[Judged]) -> Iterator[str]:
    whole = measure(judged)
    parts = {lang: measure([each for each in judged if each.known.lang == lang]) for lang in LANGUAGES}
    yield from _row("figure", "all", *LANGUAGES)
    yield from _row("---", "---", *("---" for _ in LANGUAGES))
    for figure in FIGURES:
        brief = (f"{100 * parts[lang][figure.name].value:.1f}" for lang in LANGUAGES)
        yield from _row(figure.name, shown(whole[figure.name]), *brief)
    yield ""


def _sliced(judged: Sequence[Judged], name: str, key: Callable[[Judged], str]) -> Iterator[str]:
    by_key: dict[str, list[Judged]] = {}
    for each in judged:
        by_key.setdefault(key(each), []).append(each)
    yield from _row(f"by {name}", "messages", *NARROW)
    yield from _row("---", "---", *("---" for _ in NARROW))
    for value, some in sorted(by_key.items(), key=lambda pair: -len(pair[1])):
        found = measure(some)
        yield from _row(value, str(len(some)), *(_brief(found[each]) for each in NARROW))
    yield ""


def _brief(share: Share) -> str:
    return f"{100 * share.value:.0f} % of {share.whole}" if share.whole else "–"


def _crossed(judged: Sequence[Judged]) -> Iterator[str]:
    yield from _row("level as it is", *(f"taken for {level}" for level in LEVELS))
    yield from _row("---", *("---" for _ in LEVELS))
    for rank, level in enumerate(LEVELS):
        row = [sum(each.known.rank == rank and each.rank == taken for each in judged) for taken in range(4)]
        yield from _row(level, *map(str, row))
    yield ""


def _pairs(judged: Sequence[Judged]) -> Iterator[str]:
    yield from _row("topic", "most often taken for", "times")
    yield from _row("---", "---", "---")
    for topic, taken, times in confused(judged):
        yield from _row(topic, taken, str(times))
    yield ""


def _talks(judged: Sequence[Judged]) -> Iterator[str]:
    whole = talks(judged)
    parts = {lang: talks([each for each in judged if each.known.lang == lang]) for lang in LANGUAGES}
    yield from _row("talks", "all", *LANGUAGES)
    yield from _row("---", "---", *("---" for _ in LANGUAGES))
    for name, share in whole.items():
        yield from _row(name, shown(share), *(_brief(parts[lang][name]) for lang in LANGUAGES))
    yield ""


def _misses(judged: Sequence[Judged]) -> Iterator[str]:
    """Each message that was taken for less than it is, or for a danger that it is not, with the evidence."""
    for each in judged:
        known = each.known
        if each.rank < known.rank or (known.rank == 0 and each.rank >= 2):
            yield f"{known.id}: {known.danger}, taken for {LEVELS[each.rank]}{' (asks)' * each.ask}: {known.text}"
            yield f"    {'; '.join(each.why)}"


def _row(*cells: str) -> Iterator[str]:
    yield f"| {' | '.join(cells)} |"


def fallen(judged: Sequence[Judged], baseline: Mapping[str, float], slack: float) -> list[str]:
    """The figures that are worse than the baseline by more than `slack` (a share)."""
    found = figures(judged)
    better = {figure.name: figure.more_is_better for figure in FIGURES}
    told = []
    for name, before in baseline.items():
        now = found.get(name, 0.0)
        rises = better.get(name.partition(": ")[2], "calm" not in name)
        if (before - now if rises else now - before) > slack:
            told.append(f"{name}: {100 * now:.1f} %, was {100 * before:.1f} %")
    return told


def figures(judged: Sequence[Judged]) -> dict[str, float]:
    """`all: emergency flagged` and the like to a share: what a baseline holds."""
    single = [each for each in judged if not each.known.talk]
    turns = [each for each in judged if each.known.talk]
    found: dict[str, float] = {}
    for lang in ("all", *LANGUAGES):
        some = [each for each in single if lang in ("all", each.known.lang)]
        found |= {f"{lang}: {name}": round(share.value, 4) for name, share in measure(some).items()}
    return found | {f"talks: {name}": round(share.value, 4) for name, share in talks(turns).items()}
