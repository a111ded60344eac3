"""Sound content is kept compiled between two starts, and never believed when anything has changed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.content import book, bundle
from bot.content.bundle import load_content
from bot.core.ids import LANGS
from bot.core.screen import Say
from bot.errors import ContentError
from tests.conftest import ROOT

TODAY = date(2026, 11, 22)


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Fills with every folder whose files are really read and compiled."""
    seen: list[Path] = []
    really = book.read_book

    def read(root: Path, today: date, **how: str) -> book.Book:
        seen.append(root)
        return really(root, today, **how)

    monkeypatch.setattr(book, "read_book", read)
    return seen


def test_the_second_start_compiles_nothing_and_says_the_same(tmp_path: Path, compiled: list[Path]) -> None:
    cache = tmp_path / "var" / "content"
    first, second = (load_content(ROOT, TODAY, cache=cache) for _ in range(2))
    assert len(compiled) == 1
    assert first.program == second.program and first.problems == second.problems
    for name in first.words._english:
        for lang in LANGS:
            assert first.words.text(Say(id=name), lang) == second.words.text(Say(id=name), lang)
    assert first.words.facts == second.words.facts
    assert cache.stat().st_mode & 0o077 == 0 or cache.parent.stat().st_mode & 0o077 == 0


def test_what_was_kept_is_not_served_when_more_is_required(tmp_path: Path, project) -> None:
    root, cache = project(worded=True), tmp_path / "content"
    load_content(root, TODAY, cache=cache)
    with pytest.raises(ContentError):
        load_content(root, TODAY, require="approved", cache=cache)


def test_a_check_prepares_the_next_start(tmp_path: Path, project, compiled: list[Path]) -> None:
    root, cache = project(worded=True), tmp_path / "content"
    assert [p for p in bundle.check(root, TODAY, cache=cache) if p.severity == "error"] == []
    load_content(root, TODAY, cache=cache)
    assert len(compiled) == 1
    (root / "dialogs/home.toml").write_text("this is no TOML", encoding="utf-8")
    before = cache.read_bytes()
    assert bundle.check(root, TODAY, cache=cache)
    assert cache.read_bytes() == before, "what does not hold is not kept"


def test_any_change_is_compiled_anew(tmp_path: Path, project, compiled: list[Path]) -> None:
    root, cache = project(worded=True), tmp_path / "content"
    load_content(root, TODAY, cache=cache)
    words = root / "locales/ru/home.po"
    words.write_text(words.read_text(encoding="utf-8") + "\n# a remark\n", encoding="utf-8")
    load_content(root, TODAY, cache=cache)
    assert len(compiled) == 2
    (root / "dialogs/home.toml").write_text("this is no TOML", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(ContentError):
            load_content(root, TODAY, cache=cache)


@pytest.mark.parametrize("harm", [b"", b"\x93no", b"\x80", None], ids=["empty", "broken", "another", "a folder"])
def test_what_is_kept_and_damaged_is_made_anew(
    tmp_path: Path, project, compiled: list[Path], harm: bytes | None
) -> None:
    root, cache = project(worded=True), tmp_path / "content"
    if harm is None:
        cache.mkdir()
    else:
        cache.write_bytes(harm)
    assert load_content(root, TODAY, cache=cache).program == bundle.load_content(root, TODAY).program
    assert len(compiled) == 2
