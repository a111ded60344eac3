"""Text and its formatting: HTML in, text with UTF-16 offsets out, and back to safe HTML for the page.

Follows the parser of Telegram's own library, error texts and byte offsets included. Of the three formatting
languages only HTML is understood here, the one Hamroh uses.
"""

from __future__ import annotations

import html
import re
from typing import Any
from urllib.parse import urlsplit

from bot.simulator.refusal import Refusal, bad

Entity = dict[str, Any]

_TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "s": "strikethrough", "strike": "strikethrough",
    "del": "strikethrough", "u": "underline", "ins": "underline", "tg-spoiler": "spoiler", "span": "spoiler",
    "code": "code", "pre": "pre", "blockquote": "blockquote", "a": "text_link", "tg-emoji": "custom_emoji",
}  # fmt: skip
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_CHARACTER = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([a-zA-Z]+));?")
_PLAIN = re.compile(r"[^<&]+")
_TAG_END = re.compile(r"[\s>]")
_ATTRIBUTE = re.compile(r"[^\s=>/\"']*")
_TOKEN = re.compile(r"[A-Za-z0-9.\-]*")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\u2028\u2029]")
_FOUND = re.compile(
    r"(?P<bot_command>(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/<>]))"
    r"|(?P<url>\bhttps?://[^\s<>\"']+|\b(?:t\.me|www\.[\w-]+\.\w{2,})(?:/[^\s<>\"']*)?)"
    r"|(?P<email>\b[\w.+-]+@[\w-]+\.[\w.-]+\b)"
    r"|(?P<mention>(?<!\w)@[A-Za-z][A-Za-z0-9_]{2,31})"
    r"|(?P<hashtag>(?<!\w)#\w+)"
    r"|(?P<phone_number>\+\d[\d ()-]{6,18}\d)"
)


def units(text: str) -> int:
    """Length as Telegram counts it: UTF-16 units."""
    if text.isascii():
        return len(text)
    return len(text) + sum(1 for char in text if char > "\uffff")


def find(text: str) -> list[Entity]:
    """The entities Telegram finds by itself in what a person typed: commands, links, numbers."""
    found = []
    for match in _FOUND.finditer(text):
        start = units(text[: match.start()])
        found.append({"type": match.lastgroup, "offset": start, "length": units(match.group())})
    return found


def parse(text: str, parse_mode: str, given: list[Entity]) -> tuple[str, list[Entity]]:
    """Text and entities as the server keeps them; raises what Telegram answers to bad formatting."""
    if len(text) > 8192 and len(text.encode()) > 1 << 15:
        raise bad("Text is too long")
    mode = parse_mode.lower()
    if text and mode not in ("", "none"):
        if mode != "html":
            raise bad("Unsupported parse_mode")
        plain, found = _Reader(text).read()
    else:
        plain, found = text, [dict(entity) for entity in given if isinstance(entity, dict)]
    return _clean(plain, found)


def _clean(text: str, found: list[Entity]) -> tuple[str, list[Entity]]:
    if "\r" in text:
        text = text.replace("\r", "") if not found else text.replace("\r", " ")
    if _CONTROL.search(text):
        text = _CONTROL.sub(" ", text)
    trimmed = text.rstrip()
    lead = len(trimmed) - len(trimmed.lstrip())
    if not found:
        return trimmed[lead:], []
    whole = units(trimmed)
    # A leading blank inside an entity stays, as on the server.
    lead = min(lead, min(entity["offset"] for entity in found))
    kept = []
    for entity in found:
        length = min(entity["length"], whole - entity["offset"])
        if length > 0:
            kept.append({**entity, "offset": entity["offset"] - lead, "length": length})
    kept.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return trimmed[lead:], kept


