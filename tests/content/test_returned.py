"""What comes back from translators: words are taken, logic and losses are refused whole, with what differs."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.content import po
from bot.content.returned import take_in
from bot.errors import ContentError, NotDone

HOUSING = '[start]\nsay = "Ring {name}."\nchoices = [{ id = "a", say = "Go", do = "menu" }]\n'


@pytest.fixture
def root(project) -> Path:
    return project({"dialogs/housing.toml": HOUSING}, worded=True)


def back(tmp_path: Path, **words: str) -> Path:
    """The project's Russian file as it comes back, with these entries changed: `start__a` is housing.start.a."""
    entries = po.read((tmp_path / "locales/ru/housing.po").read_text(encoding="utf-8"))
    for entry in entries:
        key = entry.id.removeprefix("housing.").replace(".", "__")
        if f"{key}_english" in words:
            entry.english = words[f"{key}_english"]
        entry.words = words.get(key, entry.words)
    entries += [po.Entry(id=words["new"], english="New", words="Новое")] if "new" in words else []
    folder = tmp_path / "came" / "ru"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "housing.po").write_text(po.write(entries), encoding="utf-8")
    return folder.parent


def words_of(root: Path, name: str) -> str:
    entries = po.read((root / "locales/ru/housing.po").read_text(encoding="utf-8"))
    return next(entry.words for entry in entries if entry.id == name)


def test_new_words_are_taken(root: Path) -> None:
    assert take_in(root, back(root, start__a="Вперёд")) == ["locales/ru/housing.po"]
    assert words_of(root, "housing.start.a") == "Вперёд"
    assert take_in(root, back(root)) == []


@pytest.mark.parametrize(
    ("change", "code", "shows"),
    [
        ({"start__a": ""}, "H603", "-Добрый день."),
        ({"start__a_english": "Stop"}, "H602", "+Stop"),
        ({"start": "Позвоните."}, "H604", "+Позвоните."),
        ({"new": "housing.other"}, "H601", "housing.other"),
    ],
)
def test_what_would_change_more_is_refused_whole(root: Path, change: dict[str, str], code: str, shows: str) -> None:
    before = (root / "locales/ru/housing.po").read_bytes()
    with pytest.raises(ContentError) as refused:
        take_in(root, back(root, title="Жильё", **change))
    (problem,) = refused.value.problems
    assert problem.code == code and shows in problem.message
    assert (root / "locales/ru/housing.po").read_bytes() == before


def test_files_of_no_topic_and_broken_ones_are_refused(root: Path) -> None:
    came = root / "came"
    for name, text in (("ru/nothing.po", ""), ("kk/housing.po", ""), ("tg/housing.po", "no po")):
        (came / name).parent.mkdir(parents=True, exist_ok=True)
        (came / name).write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as refused:
        take_in(root, came)
    assert sorted(problem.code for problem in refused.value.problems) == ["H310", "H601", "H601"]


def test_a_folder_without_words_and_the_made_cyrillic_are_refused(root: Path) -> None:
    with pytest.raises(NotDone, match=r"there is no PO file in"):
        take_in(root, root / "nowhere")
    made = root / "came/uz@cyrillic/housing.po"
    made.parent.mkdir(parents=True)
    made.write_text("", encoding="utf-8")
    with pytest.raises(ContentError):
        take_in(root, root / "came")
