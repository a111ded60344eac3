"""Formatting as Telegram reads it, and back to HTML that cannot hurt the page."""

from __future__ import annotations

import pytest

from bot.simulator import entities
from bot.simulator.refusal import Refusal


@pytest.mark.parametrize(
    ("source", "plain", "found"),
    [
        ("plain", "plain", []),
        ("<b>bold</b>", "bold", [("bold", 0, 4)]),
        ("a <strong>b</strong>", "a b", [("bold", 2, 1)]),
        ("😀 <i>x</i>", "😀 x", [("italic", 3, 1)]),
        ("<b>1 <i>2</i></b>", "1 2", [("bold", 0, 3), ("italic", 2, 1)]),
        ("&lt;b&gt; &amp; &quot; &#65; &#x42;", '<b> & " A B', []),
        ("&nbsp;", "&nbsp;", []),
        ('<a href="https://example.org/x?a=1&amp;b=2">go</a>', "go", [("text_link", 0, 2)]),
        ('<a href="nowhere">go</a>', "go", []),
        ("<blockquote expandable>q</blockquote>", "q", [("expandable_blockquote", 0, 1)]),
        ('<span class="tg-spoiler">s</span>', "s", [("spoiler", 0, 1)]),
        ('<pre><code class="language-py">x</code></pre>', "x", [("pre", 0, 1)]),
        ("<b></b>x", "x", []),
        ("  <b>x</b>  ", "x", [("bold", 0, 1)]),
        ("<B>x</b>", "x", [("bold", 0, 1)]),
        ("x</>", None, None),
    ],
)
def test_html_becomes_text_and_entities(
    source: str, plain: str | None, found: list[tuple[str, int, int]] | None
) -> None:
    if plain is None:
        with pytest.raises(Refusal):
            entities.parse(source, "HTML", [])
        return
    text, made = entities.parse(source, "HTML", [])
    assert text == plain
    assert [(one["type"], one["offset"], one["length"]) for one in made] == found


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("<b", "Unclosed start tag at byte offset 0"),
        ("ӯ <x>", 'Unsupported start tag "x" at byte offset 3'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<a =x>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href=x/y>z</a>", "Unexpected end of name token at byte offset 8"),
    ],
)
def test_wrong_html_is_refused_in_telegrams_words(source: str, complaint: str) -> None:
    with pytest.raises(Refusal) as refusal:
        entities.parse(source, "HTML", [])
    assert refusal.value.description == f"Bad Request: can't parse entities: {complaint}"


@pytest.mark.parametrize(("text", "length"), [("abc", 3), ("ӯқӣ", 3), ("😀", 2), ("a😀b", 4), ("", 0)])
def test_length_is_counted_in_utf16_units(text: str, length: int) -> None:
    assert entities.units(text) == length


def test_what_people_type_is_marked() -> None:
    text = "/start x 😀 https://example.org +992 900 00 00 00"
    raw = text.encode("utf-16-le")
    found = [
        (one["type"], raw[one["offset"] * 2 : (one["offset"] + one["length"]) * 2].decode("utf-16-le"))
        for one in entities.find(text)
    ]
    assert found == [
        ("bot_command", "/start"),
        ("url", "https://example.org"),
        ("phone_number", "+992 900 00 00 00"),
    ]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("<b>1 <i>2</i></b> 3", "<b>1 <i>2</i></b> 3"),
        ("😀<b>&lt;script&gt;</b>", "😀<b>&lt;script&gt;</b>"),
        (
            '<a href="https://example.org/?a=1&amp;b=%22">x</a>',
            '<a href="https://example.org/?a=1&amp;b=%22" target="_blank" rel="noopener noreferrer">x</a>',
        ),
        ("<blockquote>q</blockquote>", "<blockquote>q</blockquote>"),
    ],
)
def test_the_page_gets_safe_html(source: str, shown: str) -> None:
    assert entities.render(*entities.parse(source, "HTML", [])) == shown


def test_overlapping_entities_still_nest() -> None:
    crossed = [{"type": "bold", "offset": 0, "length": 3}, {"type": "italic", "offset": 2, "length": 3}]
    assert entities.render("abcdef", crossed) == "<b>ab<i>c</i></b>def"


def test_a_script_link_never_becomes_a_link() -> None:
    made = entities.render("tap", [{"type": "text_link", "offset": 0, "length": 3, "url": "javascript:alert(1)"}])
    assert made == "tap"