class _Reader:
    """One pass over the source; `open_tags` holds (tag, argument, offset in units)."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.out: list[str] = []
        self.at = 0
        self.length = 0
        self.open_tags: list[tuple[str, str, int, int]] = []
        self.found: list[Entity] = []

    def read(self) -> tuple[str, list[Entity]]:
        source = self.source
        if "<" not in source and "&" not in source:
            return source, []
        while self.at < len(source):
            char = source[self.at]
            if char == "&":
                self._put(self._character() or self._step("&"))
            elif char != "<":
                run = _PLAIN.match(source, self.at)
                self._put(self._step(run.group() if run else char))
            elif source.startswith("</", self.at):
                self._close()
            else:
                self._open()
        if self.open_tags:
            raise self._error(f'Can\'t find end tag corresponding to start tag "{self.open_tags[-1][0]}"')
        return "".join(self.out), self.found

    def _step(self, run: str) -> str:
        self.at += len(run)
        return run

    def _put(self, run: str) -> None:
        self.out.append(run)
        self.length += units(run)

    def _character(self) -> str:
        match = _CHARACTER.match(self.source, self.at)
        if match is None:
            return ""
        sixteen, ten, name = match.groups()
        if name is not None:
            char = _NAMED.get(name, "")
        else:
            code = int(sixteen, 16) if sixteen is not None else int(ten)
            char = chr(code) if 0 < code < 0x10FFFF and len(match.group().rstrip(";")) < 10 else ""
        if char:
            self.at = match.end()
        return char

    def _bytes(self, at: int) -> int:
        return len(self.source[:at].encode())

    def _error(self, text: str, at: int | None = None) -> Refusal:
        return bad(f"Can't parse entities: {text}" + ("" if at is None else f" at byte offset {self._bytes(at)}"))

    def _open(self) -> None:
        source, begin = self.source, self.at
        end = self._name_end(begin + 1)
        if end >= len(source):
            raise self._error("Unclosed start tag", begin)
        tag = source[begin + 1 : end].lower()
        if tag not in _TAGS:
            raise self._error(f'Unsupported start tag "{tag}"', begin)
        self.at = end
        argument = self._attributes(tag, begin)
        if tag == "span" and argument != "spoiler":
            raise self._error('Tag "span" must have class "tg-spoiler"', begin)
        self.open_tags.append((tag, argument, self.length, len(self.out)))

    def _attributes(self, tag: str, begin: int) -> str:
        source, argument = self.source, ""
        while True:
            self._blanks()
            if self.at >= len(source):
                raise self._error(f'Unclosed start tag "{tag}"', begin)
            if source[self.at] == ">":
                self.at += 1
                return argument
            match = _ATTRIBUTE.match(source, self.at)
            name = match.group() if match else ""
            if not name:
                raise self._error(f'Empty attribute name in the tag "{tag}"', begin)
            self.at += len(name)
            self._blanks()
            if self.at >= len(source):
                raise self._error(f'Unclosed start tag "{tag}"', begin)
            if source[self.at] != "=":
                if tag == "blockquote" and name == "expandable":
                    argument = "1"
                continue
            self.at += 1
            value = self._value(tag, begin)
            if (tag, name) in (("a", "href"), ("tg-emoji", "emoji-id")):
                argument = value
            elif tag == "code" and name == "class" and value.startswith("language-"):
                argument = value[9:]
            elif tag == "span" and name == "class" and value.startswith("tg-"):
                argument = value[3:]
            elif tag == "blockquote" and name == "expandable":
                argument = "1"

    def _value(self, tag: str, begin: int) -> str:
        source = self.source
        self._blanks()
        if self.at >= len(source):
            raise self._error(f'Unclosed start tag "{tag}"', begin)
        quote = source[self.at]
        if quote not in "'\"":
            start = self.at
            match = _TOKEN.match(source, start)
            value = match.group().lower() if match else ""
            self.at += len(value)
            if self.at < len(source) and not source[self.at].isspace() and source[self.at] != ">":
                raise self._error("Unexpected end of name token", start)
        else:
            end = source.find(quote, self.at + 1)
            if end < 0:
                raise self._error("Unclosed start tag", begin)
            value = html.unescape(source[self.at + 1 : end])
            self.at = end + 1
        if self.at >= len(source):
            raise self._error("Unclosed start tag", begin)
        return value

    def _name_end(self, at: int) -> int:
        match = _TAG_END.search(self.source, at)
        return len(self.source) if match is None else match.start()

    def _blanks(self) -> None:
        while self.at < len(self.source) and self.source[self.at].isspace():
            self.at += 1

    def _close(self) -> None:
        source, begin = self.source, self.at
        if not self.open_tags:
            raise self._error("Unexpected end tag", begin)
        end = self._name_end(begin + 2)
        name = source[begin + 2 : end].lower()
        while end < len(source) and source[end].isspace():
            end += 1
        if end >= len(source) or source[end] != ">":
            raise self._error("Unclosed end tag", begin)
        tag, argument, offset, first = self.open_tags[-1]
        if name and name != tag:
            at = self._bytes(begin)
            raise self._error(f'Unmatched end tag at byte offset {at}, expected "</{tag}>", found "</{name}>"')
        self.at = end + 1
        self.open_tags.pop()
        if self.length > offset:
            self._keep(tag, argument, offset, "".join(self.out[first:]))

    def _keep(self, tag: str, argument: str, offset: int, inner: str) -> None:
        entity: Entity = {"type": _TAGS[tag], "offset": offset, "length": self.length - offset}
        last = self.found[-1] if self.found else {}
        same = last.get("offset") == offset and last.get("length") == entity["length"]
        if tag == "a":
            link = checked_link(argument or inner)
            if not link:
                return
            entity["url"] = link
        elif tag == "tg-emoji":
            if not argument.isdigit() or int(argument) == 0:
                raise self._error("Invalid custom emoji identifier specified")
            entity["custom_emoji_id"] = argument
        elif tag == "blockquote" and argument:
            entity["type"] = "expandable_blockquote"
        elif tag == "pre" and same and last["type"] == "code":
            last["type"] = "pre"
            return
        elif tag == "code" and argument:
            if same and last["type"] == "pre":
                last["language"] = argument
                return
            entity["language"] = argument
        self.found.append(entity)


def checked_link(url: str) -> str:
    """The link as Telegram keeps it, or nothing when it would drop it."""
    url = url.strip()
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if parts.scheme == "tg":
        return url
    if not parts.scheme and "." in url:
        url = "http://" + url
        parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or "." not in parts.netloc or " " in parts.netloc:
        return ""
    return url if parts.path or parts.query or parts.fragment else url + "/"


_MARKS = {
    "bold": ("<b>", "</b>"), "italic": ("<i>", "</i>"), "underline": ("<u>", "</u>"),
    "strikethrough": ("<s>", "</s>"), "spoiler": ('<span class="spoiler">', "</span>"),
    "code": ("<code>", "</code>"), "pre": ("<pre>", "</pre>"),
    "blockquote": ("<blockquote>", "</blockquote>"), "expandable_blockquote": ("<blockquote>", "</blockquote>"),
    "bot_command": ('<span class="command">', "</span>"), "phone_number": ('<span class="phone">', "</span>"),
}  # fmt: skip


def _marks(entity: Entity, inner: str) -> tuple[str, str]:
    kind = entity.get("type", "")
    if kind in ("text_link", "url"):
        link = checked_link(entity.get("url", inner))
        if link:
            return f'<a href="{html.escape(link)}" target="_blank" rel="noopener noreferrer">', "</a>"
    return _MARKS.get(kind, ("", ""))


def render(text: str, found: list[Entity]) -> str:
    """Safe HTML of a message for the page: everything a person typed is escaped, only our own tags remain."""
    if not found:
        return html.escape(text)
    raw = text.encode("utf-16-le")

    def cut(start: int, end: int) -> str:
        return raw[start * 2 : end * 2].decode("utf-16-le", "replace")

    whole = len(raw) // 2
    pieces: list[str] = []
    open_marks: list[tuple[int, str]] = []
    at = 0

    def upto(end: int) -> None:
        nonlocal at
        while open_marks and open_marks[-1][0] <= end:
            stop, mark = open_marks.pop()
            pieces.append(html.escape(cut(at, stop)) + mark)
            at = max(at, stop)
        pieces.append(html.escape(cut(at, end)))
        at = max(at, end)

    for entity in sorted(found, key=lambda one: (one["offset"], -one["length"])):
        start, end = entity["offset"], min(entity["offset"] + entity["length"], whole)
        if open_marks:
            end = min(end, open_marks[-1][0]) if start < open_marks[-1][0] else end
        upto(start)
        opening, closing = _marks(entity, cut(start, end))
        pieces.append(opening)
        open_marks.append((end, closing))
    upto(whole)
    return "".join(pieces)
