"""`python -m training` (`make train`): learns from `dialogs/examples` and writes `dialogs/weights.txt`.

Hands take turns in being held out: how sure the service must be is set on messages of hands it has not read.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix

from bot.content.book import read_book
from bot.content.examples import Example, digests, read_examples
from bot.content.weights import FILE
from bot.core.rules import Index
from training import table as text_file
from training.fit import Head, calibrated, fit, margins
from training.limits import limits
from training.texts import screens
from training.vectors import Vocabulary, pieces

ROOT = Path(__file__).parents[1]
PIECES = 40_000
FOLDS = 5
ONE_SIDED = ("d1", "d2", "k1", "n1")
"""Hands that wrote only danger and its look-alikes, only talks, only scraps: limits are not set on them."""


def main() -> int:
    """Learns; says what it did."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--without", default="", help="hands to leave out, with commas between them")
    parser.add_argument("--out", type=Path, default=ROOT / FILE)
    asked = parser.parse_args()
    began = time.monotonic()
    found = read_examples(ROOT)
    if found.problems:
        sys.exit("\n".join(map(str, found.problems)))
    left = set(asked.without.split(",")) - {""}
    rows = [row for row in found.rows if row.hand not in left]
    index = Index(read_book(ROOT, datetime.now(UTC).date()).typed.lexicon.rules)
    counted = [pieces(row.text, index) for row in rows]
    weak = list(screens(ROOT))
    weak_counted = [pieces(text, index) for text, _ in weak]
    vocabulary = chosen(counted, rows)
    own, side = vocabulary.rows(counted), vocabulary.rows(weak_counted)
    weak_topics = [topic for _, topic in weak]
    say(f"{len(rows)} examples by {len(hands(rows))} hands, {own.shape[1]} pieces", began)
    held = held_out(own, rows, side, weak_topics)
    heads = fit(own, rows, side, weak_topics)
    true = calibrated(heads, held, rows)
    known = limits_of(calibrated_rows(heads, true, held), true, rows)
    say(f"limits: {known}", began)
    size = text_file.write(asked.out, vocabulary.names, vocabulary.rarity, true, known, digests(ROOT))
    say(f"written: {asked.out} ({size // 1024} kB)", began)
    return 0


def say(text: str, began: float) -> None:
    """A line with the seconds so far."""
    print(f"{time.monotonic() - began:6.1f} s  {text}", flush=True)


def hands(rows: Sequence[Example]) -> list[str]:
    """Who wrote them."""
    return sorted({row.hand for row in rows})


def chosen(counted: Sequence[set[str]], rows: Sequence[Example]) -> Vocabulary:
    """The pieces that carry most: by how heavy a first, full fit makes them."""
    whole = Vocabulary(counted, least=2)
    if len(whole.names) <= PIECES:
        return whole
    heads = fit(whole.rows(counted), rows, None, ())
    by_kind: dict[str, list[np.ndarray]] = {}
    for head in heads:
        by_kind.setdefault(head.name.partition(":")[0], []).append(np.abs(head.weights * whole.rarity))
    weight = np.zeros(len(whole.names))
    for columns in by_kind.values():
        most = np.max(columns, axis=0)
        weight = np.maximum(weight, most / np.percentile(most, 99))
    return whole.keep(np.sort(np.argsort(-weight, kind="stable")[:PIECES]))


def held_out(own: csr_matrix, rows: Sequence[Example], side: csr_matrix, topics: Sequence[str]) -> np.ndarray:
    """Margins of every row by heads fitted without its hand."""
    turn = {hand: number % FOLDS for number, hand in enumerate(hands(rows))}
    fold = np.array([turn[row.hand] for row in rows])
    margin: np.ndarray | None = None
    for number in sorted(set(fold.tolist())):
        rest, mine = np.flatnonzero(fold != number), np.flatnonzero(fold == number)
        heads = fit(own[rest], [rows[at] for at in rest], side, topics)
        found = margins(heads, own[mine])
        if margin is None:
            margin = np.zeros((len(rows), found.shape[1]))
        margin[mine] = found
    assert margin is not None
    return margin


def calibrated_rows(heads: Sequence[Head], true: Sequence[Head], held: np.ndarray) -> np.ndarray:
    """Held-out margins as the calibrated heads would give them."""
    by_name = {head.name: head for head in true}
    columns = []
    for at, head in enumerate(heads):
        made = by_name[head.name]
        slope = float(np.linalg.norm(made.weights) / max(np.linalg.norm(head.weights), 1e-12))
        columns.append(held[:, at] * slope + (made.bias - head.bias * slope))
    order = [next(at for at, head in enumerate(heads) if head.name == each.name) for each in true]
    return np.stack(columns, axis=1)[:, order]


def limits_of(logits: np.ndarray, heads: Sequence[Head], rows: Sequence[Example]) -> dict[str, float]:
    """The limits, on the hands that wrote of everything."""
    natural = [at for at, row in enumerate(rows) if row.hand not in ONE_SIDED]
    mine, known = [rows[at] for at in natural], logits[natural]
    at = {head.name: number for number, head in enumerate(heads)}
    chances = {str(n): 1 / (1 + np.exp(-known[:, at[f"danger:{n}"]])) for n in (1, 2, 3)}
    chances["2"] = np.minimum(chances["1"], chances["2"])
    chances["3"] = np.minimum(chances["2"], chances["3"])
    names = [head.name.partition(":")[2] for head in heads if head.name.startswith("topic:")]
    topic = known[:, [at[f"topic:{name}"] for name in names]]
    shares = np.exp(topic - topic.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    best = [names[each] for each in shares.argmax(axis=1)]
    right = np.array([each in (row.topic, *row.also) for each, row in zip(best, mine, strict=True)])
    return limits(chances, mine, shares.max(axis=1), right)


if __name__ == "__main__":
    sys.exit(main())
