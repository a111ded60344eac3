"""What was learned from the examples: how much each piece of a message speaks for each topic, danger and language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from bot.core.grams import joined, parts
from bot.core.values import Value

LOWEST: Final = 33
STEPS: Final = 46
"""A weight is a printable sign: STEPS below to STEPS above the middle one. Three signs short of all there are."""

WORDS: Final = 16_384
"""Words whose rows are kept at hand."""

Vector = NDArray[np.float32]


class Weights(Value, frozen=True):
    """A table that `training` wrote: row `pieces[gram]` holds the gram's rarity and its weight for each head.

    `heads`: `danger:1` (concern or more) to `danger:3`, `topic:…`, `category:…`, `lang:…`; a logit is
    `bias + scale * sum / sqrt(size)`. `limits`: what a probability must reach. `version` changes with the table.
    `learned`: file of examples → its digest when it was learned from.
    """

    version: str = ""
    learned: dict[str, str] = {}
    heads: tuple[str, ...] = ()
    scale: tuple[float, ...] = ()
    bias: tuple[float, ...] = ()
    limits: dict[str, float] = {}
    pieces: dict[str, int] = {}
    table: bytes = b""
    rarest: float = 1.0


class Sums(Value, frozen=True):
    """What a message weighs, before it is judged. Those of several messages add up; no word can be read from them."""

    version: str
    size: float
    heads: tuple[float, ...]

    def __add__(self, other: Sums) -> Sums:
        both = zip(self.heads, other.heads, strict=True)
        return Sums(version=self.version, size=self.size + other.size, heads=tuple(a + b for a, b in both))


class Scale:
    """Weighs with one table."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        width = len(weights.heads) + 1
        self._table: NDArray[np.int8] = (
            (np.frombuffer(weights.table, np.uint8).astype(np.int16) - (LOWEST + STEPS))
            .astype(np.int8)
            .reshape(-1, width)
        )
        self._scale = np.asarray(weights.scale, np.float32)
        self._bias = np.asarray(weights.bias, np.float32)
        self._rarity = ((self._table[:, 0].astype(np.float32) + STEPS) / (2 * STEPS) * weights.rarest) ** 2
        self._words: dict[str, list[int]] = {}
        self._of = {
            kind: [at for at, head in enumerate(weights.heads) if head.startswith(f"{kind}:")]
            for kind in dict.fromkeys(head.partition(":")[0] for head in weights.heads)
        }

    def hear(self, words: Sequence[str], fired: Iterable[str] = ()) -> Sums:
        """The sums of all pieces of these words, and of what fired."""
        rows = set(self._known(joined(words, fired)))
        for word in set(words):
            rows.update(self._rows_of(word))
        return self._summed(list(rows))

    def weigh(self, grams: Iterable[str]) -> Sums:
        """The sums of the grams that are known."""
        return self._summed(self._known(grams))

    def _known(self, grams: Iterable[str]) -> list[int]:
        return [row for row in map(self.weights.pieces.get, grams) if row is not None]

    def _rows_of(self, word: str) -> list[int]:
        """The rows of a word's parts. The commonest words are cut and looked up once, not in every message."""
        rows = self._words.get(word)
        if rows is None:
            if len(self._words) >= WORDS:
                self._words.clear()
            rows = self._words[word] = self._known(parts(word))
        return rows

    def _summed(self, rows: list[int]) -> Sums:
        summed = self._table[rows, 1:].sum(axis=0, dtype=np.int32)
        return Sums(
            version=self.weights.version,
            size=float(self._rarity[rows].sum()),
            heads=tuple(summed.tolist()),
        )

    def logits(self, sums: Sums) -> Vector:
        """A logit for each head."""
        norm = max(sums.size, 1e-6) ** 0.5
        logits: Vector = np.asarray(sums.heads, np.float32) * self._scale / norm + self._bias
        return logits

    def chances(self, logits: Vector, kind: str, plus: Mapping[str, float] | None = None) -> dict[str, float]:
        """Probabilities of the heads of one kind, adding up to one, best first."""
        at = self._of.get(kind, [])
        names = [self.weights.heads[each].partition(":")[2] for each in at]
        raised = logits[at] + np.asarray([(plus or {}).get(name, 0.0) for name in names], np.float32)
        shares = np.exp(raised - raised.max(initial=0.0))
        shares = shares / max(float(shares.sum()), 1e-9)
        return dict(sorted(zip(names, shares.tolist(), strict=True), key=lambda pair: -pair[1]))

    def likely(self, logits: Vector, kind: str) -> dict[str, float]:
        """Probabilities of the heads of one kind, each for itself."""
        at = self._of.get(kind, [])
        shares: list[float] = (1.0 / (1.0 + np.exp(-logits[at]))).tolist()
        return {self.weights.heads[each].partition(":")[2]: share for each, share in zip(at, shares, strict=True)}

    def speakers(self, grams_of: Mapping[str, Iterable[str]], head: str) -> list[str]:
        """The words that speak most for `head`, most first. `grams_of`: each word's own pieces."""
        at = self.weights.heads.index(head) + 1
        pieces = self.weights.pieces
        weight: dict[str, Any] = {
            word: sum(int(self._table[pieces[gram], at]) for gram in grams if gram in pieces)
            for word, grams in grams_of.items()
        }
        return sorted((word for word in weight if weight[word] > 0), key=lambda word: -weight[word])
