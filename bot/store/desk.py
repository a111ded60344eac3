"""Cases and their lines: what joins a person's chat to a topic of the desk. Each case has a key of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from bot.core.ids import PersonKey
from bot.errors import StoreError
from bot.store import codec, marks, timers
from bot.store.codec import place, quiet
from bot.store.db import Tx
from bot.store.vault import case_owner

_CASE = "cases.code, cases.person, cases.desk, cases.topic, cases.card, cases.open, cases.payload"
_LINE = "id, code, side, person_message, desk_message, state, at, payload"


class CaseRow(NamedTuple):
    """A case. `topic` and `card` are 0 until they exist; `case` is its state, sealed here."""

    code: str
    key: PersonKey
    group: int
    topic: int
    card: int
    open: bool
    case: bytes

    def __repr__(self) -> str:
        return quiet(self)


class LineRow(NamedTuple):
    """One message between a person and the desk, with its id on either side (0 until it is there)."""

    id: int
    case: str
    side: str
    person_message: int
    desk_message: int
    state: str
    at: float
    text: str

    def __repr__(self) -> str:
        return quiet(self)


def lane_of(code: str) -> str:
    """The lane of everything that concerns this case."""
    return f"c:{code}"


# -- cases --------------------------------------------------------------------------------------------------


async def add(tx: Tx, row: CaseRow) -> None:
    """A new case. Clash if the code is taken, the person has an open case, or the topic is another's."""
    owner = case_owner(row.code)
    key = (await tx.keys([owner]))[owner]
    await tx.execute(
        "INSERT INTO cases (code, person, desk, topic, card, open, payload) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (*row[:5], int(row.open), codec.seal(key, place("cases", row.code), row.case)),
    )


async def load(tx: Tx, codes: Iterable[str]) -> dict[str, CaseRow]:
    """The cases with these codes, as far as they exist."""
    found = await _cases(tx, await tx.fetch_in(f"SELECT {_CASE} FROM cases WHERE code IN ?*", list(codes)))
    return {row.code: row for row in found}


async def by_topic(tx: Tx, pairs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], CaseRow]:
    """The cases that live in these (group, topic)."""
    rows = await tx.fetch_in(
        f"WITH wanted (desk, topic) AS (VALUES ?*) SELECT {_CASE} FROM wanted"
        " CROSS JOIN cases ON cases.desk = wanted.desk AND cases.topic = wanted.topic AND cases.topic > 0",
        list(pairs),
    )
    return {(row.group, row.topic): row for row in await _cases(tx, rows)}


async def open_of(tx: Tx, keys: Iterable[PersonKey]) -> dict[PersonKey, CaseRow]:
    """The open case of each of these persons who has one."""
    rows = await tx.fetch_in(f"SELECT {_CASE} FROM cases WHERE person IN ?* AND open = 1", list(keys))
    return {row.key: row for row in await _cases(tx, rows)}


async def list_open(tx: Tx) -> list[CaseRow]:
    """Every open case."""
    return await _cases(tx, await tx.fetch(f"SELECT {_CASE} FROM cases INDEXED BY cases_one_open WHERE open = 1"))


async def of_person(tx: Tx, key: PersonKey) -> list[CaseRow]:
    """Every case of the person, open or closed."""
    return await _cases(tx, await tx.fetch(f"SELECT {_CASE} FROM cases WHERE person = ?", (key,)))


async def save(tx: Tx, rows: Sequence[CaseRow]) -> None:
    """Stores state and open. Group, topic and card have their own functions; a case erased meanwhile stays erased."""
    keys = await tx.store.vault.keys([case_owner(row.code) for row in rows], make=False)
    await tx.executemany(
        "UPDATE cases SET open = ?, payload = ? WHERE code = ?",
        [
            (int(row.open), codec.seal(keys[owner], place("cases", row.code), row.case), row.code)
            for row in rows
            if (owner := case_owner(row.code)) in keys
        ],
    )


async def put_topic(tx: Tx, code: str, topic: int) -> bool:
    """The case lives in this topic now. False if it has one already."""
    return await tx.execute("UPDATE cases SET topic = ? WHERE code = ? AND topic = 0", (topic, code)) > 0


async def clear_topic(tx: Tx, code: str, topic: int) -> bool:
    """The topic is lost, and its card with it. False if the case lives elsewhere already."""
    return await tx.execute("UPDATE cases SET topic = 0, card = 0 WHERE code = ? AND topic = ?", (code, topic)) > 0


async def put_card(tx: Tx, code: str, message: int) -> None:
    """This post is the case's card."""
    await tx.execute("UPDATE cases SET card = ? WHERE code = ?", (message, code))


async def move_group(tx: Tx, old: int, new: int) -> None:
    """The group has a new id."""
    await tx.execute("UPDATE cases SET desk = ? WHERE desk = ?", (new, old))


