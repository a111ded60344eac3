"""A Bot API server on loopback that answers as Telegram does: the demo, the practice room, the tests' other side."""

from bot.simulator.simulator import Simulator

__all__ = ["Simulator"]
