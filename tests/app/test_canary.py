"""Nothing that identifies a person is readable on the disk or in the log, whatever way it came."""

from __future__ import annotations

import io
import logging
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from bot.app import logs
from bot.content.bundle import Content
from tests.app.world import Account, Counsellor, Person, World

PERSON_ID = 0x5A_C3_91_77_2E  # as large as Telegram's newest ids
NAME, ALIAS = "Канарейкабегим", "Соловейхон"
TEXTS = tuple(f"канарейка{n}слово" for n in range(14))


@pytest.fixture
def spoken() -> Iterator[io.StringIO]:
    """Everything anybody logs: ours as it is written in service, and every record of every library in full."""
    stream = io.StringIO()
    root, before = logging.getLogger(), (logging.getLogger().handlers[:], logging.getLogger().level)
    logs.configure("debug", "json", stream)
    raw = logging.StreamHandler(stream)
    root.addHandler(raw)
    yield stream
    root.handlers, level = before
    root.setLevel(level)
    logging.captureWarnings(False)
    structlog.reset_defaults()


def shapes(secret: str | int) -> list[bytes]:
    """How a secret could stand in a file: as text of several encodings, as digits, as the bytes of a number."""
    words = str(secret)
    texts = [words.encode(), words.encode("utf-16-le"), words.encode("utf-16-be")]
    texts += [words.encode("unicode_escape"), words.encode("cp1251" if not words.isascii() else "ascii")]
    if isinstance(secret, int):
        texts += [secret.to_bytes(n, order) for n in (5, 6, 8) for order in ("big", "little")]
        texts += [f"{secret:x}".encode(), f"{secret:X}".encode()]
    return texts


def found(secrets: list[str | int], places: dict[str, bytes]) -> list[tuple[str, str | int]]:
    return [(name, one) for name, body in places.items() for one in secrets for shape in shapes(one) if shape in body]


async def whole_way(world: World, person: Person, counsellor: Counsellor) -> None:
    """Plant the secrets through every path there is."""
    say, text = person.says, iter(TEXTS)
    await say(next(text))  # lost words before any case
    await person.begins("ru") if not person.answers else await person.taps("ru")
    await say(f"хозяин забрал паспорт {next(text)} и не выпускает")
    await person.taps("yes")
    case = await person.case()
    await say(next(text))
    await say(media="photo", caption=next(text))
    edited = await say("что-то")
    await person.edits(edited, next(text))
    await counsellor.says(case, next(text))  # kept: nobody has claimed
    await counsellor.taps(case, "send")
    line = await counsellor.says(case, next(text))
    await counsellor.edits(line, next(text))
    await counsellor.says(case, f"// {next(text)}")
    await counsellor.taps(case, "mark")
    await counsellor.taps(case, "alarm")
    await counsellor.says(case, f"// {next(text)}", reply_to=world.posts(case)[-1].id)
    await counsellor.taps(case, "hold")
    world.sim.faults.add("429", chat=person.id, retry_after=1000)
    await counsellor.says(case, next(text))  # stays in the outbox
    world.sim.faults.add("429", chat=world.sim.group_id, retry_after=1000)
    await say(next(text))  # stays in the outbox as well
    await world.passes(16 * 60)
    await counsellor.says(case, next(text))  # sealed behind the gate
    await person.press(999, f"!{next(text)}")
    await world.passes(1)


def on_disk(world: World) -> dict[str, bytes]:
    """Every file of the service, the log of the database among them."""
    return {path.name: path.read_bytes() for path in world.folder.iterdir() if path.is_file()}


async def test_canaries_are_found_nowhere(
    content: Content, tmp_path: Path, spoken: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary, folder = tmp_path / "tmp", tmp_path / "service"
    temporary.mkdir()
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setenv("SQLITE_TMPDIR", str(temporary))
    world = World(content, folder)
    staff = world.sim.world.users[world.sim.world.counsellors[1]]
    staff.name = ALIAS
    await world.start()
    try:
        person = Person(world, world.sim.world.add_person(NAME, "ru", user_id=PERSON_ID))
        await whole_way(world, person, world.counsellors[1])
        waiting = "SELECT count(*) FROM outbox WHERE state IN ('queued', 'held') AND payload IS NOT NULL"
        assert (await world.rows(waiting))[0][0] >= 3
        assert (await world.rows("SELECT count(*) FROM lines WHERE payload IS NOT NULL"))[0][0] >= 8
        secrets: list[str | int] = [PERSON_ID, NAME, ALIAS, *TEXTS]
        places = on_disk(world)
        assert {"hamroh.db", "hamroh.db-wal", "hamroh.keys.db", "hamroh.keys.db-wal"} <= set(places)
        assert found(secrets, places) == []
        for chat, code, words in ((person.id, 403, "Forbidden"), (world.sim.group_id, 400, "Bad Request")):
            world.sim.faults.add("error", chat=chat, code=code, description=f"{words}: {TEXTS[0]}", times=2)
        await world.passes(1000)
        await world.again()
        await world.passes(1000)
        assert found(secrets, on_disk(world)) == []
        await world.store.checkpoint()
        assert found(secrets, on_disk(world)) == []
        assert found([*secrets, world.sim.token], {"log": spoken.getvalue().encode()}) == []
        assert spoken.getvalue()
        assert not any(temporary.iterdir())
    finally:
        await world.end()


def test_the_scan_finds_what_is_there() -> None:
    """A scan that cannot find anything proves nothing."""
    for shape in ("utf-8", "utf-16-le", "utf-16-be", "cp1251"):
        assert found([NAME], {"file": b"\0\1" + NAME.encode(shape) + b"\2"})
    assert found([PERSON_ID], {"file": b"\0" + PERSON_ID.to_bytes(6, "big")})
    assert found([PERSON_ID], {"file": str(PERSON_ID).encode()})
    assert not found([PERSON_ID, NAME], {"file": bytes(range(256))})


async def test_values_of_the_core_and_the_store_never_show_what_they_hold(world: World) -> None:
    person, _, case = await world.talk()
    await person.says(TEXTS[0])
    shown = repr((case, world.state(case), await world.rows("SELECT count(*) FROM lines"), world.channel))
    assert TEXTS[0] not in shown and str(person.id) not in shown and world.sim.token not in shown


async def test_counsellors_posts_never_carry_the_person(world: World) -> None:
    """Name, id and account stay out of the group: in words, in buttons, in what is copied."""
    person = Person(world, world.sim.world.add_person(NAME, "ru", user_id=PERSON_ID))
    await whole_way(world, person, world.counsellors[1])
    accounts: list[Account] = list(world.counsellors)
    posts = [*world.sim.world.desk.messages.values(), *(m for one in accounts for m in one.chat)]
    shown = repr([(m.content, m.markup, m.origin) for m in posts if m.sender.is_bot])
    assert NAME not in shown
    assert str(PERSON_ID) not in shown
