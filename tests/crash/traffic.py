"""Who talks in the crash tests: persons and their counsellors, all of them sending numbered lines at the same time."""

from __future__ import annotations

import asyncio
import contextlib
import random
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from tests.crash.simulated import Telegram

HUMAN = "человек"
"""The word that brings a person, in the language our people's telephones speak."""
CODE = re.compile(r"^K-\d+")
OPENING = 20.0


@dataclass
class Pair:
    """A person, the counsellor who has their case, and what each has said: (line, message id), in order.

    `mouth` is held while a line is said, so that each has its number and numbers go up.
    """

    number: int
    person: int
    counsellor: int
    topic: int = 0
    code: str = ""
    to_desk: list[tuple[str, int]] = field(default_factory=list)
    to_person: list[tuple[str, int]] = field(default_factory=list)
    mouth: asyncio.Lock = field(default_factory=asyncio.Lock)


class Traffic:
    """Pairs who talk. A line names its pair, its direction and its number, and nothing else."""

    def __init__(self, telegram: Telegram, seed: int) -> None:
        self.telegram = telegram
        self.chance = random.Random(seed)
        self.pairs: list[Pair] = []

    async def enter(self, people: int, staff: list[int]) -> None:
        """Persons come; nobody has written yet."""
        made = await self.telegram.must("people", count=people, lang="ru")
        self.pairs = [Pair(n, person, staff[n % len(staff)]) for n, person in enumerate(made["people"])]

    # -- opening ---------------------------------------------------------------------------------------------------

    async def ask(self, pair: Pair) -> None:
        """The person asks for a human and goes on writing."""
        await self.telegram.must("say", **{"as": pair.person}, text=HUMAN)
        await self.person_says(pair)

    async def open_all(self) -> None:
        """Everybody has a case, and a counsellor has claimed it."""
        for pair in self.pairs:
            await self.ask(pair)
        for pair in self.pairs:
            await self.claimed(pair)

    async def claimed(self, pair: Pair) -> None:
        """The pair's case stands at the desk, and the counsellor has taken it."""
        async with asyncio.timeout(OPENING):
            while not await self._find(pair):
                await asyncio.sleep(0.05)
            while (card := await self._card(pair)) is None:
                await asyncio.sleep(0.05)
            data = f"claim:{pair.code}"
            tap = {"as": pair.counsellor, "topic": pair.topic, "message": card, "data": data}
            while not (await self.telegram.must("tap", **tap))["answered"]:
                pass

    async def _find(self, pair: Pair) -> bool:
        """Where this person's lines are posted now: no topic names a person, so the lines must tell."""
        await self.telegram.read()
        topics = self.telegram.topics()
        for entry in reversed(self.telegram.entries):
            if entry["type"] == "message" and entry["chat"] == self.telegram.group:
                if re.search(rf"\bP{pair.number}-", entry["text"]) and not topics[entry["topic"]]["deleted"]:
                    pair.topic = entry["topic"]
                    pair.code = CODE.findall(topics[pair.topic]["name"])[0]
                    return True
        return False

    async def _card(self, pair: Pair) -> int | None:
        for post in (await self.telegram.look("chat", topic=pair.topic))["messages"]:
            if any(key["data"] == f"claim:{pair.code}" for row in post["buttons"] for key in row):
                return int(post["id"])
        return None

    # -- talking ---------------------------------------------------------------------------------------------------

    async def person_says(self, pair: Pair) -> None:
        """One more line to the desk."""
        async with pair.mouth:
            line = f"P{pair.number}-{len(pair.to_desk):04d}"
            said = await self.telegram.must("say", **{"as": pair.person}, text=line)
            pair.to_desk.append((line, said["id"]))

    async def counsellor_says(self, pair: Pair) -> None:
        """One more line to the person; nothing while their topic does not exist."""
        async with pair.mouth:
            line = f"C{pair.number}-{len(pair.to_person):04d}"
            where = {"as": pair.counsellor, "topic": pair.topic}
            if (said := await self.telegram.act("say", **where, text=line)) is not None:
                pair.to_person.append((line, said["id"]))
            else:
                await self._find_again(pair)

    async def _find_again(self, pair: Pair) -> None:
        """The topic is gone: its successor carries the same code."""
        await self.telegram.read()
        for number, topic in self.telegram.topics().items():
            if topic["name"].startswith(pair.code) and not topic["deleted"]:
                pair.topic = number

    @contextlib.asynccontextmanager
    async def flowing(self, pause: float = 0.8) -> AsyncIterator[None]:
        """While the block runs, everybody writes: now a single line, now a burst."""
        ended = asyncio.Event()
        sides = (self.person_says, self.counsellor_says)
        talking = [self._talk(say, pair, pause, ended) for pair in self.pairs for say in sides]
        tasks = [asyncio.create_task(one) for one in talking]
        try:
            yield
        finally:
            ended.set()
            await asyncio.gather(*tasks)

    async def _talk(self, say: object, pair: Pair, pause: float, ended: asyncio.Event) -> None:
        chance = random.Random(self.chance.random())
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(ended.wait(), chance.uniform(0, 2 * pause))
            if ended.is_set():
                return
            for _ in range(chance.choice((1, 1, 1, 1, 3))):
                await say(pair)  # type: ignore[operator]
