"""Every rule reports its wrong example and not its right one, at a file and a line, and says how to mend it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.content.bundle import check, load_content
from bot.content.checks import RULES, find_problems
from bot.content.problem import ERROR, WARNING
from bot.errors import ContentError

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("code", sorted(RULES))
def test_right_and_wrong(code: str, book) -> None:
    rule = RULES[code]
    right = [p for p in find_problems(book(rule.right, worded=True, require=rule.require)) if p.code == code]
    assert right == [], [str(p) for p in right]
    wrong = [p for p in find_problems(book(rule.wrong, worded=True, require=rule.require)) if p.code == code]
    assert wrong
    for problem in wrong:
        assert problem.file.startswith(("dialogs/", "locales/"))
        assert problem.line >= 0
        assert problem.message
        assert problem.mend
        assert problem.severity == rule.severity
    assert rule.says


def test_codes_say_what_they_are() -> None:
    assert all(rule.severity in (ERROR, WARNING) for rule in RULES.values())
    assert len(RULES) >= 40


def test_the_sound_project_has_no_problems(project) -> None:
    assert [str(p) for p in check(project(worded=True), TODAY)] == []


def test_all_problems_come_at_once(project) -> None:
    root = project(
        {
            "dialogs/housing.toml": 'title = "H"\n[start]\nsay = "Pay 30 now."\ngoto = "nowhere"\nface = "loud"\n',
            "dialogs/patent.toml": '[start]\nsay = "never closed\n',
        },
        worded=True,
    )
    codes = {problem.code for problem in check(root, TODAY)}
    assert codes >= {"H101", "H103", "H201", "H305"}
    with pytest.raises(ContentError) as refused:
        load_content(root, TODAY)
    assert {problem.code for problem in refused.value.problems} == codes


@pytest.mark.parametrize(
    ("files", "code", "file", "line"),
    [
        (
            {"dialogs/housing.toml": 'title = "H"\n\n[start]\nsay = "Hello."\nchoices = [\n'
             '  { id = "a", say = "A", do = "menu" },\n  { id = "b", say = "B", goto = "nowhere" },\n]\n'},
            "H201", "dialogs/housing.toml", 7,
        ),
        ({"dialogs/housing.toml": '[start]\nsay = "Hello."\n\nfaces = "inner"\n'}, "H102", "dialogs/housing.toml", 4),
        ({"dialogs/housing.toml": 'title = "H"\n[start]\nsay = "Pay 30."\n'}, "H305", "dialogs/housing.toml", 3),
        (
            {"locales/ru/housing.po": '# note\nmsgctxt "housing.title"\nmsgid "Housing"\nmsgstr ""\n'},
            "H301", "locales/ru/housing.po", 2,
        ),
    ],
)  # fmt: skip
def test_problems_are_found_where_they_are(project, files: dict[str, str], code: str, file: str, line: int) -> None:
    assert any((p.code, p.file, p.line) == (code, file, line) for p in check(project(files), TODAY))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Call +7 495 000-00-00 now", "+7"),
        ("Within 30 days", "30"),
        ("Ring {fact.tj-112}", ""),
        ("1. First\n2. Second", ""),
        ("In the year 2026 1. this", "2026"),
        ("No number", ""),
    ],
)
def test_numbers_in_sentences(text: str, found: str) -> None:
    from bot.content.checks.texts import number_in

    assert bool(number_in(text)) == bool(found)


@pytest.mark.parametrize(
    ("lang", "words", "codes"),
    [
        ("tg", "Ҳуҷҷатҳои ӯ дар қуттӣ, ғайр аз як.", set()),
        ("ru", "Вы и мы: щётка, объезд, ёж.", set()),
        ("uz", "Oʻzbek choyi, gʻisht va sanʼat.", set()),
        ("uz@cyrillic", "Ўзбек чойи, ғишт ва санъат.", set()),
        ("uz@cyrillic", "Кӯча.", {"H306"}),
        ("ru", "Ӯ здесь.", {"H306"}),
        ("uz", "Wifi bor, cay.", {"H306"}),
        ("uz", "Bu паспорт.", {"H314"}),
        ("ru", "Это passport.", {"H314"}),
        ("ru", "В Telegram и Telegram-канале.", set()),
        ("ru", "Скрытый\u200b знак.", {"H319"}),
    ],
)
def test_letters(project, lang: str, words: str, codes: set[str]) -> None:
    files = {
        "dialogs/housing.toml": 'title = "Housing"\n[start]\nsay = "Hello Telegram."\n',
        f"locales/{lang}/housing.po": f'msgctxt "housing.start"\nmsgid "Hello Telegram."\nmsgstr "{words}"\n',
    }
    found = {p.code for p in check(project(files), TODAY) if p.file == f"locales/{lang}/housing.po"}
    assert found & {"H306", "H307", "H314", "H319"} == codes


def test_no_file_at_all_is_a_list_of_problems_and_no_crash(tmp_path: Path) -> None:
    assert {p.code for p in check(tmp_path, TODAY)} >= {"H215", "H317", "H405"}


@pytest.mark.parametrize(
    "broken",
    [
        "start = 3\ntitle = []\n", "[start]\nsay = 3\nchoices = 4\n", "[start]\nchoices = [3]\n",
        '[start]\nsay = "x"\nchoices = [{ id = 3, say = [] }]\n', '[start]\nkind = []\nsay = "x"\n',
        '[start]\nkind = "screening"\nsay = "x"\nsigns = [{}]\noutcomes = [{}]\n', 'texts = 3\n', '[texts]\na = 3\n',
        '[start]\nsay = "x"\ngoto = [{ to = 3 }]\nwhen = 4\nservices = []\n', '[[start]]\nsay = "x"\n',
        '[start]\nsay = "x"\nservices = { kinds = "hotline", country = 3 }\n', '[start]\nsay = "x"\ngoto = ["a"]\n',
        '[start]\nsay = "x"\nchoices = [{ id = "a", say = "b", when = 3, sets = { a = 1 }, level = "x" }]\n',
    ],
)  # fmt: skip
def test_wrong_shapes_are_problems_and_no_crash(project, broken: str) -> None:
    root = project({"dialogs/housing.toml": broken})
    assert any(p.file == "dialogs/housing.toml" for p in check(root, TODAY))


@pytest.mark.parametrize(
    "broken",
    ['rule = 3\n', '[[rule]]\nid = 3\n', '[[rule]]\nid = "a"\nany = 3\n', 'menu = 3\n', '[menu]\nru = 3\n',
     '[[rule]]\nid = "a"\nany = ["!x"]\n', '[[rule]]\nid = "a"\nlevel = 3\n', "forbidden_public = 3\n"],
)  # fmt: skip
def test_wrong_words_are_problems_and_no_crash(project, broken: str) -> None:
    root = project({"dialogs/words.toml": broken})
    assert any(p.file == "dialogs/words.toml" for p in check(root, TODAY))


@pytest.mark.parametrize(
    "broken",
    ["service = 3\n", "[[service]]\nid = 3\n", '[[service]]\nid = "a"\nkinds = 3\nphones = 3\n',
     '[[service]]\nid = "a"\nphones = [3]\nkinds = [3]\n', '[[rule]]\nid = "b"\nvalue = 3\n',
     '[[rule]]\nid = "b"\nvalue = { ru = 3 }\nreview_after = 5\n'],
)  # fmt: skip
def test_wrong_facts_are_problems_and_no_crash(project, broken: str) -> None:
    root = project({"dialogs/facts/more.toml": broken})
    assert any(p.file == "dialogs/facts/more.toml" for p in check(root, TODAY))
