"""The directory's numbers in service: nobody answered, and a wrong one is hidden at once."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

import structlog

from bot.app.changes import Changes
from bot.content.bundle import Content
from bot.content.facts import Fact
from bot.core.effects import Hide
from bot.core.ids import Lang
from bot.core.outgoing import Key, Notice, Priority, ToGroup
from bot.core.places import desk as desk_text
from bot.store import meta
from bot.store.db import Tx

log = structlog.get_logger()

TOLD: Final = (1, 3, 10, 30, 100)
"""At so many reports of a day the desk is told: the first one, and when it is plainly no accident."""
HIDDEN: Final = "hidden:"
SILENT: Final = "silent:"


class Reports:
    """What persons and counsellors say of a number. Nothing of it names who said it."""

    def __init__(self, content: Content, groups: tuple[int, ...], lang: Lang) -> None:
        self.content = content
        self.groups = groups
        self.lang = lang

    async def unanswered(self, tx: Tx, service: str, at: float, changes: Changes) -> None:
        """Count it for this day; the desk is told, with a button that hides the number."""
        fact = self._service(service)
        if fact is None:
            return
        today = datetime.fromtimestamp(at, UTC).date().isoformat()
        day, _, before = (await meta.get(tx, SILENT + service) or "").partition(" ")
        count = 1 + (int(before) if day == today else 0)
        await meta.put(tx, SILENT + service, f"{today} {count}")
        log.info("nobody answered", action="no_answer", fact=service, count=count)
        if count in TOLD:
            self._notice("no_answer", fact, "hide", changes, count=str(count))

    async def hide(self, tx: Tx, effect: Hide, changes: Changes) -> None:
        """From the next screen on nobody sees the number, or everybody sees it again."""
        fact = self._service(effect.service)
        if fact is None:
            return
        if effect.hidden:
            await meta.put(tx, HIDDEN + fact.id, effect.alias)
            self._notice("hidden", fact, "unhide", changes, alias=effect.alias)
        else:
            await meta.drop(tx, HIDDEN + fact.id)
            self._notice("unhidden", fact, "hide", changes, alias=effect.alias)
        changes.hidden.append((fact.id, effect.hidden))
        log.info("number hidden or shown", action="hide" if effect.hidden else "unhide", fact=fact.id)

    def _service(self, name: str) -> Fact | None:
        fact = self.content.words.facts.by_id.get(name)
        return fact if fact is not None and fact.service else None

    def _notice(self, name: str, fact: Fact, button: str, changes: Changes, **holes: str) -> None:
        words = self.content.words
        numbers = ", ".join(phone.shown for phone in fact.phones)
        said = desk_text(f"number_{name}", service=fact.name(self.lang), numbers=numbers, **holes)
        label = words.label(desk_text(button), self.lang)
        for group in self.groups[:1]:
            rows = ((Key(label=label, data=f"{button}:{fact.id}"),),)
            changes.send(ToGroup(group), Notice(text=words.text(said, self.lang), rows=rows), Priority.BULK)
