"""States of texts: set with a role and a day, gone when the words change, kept by sync, asked for by the checks."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot import cli
from bot.app import serve
from bot.content import po, review
from bot.content.book import read_book
from bot.content.bundle import check, load_content
from bot.content.sync import sync
from bot.core.ids import Lang
from bot.errors import ContentError, NotDone

TODAY = date(2026, 11, 25)
RU = Lang("ru")
PO = "locales/ru/housing.po"
HOUSING = "dialogs/housing.toml"
BUTTON = 'title = "Housing"\n[start]\nsay = "Hello."\nchoices = [{ id = "a", say = "Go", do = "menu" }]\n'


def put(root: Path, wanted: str, state: str, role: str, lang: str = "ru") -> tuple[list[str], list[str]]:
    return review.put(read_book(root, TODAY), wanted, Lang(lang), state, role, TODAY)


def states(root: Path, wanted: str = "housing", lang: str = "ru") -> dict[str, str]:
    return {row.id: row.state for row in review.rows(read_book(root, TODAY), (Lang(lang),), wanted)}


def change(root: Path, name: str, words: str, lang: str = "ru") -> None:
    path = root / f"locales/{lang}/housing.po"
    entries = po.read(path.read_text(encoding="utf-8"))
    for entry in entries:
        if entry.id == name:
            entry.words = words
    path.write_text(po.write(entries), encoding="utf-8")


def test_a_state_is_a_comment_beside_the_words(project) -> None:
    root = project(worded=True)
    assert put(root, "housing.start", "reviewed", "editor") == (["housing.start"], [])
    assert "\n# state: reviewed 2026-11-25 editor (" in (root / PO).read_text(encoding="utf-8")
    assert states(root) == {"housing.title": "draft", "housing.start": "reviewed"}
    assert check(root, TODAY) == []


def test_a_screen_takes_its_buttons_along_and_a_topic_all(project) -> None:
    root = project({HOUSING: BUTTON}, worded=True)
    assert put(root, "housing.start", "reviewed", "editor")[0] == ["housing.start", "housing.start.a"]
    assert put(root, "housing", "reviewed", "editor")[0] == ["housing.title", "housing.start", "housing.start.a"]
    assert put(root, "housing.start.a", "draft", "editor")[0] == ["housing.start.a"]
    assert states(root)["housing.start.a"] == "draft"


def test_approved_needs_two_roles(project) -> None:
    root = project(worded=True)
    assert put(root, "housing.title", "approved", "language-lead") == (["housing.title"], [])
    assert states(root)["housing.title"] == "reviewed"
    done, left = put(root, "housing.title", "approved", "language-lead")
    assert done == [] and "needs another role" in left[0]
    done, left = put(root, "housing.title", "reviewed", "editor")
    assert done == [] and "which is more" in left[0]
    put(root, "housing.title", "approved", "field-lead")
    assert states(root)["housing.title"] == "approved"
    assert "# state: approved 2026-11-25 language-lead 2026-11-25 field-lead (" in (root / PO).read_text("utf-8")


def test_changed_words_are_a_draft_again(project) -> None:
    root = project(worded=True)
    put(root, "housing", "reviewed", "editor")
    change(root, "housing.start", "Здравствуйте.")
    assert states(root) == {"housing.title": "reviewed", "housing.start": "draft"}
    sync(root, TODAY)
    text = (root / PO).read_text(encoding="utf-8")
    assert text.count("# state: ") == 1


def test_changed_english_is_a_draft_again_even_if_the_words_stay(project) -> None:
    root = project(worded=True)
    put(root, "housing", "approved", "editor")
    project({HOUSING: 'title = "Housing"\n[start]\nsay = "Good day."\n'})
    sync(root, TODAY)
    text = (root / PO).read_text(encoding="utf-8").replace("#, fuzzy\n", "")
    (root / PO).write_text(text, encoding="utf-8")
    assert states(root) == {"housing.title": "reviewed", "housing.start": "draft"}


def test_sync_keeps_states_in_every_language(project) -> None:
    root = project(worded=True)
    sync(root, TODAY)
    for lang in ("tg", "ru", "uz", "uz@cyrillic"):
        put(root, "housing", "approved", "editor", lang)
        put(root, "housing", "approved", "field-lead", lang)
    assert sync(root, TODAY) == []
    assert {state for lang in ("tg", "ru", "uz", "uz@cyrillic") for state in states(root, lang=lang).values()} == {
        "approved"
    }


def test_cyrillic_corrected_after_its_review_stays_corrected(project) -> None:
    root = project(worded=True)
    sync(root, TODAY)
    put(root, "housing.start", "reviewed", "editor", "uz@cyrillic")
    change(root, "housing.start", "Ассалом.", "uz@cyrillic")
    for _ in range(2):
        sync(root, TODAY)
        text = (root / "locales/uz@cyrillic/housing.po").read_text(encoding="utf-8")
        assert 'msgstr "Ассалом."' in text and "# reviewed\n" in text and "# state:" not in text
    change(root, "housing.start", "Salom.", "uz")
    sync(root, TODAY)
    text = (root / "locales/uz@cyrillic/housing.po").read_text(encoding="utf-8")
    assert 'msgstr "Салом."' in text and "# reviewed\n" not in text


def test_what_has_no_words_is_left_out_and_told(project) -> None:
    root = project({PO: 'msgctxt "housing.title"\nmsgid "Housing"\nmsgstr "Жильё"\n'}, worded=True)
    done, left = put(root, "housing", "reviewed", "editor")
    assert done == ["housing.title"]
    assert left == ["housing.start: the words in ru are missing"]


@pytest.mark.parametrize(("wanted", "role"), [("houses", "editor"), ("", "editor"), ("housing", "Anna B.")])
def test_what_is_not_there_is_refused(project, wanted: str, role: str) -> None:
    root = project(worded=True)
    with pytest.raises(NotDone):
        put(root, wanted, "reviewed", role)


def test_the_deployment_may_ask_for_more(project) -> None:
    root = project(worded=True, approved=True)
    assert check(root, TODAY, require="approved") == []
    assert load_content(root, TODAY, require="approved").program.nodes
    change(root, "housing.start", "Здравствуйте.")
    (problem,) = check(root, TODAY, require="reviewed")
    assert (problem.code, problem.file, problem.severity) == ("H701", PO, "error")
    assert "housing.start is draft in ru, not reviewed" in problem.message
    for load in (load_content, serve.content_of):
        assert load(root, TODAY).program.nodes
        with pytest.raises(ContentError):
            load(root, TODAY, require="reviewed")
    assert check(root, TODAY) == []


def test_the_commands(project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    root = project(worded=True)
    (root / "config.toml").write_text('[content]\nroot = "."\nrequire = "reviewed"\n', encoding="utf-8")
    monkeypatch.setenv("HAMROH_CONFIG", str(root / "config.toml"))
    words = (
        "review",
        "set",
        "housing",
        "--lang",
        "ru",
        "--state",
        "reviewed",
        "--by",
        "editor",
        "--today",
        "2026-11-25",
    )
    assert cli.main(words) == 0
    assert cli.main(["review", "list", "--lang", "ru", "--topic", "housing", "--state", "reviewed"]) == 0
    *lines, last = capsys.readouterr().out.splitlines()
    assert [line.split() for line in lines[1:]] == [
        ["ru", "housing.title", "reviewed", "2026-11-25", "editor"],
        ["ru", "housing.start", "reviewed", "2026-11-25", "editor"],
    ]
    assert last == "0 draft, 2 reviewed, 0 approved"
    assert cli.main(["check", "--require", "draft"]) == 0
    assert cli.main(["check"]) == 1
    assert "H701" in capsys.readouterr().out
    assert cli.main([*words[:2], "houses", *words[3:]]) == 1
    assert capsys.readouterr().err.startswith("there is no topic, screen or text 'houses'")
