"""`python -m bot.simulator`: the simulator as a process of its own, for crash tests and the bench."""

from __future__ import annotations

import argparse
import asyncio
import gc
import signal
import sys

import msgspec

from bot.simulator.simulator import TOKEN, Simulator


def _span(text: str) -> tuple[float, float]:
    low, _, high = text.partition("-")
    return float(low), float(high or low)


def _arguments(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bot.simulator", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--token", default=TOKEN)
    parser.add_argument("--latency", type=_span, default=(0.0, 0.0), metavar="LOW-HIGH", help="milliseconds per call")
    parser.add_argument("--seed", type=int, default=0, help="of the latency")
    parser.add_argument("--no-limits", action="store_true", help="lift Telegram's flood limits")
    parser.add_argument("--journal", type=int, default=200_000, help="entries kept")
    parser.add_argument("--people", type=int, default=0, help="accounts to begin with, all in touch with the bot")
    return parser.parse_args(argv)


async def _serve(chosen: argparse.Namespace) -> None:
    # Nothing here is ever garbage in cycles, and a full pass over a million kept messages takes a second.
    gc.freeze()
    gc.set_threshold(100_000, 50, 1000)
    simulator = Simulator(
        chosen.token,
        limits=not chosen.no_limits,
        latency=chosen.latency,
        seed=chosen.seed,
        journal_size=chosen.journal,
    )
    for number in range(chosen.people):
        simulator.world.add_person(f"Person {number}").started = True
    base_url = await simulator.start(chosen.port)
    ended = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    told = {"base_url": base_url, "token": simulator.token, "group_id": simulator.group_id}
    sys.stdout.write(msgspec.json.encode(told).decode() + "\n")
    sys.stdout.flush()
    await ended.wait()
    await simulator.stop()


def main(argv: list[str] | None = None) -> None:
    """Serve until SIGTERM; the first line on stdout tells address, token and group as JSON."""
    asyncio.run(_serve(_arguments(argv)))


if __name__ == "__main__":
    main()
