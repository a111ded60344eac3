"""A small world for whole-way tests: the service and a Telegram on loopback, one clock, people and counsellors."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from bot.app.service import Plan, Service
from bot.channels.telegram import poll
from bot.channels.telegram.markup import without_marks
from bot.channels.telegram.speak import TelegramChannel
from bot.channels.telegram.transport import AiohttpRequest
from bot.content.bundle import Content
from bot.core.events import Address
from bot.core.ids import Lang, PersonKey
from bot.core.screen import Say
from bot.core.talk import Case
from bot.simulator import Simulator
from bot.simulator.clock import Clock
from bot.simulator.model import Message, Topic, User
from bot.store import desk
from bot.store.db import Store
from bot.store.desk import CaseRow

NOON = 1_795_330_800.0
"""Noon of 22.11.2026 where our people are at home; seven in the morning in Greenwich."""
DESK_LANG = Lang("ru")
PATIENCE = 10.0
"""Real seconds after which something that should happen is given up."""


class Time:
    """The app's clock: the simulator's, which stands still until a test moves it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._moved = asyncio.Event()

    def now(self) -> float:
        return float(self._clock.now())

    def monotonic(self) -> float:
        return self._clock.monotonic()

    async def sleep(self, seconds: float) -> None:
        until = self.monotonic() + seconds
        await asyncio.sleep(0)
        while self.monotonic() < until:
            await self._moved.wait()

    def advance(self, seconds: float) -> None:
        self._clock.advance(seconds)
        self._moved.set()
        self._moved = asyncio.Event()


@dataclass
class Account:
    """Somebody with a telephone."""

    world: World
    user: User

    @property
    def id(self) -> int:
        return self.user.id

    @property
    def chat(self) -> list[Message]:
        """Their private chat with the bot."""
        return self.world.sim.chat(self.id)

    @property
    def answers(self) -> list[str]:
        """What the bot has said there and still stands."""
        return [m.text for m in self.chat if m.sender.is_bot]

    async def press(self, message: Message | int, data: str) -> tuple[str, bool]:
        """Tap a button by its data, also one that is no longer there. The toast and whether it is an alert."""
        number = message if isinstance(message, int) else message.id
        place = self.world.sim.world.private(self.id)
        if isinstance(message, Message):
            place = self.world.sim.world.chats[message.chat]
        tap = self.world.sim.acts.press(self.user, place, number, data)
        await self.world.settle()
        return tap.answer or ("", False)


class Person(Account):
    """Who writes to the bot."""

    @property
    def key(self) -> PersonKey:
        return self.world.store.key_of(Address(channel="telegram", id=str(self.id)))

    @property
    def screen(self) -> Message:
        """The newest message of the bot that has buttons."""
        return next(m for m in reversed(self.chat) if m.sender.is_bot and m.markup)

    def buttons(self, message: Message | None = None) -> dict[str, str]:
        """Data of each button to its label."""
        markup = (message or self.screen).markup or {"inline_keyboard": []}
        return {key.get("callback_data", ""): key["text"] for row in markup["inline_keyboard"] for key in row}

    def sends(self, text: str = "", **more: Any) -> Message:
        """Write or send something, without waiting for what it causes."""
        place = self.world.sim.world.private(self.id)
        return self.world.sim.acts.say(self.user, place, text=text, **more)

    async def says(self, text: str = "", **more: Any) -> Message:
        sent = self.sends(text, **more)
        await self.world.settle()
        return sent

    async def taps(self, wanted: str) -> tuple[str, bool]:
        """Tap the button of the present screen that has this data, or whose data ends so."""
        named = [data for data in self.buttons() if data == wanted or data.rpartition(":")[2] == wanted]
        assert named, f"no button {wanted} among {list(self.buttons())}"
        return await self.press(self.screen, named[0])

    async def edits(self, message: Message, text: str) -> None:
        place = self.world.sim.world.private(self.id)
        self.world.sim.acts.edit(self.user, place, message.id, text)
        await self.world.settle()

    async def begins(self, lang: str) -> None:
        """Come by a link that names the language."""
        await self.says(f"/start {lang.replace('@cyrillic', 'c')}")

    async def asks(self) -> CaseRow:
        """Ask for a person and agree: an open case."""
        await self.taps("!person")
        await self.taps("connect")
        return await self.case()

    async def case(self) -> CaseRow:
        """Their open case."""
        found = await self.cases()
        return next(row for row in found if row.open)

    async def cases(self) -> list[CaseRow]:
        async with self.world.store.reading() as tx:
            return await desk.of_person(tx, self.key)


