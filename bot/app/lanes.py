"""Names of the queues in which order is kept: one for each person, case, group, staff member."""

from __future__ import annotations

from bot.core.ids import PersonKey
from bot.core.outgoing import Destination, ToCase, ToGroup, ToPerson, ToStaff


def of_person(key: PersonKey) -> str:
    """The lane of a person: their keyed hash, in hex."""
    return "p:" + key.hex()


def person(lane: str) -> PersonKey | None:
    """The person of a lane, if it is a person's."""
    return PersonKey(bytes.fromhex(lane[2:])) if lane.startswith("p:") else None


def of_topic(group: int, topic: int | None) -> str:
    """The lane of what counsellors do in one topic."""
    return f"t:{group}:{topic or 0}"


def of(to: Destination) -> str:
    """The lane a message to this destination waits in."""
    match to:
        case ToPerson():
            return "p:" + to.key
        case ToCase():
            return "c:" + to.code
        case ToGroup():
            return f"g:{to.group}"
        case ToStaff():
            return "s:" + to.key
