"""One visit to one contestant: how soon it answers, how many updates it takes a second, how long a reply takes."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from bench.contestants import Contestant
from bench.machine import peak_memory, spent
from bench.telegram import Ear, Telegram


@dataclass
class Figures:
    """What was measured at one contestant, a value for each visit."""

    updates: list[float] = field(default_factory=list)  # a second
    cpu: list[float] = field(default_factory=list)  # milliseconds an update
    simulator: list[float] = field(default_factory=list)  # share of one core
    calls: list[float] = field(default_factory=list)  # an update
    start: list[float] = field(default_factory=list)  # seconds to the first reply
    memory: list[float] = field(default_factory=list)  # megabytes
    waits: list[float] = field(default_factory=list)  # milliseconds from update to reply, every one

    def wait(self, percent: int) -> float:
        """The wait that so many percent of the replies did not exceed."""
        ordered = sorted(self.waits)
        return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]

    @property
    def rate(self) -> float:
        """Updates a second, the median of the visits."""
        return statistics.median(self.updates)


def visit(one: Contestant, telegram: Telegram, figures: Figures, *, seconds: float, rate: float, seed: int) -> None:
    """Start it, measure it, stop it. The first person only says hello; all others write together, then one by one."""
    first, *others = telegram.people
    ear, (line, reply) = Ear(telegram), _said(one, [first])
    telegram.say(line)
    began = time.monotonic()
    with one.running() as process:
        ear.wait(reply)
        figures.start.append(ear.replies[first].at - began)
        _together(one, telegram, others)
        time.sleep(max(0.0, began + one.face - time.monotonic()))
        ours, theirs = spent(process.pid), spent(telegram.process.pid)
        ear = _together(one, telegram, others)
        used, simulated = ours(), theirs()
        # The simulator takes all lines before it answers the next request, so nobody is ahead.
        lasted = max(r.at for r in ear.replies.values()) - max(ear.said.values())
        figures.updates.append(len(others) / lasted)
        figures.cpu.append(used / len(others) * 1000)
        figures.simulator.append(simulated / lasted)
        figures.calls.append(len(ear.calls) / len(others))
        if seconds:
            figures.waits += _one_by_one(one, telegram, others, seconds, rate, seed)
        figures.memory.append(peak_memory(process.pid))


def _together(one: Contestant, telegram: Telegram, people: Sequence[int]) -> Ear:
    ear, (lines, replies) = Ear(telegram), _said(one, people)
    telegram.say(lines)
    ear.wait(replies)
    return ear


def _one_by_one(
    one: Contestant, telegram: Telegram, people: Sequence[int], seconds: float, rate: float, seed: int
) -> list[float]:
    """Lines at random moments, `rate` a second, whether or not the last has been answered: as people write."""
    chance = random.Random(seed)
    ear, (lines, replies) = Ear(telegram), _said(one, people[: int(seconds * rate)])
    due = time.monotonic()
    for line in lines:
        due += chance.expovariate(rate)
        time.sleep(max(0.0, due - time.monotonic()))
        telegram.say([line])
    ear.wait(replies)
    return [(ear.replies[who].at - ear.said[who]) * 1000 for who in replies]


def _said(one: Contestant, people: Sequence[int]) -> tuple[list[tuple[int, str]], dict[int, str]]:
    lines = {who: one.next_line(who) for who in people}
    return [(who, said) for who, (said, _) in lines.items()], {who: reply for who, (_, reply) in lines.items()}