async def free_code(tx: Tx, candidates: Sequence[str]) -> str:
    """The first candidate that names no case."""
    taken = {code for (code,) in await tx.fetch_in("SELECT code FROM cases WHERE code IN ?*", candidates)}
    for code in candidates:
        if code not in taken:
            return code
    raise StoreError("every candidate names a case already: draw more of them")


async def erase(tx: Tx, code: str) -> None:
    """The case, its lines, marks and timers are gone, in copies too, since its key leaves the vault at commit.

    What is queued for its topic stays: it may be the very order to delete the topic.
    """
    await marks.erase(tx, code)
    await tx.execute("DELETE FROM lines WHERE code = ?", (code,))
    await tx.execute("DELETE FROM cases WHERE code = ?", (code,))
    await timers.cancel(tx, lane_of(code))
    await tx.forget_owner(case_owner(code))


# -- lines --------------------------------------------------------------------------------------------------


async def add_lines(tx: Tx, rows: Sequence[LineRow]) -> None:
    """New lines; ids come from `store.next_id("lines")`. Clash if their case does not exist, or was erased."""
    keys = await tx.keys({case_owner(row.case) for row in rows if row.text})
    await tx.executemany(
        f"INSERT INTO lines ({_LINE}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(*row[:7], _sealed(keys[case_owner(row.case)], row.id, row.text) if row.text else None) for row in rows],
    )


async def line(tx: Tx, id: int) -> LineRow | None:
    """The line with this id."""
    return _first(await _lines(tx, await tx.fetch(f"SELECT {_LINE} FROM lines WHERE id = ?", (id,))))


async def line_by_person_message(tx: Tx, case: str, message: int) -> LineRow | None:
    """The line that is this message in the person's chat."""
    sql = f"SELECT {_LINE} FROM lines WHERE code = ? AND person_message = ? ORDER BY id DESC LIMIT 1"
    return _first(await _lines(tx, await tx.fetch(sql, (case, message))))


async def line_by_desk_message(tx: Tx, case: str, message: int) -> LineRow | None:
    """The line that is this post in the topic; of several joined in one post the last."""
    sql = f"SELECT {_LINE} FROM lines WHERE code = ? AND desk_message = ? ORDER BY id DESC LIMIT 1"
    return _first(await _lines(tx, await tx.fetch(sql, (case, message))))


async def lines_of_post(tx: Tx, case: str, desk_message: int) -> list[LineRow]:
    """All lines joined in this post, in order."""
    sql = f"SELECT {_LINE} FROM lines WHERE code = ? AND desk_message = ? ORDER BY id"
    return await _lines(tx, await tx.fetch(sql, (case, desk_message)))


async def put_text(tx: Tx, id: int, text: str) -> None:
    """The line's words are these now."""
    rows = await tx.fetch("SELECT code FROM lines WHERE id = ?", (id,))
    if rows:
        owner = case_owner(rows[0][0])
        sealed = _sealed((await tx.keys([owner]))[owner], id, text) if text else None
        await tx.execute("UPDATE lines SET payload = ? WHERE id = ?", (sealed, id))


async def mark(tx: Tx, rows: Sequence[tuple[int, str, int | None, int | None]]) -> None:
    """(line, state, person message, desk message): what became of it; None leaves an id as it is."""
    await tx.executemany(
        "UPDATE lines SET state = ?, person_message = coalesce(?, person_message),"
        " desk_message = coalesce(?, desk_message) WHERE id = ?",
        [(state, person, desk, number) for number, state, person, desk in rows],
    )


async def erase_lines(tx: Tx, code: str) -> None:
    """What was said in the case is gone; the case itself stays."""
    await tx.execute("DELETE FROM lines WHERE code = ?", (code,))


# -- inside -------------------------------------------------------------------------------------------------


async def _cases(tx: Tx, rows: list[tuple[Any, ...]]) -> list[CaseRow]:
    opened = await tx.unseal([(case_owner(row[0]), place("cases", row[0]), row[6]) for row in rows])
    return [
        CaseRow(row[0], PersonKey(row[1]), row[2], row[3], row[4], bool(row[5]), plain)
        for row, plain in zip(rows, opened, strict=True)
        if plain is not None
    ]


async def _lines(tx: Tx, rows: list[tuple[Any, ...]]) -> list[LineRow]:
    sealed = [row for row in rows if row[7] is not None]
    opened = await tx.unseal([(case_owner(row[1]), place("lines", row[0]), row[7]) for row in sealed])
    words = dict(zip((row[0] for row in sealed), opened, strict=True))
    return [LineRow._make((*row[:7], (words.get(row[0]) or b"").decode())) for row in rows]


def _first(rows: list[LineRow]) -> LineRow | None:
    return rows[0] if rows else None


def _sealed(key: codec.Key, id: int, text: str) -> bytes:
    return codec.seal(key, place("lines", id), text.encode())
