"""Knows whose a topic was before it was lost, so that what a counsellor wrote there and comes in late still counts."""

from __future__ import annotations

from bot.store import desk, meta
from bot.store.db import Tx
from bot.store.desk import CaseRow

Spot = tuple[int, int]
"""A group and a topic."""


async def remember(tx: Tx, spot: Spot, code: str) -> None:
    """The topic is lost, or was made once too often: it belonged to this case."""
    await meta.put(tx, _name(spot), code)


async def cases(tx: Tx, spots: set[Spot]) -> dict[Spot, CaseRow]:
    """The open cases to which these topics belonged."""
    codes = {spot: code for spot in spots if (code := await meta.get(tx, _name(spot)))}
    rows = await desk.load(tx, set(codes.values())) if codes else {}
    return {spot: rows[code] for spot, code in codes.items() if code in rows and rows[code].open}


def _name(spot: Spot) -> str:
    return f"former:{spot[0]}:{spot[1]}"
