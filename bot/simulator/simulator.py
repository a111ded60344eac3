"""The simulator put together: start it, ask its address, look into its world."""

from __future__ import annotations

from typing import Any, Self

from aiohttp import web

from bot.simulator.access import Api
from bot.simulator.acts import Acts
from bot.simulator.clock import Clock
from bot.simulator.control import Control
from bot.simulator.faults import Faults
from bot.simulator.journal import Journal
from bot.simulator.limits import Limits
from bot.simulator.model import Message
from bot.simulator.server import MOST_BODY, Server
from bot.simulator.updates import Updates
from bot.simulator.webhook import Webhook
from bot.simulator.world import BOT_ID, World

HOST = "127.0.0.1"
# Shaped like a token, made of a word: it opens nothing.
TOKEN = f"{BOT_ID}:{('simulator' * 4)[:35]}"


class Simulator:
    """A Telegram of one's own on loopback. `async with Simulator() as sim:` starts and stops it.

    `world` is who is there and what was said, `acts` what people do, `faults`, `limits` and `clock` what goes wrong
    and when, `journal` everything that happened in order.
    """

    def __init__(
        self,
        token: str = TOKEN,
        *,
        limits: bool = True,
        latency: tuple[float, float] = (0.0, 0.0),
        seed: int = 0,
        clock: Clock | None = None,
        journal_size: int = 200_000,
    ) -> None:
        self.token = token
        self.clock = clock or Clock()
        self.updates = Updates(self.clock)
        self.world = World(self.clock, self.updates)
        self.limits = Limits(self.clock.monotonic, enabled=limits)
        self.faults = Faults(latency, seed)
        self.journal = Journal(self.clock, journal_size)
        self.acts = Acts(self.world)
        self.webhook = Webhook(self.clock, self.updates, self.faults)
        self.control = Control(self)
        self.world.listeners.append(self.control.tell)
        api = Api(self.world, self.limits)
        self.server = Server(token, api, self.updates, self.webhook, self.faults, self.journal)
        self.server.control = self.control.handle
        self.base_url = ""
        self._http: web.Server | None = None
        self._runner: web.ServerRunner | None = None

    @property
    def group_id(self) -> int:
        """The desk's chat id; it changes when the group migrates."""
        return self.world.group_id

    async def start(self, port: int = 0) -> str:
        """Listen on loopback; returns the address to put before /bot<token>/."""
        self._http = web.Server(self.server.handle, request_factory=_request, access_log=None)
        self._runner = web.ServerRunner(self._http, shutdown_timeout=0.5)
        await self._runner.setup()
        site = web.TCPSite(self._runner, HOST, port)
        await site.start()
        self.base_url = f"http://{HOST}:{self._runner.addresses[0][1]}"
        return self.base_url

    async def stop(self) -> None:
        """Close every connection and end every delivery."""
        self.updates.interrupt()
        self.control.close()
        await self.webhook.stop()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    def reset(self) -> None:
        """An empty desk, no people, no faults; ids and the clock go on, a webhook stays."""
        self.updates.clear()
        self.world.clear()
        self.faults.clear()
        self.limits.reset()
        self.world.tell("state", chat=self.group_id)

    # -- short ways for tests ----------------------------------------------------------------------------------

    def say(self, who: int, text: str, *, topic: int | None = None, **more: Any) -> Message:
        """A person writes to the bot, or with `topic` into the desk."""
        user = self.acts.user(who)
        place = self.world.private(who) if topic is None else self.world.desk
        return self.acts.say(user, place, topic or 0, text=text, **more)

    def chat(self, who: int) -> list[Message]:
        """The private chat of this account with the bot, oldest first."""
        return list(self.world.private(who).messages.values())

    def topic(self, topic: int = 0) -> list[Message]:
        """What stands in a topic of the desk, oldest first; 0 is General."""
        return [one for one in self.world.desk.messages.values() if one.thread == topic]


def _request(message: Any, payload: Any, protocol: Any, writer: Any, task: Any) -> web.BaseRequest:
    return web.BaseRequest(message, payload, protocol, writer, task, protocol._loop, client_max_size=MOST_BODY)
