"""What reaches the desk: topics, cards, posts, copies, and the small sign a person gets once their words are there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec

from bot.app.outcomes import Outcome
from bot.core.ids import PersonKey
from bot.core.outgoing import (
    Card,
    CopyIn,
    DropTopic,
    Envelope,
    LeaveGroup,
    Notice,
    OpenTopic,
    Outgoing,
    Post,
    Priority,
    React,
    RenameTopic,
    Repost,
    ShutTopic,
    Slip,
    ToCase,
    ToPerson,
)
from bot.errors import Refused, TopicLost
from bot.store import desk, marks
from bot.store.db import Store

RECEIPT = "👌"


@dataclass(slots=True)
class CaseSpot:
    """Where a case stands in the group, and whose it is."""

    person: PersonKey
    group: int
    topic: int
    card: int


class ToDesk:
    """Sends to desk groups. Where a case stands is remembered until told otherwise."""

    def __init__(self, store: Store, channel: Any) -> None:
        self.store = store
        self.channel = channel
        self.spots: dict[str, CaseSpot] = {}

    async def spot(self, code: str) -> CaseSpot | None:
        """Where this case stands; None when it was erased."""
        if code not in self.spots:
            async with self.store.reading() as tx:
                row = (await desk.load(tx, [code])).get(code)
            if row is None:
                return None
            self.spots[code] = CaseSpot(row.key, row.group, row.topic, row.card)
        return self.spots[code]

    async def send(self, outcome: Outcome, envelope: Envelope, to: ToCase) -> None:
        """Into the topic of a case. Raises TopicLost when it has none."""
        spot = await self.spot(to.code)
        if spot is None:
            outcome.state = "failed"
            return
        what = envelope.what
        if isinstance(what, OpenTopic):
            if not spot.topic:
                spot.topic = await self.channel.open_topic(spot.group, what)
                outcome.topic = (to.code, spot.topic)
            return
        if not spot.topic:
            raise TopicLost("the case has no topic")
        group, topic = spot.group, spot.topic
        match what:
            case Card():
                message = await self.channel.card(group, topic, what, spot.card or None)
                if message != spot.card:
                    spot.card = message
                    outcome.card = (to.code, message)
            case Post():
                await self._post(outcome, what, spot)
            case CopyIn():
                reply = await self._reply(what.reply_to)
                copy = msgspec.structs.replace(what, reply_to=reply)
                message = await self.channel.copy_in(group, topic, copy)
                outcome.lines.append((envelope.line, "sent", None, message))
                self._receipts(outcome, spot)
            case Slip():
                await self._slip(outcome, what, spot)
            case Repost():
                await self._repost(envelope, what, spot)
            case RenameTopic():
                await self.channel.rename_topic(group, topic, what)
            case ShutTopic():
                await self.channel.shut_topic(group, topic)
            case _:
                raise Refused("not for a topic")

    async def _post(self, outcome: Outcome, what: Post, spot: CaseSpot) -> None:
        posts = [e.what for e in outcome.envelopes if isinstance(e.what, Post)]
        text = "\n".join(p.text for p in posts)
        reply = await self._reply(what.reply_to)
        sent = await self.channel.post(spot.group, spot.topic, text, what.rows, reply)
        outcome.lines += [(e.line, "sent", None, sent[0]) for e in outcome.envelopes if e.line]
        self._receipts(outcome, spot)

    def _receipts(self, outcome: Outcome, spot: CaseSpot) -> None:
        """Their words are at the desk: each message gets its small sign."""
        for envelope in outcome.envelopes:
            what = envelope.what
            if isinstance(what, Post | CopyIn) and what.receipt and what.address:
                to = ToPerson(address=what.address, key=spot.person.hex(), free=True)
                outcome.send.append((to, React(message=what.receipt, emoji=RECEIPT), Priority.BULK))

    async def _slip(self, outcome: Outcome, what: Slip, spot: CaseSpot) -> None:
        async with self.store.reading() as tx:
            mark = await marks.load(tx, what.mark)
        if mark is None:  # erased meanwhile
            return
        shown = Card(text=what.text, rows=what.rows)
        message = await self.channel.card(spot.group, spot.topic, shown, mark.post or None)
        if message != mark.post:
            outcome.slip = (mark.id, message)

    async def _repost(self, envelope: Envelope, what: Repost, spot: CaseSpot) -> None:
        line = await self._line(envelope.line)
        if line is None or not line.desk_message:
            return
        async with self.store.reading() as tx:
            lines = await desk.lines_of_post(tx, line.case, line.desk_message)
        text = "\n".join((f"{what.mark}\n" if one.id == line.id else "") + one.text for one in lines)
        await self.channel.repost(spot.group, line.desk_message, text)

    async def _line(self, number: int) -> desk.LineRow | None:
        async with self.store.reading() as tx:
            return await desk.line(tx, number)

    async def _reply(self, number: int | None) -> int | None:
        """The post in which a line stands in the topic."""
        line = await self._line(number) if number else None
        return (line.desk_message or None) if line else None

    async def send_group(self, what: Outgoing, group: int) -> None:
        """Into General, or about the group as a whole."""
        match what:
            case LeaveGroup():
                await self.channel.leave(group)
            case DropTopic():
                await self.channel.drop_topic(group, what.topic)
            case Notice():
                await self.channel.notice(group, what)
            case _:
                raise Refused("not for a group")