class Counsellor(Account):
    """Who answers at the desk."""

    def sends(self, case: CaseRow | int, text: str = "", **more: Any) -> Message:
        """Write into a topic, without waiting for what it causes."""
        topic = case if isinstance(case, int) else case.topic
        return self.world.sim.acts.say(self.user, self.world.sim.world.desk, topic, text=text, **more)

    async def says(self, case: CaseRow | int, text: str = "", **more: Any) -> Message:
        sent = self.sends(case, text, **more)
        await self.world.settle()
        return sent

    async def taps(self, case: CaseRow, verb: str) -> tuple[str, bool]:
        """Tap a button of the topic by its verb: claim, close, send …"""
        for post in reversed(self.world.posts(case)):
            for row in (post.markup or {"inline_keyboard": []})["inline_keyboard"]:
                for key in row:
                    if key["callback_data"].startswith(f"{verb}:"):
                        return await self.press(post, key["callback_data"])
        raise AssertionError(f"no button {verb} in the topic")

    async def claims(self, case: CaseRow) -> tuple[str, bool]:
        return await self.taps(case, "claim")

    async def edits(self, message: Message, text: str) -> None:
        self.world.sim.acts.edit(self.user, self.world.sim.world.desk, message.id, text)
        await self.world.settle()


class World:
    """Starts the parts, moves time, and looks at what stands on both sides."""

    def __init__(self, content: Content, folder: Path, *, limits: bool = False, read: float = 5.0) -> None:
        self.content = content
        self.folder = folder
        self.limits = limits
        self.read = read
        self.sim = Simulator(limits=limits, clock=Clock(wall=lambda: NOON, monotonic=lambda: 0.0))
        self.time = Time(self.sim.clock)
        self.counsellors = [Counsellor(self, self.sim.world.users[one]) for one in self.sim.world.counsellors]
        self.supervisor = self.counsellors[0]
        self.strangers_to_the_desk: tuple[int, ...] = ()
        self.groups = (self.sim.group_id,)

    # -- running ---------------------------------------------------------------------------------------------------

    async def start(self) -> None:
        """Take up what stands in the folder and serve."""
        await self.sim.start() if not self.sim.base_url else None
        self.store = await Store.open(self.folder / "hamroh.db", self.folder / "master.key", now=self.time.now)
        calls = AiohttpRequest(read=self.read)
        self.channel = TelegramChannel(self.sim.token, api=self.sim.base_url, request=calls)
        await self.channel.start()
        staff = {c.id: c.user.name for c in self.counsellors if c.id not in self.strangers_to_the_desk}
        plan = Plan(
            groups=self.groups,
            staff=staff,
            supervisors=frozenset([self.supervisor.id]),
            desk_lang=DESK_LANG,
            limits_lifted=not self.limits,
        )
        me = self.sim.world.bot.id
        self.service = await Service.build(self.store, self.channel, self.content, self.time, plan, me)
        await self.listen()

    async def listen(self) -> None:
        """Take in what people do; by polling here."""
        await self.service.start(lambda offset, seconds: poll.poll(self.channel, offset, int(seconds)))

    async def stop(self) -> None:
        """End as SIGTERM does."""
        await self.service.stop()
        await self._close()

    async def die(self) -> None:
        """End as a kill does: nothing is finished, nothing is said goodbye to."""
        service = self.service
        flying = [*service.tasks, *service.dispatcher._flying, *([service.poller] if service.poller else [])]
        for task in flying:
            task.cancel()
        await asyncio.gather(*flying, return_exceptions=True)
        await self._close()

    async def _close(self) -> None:
        await self.channel.stop()
        await self.store.close()

    async def again(self, *, kill: bool = True) -> None:
        """The process ends and another takes over."""
        await (self.die() if kill else self.stop())
        await self.start()

    async def end(self) -> None:
        """Everything is closed, whatever happened before."""
        try:
            await self.die()
        finally:
            await self.sim.stop()

    # -- waiting ---------------------------------------------------------------------------------------------------

    async def settle(self) -> None:
        """Until nothing is under way: no update, no event, no request. Time stands still meanwhile."""
        loop = asyncio.get_running_loop()
        until, calm = loop.time() + PATIENCE, 0
        while calm < 3:
            calm = calm + 1 if self._calm() else 0
            assert loop.time() < until, "the service does not come to rest"
            await asyncio.sleep(0 if calm else 0.002)

    def _calm(self) -> bool:
        """Every loop of the service waits for news, and Telegram has none."""
        service = self.service
        loops = (service.worker.wake, service.dispatcher.wake, service.committer._news)
        waiting = all(event._waiters and not event.is_set() for event in loops)  # type: ignore[attr-defined]
        busy = service.dispatcher._flying or service.watch._tasks or len(self.sim.updates)
        return waiting and not busy

    async def until(self, true: Callable[[], object], *, step: float = 0.0, most: float = 0.0) -> None:
        """Until the condition holds; with `step` time moves on by so much again and again, up to `most` seconds."""
        spent = 0.0
        await self.settle()
        while not true():
            assert spent < most, "it never happened"
            await self.passes(step)
            spent += step

    async def wait(self, true: Callable[[], object]) -> None:
        """Until the condition holds, while the service may be far from rest."""
        loop = asyncio.get_running_loop()
        until = loop.time() + PATIENCE
        while not true():
            assert loop.time() < until, "it never happened"
            await asyncio.sleep(0.001)

    async def breathe(self) -> None:
        """A few turns for a service that cannot come to rest, such as one that polls in vain."""
        for _ in range(12):
            await asyncio.sleep(0.001)

    async def passes(self, seconds: float) -> None:
        """Time passes, and timers ring."""
        self.time.advance(seconds)
        await self.service.upkeep.tick()
        await self.settle()

    # -- looking ---------------------------------------------------------------------------------------------------

    def person(self, name: str = "Anora", lang: str = "ru") -> Person:
        """Somebody the bot has never met. `lang` is what their app says."""
        return Person(self, self.sim.world.add_person(name, lang))

    @property
    def topics(self) -> list[Topic]:
        """The topics that stand at the desk."""
        return [one for one in self.sim.world.desk.topics.values() if not one.deleted]

    def posts(self, case: CaseRow | int) -> list[Message]:
        """What stands in a topic, without housekeeping."""
        topic = case if isinstance(case, int) else case.topic
        return [m for m in self.sim.topic(topic) if m.kind != "service"]

    def lines(self, case: CaseRow | int) -> list[str]:
        """The texts the bot has posted in a topic, without its card."""
        return [m.text for m in self.posts(case) if m.sender.is_bot][1:]

    def calls(self, method: str = "", chat: int | None = None, since: int = 0) -> list[dict[str, Any]]:
        """Calls of the bot, of one method, to one chat, since an entry of the journal."""
        return [
            one
            for one in self.sim.journal.calls(method)
            if one["seq"] > since and (chat is None or int(one["params"].get("chat_id", 0)) == chat)
        ]

    def words(self, name: str, lang: str = "", **holes: str) -> str:
        """The words of a text as an app shows them; without a language, those of the desk."""
        return without_marks(self.content.words.text(Say(id=name, holes=holes), Lang(lang or DESK_LANG)))  # type: ignore[arg-type]

    def state(self, row: CaseRow) -> Case:
        """The state of a case as it was read."""
        return msgspec.json.decode(row.case, type=Case)

    def watch(self) -> list[str]:
        """From now on fills with the text of every message that appears anywhere, however soon it goes again."""
        seen: list[str] = []

        def listen(kind: str, more: dict[str, Any]) -> None:
            if kind == "message":
                seen.append(more["message"].text)

        self.sim.world.listeners.append(listen)
        return seen

    async def rows(self, sql: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        """What the database holds."""
        async with self.store.reading() as tx:
            return await tx.fetch(sql, values)

    async def talk(self, lang: str = "ru", name: str = "Anora") -> tuple[Person, Counsellor, CaseRow]:
        """A person and a counsellor who has claimed their case."""
        person, counsellor = self.person(name, lang.split("@")[0]), self.counsellors[1]
        await person.begins(lang)
        case = await person.asks()
        await counsellor.claims(case)
        return person, counsellor, case
