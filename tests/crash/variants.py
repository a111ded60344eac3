"""What happens in each crash trial: kills, faults, deleted topics, stops, while everybody writes."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.crash.ledger import LINE, Count
from tests.crash.traffic import CODE, Pair
from tests.crash.trial import Trial

Act = Callable[[Trial], Awaitable[None]]


@dataclass(frozen=True)
class Variant:
    """One trial. `sure`: the bot always knows whether a line has arrived. `struck`: at least so many faults."""

    seed: int
    act: Act
    people: int = 3
    webhook: bool = False
    sure: bool = True
    struck: int = 0

    async def run(self, folder: Path, remark: str, tell: Callable[[Trial, Count], None]) -> None:
        """The trial from its beginning to its account, which `tell` hears; raises when a promise was broken."""
        async with Trial(folder, self.seed, remark, people=self.people, webhook=self.webhook) as trial:
            await self.act(trial)
            count = await trial.settle()
            tell(trial, count)
            assert await trial.struck() >= self.struck, "the weather was too fine to show anything"
            assert not (self.sure and count.unknown), str(count)
            await trial.end(count)


# -- kills ----------------------------------------------------------------------------------------------------------


def killed(kills: int) -> Act:
    """So many kills under traffic."""

    async def act(trial: Trial) -> None:
        await trial.traffic.open_all()
        async with trial.traffic.flowing():
            await trial.kill_often(kills)

    return act


def weather(kills: int, kind: str, **more: Any) -> Act:
    """So many kills while something goes wrong on Telegram's side."""

    async def act(trial: Trial) -> None:
        await trial.traffic.open_all()
        async with trial.traffic.flowing():
            await trial.telegram.fault(kind, **more, seed=trial.telegram.seed)
            await asyncio.sleep(1.0)
            await trial.kill_often(kills)
            await asyncio.sleep(0.5)

    return act


# -- topics ---------------------------------------------------------------------------------------------------------


def live(trial: Trial) -> Counter[str]:
    """How many topics each case has."""
    topics = trial.telegram.topics().values()
    return Counter(CODE.findall(one["name"])[0] for one in topics if not one["deleted"])


async def topics_deleted(trial: Trial) -> None:
    """Somebody deletes topics under traffic; then the bot dies right afterwards, and then it was dead already."""
    await trial.traffic.open_all()
    first, second, third = pairs = trial.traffic.pairs
    deleted = await trial.telegram.read()
    async with trial.traffic.flowing():
        await trial.delete_topic(first)
        await trial.until(lambda: live(trial)[first.code] == 1)
        await asyncio.sleep(0.5)
        made = Counter(CODE.findall(one["params"]["name"])[0] for one in trial.telegram.calls("createForumTopic"))
        assert made == {first.code: 2, second.code: 1, third.code: 1}
        await trial.delete_topic(second)
        await asyncio.sleep(trial.chance.uniform(0, 0.5))
        await trial.kill()
        await trial.until(lambda: live(trial)[second.code] == 1)
        await written_before_the_topic_was_lost(trial, third)
        await asyncio.sleep(0.5)
    await trial.settle()
    assert live(trial) == {pair.code: 1 for pair in pairs}
    for pair in pairs:
        said = trial.ledger.heard_by(pair, since=deleted)
        assert all(LINE.search(text) for text in said), "a healed topic is nobody's concern but the desk's"


async def written_before_the_topic_was_lost(trial: Trial, pair: Pair) -> None:
    """The bot, back from the dead, learns that a topic is gone before it reads what a counsellor has written there."""
    await trial.telegram.fault("429", method="sendMessage", chat=trial.telegram.group, retry_after=30)
    await trial.until(lambda: any(one.get("fault") == "429" for one in trial.telegram.calls()))
    await trial.traffic.person_says(pair)
    await asyncio.sleep(0.7)  # time for the line to come in; it cannot leave, since the group rests
    await trial.bot.kill()
    await trial.traffic.counsellor_says(pair)
    await trial.delete_topic(pair)
    await trial.telegram.fault("delay", method="getUpdates", ms=3000)
    await trial.kill()


