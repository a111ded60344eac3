"""The numbers of the content: what is counted as what, in the terminal and on the page."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from bot.content.book import read_book
from bot.content.status import cell, lines, status
from bot.content.status_page import status_page
from bot.core.ids import Lang
from tests.editing.test_facts_commands import LINE, RULE, RULES, SERVICES

TODAY = date(2026, 11, 25)
PO = """
# state: reviewed 2026-11-25 editor (45cf8917)
msgctxt "housing.title"
msgid "Housing"
msgstr "Жильё"

#, fuzzy
msgctxt "housing.start"
msgid "Hello."
msgstr "Привет."
"""


@pytest.fixture
def root(project) -> Path:
    files = {"locales/ru/housing.po": PO, "locales/tg/housing.po": 'msgid ""\nmsgstr ""\n'}
    return project({**files, SERVICES: LINE, RULES: RULE}, worded=True)


def test_each_text_is_counted_once_in_each_language(root: Path) -> None:
    found = status(read_book(root, TODAY))
    counts = {lang: cell(count) for lang, count in found.topics["housing"].items()}
    assert counts == {"ru": "1 ?1", "tg": "0 -2", "uz": "2", "uz@cyrillic": "2"}
    ru = found.whole[Lang("ru")]
    assert (ru.reviewed, ru.approved, ru.fuzzy, ru.missing) == (1, 0, 1, 0)
    assert ru.translated + ru.fuzzy == sum(found.texts.values())


def test_facts_are_counted_as_people_meet_them(root: Path) -> None:
    found = status(read_book(root, TODAY))
    assert {name: len(ids) for name, ids in found.services.items()} == {
        "shown": 0, "expired": 0, "after_check": 1, "hold": 1,
    }  # fmt: skip
    assert found.rules == {"shown": [], "past review": ["fee"], "never shown": []}
    assert [one.fact.id for one in found.due] == ["fee"]
    (root / SERVICES).write_text(
        LINE.replace('publish = "hold"', 'publish = "yes"\nverified_on = "2026-10-10"\nverified_how = "called"')
    )
    found = status(read_book(root, TODAY))
    assert found.services["shown"] == ["two"] and [one.fact.id for one in found.due] == ["fee", "two"]
    assert status(read_book(root, date(2027, 1, 1))).services["expired"] == ["two"]


def test_the_table_and_the_page_say_the_same(root: Path, run, tmp_path: Path) -> None:
    found = status(read_book(root, TODAY))
    told = list(lines(found))
    assert any(re.fullmatch(r"housing +2 +0 -2 +1 \?1 +2 +2", line) for line in told)
    page = status_page(found)
    for word in ("housing", "? 1", "− 2", "1 after_check", "since 2026-11-02: fee", "prefers-color-scheme: dark"):
        assert word in page
    assert not re.search(r"""(?:src|href)=["'](?:https?:)?//""", page) and "<link" not in page
    status_, out, _ = run("status", "--html", str(tmp_path / "status.html"), "--today", "2026-11-25")
    assert status_ == 0 and out.splitlines()[:-1] == told
    assert (tmp_path / "status.html").read_text(encoding="utf-8") == page
