"""The directory of places that help: which comes first for whom, and where towns lie."""

from __future__ import annotations

from collections.abc import Sequence
from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING, Any, Final

from bot.content.load import RawFile
from bot.core.normal import skeleton
from bot.core.screen import Listing
from bot.core.values import Value

if TYPE_CHECKING:
    from bot.content.facts import Fact

EARTH: Final = 6371.0
"""Kilometres from its middle."""
FAR: Final = 100_000.0


class Town(Value, frozen=True):
    """A town as `dialogs/facts/towns.toml` has it: `names` are all spellings, `spot` its place in degrees."""

    id: str
    country: str
    names: tuple[str, ...]
    spot: tuple[float, float]


def read_towns(files: list[RawFile]) -> dict[str, Town]:
    """Skeleton of each name to its town. What is badly formed is left out here and reported by the checks."""
    found: dict[str, Town] = {}
    for raw in files:
        rows = raw.data.get("town", [])
        for row in rows if isinstance(rows, list) else []:
            if isinstance(row, dict) and (town := _town(row)):
                for name in town.names:
                    found.setdefault(skeleton(name), town)
    return found


def _town(row: dict[str, Any]) -> Town | None:
    names, lat, lon = row.get("names"), row.get("lat"), row.get("lon")
    sound = isinstance(row.get("id"), str) and isinstance(names, list) and names
    if not sound or not isinstance(lat, int | float) or not isinstance(lon, int | float):
        return None
    return Town(row["id"], str(row.get("country", "")), tuple(map(str, names)), (float(lat), float(lon)))  # type: ignore[arg-type]


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Kilometres between two places, as a bird flies."""
    (lat1, lon1), (lat2, lon2) = (tuple(map(radians, each)) for each in (one, other))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH * asin(sqrt(half))


def ranked(fitting: Sequence[Fact], wanted: Listing, towns: dict[str, tuple[float, float]], lang: str) -> list[Fact]:
    """Best first. Nobody said which country: one place of each, so that no country's number passes for another's."""
    if not wanted.country:
        seen: dict[str, Fact] = {}
        for fact in fitting:
            seen.setdefault(fact.country, fact)
        return list(seen.values())
    here = towns.get(wanted.town)
    kinds = {kind: place for place, kind in enumerate(wanted.kinds)}
    spoken = lang.partition("@")[0]

    def order(fact: Fact) -> tuple[bool, bool, bool, int, float, bool]:
        callable_ = any(phone.dial(wanted.here, fact.country) for phone in fact.phones)
        return (
            fact.id in wanted.silent,
            fact.country == "INT",
            not callable_ and not fact.web,
            min(kinds.get(kind, 99) for kind in fact.kinds),
            round(distance(here, fact.spot)) if here and fact.spot else FAR,
            bool(fact.languages) and spoken not in fact.languages,
        )

    return sorted(fitting, key=order)


def page(found: Sequence[Fact], wanted: Listing) -> Sequence[Fact]:
    """The part to show; after the last come the first again."""
    most = wanted.most if wanted.country else wanted.most * 2
    pages = max(1, -(-len(found) // most))
    begin = wanted.page % pages * most
    return found[begin : begin + most]