async def opening(trial: Trial) -> None:
    """The bot dies while topics are being made, and once the answer to it is lost."""
    pairs = trial.traffic.pairs
    for pair in pairs[:2]:
        await trial.traffic.ask(pair)
        # Telegram has made the topic, and the answer is still on its way.
        await trial.until(lambda made=1 + pair.number: len(live(trial)) >= made)  # type: ignore[misc]
        await trial.kill()
    await trial.telegram.fault("drop_after", method="createForumTopic")
    await trial.traffic.ask(pairs[2])
    for pair in pairs:
        await trial.traffic.claimed(pair)
    async with trial.traffic.flowing():
        await asyncio.sleep(1.0)
    await trial.settle()
    assert live(trial) == {pair.code: 1 for pair in pairs}


# -- stops ----------------------------------------------------------------------------------------------------------


async def stopped(trial: Trial) -> None:
    """SIGTERM under traffic, and on again though Telegram stumbles over the first requests: nothing comes twice."""
    await trial.traffic.open_all()
    async with trial.traffic.flowing():
        for _ in range(2):
            await asyncio.sleep(trial.chance.uniform(0.5, 1.0))
            await trial.stop()
            for method in ("setWebhook", "deleteWebhook", "getUpdates"):
                await trial.telegram.fault("502", method=method)
            await trial.bot.start()


async def stopped_while_hanging(trial: Trial) -> None:
    """SIGTERM while Telegram answers nothing. What it does with the requests later is as after a kill."""
    await trial.traffic.open_all()
    async with trial.traffic.flowing():
        await trial.telegram.fault("delay", times=None, ms=24_000)
        await asyncio.sleep(1.0)
        await trial.stop()
        trial.cut_off.append(await trial.telegram.read())
        await trial.telegram.well_again()
        await trial.bot.start()


SHORT: dict[str, Variant] = {
    "polling": Variant(1, killed(5), people=4),
    "webhook": Variant(2, killed(4), webhook=True),
    "429 storm": Variant(3, weather(1, "429", probability=0.6, times=12), struck=6),
    "502": Variant(4, weather(1, "502", probability=0.3, times=12), sure=False, struck=6),
    "dropped after the effect": Variant(5, weather(1, "drop_after", probability=0.3, times=12), sure=False, struck=6),
    "dropped before the effect": Variant(6, weather(1, "drop_before", probability=0.3, times=12), sure=False, struck=6),
    "updates twice": Variant(7, weather(2, "twice", probability=0.7), struck=6),
    "webhook, updates twice": Variant(8, weather(1, "twice", probability=0.5), webhook=True, struck=6),
    "topics deleted": Variant(9, topics_deleted),
    "topics being made": Variant(10, opening),
    "stop": Variant(11, stopped),
    "stop with a webhook": Variant(12, stopped, webhook=True),
    "stop while Telegram hangs": Variant(13, stopped_while_hanging),
}
"""Twenty kills in all."""

LONG: dict[str, Variant] = {
    **{f"polling, seed {seed}": Variant(seed, killed(30), people=4) for seed in range(101, 106)},
    **{f"webhook, seed {seed}": Variant(seed, killed(30), people=4, webhook=True) for seed in range(111, 114)},
    "429, long": Variant(121, weather(15, "429", probability=0.05), struck=15),
    "502, long": Variant(122, weather(15, "502", probability=0.05), sure=False, struck=15),
    "dropped after, long": Variant(123, weather(15, "drop_after", probability=0.05), sure=False, struck=15),
    "updates twice, long": Variant(124, weather(15, "twice", probability=0.3), webhook=True, struck=15),
}
"""Three hundred kills in all."""

ALL = SHORT | LONG
