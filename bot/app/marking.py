"""Marks in service: stored, shown by a post of their own in the topic, and answered by the person."""

from __future__ import annotations

from typing import Final

import msgspec

from bot.app.changes import Changes
from bot.content.bundle import Content
from bot.core.events import DeskSent, DeskTapped, DeskWrote, Event
from bot.core.ids import Lang, PersonKey, TextId
from bot.core.marks import ANSWERS, decided, kept_until
from bot.core.outgoing import Key, Rows, Slip, Tell, ToCase
from bot.core.places import common
from bot.core.places import desk as desk_text
from bot.core.screen import Say
from bot.core.stripping import suspects
from bot.core.talk import Case, Mark
from bot.core.values import encode
from bot.store import desk, marks
from bot.store.db import Tx
from bot.store.marks import MarkRow

DAY: Final = 86400.0
BUTTONS: Final = {
    "open": ("undo",),
    "draft": ("hold", "drop"),
    "ready": ("ask", "drop"),
    "asked": ("drop",),
    "yes": ("drop",),
}
read_mark = msgspec.json.Decoder(Mark).decode


async def concerned(tx: Tx, event: Event, case: Case | None) -> Mark | None:
    """The mark of the case whose post was answered, or whose button was tapped."""
    match event:
        case DeskWrote(reply_to=int(post)) | DeskSent(reply_to=int(post)) | DeskTapped(message=post) if case:
            row = await marks.by_post(tx, case.code, post)
            return _mark(row) if row else None
        case _:
            return None


def _mark(row: MarkRow) -> Mark:
    return msgspec.structs.replace(read_mark(row.mark), id=row.id)


class Marking:
    """What becomes of marks. Nothing of it names the person."""

    def __init__(self, content: Content, lang: Lang) -> None:
        self.words = content.words
        self.lang = lang

    async def put(self, tx: Tx, code: str, mark: Mark, changes: Changes) -> None:
        """Store the mark as it is now, and let its post show it."""
        now = tx.store.now()
        if before := await marks.load(tx, mark.id):
            day = before.day
        else:
            day = now // DAY * DAY
        kind = "" if mark.state == "void" else mark.kind
        row = MarkRow(mark.id, code, 0, day, kind, kept_until(mark, day, now), encode(mark))
        if mark.id:
            await marks.save(tx, row)
        else:
            row = row._replace(id=tx.store.next_id("marks"))
            await marks.add(tx, row)
        case = (await desk.load(tx, [code])).get(code)
        if case and (case.open or case.topic):
            changes.send(ToCase(code=code, group=case.group), self.slip(mark, row.id, code), case=code)

    async def answered(self, tx: Tx, key: PersonKey, yes: bool, changes: Changes) -> Say:
        """Write the person's answer down. What is to be told to them: a sentence may be gone already."""
        found = False
        for row in await marks.of_person(tx, key):
            mark = _mark(row)
            if mark.state == "asked":
                found = True
                await self.put(tx, row.code, decided(mark, yes), changes)
        if not yes:
            return common("sentence_none")
        return common("sentence_kept") if found else common("sentence_gone")

    def question(self, lang: Lang) -> Tell:
        """The question to the person: a message of its own, so that no screen takes its place unanswered."""
        names = zip(("yes", "no"), ANSWERS, strict=True)
        rows = tuple((Key(label=self.words.text(common(name), lang), data=data),) for name, data in names)
        return Tell(text=self.words.text(common("sentence_ask"), lang), rows=rows, plain=False)

    def slip(self, mark: Mark, number: int, code: str) -> Slip:
        """The mark's post as it stands."""
        text = self.words.text(desk_text(f"slip_{mark.state}", kind=self._kind(mark), words=mark.words), self.lang)
        if mark.state == "draft" and (names := suspects(mark.words)):
            text += "\n\n" + self.words.text(desk_text("slip_look", names=", ".join(names)), self.lang)
        return Slip(mark=number, text=text, rows=self._rows(mark, number, code))

    def _kind(self, mark: Mark) -> str:
        said = [desk_text(f"mark_{mark.kind}")]
        if mark.level is not None:
            said.append(desk_text(f"level_{int(mark.level)}"))
        if mark.topic:
            said.append(Say(id=TextId(f"{mark.topic}.title")))
        return " · ".join(self.words.label(each, self.lang) for each in said)

    def _rows(self, mark: Mark, number: int, code: str) -> Rows:
        return tuple(
            (Key(label=self.words.text(desk_text(f"slip_do_{verb}"), self.lang), data=f"{verb}:{number}:{code}"),)
            for verb in BUTTONS.get(mark.state, ())
        )
