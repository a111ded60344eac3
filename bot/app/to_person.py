"""What reaches a person: through the gate, in place of the last screen or anew, and taken back when they clear."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from typing import Any

import msgspec

from bot.app.clock import Clock
from bot.app.outcomes import Outcome
from bot.content.bundle import Content
from bot.content.recordings import place
from bot.core.events import Undelivered
from bot.core.gate import SESSION, judge
from bot.core.ids import PersonKey
from bot.core.outgoing import (
    Change,
    CopyOver,
    Envelope,
    Erase,
    Key,
    Nudge,
    Outgoing,
    Play,
    Priority,
    React,
    Show,
    Tell,
    ToPerson,
    Unkey,
)
from bot.core.places import common
from bot.core.talk import Chat
from bot.errors import Refused
from bot.store import chats, desk, meta
from bot.store.db import Store

REMEMBERED = 20_000


def tell_desk(outcome: Outcome, envelope: Envelope, why: str) -> None:
    """The counsellor learns what became of a line to the person."""
    if isinstance(envelope.to, ToPerson):
        outcome.events.append(("p:" + envelope.to.key, Undelivered(why=why, line=envelope.line)))


class ToPersons:
    """Sends to private chats. `know` is told of every newer message, so that an old screen is never edited."""

    def __init__(self, store: Store, channel: Any, content: Content, clock: Clock) -> None:
        self.store = store
        self.channel = channel
        self.content = content
        self.clock = clock
        self._views: OrderedDict[PersonKey, list[int]] = OrderedDict()

    def know(self, key: PersonKey, screen: int, latest: int) -> None:
        """A person's screen and newest message; what we have seen ourselves since is newer."""
        view = self._views.get(key)
        if view is None:
            self._views[key] = [screen, latest]
            if len(self._views) > REMEMBERED:
                self._views.popitem(last=False)
        else:
            view[1] = max(view[1], latest)
            self._views.move_to_end(key)

    async def view(self, key: PersonKey) -> list[int]:
        """[screen, latest] of a person's chat; a screen worth keeping is negative."""
        if key not in self._views:
            async with self.store.reading() as tx:
                found = (await chats.views(tx, [key])).get(key, (0, 0, 0))
            self.know(key, found[0], found[1])
        return self._views[key]

    async def send(self, outcome: Outcome, envelope: Envelope, to: ToPerson) -> None:
        key, what = PersonKey(bytes.fromhex(to.key)), envelope.what
        if (
            not to.free
            and isinstance(what, Show | Tell | Play | CopyOver)
            and not await self._passes(outcome, envelope, key, to)
        ):
            return
        outcome.person = key
        await self._speak(outcome, envelope, what, key, to.address.id)

    async def _speak(self, outcome: Outcome, envelope: Envelope, what: Outgoing, key: PersonKey, chat: str) -> None:
        sent: list[int] = []
        match what:
            case Show():
                sent = await self._show(outcome, what, key, chat)
            case Tell():
                reply = await self._reply(what.reply_to)
                line = await self._line(envelope.line)
                # The line as it stands now: it may have been changed while it waited.
                text = (line and line.text) or what.text
                sent = await self.channel.tell(chat, msgspec.structs.replace(what, text=text, reply_to=reply))
            case Play():
                sent = [await self._play(outcome, what, chat)]
            case Nudge():
                async with self.store.reading() as tx:
                    _, _, nudge = (await chats.views(tx, [key])).get(key, (0, 0, 0))
                if nudge < 0:  # else they have come by themselves meanwhile
                    sent = [await self.channel.nudge(chat, what)]
                    outcome.nudge = sent[0]
            case CopyOver():
                reply = await self._reply(what.reply_to)
                sent = await self.channel.copy_over(chat, msgspec.structs.replace(what, reply_to=reply))
            case Change():
                line = await self._line(envelope.line)
                if line and line.person_message:
                    await self.channel.change(chat, msgspec.structs.replace(what, message=line.person_message))
            case React():
                await self.channel.react(chat, what)
            case Unkey():
                await self.channel.unkey(chat, what)
            case Erase():
                await self._erase(outcome, what, key, chat)
            case _:
                raise Refused("not for a person")
        if sent:
            outcome.messages += sent
            view = await self.view(key)
            view[1] = max(view[1], *sent)
            if envelope.line:
                outcome.lines.append((envelope.line, "sent", sent[-1], None))

    async def _play(self, outcome: Outcome, what: Play, chat: str) -> int:
        """A recording goes up once; from then on Telegram's own copy is sent."""
        name = f"voice:{what.lang}:{what.node}:{what.stamp}"
        async with self.store.reading() as tx:
            known = await meta.get(tx, name)
        if known:
            try:
                sent, _ = await self.channel.play(chat, known)
                return int(sent)
            except Refused:
                pass  # Telegram knows its copy no more
        path = place(self.content.root, what.lang, what.node)
        try:
            body = await asyncio.to_thread(path.read_bytes)
        except OSError:
            raise Refused("the recording is gone") from None
        sent, file = await self.channel.play(chat, body)
        outcome.remember.append((name, file))
        return int(sent)

    async def _show(self, outcome: Outcome, what: Show, key: PersonKey, chat: str) -> list[int]:
        """Edited in place while it is the last message. Returns the ids of what is new in the chat."""
        view = await self.view(key)
        screen, latest = view
        edit = screen if screen > 0 and latest == screen else None
        sent: list[int] = await self.channel.show(chat, what, edit)
        if screen and edit is None:
            outcome.send.append((outcome.envelopes[0].to, Unkey(message=abs(screen)), Priority.BULK))
        # A screen worth keeping is remembered with a minus: never edited, but its keyboard still goes.
        view[0] = outcome.screen = -sent[-1] if what.keep else sent[-1]
        return [] if sent == [edit] else sent

    async def _erase(self, outcome: Outcome, what: Erase, key: PersonKey, chat: str) -> None:
        everything = not what.messages
        if everything:
            async with self.store.reading() as tx:
                known = await chats.messages(tx, key, 0.0)
            ids, ours = tuple(m for m, _, _ in known), tuple(m for m, mine, _ in known if mine)
            what = Erase(messages=ids, ours=ours, instead=what.instead)
        else:
            what = msgspec.structs.replace(what, messages=tuple(m for m in what.messages if m))
        if what.messages:
            outcome.remain = tuple(await self.channel.erase(chat, what))
        outcome.wiped = what.messages
        if everything:
            (await self.view(key))[0] = 0
            outcome.screen, outcome.nudge = 0, 0

    async def _passes(self, outcome: Outcome, envelope: Envelope, key: PersonKey, to: ToPerson) -> bool:
        """The gate. False when the message may not go out now; the outcome then says how it waits."""
        now = self.clock.now()
        if now - to.at <= SESSION:
            return True
        async with self.store.reading() as tx:
            row = (await chats.load(tx, [key])).get(key)
        if row is None:
            return True
        chat = msgspec.json.decode(row.chat, type=Chat)
        verdict = judge(chat.mode, chat.at, now, chat.answers.get("country", ""))
        if verdict.go:
            return True
        outcome.person = key
        if verdict.until:
            outcome.state, outcome.until = "later", verdict.until
            outcome.seconds = verdict.until - now
            first = not outcome.items[0].ready
            outcome.items[:] = [i._replace(ready=verdict.until) for i in outcome.items]
            if envelope.line and first:
                tell_desk(outcome, envelope, "waits")
            return False
        outcome.state = "held"
        if verdict.note and not row.nudge:
            words, lang = self.content.words, chat.speaks
            rows = ((Key(label=words.text(common("open"), lang), data="!open"),),)
            nudge = Nudge(text=words.text(common("nudge"), lang), rows=rows, quiet=verdict.quiet)
            outcome.send.append((msgspec.structs.replace(to, free=True), nudge, Priority.TALK))
            # Until the note is sent it counts as sent: one note stands for all that waits.
            outcome.nudge = -1
        if envelope.line:
            tell_desk(outcome, envelope, "sealed" if verdict.note else "waits")
            outcome.lines.append((envelope.line, "held", None, None))
        return False

    async def _line(self, number: int) -> desk.LineRow | None:
        if not number:
            return None
        async with self.store.reading() as tx:
            return await desk.line(tx, number)

    async def _reply(self, number: int | None) -> int | None:
        """The message in which a line stands in the person's chat."""
        line = await self._line(number) if number else None
        return (line.person_message or None) if line else None
