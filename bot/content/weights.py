"""`dialogs/weights.txt` → what was learned from the examples."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from bot.core.weights import Weights

FILE: Final = "dialogs/weights.txt"
LIMITS: Final = {"concern", "urgent", "emergency", "ask", "sure", "maybe"}


def read_weights(root: Path) -> Weights:
    """The table, or an empty one when there is no file. Raises ValueError for a damaged file."""
    path = root / FILE
    if not path.exists():
        return Weights()
    head, _, body = path.read_text(encoding="ascii").partition("\n\n")
    said: dict[str, str] = {}
    limits: dict[str, float] = {}
    learned: dict[str, str] = {}
    heads: list[tuple[str, float, float]] = []
    for line in head.split("\n"):
        match line.split():
            case ["learned", name, value]:
                learned[name] = value
            case ["limit", name, value]:
                limits[name] = float(value)
            case ["head", name, scale, bias]:
                heads.append((name, float(scale), float(bias)))
            case [key, value]:
                said[key] = value
    rows = [line.split(" ", 1) for line in body.rstrip("\n").split("\n")]
    pieces = {name: number for number, (name, _) in enumerate(rows)}
    table = "".join(signs for _, signs in rows).encode("ascii")
    if not limits.keys() >= LIMITS or len(pieces) != len(rows) or len(table) != len(rows) * (len(heads) + 1):
        raise ValueError(f"{FILE} is damaged: run `make train`")
    columns: Any = zip(*heads, strict=True)
    names, scale, bias = columns
    return Weights(
        version=said["version"],
        learned=learned,
        heads=tuple(names),
        scale=tuple(scale),
        bias=tuple(bias),
        limits=limits,
        pieces=pieces,
        table=table,
        rarest=float(said["rarest"]),
    )
