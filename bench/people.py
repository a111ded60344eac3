"""Builds a store in which so many people are known, and says what those who write will write."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from bot.content.bundle import load_content
from bot.core.events import Address
from bot.core.ids import Lang, NodeId
from bot.core.places import MENU
from bot.core.screen import Say
from bot.core.talk import Chat
from bot.core.values import encode
from bot.store import chats
from bot.store.db import Store, vault_path

LANG = Lang("ru")
WALK = (
    ("home.menu", "before"),
    ("home.before", "offer"),
    ("job_offer.start", "begin"),
    ("job_offer.who", "self"),
    ("job_offer.job_country", "ru"),
    ("job_offer.leaving", ""),
)
"""Where a writer stands and which button's words they type; without a button it is the word for the menu."""
PARTS = 10
CHAT, WRAPPED = 142, 68
"""Bytes of a real row of somebody who has not written for a day, and of a real wrapped key."""
DATABASE, KEY_FILE = "hamroh.db", "keys/hamroh.key"


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
    """A store in `folder` of the writers and so many strangers; the writers stand spread out among them."""
    parts = PARTS if known else 1
    for part in range(parts):
        asyncio.run(_introduce(folder, writers[part::parts]))
        if known:
            _crowd(folder, known // parts)
    os.sync()  # or the disk would still be busy with it while we measure


async def _introduce(folder: Path, writers: Sequence[int]) -> None:
    """Rows of those who will write, by the store's own functions."""
    now = time.time()
    chat = encode(Chat(lang=LANG, guess=LANG, node=MENU, at=now))
    addresses = [Address("telegram", str(number), LANG) for number in writers]
    store = await Store.open(folder / DATABASE, folder / KEY_FILE, now=time.time)
    try:
        async with store.transaction() as tx:
            await chats.save(tx, [(store.key_of(each), each, chat, now) for each in addresses], {})
    finally:
        await store.close()


def _crowd(folder: Path, count: int) -> None:
    """Rows of strangers, as large as real ones. Nobody opens them, so chance may stand where sealed words would."""
    path, hour = folder / DATABASE, int(time.time() // 3600)
    _insert(path, f"INSERT INTO chats (key, seen, payload) SELECT randomblob(16), {hour}, randomblob({CHAT})", count)
    _insert(vault_path(path), f"INSERT INTO keys (owner, wrapped) SELECT randomblob(16), randomblob({WRAPPED})", count)


def _insert(file: Path, each: str, count: int) -> None:
    wire = sqlite3.connect(file)
    wire.execute("PRAGMA synchronous = OFF")
    wire.execute("PRAGMA cache_size = -400000")
    turns = "WITH RECURSIVE turn (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM turn WHERE number < ?)"
    wire.execute(f"{turns} {each} FROM turn", (count,))
    wire.commit()
    wire.close()
