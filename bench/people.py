"""Builds a store in which so many people are known, with the store's own functions: every row is a real, sealed one."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from bot.content.bundle import load_content
from bot.core.events import Address
from bot.core.ids import Lang, NodeId
from bot.core.places import MENU
from bot.core.screen import Say
from bot.core.talk import Chat
from bot.core.values import encode
from bot.store import chats
from bot.store.db import Store

LANG = Lang("ru")
WALK = (
    ("home.menu", "offer"),
    ("job_offer.start", "begin"),
    ("job_offer.who", "self"),
    ("job_offer.job_country", "ru"),
    ("job_offer.leaving", ""),
)
"""Where a writer stands and which button's words they type; without a button it is the word for the menu."""
_AT_ONCE = 4000
_STRANGERS = 900_000_000_000
"""Ids that no person of the simulator has."""


def lines(root: Path) -> list[tuple[str, str]]:
    """For each step of the walk: what the person types, and what the screen they then see says."""
    content = load_content(root, datetime.now(UTC).date())
    nodes, words = content.program.nodes, content.words
    menu = next(word for word, meaning in content.program.lexicon.words.items() if meaning == "menu")
    found = []
    for place, (name, button) in enumerate(WALK):
        node, after = nodes[NodeId(name)], nodes[NodeId(WALK[(place + 1) % len(WALK)][0])]
        typed = next((words.text(Say(id=c.say), LANG) for c in node.choices if c.id == button), menu)
        found.append((typed, words.text(Say(id=after.say), LANG)))
    return found


def build(folder: Path, known: int, writers: Sequence[int]) -> None:
    """A store of `known` people in `folder`; the writers are spread among them, or all there is if there are fewer."""
    asyncio.run(_build(folder, max(known, len(writers)), writers))


async def _build(folder: Path, known: int, writers: Sequence[int]) -> None:
    now = time.time()
    store = await Store.open(folder / "hamroh.db", folder / "keys" / "hamroh.key", now=time.time)
    chat = encode(Chat(lang=LANG, guess=LANG, node=MENU, at=now))
    try:
        everyone = _everyone(known, writers)
        while some := list(islice(everyone, _AT_ONCE)):
            addresses = [Address("telegram", str(number), "ru") for number in some]
            async with store.transaction() as tx:
                await chats.save(tx, [(store.key_of(each), each, chat, now) for each in addresses], {})
    finally:
        await store.close()


def _everyone(known: int, writers: Sequence[int]) -> Iterator[int]:
    every = known // len(writers)
    for place in range(known):
        turn, rest = divmod(place, every)
        yield writers[turn] if rest == 0 and turn < len(writers) else _STRANGERS + place
