"""Examples → rows of a sparse table: the same pieces that the service cuts a message into."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix

from bot.core.grams import grams
from bot.core.rules import Index, sentences


def pieces(text: str, index: Index) -> set[str]:
    """What the service would look up for this text."""
    parts = sentences(text)
    heard = [rule.id for rule in index.fired(parts)]
    return grams([word for part in parts for word in part], heard)


class Vocabulary:
    """The pieces worth a row, with their rarity."""

    def __init__(self, counted: Sequence[set[str]], least: int = 3) -> None:
        seen = Counter(piece for each in counted for piece in each)
        self.names = sorted(piece for piece, times in seen.items() if times >= least and piece.isascii())
        self.at = {piece: number for number, piece in enumerate(self.names)}
        whole = len(counted)
        self.rarity = np.array([math.log((1 + whole) / (1 + seen[name])) + 1 for name in self.names])

    def rows(self, counted: Sequence[set[str]]) -> csr_matrix:
        """One row a message, its pieces weighted by rarity, of length one."""
        starts, columns, values = [0], [], []
        for each in counted:
            known = [self.at[piece] for piece in each if piece in self.at]
            known.sort()
            rarity = self.rarity[known]
            columns += known
            values += list(rarity / max(math.sqrt(float((rarity**2).sum())), 1e-6))
            starts.append(len(columns))
        return csr_matrix((values, columns, starts), shape=(len(counted), len(self.names)), dtype=np.float64)

    def keep(self, chosen: np.ndarray) -> Vocabulary:
        """The same with only these columns."""
        made = object.__new__(Vocabulary)
        made.names = [self.names[at] for at in chosen]
        made.at = {piece: number for number, piece in enumerate(made.names)}
        made.rarity = self.rarity[chosen]
        return made
