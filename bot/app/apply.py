"""Turns effects into rows: words are put to ids here, lines get their numbers, replies find what they answer."""

from __future__ import annotations

from datetime import UTC, date, datetime

import msgspec

from bot.app import card, former, lanes
from bot.app.changes import Changes, Party
from bot.app.marking import Marking
from bot.app.reports import Reports
from bot.content.bundle import Content
from bot.core import effects as fx
from bot.core.events import Address, Due
from bot.core.ids import Lang, Level
from bot.core.outgoing import (
    Card,
    Change,
    CopyIn,
    CopyOver,
    DropTopic,
    Erase,
    Key,
    LeaveGroup,
    Notice,
    OpenTopic,
    Play,
    Post,
    Priority,
    RenameTopic,
    Repost,
    Show,
    ShutTopic,
    Tell,
    Toast,
    ToCase,
    ToGroup,
    ToPerson,
    ToStaff,
    Unkey,
)
from bot.core.places import desk as desk_text
from bot.core.screen import Screen
from bot.core.talk import Case, Chat, DeskPlan, Talk
from bot.core.values import encode
from bot.store import chats, desk, marks, meta, outbox, timers
from bot.store.db import Store, Tx
from bot.store.desk import CaseRow, LineRow

KEPT = "kept"


def day(at: float) -> date:
    """The date (UTC) of a moment: what facts and checks are shown by."""
    return datetime.fromtimestamp(at, UTC).date()


