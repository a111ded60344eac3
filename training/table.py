"""The learned weights as a text file: a head, then a line for each piece, one printable sign for each weight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np

from bot.core.weights import LOWEST, STEPS
from training.fit import Head

CLIP = 99.95
"""Percentile of a head's weights that gets the outermost sign; the few beyond share it."""


def write(
    path: Path,
    names: Sequence[str],
    rarity: np.ndarray,
    heads: Sequence[Head],
    limits: Mapping[str, float],
    learned: Mapping[str, str],
) -> int:
    """Writes the file that `bot.content.weights` reads. The number of its bytes."""
    rarest = float(rarity.max())
    signs = [np.rint(rarity / rarest * 2 * STEPS).astype(int)]
    scales = []
    for head in heads:
        folded = head.weights * rarity
        step = max(float(np.percentile(np.abs(folded), CLIP)), 1e-9) / STEPS
        signs.append(np.clip(np.rint(folded / step), -STEPS, STEPS).astype(int) + STEPS)
        scales.append(step)
    table = np.stack(signs, axis=1) + LOWEST
    lines = [f"{name} {bytes(row.tolist()).decode('ascii')}" for name, row in zip(names, table, strict=True)]
    body = "\n".join(lines)
    told = [
        "# Learned from dialogs/examples by `make train`. Not written by hand.",
        f"version {sha256(body.encode()).hexdigest()[:12]}",
        *(f"learned {name} {value}" for name, value in sorted(learned.items())),
        f"rarest {rarest:.6g}",
        *(f"limit {name} {value:.4g}" for name, value in limits.items()),
        *(f"head {head.name} {step:.6g} {head.bias:.6g}" for head, step in zip(heads, scales, strict=True)),
    ]
    return path.write_text("\n".join([*told, "", body, ""]), encoding="ascii")
