"""How far a text must have come before people may read it."""

from __future__ import annotations

from typing import Final

DRAFT: Final = "draft"
REVIEWED: Final = "reviewed"
APPROVED: Final = "approved"

STATES: Final = (DRAFT, REVIEWED, APPROVED)
"""From least to most."""


def below(state: str, required: str) -> bool:
    """Whether a text in `state` falls short."""
    return STATES.index(state) < STATES.index(required)