class Applier:
    """Applies the effects of one event within one transaction."""

    def __init__(self, store: Store, content: Content, plan: DeskPlan, desk_lang: Lang) -> None:
        self.store = store
        self.content = content
        self.plan = plan
        self.desk_lang = desk_lang
        self._marking = Marking(content, desk_lang)
        self._reports = Reports(content, plan.groups, desk_lang)

    async def apply(
        self, tx: Tx, talk: Talk, party: Party | None, effects: tuple[fx.Effect, ...], changes: Changes, at: float
    ) -> None:
        """Write and queue everything `effects` ask for. `party` is None for events that concern no person."""
        urgent = talk.case is not None and talk.case.level == Level.EMERGENCY
        priority = Priority.EMERGENCY if urgent else Priority.TALK
        for effect in effects:
            if party is not None and await self._person(tx, talk.chat, party, effect, changes, at, priority):
                continue
            if talk.case is not None and await self._case(tx, talk.case, talk.chat, party, effect, changes, priority):
                continue
            await self._service(tx, talk, effect, changes)

    # -- to the person ------------------------------------------------------------------------------------------

    def show(self, screen: Screen, lang: Lang, at: float) -> Show:
        """A screen in final words."""
        text, rows = self.content.words.screen(screen, lang, day(at))
        return Show(text=text, rows=rows, keep=screen.keep)

    def card(self, case: Case, asks: fx.CardChanged | None = None) -> Card:
        """The card as it stands; its buttons may ask something."""
        return card.card(case, self.content, self.desk_lang, self.plan.staff, asks or fx.CardChanged())

    async def _person(
        self, tx: Tx, chat: Chat, party: Party, effect: fx.Effect, changes: Changes, at: float, priority: Priority
    ) -> bool:
        words = self.content.words
        match effect:
            case fx.Display():
                changes.send(party.to(chat.at), self.show(effect.screen, chat.speaks, at), priority)
            case fx.Speak():
                text = words.text(effect.say, chat.speaks)
                changes.send(party.to(chat.at), Tell(text=text, plain=False), priority)
            case fx.Listen():
                lang = chat.speaks.partition("@")[0]
                if stamp := self.content.program.audio.get(effect.node, {}).get(lang):
                    changes.send(party.to(chat.at), Play(node=effect.node, lang=lang, stamp=stamp), priority)
            case fx.Clear():
                lane = lanes.of_person(party.key)
                changes.drop(lane)
                await outbox.drop_lane(tx, lane)
                line = words.text(effect.line, chat.speaks)
                rows = self.show(effect.rows, chat.speaks, at).rows if effect.rows else ()
                changes.send(party.to(at, free=True), Erase(instead=line), Priority.EMERGENCY)
                changes.send(party.to(at, free=True), Show(text=line, rows=rows), Priority.EMERGENCY)
            case fx.Forget():
                await self._forget(tx, chat, party, effect, changes, at)
            case fx.Later():
                body = encode(Due(name=effect.name, data=effect.data))
                changes.timers.append((lanes.of_person(party.key), effect.name, effect.due, body))
            case fx.Never():
                lane = lanes.of_person(party.key)
                changes.timers = [t for t in changes.timers if t[:2] != (lane, effect.name)]
                await timers.cancel(tx, lane, effect.name)
            case fx.AskSentence():
                changes.send(party.to(chat.at), self._marking.question(chat.speaks), priority)
            case fx.SentenceAnswered():
                said = await self._marking.answered(tx, party.key, effect.yes, changes)
                changes.send(party.to(chat.at), Unkey(message=effect.message), priority)
                changes.send(party.to(chat.at), Tell(text=words.text(said, chat.speaks), plain=False), priority)
            case fx.ShowHeld():
                pass  # every act of a person releases what waits for them
            case _:
                return False
        return True

    async def _forget(self, tx: Tx, chat: Chat, party: Party, effect: fx.Forget, changes: Changes, at: float) -> None:
        lane = lanes.of_person(party.key)
        known = await chats.messages(tx, party.key, 0.0)
        changes.drop(lane)
        changes.timers = [t for t in changes.timers if t[0] != lane]
        for row in await desk.of_person(tx, party.key):
            changes.drop("c:" + row.code)
            await outbox.drop_lane(tx, "c:" + row.code)
            case = msgspec.json.decode(row.case, type=Case)
            if row.topic:
                changes.send(ToGroup(row.group), DropTopic(topic=row.topic))
            if row.open and case.level == Level.EMERGENCY:
                await self._alarm(fx.Alarm(desk_text("erased", code=row.code)), changes)
            await desk.erase(tx, row.code)
        await chats.forget(tx, party.key)
        line = self.content.words.text(effect.line, chat.speaks)
        ids, ours = tuple(m for m, _, _ in known), tuple(m for m, mine, _ in known if mine)
        changes.send(party.to(at, free=True), Erase(messages=ids or (0,), ours=ours, instead=line), Priority.EMERGENCY)
        changes.send(party.to(at, free=True), Show(text=line), Priority.EMERGENCY)

    # -- to the case's topic ------------------------------------------------------------------------------------

    async def _case(
        self,
        tx: Tx,
        case: Case,
        chat: Chat,
        party: Party | None,
        effect: fx.Effect,
        changes: Changes,
        priority: Priority,
    ) -> bool:
        words, code = self.content.words, case.code
        # Cases are spread over the groups by their number, so that no group's budget serves all.
        to = ToCase(code=code, group=self.plan.groups[int(code[2:]) % len(self.plan.groups)])
        match effect:
            case fx.OpenCase():
                assert party is not None
                row = CaseRow(code, party.key, to.group, 0, 0, True, encode(case))
                await desk.add(tx, row)
                changes.send(to, OpenTopic(title=card.title(case), icon=case.level), priority, case=code)
                changes.send(to, self.card(case), priority, case=code)
            case fx.NewTopic():
                changes.send(to, OpenTopic(title=card.title(case), icon=case.level), priority, case=code, rank=-3)
                changes.send(to, self.card(case), priority, case=code, rank=-2)
                text = words.text(effect.say, self.desk_lang)
                changes.send(to, Post(text=text), priority, case=code, rank=-1)
            case fx.CardChanged():
                changes.send(to, self.card(case, effect), priority, case=code)
                if effect.title:
                    changes.send(to, RenameTopic(title=card.title(case)), priority, case=code)
            case fx.CloseTopic():
                changes.send(to, ShutTopic(), Priority.BULK, case=code)
            case fx.Remark():
                rows = tuple((Key(label=words.text(s, self.desk_lang), data=d),) for s, d in effect.buttons)
                reply = effect.line or await self._line_of(tx, code, desk_message=effect.reply_to)
                if effect.reply_to and not reply:
                    # A line that was never to be sent: known by its number alone, so that it can be answered.
                    reply = await self._line(tx, code, "desk", 0, effect.reply_to, "", chat.at, state="failed")
                text = words.text(effect.say, self.desk_lang)
                changes.send(to, Post(text=text, rows=rows, reply_to=reply or None), priority, case=code)
            case fx.Relay():
                assert party is not None
                reply = await self._line_of(tx, code, person_message=effect.reply_to)
                number = await self._line(tx, code, "person", effect.message, 0, effect.text, chat.at)
                receipt = effect.message if effect.receipt else 0
                post = Post(text=effect.text, reply_to=reply or None, receipt=receipt, address=party.address)
                changes.send(to, post, priority, line=number, case=code)
            case fx.RelayMedia():
                assert party is not None
                reply = await self._line_of(tx, code, person_message=effect.reply_to)
                number = await self._line(tx, code, "person", effect.message, 0, "", chat.at)
                copy = CopyIn(
                    address=party.address, message=effect.message, reply_to=reply or None, receipt=effect.message
                )
                changes.send(to, copy, priority, line=number, case=code)
            case fx.PersonEdited():
                line = await desk.line_by_person_message(tx, code, effect.message)
                if line and line.side == "person" and line.text:
                    await desk.put_text(tx, line.id, effect.text)
                    mark = words.text(desk_text("edited"), self.desk_lang)
                    changes.send(to, Repost(mark=mark), priority, line=line.id, case=code)
            case fx.PutMark():
                await self._marking.put(tx, code, effect.mark, changes)
            case fx.Keep():
                text = "" if effect.media else effect.text  # media goes by copy, its caption with it
                await self._line(tx, code, "desk", 0, effect.message, text, chat.at, state=KEPT)
            case fx.AdoptTopic():
                return False
            case _:
                return party is not None and await self._to_person(tx, code, chat, party, effect, changes, priority)
        return True

    async def _to_person(
        self, tx: Tx, code: str, chat: Chat, party: Party, effect: fx.Effect, changes: Changes, priority: Priority
    ) -> bool:
        to = party.to(chat.at)
        match effect:
            case fx.Deliver():
                reply = await self._line_of(tx, code, desk_message=effect.reply_to)
                number = await self._line(tx, code, "desk", 0, effect.message, effect.text, chat.at)
                changes.send(to, Tell(text=effect.text, reply_to=reply or None), priority, line=number, case=code)
            case fx.DeliverMedia():
                reply = await self._line_of(tx, code, desk_message=effect.reply_to)
                number = await self._line(tx, code, "desk", 0, effect.message, "", chat.at)
                await self._copy_over(tx, code, to, number, effect.message, reply, changes, priority)
            case fx.SendKept():
                row = await desk.line_by_desk_message(tx, code, effect.message)
                if row and row.state == KEPT:
                    await desk.mark(tx, [(row.id, "queued", None, None)])
                    if row.text:
                        changes.send(to, Tell(text=row.text), priority, line=row.id, case=code)
                    else:
                        await self._copy_over(tx, code, to, row.id, effect.message, 0, changes, priority)
            case fx.DeskEditedLine():
                row = await desk.line_by_desk_message(tx, code, effect.message)
                if row and row.state == KEPT and not effect.text:
                    await desk.mark(tx, [(row.id, "gone", None, None)])
                elif row and row.side == "desk" and row.text and effect.text:
                    await desk.put_text(tx, row.id, effect.text)
                    if row.state != KEPT:
                        changes.send(to, Change(text=effect.text), priority, line=row.id, case=code)
            case _:
                return False
        return True

    async def _copy_over(
        self,
        tx: Tx,
        code: str,
        to: ToPerson,
        number: int,
        message: int,
        reply: int,
        changes: Changes,
        priority: Priority,
    ) -> None:
        row = (await desk.load(tx, [code]))[code]
        changes.send(
            to, CopyOver(group=row.group, message=message, reply_to=reply or None), priority, line=number, case=code
        )

    async def _line(
        self,
        tx: Tx,
        code: str,
        side: str,
        person_message: int,
        desk_message: int,
        text: str,
        at: float,
        state: str = "queued",
    ) -> int:
        number = self.store.next_id("lines")
        await desk.add_lines(tx, [LineRow(number, code, side, person_message, desk_message, state, at, text)])
        return number

    async def _line_of(
        self, tx: Tx, code: str, *, person_message: int | None = None, desk_message: int | None = None
    ) -> int:
        """The line that a replied message is, 0 when it is none of ours."""
        row = None
        if person_message:
            row = await desk.line_by_person_message(tx, code, person_message)
        elif desk_message:
            row = await desk.line_by_desk_message(tx, code, desk_message)
        return row.id if row else 0

    # -- the rest ------------------------------------------------------------------------------------------------

    async def _service(self, tx: Tx, talk: Talk, effect: fx.Effect, changes: Changes) -> None:
        words = self.content.words
        match effect:
            case fx.Answer():
                lang = self.desk_lang if effect.desk else talk.chat.speaks
                text = words.text(effect.say, lang) if effect.say else ""
                changes.toasts.append(Toast(query=effect.query, text=text, alert=effect.alert))
            case fx.Alert():
                text = words.text(effect.say, self.desk_lang)
                urgent = Priority.EMERGENCY if effect.level == Level.EMERGENCY else Priority.TALK
                for who in self.plan.staff:
                    changes.send(self._staff(who), Notice(text=text, loud=effect.level <= Level.URGENT), urgent)
            case fx.Alarm():
                await self._alarm(effect, changes)
            case fx.Leave():
                changes.send(ToGroup(effect.group), LeaveGroup(), Priority.BULK)
            case fx.AdoptTopic():
                found = (await desk.load(tx, [effect.code])).get(effect.code)
                changes.stale_cases.add(effect.code)
                if found and found.open and not found.topic:
                    await desk.put_topic(tx, effect.code, effect.topic)
                elif found is None or found.topic != effect.topic:
                    if found and found.open:
                        await former.remember(tx, (effect.group, effect.topic), effect.code)
                    changes.send(ToGroup(effect.group), DropTopic(topic=effect.topic), Priority.BULK)
            case fx.EndTopic():
                found = (await desk.load(tx, [effect.code])).get(effect.code)
                if found and found.topic and not found.open:
                    changes.send(ToGroup(found.group), DropTopic(topic=found.topic), Priority.BULK)
                    await desk.clear_topic(tx, effect.code, found.topic)
                    await desk.erase_lines(tx, effect.code)
            case fx.LetGo():
                lane = desk.lane_of(effect.code)
                changes.drop(lane)
                await outbox.drop_lane(tx, lane)
            case fx.EraseCase():
                await marks.unlink(tx, effect.code)
                await desk.erase(tx, effect.code)
            case fx.Unanswered():
                await self._reports.unanswered(tx, effect.service, talk.chat.at, changes)
            case fx.Hide():
                await self._reports.hide(tx, effect, changes)
            case fx.FollowGroup():
                await desk.move_group(tx, effect.old, effect.new)
                await meta.put(tx, f"moved:{effect.old}", str(effect.new))
                changes.moved.append((effect.old, effect.new))
            case _:
                pass

    def _staff(self, who: int) -> ToStaff:
        return ToStaff(staff=who, key=self.store.key_of(Address(channel="staff", id=str(who))).hex())

    async def _alarm(self, effect: fx.Alarm, changes: Changes) -> None:
        text = self.content.words.text(effect.say, self.desk_lang)
        for who in self.plan.supervisors or self.plan.staff:
            changes.send(self._staff(who), Notice(text=text, loud=True), Priority.EMERGENCY)
