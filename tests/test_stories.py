"""Every story told again, and every screen of it put into words in every language."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.content.bundle import Content
from bot.core.ids import LANGS
from tests.telling import Telling

STORIES = sorted((Path(__file__).parent / "stories").glob("*.story"))
TODAY = date(2026, 11, 22)


def told(content: Content, story: str) -> tuple[str, Telling]:
    """The story with the answers the engine gives now."""
    telling = Telling(content.program)
    lines: list[str] = []
    for line in story.splitlines():
        if line[:1] in ("<", "!"):
            continue
        lines.append(line)
        if line.strip() and not line.startswith("#"):
            lines += telling.play(line)
    return "\n".join(lines) + "\n", telling


@pytest.mark.parametrize("path", STORIES, ids=lambda p: p.stem)
def test_story(path: Path, content: Content, request: pytest.FixtureRequest) -> None:
    written = path.read_text(encoding="utf-8")
    now, telling = told(content, written)
    if request.config.getoption("--update-stories"):
        path.write_text(now, encoding="utf-8")
    else:
        assert now == written
    for screen in telling.screens:
        for lang in LANGS:
            text, rows = content.words.screen(screen, lang, TODAY)
            assert text.strip(), (screen.node, lang)
            assert "{" not in text, (screen.node, lang)
            assert len(text) < 1500, (screen.node, lang)
            assert all(key.label and "{" not in key.label for row in rows for key in row), (screen.node, lang)


def test_there_are_stories() -> None:
    assert len(STORIES) >= 12
