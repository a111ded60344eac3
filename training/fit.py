"""Fits one weight for each piece and head: margins by a linear machine, chances by held-out hands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from bot.content.examples import Example
from bot.core.ids import CATEGORIES, TOPICS

LANGS = ("ru", "tg", "uz")
SOFTER = 0.3
"""Weight of a message of a lower danger against one of a higher: to tell it from no danger matters more."""
SEED = 1


@dataclass(frozen=True)
class Head:
    """One column of the table: `weights · row + bias` is a logit."""

    name: str
    weights: np.ndarray
    bias: float


def machine(cost: float, balanced: bool = False) -> LinearSVC:
    """The learner. Deterministic for the same rows in the same order."""
    return LinearSVC(C=cost, class_weight="balanced" if balanced else None, random_state=SEED, max_iter=3000)


def ranks(rows: Sequence[Example]) -> np.ndarray:
    """0 for no danger to 3 for an emergency."""
    return np.array([0 if row.level is None else 4 - int(row.level) for row in rows])


def dangers(table: csr_matrix, rows: Sequence[Example]) -> list[Head]:
    """`danger:1` to `danger:3`: at least concern, urgent, emergency."""
    rank = ranks(rows)
    made = []
    for least in (1, 2, 3):
        weight = np.where((rank < least) & (rank > 0), SOFTER, 1.0)
        fitted = machine(0.5).fit(table, rank >= least, sample_weight=weight)
        made.append(Head(f"danger:{least}", fitted.coef_[0], float(fitted.intercept_[0])))
    return made


def classes(
    kind: str,
    names: Sequence[str],
    table: csr_matrix,
    given: Sequence[str],
    cost: float = 0.5,
    weight: np.ndarray | None = None,
) -> list[Head]:
    """One head for each name: this one against the others."""
    fitted = machine(cost, balanced=True).fit(table, np.array(given), sample_weight=weight)
    at = {str(name): number for number, name in enumerate(fitted.classes_)}
    return [
        Head(f"{kind}:{name}", fitted.coef_[at[name]], float(fitted.intercept_[at[name]]))
        for name in names
        if name in at
    ]


def fit(table: csr_matrix, rows: Sequence[Example], weak: csr_matrix | None, weak_topics: Sequence[str]) -> list[Head]:
    """All heads. `weak` are the bot's own texts, each of the topic it stands in: they help to route, a little."""
    from scipy.sparse import vstack

    made = dangers(table, rows)
    topics = [row.topic for row in rows]
    if weak is not None:
        weight = np.concatenate([np.ones(len(rows)), np.full(len(weak_topics), 0.1)])
        made += classes("topic", TOPICS, vstack([table, weak]).tocsr(), [*topics, *weak_topics], weight=weight)
    else:
        made += classes("topic", TOPICS, table, topics)
    harmed = [at for at, row in enumerate(rows) if row.level is not None]
    made += classes("category", CATEGORIES, table[harmed], [rows[at].category for at in harmed])
    made += classes("lang", LANGS, table, [row.lang for row in rows])
    return made


def margins(heads: Sequence[Head], table: csr_matrix) -> np.ndarray:
    """A logit for each row and head."""
    return np.asarray(table @ np.array([head.weights for head in heads]).T) + np.array([head.bias for head in heads])


def calibrated(heads: Sequence[Head], held: np.ndarray, rows: Sequence[Example]) -> list[Head]:
    """The heads scaled so that their chances are true for hands they have not read. `held`: margins of such rows."""
    rank = ranks(rows)
    made: list[Head] = []
    for at, head in enumerate(heads):
        if head.name.startswith("danger:"):
            line = LogisticRegression(C=1e6).fit(held[:, [at]], rank >= int(head.name[-1]))
            slope, shift = float(line.coef_[0, 0]), float(line.intercept_[0])
            made.append(Head(head.name, head.weights * slope, head.bias * slope + shift))
    given: dict[str, Callable[[Example], str]] = {
        "topic": lambda row: row.topic,
        "category": lambda row: row.category,
        "lang": lambda row: row.lang,
    }
    for kind, told in given.items():
        at = [number for number, head in enumerate(heads) if head.name.startswith(f"{kind}:")]
        names = [heads[number].name.partition(":")[2] for number in at]
        which = [number for number, row in enumerate(rows) if told(row) in names]
        truth = np.array([names.index(told(rows[number])) for number in which])
        factor = _sharpness(held[np.ix_(which, at)], truth)
        made += [Head(heads[n].name, heads[n].weights * factor, heads[n].bias * factor) for n in at]
    return made


def _sharpness(logits: np.ndarray, truth: np.ndarray) -> float:
    """The factor by which margins become the most honest logits."""

    def loss(factor: float) -> float:
        scaled = logits * factor
        scaled = scaled - scaled.max(axis=1, keepdims=True)
        return float(np.mean(np.log(np.exp(scaled).sum(axis=1)) - scaled[np.arange(len(truth)), truth]))

    return float(minimize_scalar(loss, bounds=(0.1, 30.0), method="bounded").x)
