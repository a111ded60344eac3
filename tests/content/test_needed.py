"""The code names no text that `needed.py` does not list, so the checks see each of them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from bot.content.needed import COMMON, DESK, LABELS, PUBLIC

CODE = Path(__file__).resolve().parents[2] / "bot"


def named(function: str) -> Iterator[tuple[str, str]]:
    """File and name of every text that the code asks for with `common("…")` or `desk("…")`."""
    for path in sorted(CODE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        called = {function} if path.name == "places.py" else set()
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module == "bot.core.places":
                called |= {name.asname or name.name for name in node.names if name.name == function}
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            own = isinstance(node.func, ast.Name) and node.func.id in called
            through = isinstance(node.func, ast.Attribute) and ast.unparse(node.func) == f"places.{function}"
            if own or through:
                yield from ((path.name, name) for name in constants(node.args[0]))


def constants(node: ast.expr) -> Iterator[str]:
    """The names an argument may have: a constant, or either side of a condition."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from constants(node.body)
        yield from constants(node.orelse)


def test_every_text_the_code_names_is_listed() -> None:
    for function, listed in (("common", COMMON), ("desk", DESK)):
        asked = list(named(function))
        assert len(asked) > 10
        assert [(file, name) for file, name in asked if name not in listed] == []


def test_labels_and_public_texts_are_texts() -> None:
    assert set(LABELS) | set(PUBLIC) <= set(COMMON)
