"""Receipts are many and small: whatever is said to a person goes before them."""

from __future__ import annotations

from tests.app.world import World

LINES = 30


async def test_answer_does_not_wait_behind_receipts(limited: World) -> None:
    person, counsellor, case = await limited.talk()
    await limited.passes(60)
    for number in range(LINES):
        person.sends(f"строка {number}")
        await limited.settle()
    counsellor.sends(case, "я здесь")
    await limited.settle()
    spent = 0
    while "я здесь" not in person.answers:
        await limited.passes(1)
        spent += 1
        assert spent < LINES
    assert spent <= 4
