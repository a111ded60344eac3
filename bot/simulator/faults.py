"""Faults on request: what a network and a busy Telegram do to a bot, at a chosen call or by seeded chance."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

KINDS = (
    "429",  # too many requests, with retry_after; nothing happened
    "500",  # internal server error; nothing happened
    "502",  # a gateway's HTML page; with effect=true after the call had its effect
    "409",  # somebody else polls
    "error",  # any code and description
    "drop_before",  # the connection breaks and nothing happened
    "drop_after",  # the connection breaks, but it happened
    "delay",  # the answer is late by `ms`
    "malformed",  # it happened, and the answer is cut JSON
    "wrong_thread",  # the post lands in General instead of its topic
    "twice",  # getUpdates: confirmed updates come again; webhook: an update is delivered twice
)
POLLING = "getUpdates"
WEBHOOK = "webhook"


@dataclass(slots=True)
class Fault:
    """One rule. Without `method` it means every call but the poll, "*" is every call.

    It strikes `times` times after letting `skip` calls pass; with `times=None` it stays until cleared.
    """

    kind: str
    method: str = ""
    times: int | None = 1
    skip: int = 0
    probability: float = 1.0
    seed: int = 0
    retry_after: int = 1
    ms: float = 0.0
    code: int = 500
    description: str = ""
    effect: bool = False
    chat: int | None = None
    hits: int = 0
    chance: random.Random = field(default_factory=random.Random)

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"no such fault: {self.kind}; known: {', '.join(KINDS)}")
        self.chance = random.Random(self.seed)

    def strikes(self, method: str, chat: int | None) -> bool:
        """Whether it hits this call; counts it."""
        if not self._speaks_of(method):
            return False
        if self.chat is not None and chat != self.chat:
            return False
        if self.times is not None and self.hits >= self.times:
            return False
        if self.probability < 1.0 and self.chance.random() >= self.probability:
            return False
        if self.skip > 0:
            self.skip -= 1
            return False
        self.hits += 1
        return True

    def _speaks_of(self, method: str) -> bool:
        wanted = self.method.lower()
        if self.kind == "twice":
            return method in (POLLING, WEBHOOK) and wanted in ("", "*", method.lower())
        if method == WEBHOOK:
            return False
        return wanted in ("*", method.lower()) or (not wanted and method != POLLING)


class Faults:
    """The rules in force, and the latency of every call in milliseconds."""

    def __init__(self, latency: tuple[float, float] = (0.0, 0.0), seed: int = 0) -> None:
        self.rules: list[Fault] = []
        self.latency = latency
        self._chance = random.Random(seed)

    def add(self, kind: str, **more: Any) -> Fault:
        """Put a rule in force. `times=None` keeps it until `clear`; a probability without `times` does too."""
        if "probability" in more and "times" not in more:
            more["times"] = None
        rule = Fault(kind, **more)
        self.rules.append(rule)
        return rule

    def clear(self) -> None:
        """Take every rule away; latency stays."""
        self.rules.clear()

    def strike(self, method: str, chat: int | None = None) -> list[Fault]:
        """The rules that hit this call: any number of delays, at most one of the others."""
        hit: list[Fault] = []
        for rule in self.rules:
            other = any(one.kind != "delay" for one in hit)
            if (rule.kind == "delay" or not other) and rule.strikes(method, chat):
                hit.append(rule)
        return hit

    def late(self) -> float:
        """Seconds this call takes on the way."""
        low, high = self.latency
        return self._chance.uniform(low, high) / 1000 if high > 0 else 0.0
