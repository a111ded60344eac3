"""Flood control on a clock of the test's own."""

from __future__ import annotations

from datetime import timedelta

import pytest
from telegram.error import RetryAfter

from bot.simulator.clock import Clock
from bot.simulator.limits import Limits
from bot.simulator.simulator import Simulator
from tests.simulator.conftest import library_bot


class Hand:
    """A clock moved by hand."""

    def __init__(self) -> None:
        self.at = 100.0

    def __call__(self) -> float:
        return self.at


def test_a_private_chat_takes_a_burst_then_one_a_second() -> None:
    hand = Hand()
    limits = Limits(hand)
    assert [limits.take(1, is_group=False) for _ in range(6)] == [0, 0, 0, 0, 0, 1]
    assert limits.take(2, is_group=False) == 0
    hand.at += 1
    assert [limits.take(1, is_group=False) for _ in range(2)] == [0, 1]


def test_a_group_takes_twenty_a_minute() -> None:
    hand = Hand()
    limits = Limits(hand)
    for _ in range(20):
        assert limits.take(-1, is_group=True) == 0
        hand.at += 1
    assert limits.take(-1, is_group=True) == 40
    assert limits.take(-2, is_group=True) == 0
    hand.at += 40.5
    assert limits.take(-1, is_group=True) == 0


def test_thirty_a_second_overall_and_a_refusal_is_not_counted() -> None:
    hand = Hand()
    limits = Limits(hand)
    assert sum(limits.take(chat, is_group=False) for chat in range(30)) == 0
    assert [limits.take(chat, is_group=False) for chat in range(30, 35)] == [1] * 5
    hand.at += 1.01
    assert sum(limits.take(chat, is_group=False) for chat in range(30, 60)) == 0


def test_an_album_counts_for_its_size() -> None:
    limits = Limits(Hand())
    assert limits.take(-1, is_group=True, weight=18) == 0
    assert limits.take(-1, is_group=True, weight=3) == 60


async def test_the_bot_is_told_how_long_to_wait() -> None:
    hand = Hand()
    async with Simulator(clock=Clock(wall=lambda: 1_780_000_000.0, monotonic=hand)) as sim, library_bot(sim) as bot:
        thread = (await bot.create_forum_topic(sim.group_id, "K-1")).message_thread_id
        post = await bot.send_message(sim.group_id, "card", message_thread_id=thread)
        for number in range(18):
            await bot.edit_message_text(f"card {number}", sim.group_id, post.message_id)
        with pytest.raises(RetryAfter) as refusal:
            await bot.send_message(sim.group_id, "line", message_thread_id=thread)
        assert refusal.value.retry_after == timedelta(seconds=60)
        assert len(sim.topic(thread)) == 2
        sim.clock.advance(61)
        await bot.send_message(sim.group_id, "line", message_thread_id=thread)
        sim.limits.enabled = False
        for number in range(30):
            await bot.send_message(sim.group_id, f"line {number}", message_thread_id=thread)
