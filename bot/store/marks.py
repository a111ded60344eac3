"""Marks of counsellors. Each is sealed with a key of its own, so that words taken back are gone from copies too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from bot.core.ids import PersonKey
from bot.store import codec
from bot.store.codec import place, quiet
from bot.store.db import Tx
from bot.store.vault import mark_owner

_COLUMNS: Final = "marks.id, marks.code, marks.post, marks.day, marks.kind, marks.until, marks.payload"


class MarkRow(NamedTuple):
    """A mark that still belongs to a case. `post` is 0 until it is there; `mark` is its state, sealed here."""

    id: int
    code: str
    post: int
    day: float
    kind: str
    until: float
    mark: bytes

    def __repr__(self) -> str:
        return quiet(self)


async def add(tx: Tx, row: MarkRow) -> None:
    """A new mark; its id comes from `store.next_id("marks")`."""
    sealed = await _sealed(tx, row.id, row.mark)
    await tx.execute(
        "INSERT INTO marks (id, code, post, day, kind, until, payload) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (*row[:6], sealed),
    )


async def save(tx: Tx, row: MarkRow) -> None:
    """The mark is this now, and what it was is gone in copies too. One that lost its case meanwhile stays as it is."""
    if not await tx.fetch("SELECT 1 FROM marks WHERE id = ? AND code <> ''", (row.id,)):
        return
    await tx.forget_owner(mark_owner(row.id))
    sealed = await _sealed(tx, row.id, row.mark)
    await tx.execute(
        "UPDATE marks SET kind = ?, until = ?, payload = ? WHERE id = ?", (row.kind, row.until, sealed, row.id)
    )


async def load(tx: Tx, id: int) -> MarkRow | None:
    """The mark with this id, as long as it belongs to a case."""
    return _first(await _rows(tx, await tx.fetch(f"SELECT {_COLUMNS} FROM marks WHERE id = ? AND code <> ''", (id,))))


async def by_post(tx: Tx, code: str, post: int) -> MarkRow | None:
    """The mark of the case whose post this is."""
    sql = f"SELECT {_COLUMNS} FROM marks WHERE code = ? AND code <> '' AND post = ?"
    return _first(await _rows(tx, await tx.fetch(sql, (code, post))))


async def of_person(tx: Tx, key: PersonKey) -> list[MarkRow]:
    """The marks of all cases of the person."""
    sql = f"SELECT {_COLUMNS} FROM marks JOIN cases ON cases.code = marks.code AND marks.code <> '' WHERE person = ?"
    return await _rows(tx, await tx.fetch(sql, (key,)))


async def linked(tx: Tx) -> list[MarkRow]:
    """Every mark that belongs to a case, oldest first."""
    rows = await tx.fetch(f"SELECT {_COLUMNS} FROM marks INDEXED BY marks_code WHERE code <> ''")
    return sorted(await _rows(tx, rows))


async def counts(tx: Tx) -> list[tuple[str, str, int]]:
    """(month, kind, how many), in order, of marks that were not taken back."""
    return [
        (month, kind, count)
        for month, kind, count in await tx.fetch(
            "SELECT strftime('%Y-%m', day, 'unixepoch') AS month, kind, count(*) FROM marks"
            " WHERE kind <> '' GROUP BY month, kind ORDER BY month, kind"
        )
    ]


async def put_post(tx: Tx, id: int, post: int) -> None:
    """The mark is shown by this post."""
    await tx.execute("UPDATE marks SET post = ? WHERE id = ? AND code <> ''", (post, id))


async def erase(tx: Tx, code: str) -> None:
    """The marks of the case are gone with all they held, in copies too."""
    await _forget(tx, await tx.fetch("SELECT id FROM marks WHERE code = ? AND code <> ''", (code,)))
    await tx.execute("DELETE FROM marks WHERE code = ? AND code <> ''", (code,))


async def unlink(tx: Tx, code: str) -> None:
    """The case ends: of its marks only day and kind stay."""
    await _unlink(tx, await tx.fetch("SELECT id FROM marks WHERE code = ? AND code <> ''", (code,)))


async def expire(tx: Tx, now: float, oldest: float) -> None:
    """What nobody agreed to in time keeps only day and kind; marks of a day before `oldest` go altogether."""
    await _unlink(tx, await tx.fetch("SELECT id FROM marks WHERE code <> '' AND until <= ?", (now,)))
    await _forget(tx, await tx.fetch("SELECT id FROM marks WHERE day < ?", (oldest,)))
    await tx.execute("DELETE FROM marks WHERE day < ?", (oldest,))


# -- inside -------------------------------------------------------------------------------------------------


async def _unlink(tx: Tx, ids: Sequence[tuple[int]]) -> None:
    await _forget(tx, ids)
    await tx.executemany("UPDATE marks SET code = '', post = 0, payload = NULL WHERE id = ?", ids)


async def _forget(tx: Tx, ids: Sequence[tuple[int]]) -> None:
    for (number,) in ids:
        await tx.forget_owner(mark_owner(number))


async def _sealed(tx: Tx, id: int, plain: bytes) -> bytes:
    owner = mark_owner(id)
    return codec.seal((await tx.keys([owner]))[owner], place("marks", id), plain)


async def _rows(tx: Tx, rows: Sequence[tuple[Any, ...]]) -> list[MarkRow]:
    opened = await tx.unseal([(mark_owner(row[0]), place("marks", row[0]), row[6]) for row in rows])
    return [MarkRow._make((*row[:6], plain)) for row, plain in zip(rows, opened, strict=True) if plain is not None]


def _first(rows: list[MarkRow]) -> MarkRow | None:
    return rows[0] if rows else None
