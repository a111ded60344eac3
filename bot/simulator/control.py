"""The control API under /sim/: what the page, the tests and the practice do to the simulated world."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

import msgspec
from aiohttp import web

from bot.simulator import view
from bot.simulator.acts import TAP_WAIT, NotPossible
from bot.simulator.model import GENERAL, Chat, Json, Message, User
from bot.simulator.validate import Upload

if TYPE_CHECKING:
    from bot.simulator.simulator import Simulator

Answer = Callable[[Any], Any]


class Control:
    """Answers /sim/ requests. Mistakes get a 400 and {"error": why}."""

    def __init__(self, sim: Simulator) -> None:
        self.sim = sim
        self._streams: set[asyncio.Queue[bytes]] = set()
        self._gets: dict[str, Answer] = {
            "state": lambda q: view.state(sim.world),
            "chat": self._chat,
            "journal": self._journal,
            "faults": lambda q: {"rules": [_rule(one) for one in sim.faults.rules], "latency": sim.faults.latency},
        }
        self._posts: dict[str, Answer] = {
            "people": self._people,
            "say": self._say,
            "tap": self._tap,
            "edit": self._edit,
            "delete": self._delete,
            "react": self._react,
            "block": self._block,
            "deactivate": self._deactivate,
            "topic": self._topic,
            "group": self._group,
            "fault": self._fault,
            "limits": self._limits,
            "clock": self._clock,
            "raw": self._raw,
            "reset": self._reset,
        }

    # -- HTTP --------------------------------------------------------------------------------------------------

    async def handle(self, request: web.BaseRequest) -> web.StreamResponse:
        """One control request."""
        name = request.path.removeprefix("/sim/").strip("/")
        if request.method == "GET" and name == "events":
            return await self._events(request)
        answers = self._gets if request.method == "GET" else self._posts
        if name not in answers:
            return _json({"error": "no such thing"}, 404)
        try:
            asked: Any = dict(request.query) if request.method == "GET" else await _body(request)
            made = answers[name](asked)
            if isinstance(made, Awaitable):
                made = await made
        except (NotPossible, KeyError, ValueError, TypeError) as problem:
            reason = f"missing: {problem.args[0]}" if isinstance(problem, KeyError) else str(problem)
            return _json({"error": reason}, 400)
        return _json({"ok": True} if made is None else made)

    async def _events(self, request: web.BaseRequest) -> web.StreamResponse:
        stream = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
        await stream.prepare(request)
        queue: asyncio.Queue[bytes] = asyncio.Queue()
        self._streams.add(queue)
        try:
            await stream.write(b": hello\n\n")
            while True:
                try:
                    line = await asyncio.wait_for(queue.get(), 15)
                except TimeoutError:
                    line = b": still here\n\n"
                if not line:
                    break
                await stream.write(line)
        except (ConnectionError, asyncio.CancelledError):
            pass
        finally:
            self._streams.discard(queue)
        return stream

    def close(self) -> None:
        """End every stream of events."""
        for queue in self._streams:
            queue.put_nowait(b"")

    def tell(self, kind: str, more: dict[str, Any]) -> None:
        """A change of the world: to the journal, and to every page that listens."""
        self.sim.journal.add(kind, **_plain(more))
        if self._streams:
            line = b"data: " + msgspec.json.encode(view.event(self.sim.world, kind, more)) + b"\n\n"
            for queue in self._streams:
                queue.put_nowait(line)

    # -- looking -----------------------------------------------------------------------------------------------

    def _chat(self, q: Json) -> Json:
        world = self.sim.world
        if "topic" in q:
            return {"messages": view.messages(world, world.desk, int(q["topic"]))}
        if "chat" in q:
            place = world.chats.get(int(q["chat"]))
            if place is None:
                raise NotPossible("no such chat")
            return {"messages": view.messages(world, place)}
        who = self.sim.acts.user(int(q["staff"] if "staff" in q else q["peer"]))
        return {"messages": view.messages(world, world.private(who.id))}

    def _journal(self, q: Json) -> Json:
        return {"entries": self.sim.journal.since(int(q.get("since", 0))), "seq": self.sim.journal.seq}

    # -- acting ------------------------------------------------------------------------------------------------

    def _where(self, b: Json) -> tuple[User, Chat, int]:
        acts = self.sim.acts
        who = acts.user(int(b["as"]))
        if b.get("topic") is not None:
            return who, self.sim.world.desk, int(b["topic"])
        return who, acts.place(who, b.get("chat", "private")), GENERAL

    def _people(self, b: Json) -> Json:
        world = self.sim.world
        if "count" in b:
            made = [world.add_person(f"Person {number}", b.get("lang", "")) for number in range(int(b["count"]))]
            return {"people": [one.id for one in made]}
        return view.person(world.add_person(str(b["name"]), str(b.get("lang") or ""), user_id=int(b.get("id") or 0)))

    def _say(self, b: Any) -> Any:
        if isinstance(b, list):
            return [self._say(one) for one in b]
        who, place, topic = self._where(b)
        what = {key: b[key] for key in b if key not in ("as", "peer", "topic", "chat")}
        return view.message(self.sim.world, self.sim.acts.say(who, place, topic, **what))

    async def _tap(self, b: Json) -> Json:
        who, place, _ = self._where(b)
        if not b.get("wait", True):
            return {"id": self.sim.acts.press(who, place, int(b["message"]), str(b["data"])).id}
        wait = min(float(b.get("timeout", TAP_WAIT)), TAP_WAIT)
        tap = await self.sim.acts.tap(who, place, int(b["message"]), str(b["data"]), wait)
        toast, alert = tap.answer or ("", False)
        return {"toast": toast, "alert": alert, "answered": tap.answer is not None}

    def _edit(self, b: Json) -> Json:
        who, place, _ = self._where(b)
        return view.message(self.sim.world, self.sim.acts.edit(who, place, int(b["message"]), str(b["text"])))

    def _delete(self, b: Json) -> None:
        who, place, _ = self._where(b)
        self.sim.acts.delete(who, place, int(b["message"]))

    def _react(self, b: Json) -> None:
        who, place, _ = self._where(b)
        self.sim.acts.react(who, place, int(b["message"]), str(b.get("emoji") or ""))

    def _block(self, b: Json) -> None:
        self.sim.acts.block(self.sim.acts.user(int(b["as"])), blocked=bool(b.get("blocked", True)))

    def _deactivate(self, b: Json) -> None:
        self.sim.acts.user(int(b["as"])).deactivated = True

    def _topic(self, b: Json) -> None:
        self.sim.acts.do_topic(self.sim.world.desk, int(b["topic"]), str(b["action"]))

    def _group(self, b: Json) -> Json:
        world = self.sim.world
        if b["action"] == "create":
            made = world.add_group(str(b.get("title", "Another group")), str(b.get("kind", "supergroup")))
            return {"id": made.id}
        place = world.chats.get(int(b["chat"])) if "chat" in b else world.desk
        if place is None:
            raise NotPossible("no such chat")
        more = {key: b[key] for key in b if key not in ("action", "chat")}
        return {"id": self.sim.acts.do_group(str(b["action"]), place, **more).id}

    # -- the machinery -----------------------------------------------------------------------------------------

    def _fault(self, b: Json) -> Json:
        if b.get("clear"):
            self.sim.faults.clear()
        if "latency" in b:
            low, high = b["latency"]
            self.sim.faults.latency = (float(low), float(high))
        if "kind" in b:
            more = {key: b[key] for key in b if key not in ("kind", "clear", "latency", "hits", "chance")}
            self.sim.faults.add(str(b["kind"]), **more)
        return {"rules": len(self.sim.faults.rules)}

    def _limits(self, b: Json) -> Json:
        self.sim.limits.enabled = bool(b.get("enabled", self.sim.limits.enabled))
        self.sim.limits.reset()
        return {"enabled": self.sim.limits.enabled}

    def _clock(self, b: Json) -> Json:
        self.sim.clock.advance(float(b["advance"]))
        return {"clock": self.sim.clock.now()}

    def _raw(self, b: Json) -> Json:
        update = b["update"]
        if not isinstance(update, dict):
            raise NotPossible("an update is an object")
        return {"update_id": self.sim.updates.push_raw(update).id}

    def _reset(self, b: Json) -> None:
        self.sim.reset()


def _plain(more: dict[str, Any]) -> dict[str, Any]:
    """What the journal keeps of a change."""
    told: dict[str, Any] = {}
    for key, value in more.items():
        if isinstance(value, Message):
            told.update(
                chat=value.chat, message=value.id, topic=value.thread, by=value.sender.id, kind=value.kind,
                text=value.text, reply_to=value.reply_to,
            )  # fmt: skip
        elif key == "topic":
            told.update(topic=value.id, name=value.name, closed=value.closed, deleted=value.deleted)
        elif key == "tap":
            told.update(tap=value.id, chat=value.chat, user=value.user, answer=value.answer)
        else:
            told[key] = value
    return told


def _rule(one: Any) -> Json:
    return {name: getattr(one, name) for name in ("kind", "method", "times", "probability", "hits")}


def _hook(value: Any) -> Any:
    if isinstance(value, Upload):
        return f"<{len(value.content)} bytes>"
    raise TypeError(type(value).__name__)


async def _body(request: web.BaseRequest) -> Any:
    raw = await request.read()
    return msgspec.json.decode(raw) if raw else {}


def _json(value: Any, status: int = 200) -> web.Response:
    body = msgspec.json.encode(value, enc_hook=_hook)
    return web.Response(body=body, status=status, headers={"Content-Type": "application/json"})
