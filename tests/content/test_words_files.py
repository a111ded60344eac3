"""PO files: read as Babel reads them, written as they were read."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.content import po
from bot.content.catalogs import read_catalogs, words_of

FILE = """\
msgid ""
msgstr ""
"Language: ru\\n"

# a note
#. from the file
#: dialogs/housing.toml:3
#, fuzzy, c-format
#| msgctxt "housing.start"
#| msgid "Old \\"English\\""
msgctxt "housing.start"
msgid ""
"Two\\n"
"lines {x}"
msgstr ""
"Две\\n"
"строки {x}"

msgctxt "housing.title"
msgid "Housing"
msgstr "Жильё \\\\ \\"дом\\""

#~ msgctxt "housing.gone"
#~ msgid "Gone"
#~ msgstr "Ушло"
"""


def test_everything_is_read() -> None:
    header, start, title, gone = po.read(FILE)
    assert (header.id, header.english, header.words) == ("", "", "Language: ru\n")
    assert (start.id, start.english, start.words) == ("housing.start", "Two\nlines {x}", "Две\nстроки {x}")
    assert (start.fuzzy, start.notes, start.before, start.line) == (True, ["a note"], 'Old "English"', 11)
    assert (title.words, title.fuzzy, title.obsolete, title.line) == ('Жильё \\ "дом"', False, False, 19)
    assert (gone.id, gone.words, gone.obsolete) == ("housing.gone", "Ушло", True)


def test_babel_reads_the_same() -> None:
    pofile = pytest.importorskip("babel.messages.pofile")
    entries = po.read(FILE)
    catalog = pofile.read_po(io.BytesIO(po.write(entries).encode()))
    theirs = {(m.context, m.id): (m.string, m.fuzzy) for m in catalog if m.id}
    ours = {(e.id, e.english): (e.words, e.fuzzy) for e in entries if e.id and not e.obsolete}
    assert theirs == ours


TEXT = st.text(alphabet=st.sampled_from(list('абcx{}"\\\n\t #~')), max_size=30)


@given(st.lists(st.tuples(TEXT, TEXT, st.booleans(), st.booleans()), max_size=5))
@settings(max_examples=200, deadline=None)
def test_what_is_written_is_read(rows: list[tuple[str, str, bool, bool]]) -> None:
    entries = [
        po.Entry(id=f"a.b{n}", english=english, words=words, fuzzy=fuzzy, obsolete=gone, notes=["n"] if fuzzy else [])
        for n, (english, words, fuzzy, gone) in enumerate(rows)
    ]
    again = po.read(po.write(entries))
    assert [(e.id, e.english, e.words, e.fuzzy, e.obsolete, e.notes) for e in again] == [
        (e.id, e.english, e.words, e.fuzzy, e.obsolete, e.notes) for e in entries
    ]
    assert po.write(again) == po.write(entries)


@pytest.mark.parametrize("broken", ["msgctxt housing", '"stray"', 'msgid "x', "hello", 'msgctxt "a"\nmsgid "b"\n'])
def test_what_is_no_po_says_where(broken: str) -> None:
    with pytest.raises(po.NotPO) as wrong:
        po.read("# fine\n" + broken)
    assert wrong.value.line >= 2


def test_fuzzy_and_obsolete_are_no_words(project) -> None:
    root = project({"locales/ru/housing.po": FILE})
    assert words_of(read_catalogs(root))["ru"] == {"housing.title": 'Жильё \\ "дом"'}
