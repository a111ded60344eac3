"""What every value of the core is: frozen, comparable, cheap to store, and silent about its content."""

from __future__ import annotations

from typing import Any

import msgspec


class Value(msgspec.Struct, frozen=True, omit_defaults=True):
    """Base of all values. Unknown stored fields are ignored, so state survives a change of code."""

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        return []


class Tagged(Value, frozen=True, tag=True):
    """A value stored with its type's name, so a union of them can be read back."""


def encode(value: object) -> bytes:
    """JSON bytes of any value of the core."""
    return msgspec.json.encode(value)
