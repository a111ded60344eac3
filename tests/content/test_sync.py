"""`sync`: new texts in, changed ones marked, old words kept, Uzbek Cyrillic made and never taken from a reviewer."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.content import po
from bot.content.sync import sync
from bot.errors import ContentError

TODAY = date(2026, 11, 22)
HOUSING = "dialogs/housing.toml"
ONE = 'title = "Housing"\n[start]\nsay = "Hello."\nchoices = [{ id = "a", say = "Go", do = "menu" }]\n'


def entries(root: Path, lang: str) -> dict[str, po.Entry]:
    return {e.id: e for e in po.read((root / f"locales/{lang}/housing.po").read_text(encoding="utf-8")) if e.id}


def write(root: Path, lang: str, **changes: dict[str, object]) -> None:
    """Changes entries as a translator would; `a` is housing.start.a."""
    path = root / f"locales/{lang}/housing.po"
    found = po.read(path.read_text(encoding="utf-8"))
    for entry in found:
        for key, value in changes.get(entry.id.split(".")[-1], {}).items():
            setattr(entry, key, value)
    path.write_text(po.write(found), encoding="utf-8")


def test_new_texts_come_in_the_order_of_the_dialog(project) -> None:
    root = project({HOUSING: ONE})
    written = sync(root, TODAY)
    assert "locales/tg/housing.po" in written and "locales/uz@cyrillic/housing.po" in written
    for lang in ("tg", "ru", "uz", "uz@cyrillic"):
        assert [(e.id, e.english, e.words) for e in entries(root, lang).values()] == [
            ("housing.title", "Housing", ""),
            ("housing.start", "Hello.", ""),
            ("housing.start.a", "Go", ""),
        ]
    assert sync(root, TODAY) == []


def test_changed_english_keeps_the_words_and_marks_them(project) -> None:
    root = project({HOUSING: ONE})
    sync(root, TODAY)
    write(root, "ru", start={"words": "Привет."}, a={"words": "Идти", "notes": ["said by a native"]})
    project({HOUSING: ONE.replace("Hello.", "Good day.")})
    sync(root, TODAY)
    found = entries(root, "ru")
    start = found["housing.start"]
    assert (start.english, start.words, start.fuzzy, start.before) == ("Good day.", "Привет.", True, "Hello.")
    assert (found["housing.start.a"].words, found["housing.start.a"].fuzzy) == ("Идти", False)
    assert found["housing.start.a"].notes == ["said by a native"]
    project({HOUSING: ONE.replace("Hello.", "Good night.")})
    sync(root, TODAY)
    assert entries(root, "ru")["housing.start"].before == "Hello."
    write(root, "ru", start={"words": "Спокойной ночи.", "fuzzy": False})
    sync(root, TODAY)
    assert (entries(root, "ru")["housing.start"].fuzzy, entries(root, "ru")["housing.start"].before) == (False, "")


def test_words_of_removed_texts_are_put_aside_and_come_back(project) -> None:
    root = project({HOUSING: ONE})
    sync(root, TODAY)
    write(root, "ru", a={"words": "Идти"})
    project({HOUSING: 'title = "Housing"\n[start]\nsay = "Hello."\n'})
    sync(root, TODAY)
    assert entries(root, "ru")["housing.start.a"].obsolete
    assert "housing.start.a" not in entries(root, "tg")
    assert sync(root, TODAY) == []
    project({HOUSING: ONE})
    sync(root, TODAY)
    found = entries(root, "ru")["housing.start.a"]
    assert (found.words, found.obsolete, found.fuzzy) == ("Идти", False, False)


def test_cyrillic_is_made_from_latin(project) -> None:
    root = project({HOUSING: ONE, "locales/uz@cyrillic/exceptions.toml": '[words]\nsentabr = "сентябрь"\n'})
    sync(root, TODAY)
    write(root, "uz", start={"words": "Oʻzbek, sentabrda."}, a={"words": "Yoʻl", "fuzzy": True})
    sync(root, TODAY)
    found = entries(root, "uz@cyrillic")
    assert (found["housing.start"].words, found["housing.start"].fuzzy) == ("Ўзбек, сентябрьда.", False)
    assert (found["housing.start.a"].words, found["housing.start.a"].fuzzy) == ("Йўл", True)
    write(root, "uz", start={"words": "Salom."})
    sync(root, TODAY)
    assert entries(root, "uz@cyrillic")["housing.start"].words == "Салом."


def test_reviewed_cyrillic_stays_until_its_latin_changes(project) -> None:
    root = project({HOUSING: ONE})
    sync(root, TODAY)
    write(root, "uz", start={"words": "Konsert"}, a={"words": "Salom"})
    sync(root, TODAY)
    made = entries(root, "uz@cyrillic")
    write(
        root,
        "uz@cyrillic",
        start={"words": "Концерт", "notes": [*made["housing.start"].notes, "reviewed by a native"]},
        a={"words": "Ассалом"},
    )
    sync(root, TODAY)
    found = entries(root, "uz@cyrillic")
    assert found["housing.start"].words == "Концерт"
    assert found["housing.start.a"].words == "Салом"
    assert sync(root, TODAY) == []
    write(root, "uz", start={"words": "Konsertlar"})
    sync(root, TODAY)
    found = entries(root, "uz@cyrillic")
    assert found["housing.start"].words == "Консертлар"
    assert not any("reviewed" in note for note in found["housing.start"].notes)


def test_a_file_that_cannot_be_read_stops_it_before_anything_is_lost(project) -> None:
    root = project({HOUSING: ONE})
    sync(root, TODAY)
    write(root, "ru", start={"words": "Привет."})
    before = (root / "locales/ru/housing.po").read_text(encoding="utf-8")
    project({HOUSING: '[start]\nsay = "Hello\n'})
    with pytest.raises(ContentError):
        sync(root, TODAY)
    assert (root / "locales/ru/housing.po").read_text(encoding="utf-8") == before


def test_a_broken_list_of_exceptions_is_told_with_its_line(project) -> None:
    root = project(worded=True)
    path = root / "locales/uz@cyrillic/exceptions.toml"
    path.write_text('[words]\nqogʻoz = "қоғоз"\n', encoding="utf-8")
    with pytest.raises(ContentError) as refused:
        sync(root, TODAY)
    assert [(p.code, p.line) for p in refused.value.problems] == [("H101", 2)]
