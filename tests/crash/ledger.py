"""Accounts for every numbered line, from the simulator's journal alone: lost, repeated, out of order, misplaced.

The bot's own view of itself is never asked: what counts is what arrived where.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from itertools import accumulate

from tests.crash.simulated import Entry, Telegram
from tests.crash.traffic import CODE, Pair

LINE = re.compile(r"\b([PC])(\d+)-(\d{4})\b")
Place = tuple[str, int]
"""A direction and the pair: one chat in which at most one message may be repeated per kill."""


@dataclass
class Count:
    """The account. `excess`: repeated messages that no death and no broken answer in that chat explains.

    `unknown`: a counsellor's lines of which the topic says that they may not have arrived. `strayed`: posts that show
    a line to somebody else than whom it was for. `unsigned`: persons' lines without the sign that the desk has them.
    """

    messages: int = 0
    lost: int = 0
    duplicated: int = 0
    excess: int = 0
    disordered: int = 0
    unknown: int = 0
    strayed: int = 0
    unsigned: int = 0
    missing: list[str] = field(default_factory=list)

    @property
    def clean(self) -> bool:
        """Whether every promise was kept."""
        return not (self.lost or self.excess or self.disordered or self.strayed or self.unsigned)

    def __str__(self) -> str:
        told = [f"{each.name} {getattr(self, each.name)}" for each in fields(self) if each.name != "missing"]
        return ", ".join(told) + (f"; missing: {' '.join(self.missing[:20])}" if self.missing else "")


class Ledger:
    """Reads the journal of one trial. `remark` are the desk's words for a line that may not have arrived."""

    def __init__(self, telegram: Telegram, pairs: Sequence[Pair], bot: int, remark: str) -> None:
        self.telegram = telegram
        self.pairs = {pair.number: pair for pair in pairs}
        self.bot = bot
        self.remark = remark

    def count(self, deaths: Sequence[int]) -> Count:
        """The account as the journal stands. `deaths` are the journal's numbers at which the bot died."""
        found = Count()
        places = self._places()
        causes = self._causes(places)
        first: dict[Place, dict[int, int]] = defaultdict(dict)
        again: dict[Place, list[int]] = defaultdict(list)
        for post in self._posts():
            repeated: set[Place] = set()
            for side, pair, number in LINE.findall(post["text"]):
                place = side, int(pair)
                if places.get((post["chat"], post["topic"])) != place:
                    found.strayed += 1
                elif int(number) in first[place]:
                    repeated.add(place)
                else:
                    first[place][int(number)] = post["seq"]
            for place in repeated:
                again[place].append(post["seq"])
        for place, when in again.items():
            found.duplicated += len(when)
            reasons = sorted([*deaths, *causes[place]])
            found.excess += sum(1 for n, seq in enumerate(when) if n >= sum(1 for one in reasons if one < seq))
        for arrived in first.values():
            numbers = list(arrived)
            found.disordered += sum(
                1 for one, highest in zip(numbers[1:], accumulate(numbers[:-1], max), strict=True) if one < highest
            )
        self._missing(found, first)
        return found

    def heard_by(self, pair: Pair, *, since: int) -> list[str]:
        """What the bot has said to the person of a pair after a number of the journal."""
        return [post["text"] for post in self._posts() if post["chat"] == pair.person and post["seq"] > since]

    def _missing(self, found: Count, first: dict[Place, dict[int, int]]) -> None:
        doubtful = self._doubtful()
        for pair in self.pairs.values():
            for side, said in (("P", pair.to_desk), ("C", pair.to_person)):
                arrived = first[side, pair.number]
                found.messages += len(said)
                for number, (line, message) in enumerate(said):
                    told = side == "C" and message in doubtful
                    found.unknown += told
                    if number not in arrived and not told:
                        found.missing.append(line)
        found.lost = len(found.missing)

    def _posts(self) -> Iterable[Entry]:
        """What the bot has written. What it has posted into a topic that it deleted itself has never been there."""
        dropped = {
            int(one["params"]["message_thread_id"]) for one in self.telegram.calls("deleteForumTopic") if one["ok"]
        }
        for one in self.telegram.entries:
            if one["type"] == "message" and one["by"] == self.bot and one["kind"] != "service":
                if one["chat"] != self.telegram.group or one["topic"] not in dropped:
                    yield one

    def _places(self) -> dict[tuple[int, int], Place]:
        """Whose each private chat and each topic is, as (chat, topic)."""
        codes = {pair.code: pair.number for pair in self.pairs.values() if pair.code}
        found: dict[tuple[int, int], Place] = {(pair.person, 0): ("C", pair.number) for pair in self.pairs.values()}
        for number, topic in self.telegram.topics().items():
            if (code := CODE.findall(topic["name"])[0]) in codes:
                found[self.telegram.group, number] = "P", codes[code]
        return found

    def _causes(self, places: dict[tuple[int, int], Place]) -> dict[Place, list[int]]:
        """Where and when something happened without the bot's hearing of it."""
        causes: dict[Place, list[int]] = defaultdict(list)
        for one in self.telegram.calls():
            if one.get("fault") and one["ok"] and "chat_id" in one["params"]:
                params = one["params"]
                place = places.get((int(params["chat_id"]), int(params.get("message_thread_id", 0))))
                if place is not None:
                    causes[place].append(one["seq"])
        return causes

    def _doubtful(self) -> set[int]:
        """The counsellors' messages of which the topic says that they may not have arrived."""
        return {post["reply_to"] for post in self._posts() if post["text"] == self.remark}
