"""`hamroh facts`: a check is written into its entry and nowhere else; what is unknown or unfinished is refused."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from bot.config import REPOSITORY
from bot.content.book import read_book
from bot.content.due import due, standing
from bot.content.facts import Fact
from bot.content.lines import changed
from bot.errors import NotDone

SERVICES = "dialogs/facts/services.toml"
RULES = "dialogs/facts/rules.toml"
SOURCE = (
    'source_title = "T"\nsource_url = "https://example.org/"\nsource_date = "2026-01-01"\nconfidence = "official"\n'
)
LINE = f"""# Help lines, checked by hand.

[[service]]
id = "one"          # the first
country = "TJ"
kinds = ["hotline"]
serves = "All."
phones = [
  {{ e164 = "+992440000000", dial = "44 000", type = "landline" }},   # invented
]
name_en = "One"
{SOURCE}publish  =  "after_check"   # not yet
note = "Old. # no comment"

# --- the next one
[[service]]
id = "two"
country = "UZ"
kinds = ["hotline"]
serves = "All."
phones = [{{ dial = "103", type = "short_code" }}]
name_en = "Two"
name_tg = "Ду"
name_ru = "Два"
name_uz = "Ikki"
name_uz_cyrillic = "Икки"
{SOURCE}publish = "hold"
"""
RULE = f"""[[rule]]
id = "fee"
topic = "patent"
country = "RU"
status = "in_force"
statement = "It costs."
{SOURCE}review_after = "2026-11-01"
"""
CHECK = ("--how", "called", "--today", "2026-11-25")


@pytest.fixture
def root(project) -> Path:
    return project({SERVICES: LINE, RULES: RULE}, worded=True)


def differing(before: str, after: str) -> list[str]:
    """Lines of `after` that are not in `before`; and no line of `before` may be gone but those that gave way."""
    old = before.splitlines()
    return [line for line in after.splitlines() if line not in old]


def test_a_check_changes_its_own_lines_only(root: Path, run) -> None:
    status, out, err = run("facts", "check", "two", *CHECK, "--ok", "--by", "desk-lead")
    assert (status, err) == (0, "")
    assert out.splitlines()[-1] == "people see it; check it again before 2027-01-25"
    after = (root / SERVICES).read_text(encoding="utf-8")
    assert differing(LINE, after) == [
        'publish = "yes"', 'verified_on = "2026-11-25"', 'verified_by = "desk-lead"', 'verified_how = "called"',
    ]  # fmt: skip
    assert after.startswith(LINE.rpartition('publish = "hold"')[0])
    assert run("check", "--today", "2026-11-25")[1].endswith("0 errors, 1 warnings\n")  # the rule


def test_a_second_check_takes_the_place_of_the_first(root: Path, run) -> None:
    run("facts", "check", "two", *CHECK, "--ok")
    before = (root / SERVICES).read_text(encoding="utf-8")
    run("facts", "check", "two", "--how", "letter", "--ok", "--today", "2026-12-20")
    after = (root / SERVICES).read_text(encoding="utf-8")
    assert differing(before, after) == ['verified_on = "2026-12-20"', 'verified_how = "letter"']
    assert len(before.splitlines()) == len(after.splitlines())


def test_wrong_hides_at_once_and_says_when(root: Path, run) -> None:
    status, out, _ = run("facts", "check", "one", *CHECK, "--wrong", "--note", 'A "shop" answers.')
    assert status == 0 and out.splitlines()[-1] == "people do not see it: it is on hold"
    after = (root / SERVICES).read_text(encoding="utf-8")
    assert differing(LINE, after) == [
        'publish  =  "hold"   # not yet',
        r'note = "Old. # no comment 2026-11-25: found wrong (called, operator). A \"shop\" answers."',
    ]


def test_names_must_be_there_before_people_see_a_service(root: Path, run) -> None:
    status, out, err = run("facts", "check", "one", *CHECK, "--ok")
    assert (status, out) == (1, "")
    assert err.startswith("one lacks name_tg, name_ru, name_uz, name_uz_cyrillic: write them in dialogs/facts/")
    assert (root / SERVICES).read_text(encoding="utf-8") == LINE
    assert run("facts", "check", "one", *CHECK, "--ok", "--force")[0] == 0


def test_a_rule_is_checked_likewise_with_a_new_review(root: Path, run) -> None:
    status, _, err = run("facts", "check", "fee", "--how", "official_page", "--ok", "--today", "2026-11-25")
    assert status == 1 and "say until when it may be believed, --review DATE" in err
    words = ("--how", "official_page", "--ok", "--review", "2027-05-01", "--by", "lawyer", "--today", "2026-11-25")
    assert run("facts", "check", "fee", *words)[1].endswith("people see it; check it again before 2027-05-02\n")
    row = tomllib.loads((root / RULES).read_text(encoding="utf-8"))["rule"][0]
    assert {key: row[key] for key in ("verified_on", "verified_by", "verified_how", "publish", "review_after")} == {
        "verified_on": "2026-11-25", "verified_by": "lawyer", "verified_how": "official page", "publish": "yes",
        "review_after": "2027-05-01",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("check", "tow", *CHECK, "--ok"), "there is no fact tow; do you mean two?"),
        (("show", "nothing-alike"), "there is no fact nothing-alike"),
        (("check", "two", *CHECK, "--ok", "--by", "Anna B."), "'Anna B.' is no role"),
    ],
)
def test_what_is_not_there_is_one_clear_line(root: Path, run, words: tuple[str, ...], line: str) -> None:
    status, out, err = run("facts", *words)
    assert (status, out) == (1, "") and err.startswith(line) and err.count("\n") == 1


def test_show_tells_everything(root: Path, run) -> None:
    status, out, _ = run("facts", "show", "one", "--today", "2026-11-25")
    assert status == 0 and out.startswith("service one, dialogs/facts/services.toml:4\n")
    for line in ("  serves: All.", "people do not see it: nobody has checked it", "named in: no screen"):
        assert line in out.splitlines()
    out = run("facts", "show", "fee", "--today", "2026-11-25")[1]
    assert "people see it, and it should be checked again" in out


def test_due_lists_the_oldest_first(root: Path, run) -> None:
    run("facts", "check", "two", *CHECK, "--ok")
    status, out, _ = run("facts", "due", "--today", "2027-01-01")
    assert status == 0
    *lines, last = out.splitlines()
    assert [line.split()[:2] + line.split()[-1:] for line in lines] == [
        ["since", "2026-11-02", "fee"], ["from", "2027-01-25", "two"],
    ]  # fmt: skip
    assert last == "2 to check again within 30 days; 1 services wait for their first check"
    assert "from" not in run("facts", "due", "--today", "2027-01-01", "--days", "7")[1]


@pytest.mark.parametrize(
    ("fact", "wanted"),
    [
        (Fact(id="a", service=True, publish="yes", checked=date(2026, 11, 1)), "shown"),
        (Fact(id="a", service=True, publish="yes", checked=date(2026, 9, 1)), "expired"),
        (Fact(id="a", service=True, publish="after_check"), "after_check"),
        (Fact(id="a", service=True), "after_check"),
        (Fact(id="a", service=True, publish="hold"), "hold"),
        (Fact(id="a", service=False, status="in_force", publish="yes", review=date(2027, 1, 1)), "shown"),
        (Fact(id="a", service=False, status="in_force", publish="yes", review=date(2026, 1, 1)), "past review"),
        (Fact(id="a", service=False, status="proposed"), "never shown"),
    ],
)
def test_standing(fact: Fact, wanted: str) -> None:
    assert standing(fact, date(2026, 11, 25)) == wanted


def test_the_directory_itself_can_be_written_line_by_line() -> None:
    """Entries of the project, none of it touched but the lines meant."""
    for name, table in ((SERVICES, "service"), (RULES, "rule")):
        text = (REPOSITORY / name).read_text(encoding="utf-8")
        for row in tomllib.loads(text)[table][::9]:
            values = {"publish": "yes", "verified_on": "2027-01-01", "verified_how": "called", "note": "Новое."}
            made = changed(text, table, row["id"], values)
            assert len(differing(text, made)) <= 4
            same = {key: row[key] for key in values if key in row}
            assert changed(text, table, row["id"], same) == text or "\\" in str(same)


@pytest.mark.parametrize(
    "text",
    ['[[service]]\nid = "a"\npublish = """\nyes"""\n', 'service = [{ id = "a" }]\n', '[[service]]\nid = "b"\n'],
)
def test_what_is_written_oddly_is_left_alone(text: str) -> None:
    with pytest.raises(NotDone, match="by hand"):
        changed(text, "service", "a", {"publish": "yes"})


def test_other_line_ends_and_a_missing_last_one_are_kept() -> None:
    assert changed('[[rule]]\r\nid = "a"\r\n', "rule", "a", {"publish": "yes"}) == (
        '[[rule]]\r\nid = "a"\r\npublish = "yes"\r\n'
    )
    assert changed('[[rule]]\nid = "a"', "rule", "a", {"publish": "yes"}) == '[[rule]]\nid = "a"\npublish = "yes"\n'
    long = '[[rule]]\nid = "a"\nstatement = """\n[[rule]]\n"""\n\n# next\n[[rule]]\nid = "b"\n'
    assert changed(long, "rule", "a", {"publish": "yes"}).index("publish") < long.index("# next")


def test_due_knows_emergency_numbers_that_nobody_looked_at(project) -> None:
    emergency = LINE.replace('publish = "hold"', 'publish = "yes"\nverified_on = "2026-01-01"\nverified_how = "called"')
    root = project({SERVICES: emergency.replace("hotline", "emergency")}, worded=True)
    (found,) = due(read_book(root, date(2026, 11, 25)).facts, date(2026, 11, 25))
    assert (found.fact.id, found.overdue, found.on) == ("two", True, date(2026, 3, 3))
