"""Reads and writes PO files: only what our catalogues need, because a general reader costs a second at start."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

_ESCAPED: Final = re.compile(r"\\(.)")
_MEANT: Final = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\"}


class NotPO(ValueError):
    """A line that is not PO; `line` tells which."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line} is not PO")
        self.line = line


@dataclass(slots=True)
class Entry:
    """One text. `notes` are the translator's comments, `before` the lines `#|` with the earlier English."""

    id: str = ""
    english: str = ""
    words: str = ""
    fuzzy: bool = False
    obsolete: bool = False
    notes: list[str] = field(default_factory=list)
    before: str = ""
    line: int = 0


def read(text: str) -> list[Entry]:
    """All entries in order; the header is the one whose id and English are empty."""
    entries: list[Entry] = []
    entry = Entry()
    target = ""
    started = False  # an entry begins at its first comment or msgctxt after a msgstr
    number = 0
    for number, line in enumerate(text.split("\n"), 1):
        line = line.strip()
        if not line:
            continue
        if line.startswith("# |"):  # how Babel writes back the earlier English
            line = f"#{line[2:]}"
        obsolete = line.startswith("#~")
        if obsolete:
            line = line[2:].lstrip()
        first = line[0] if line else "#"
        if first == '"':
            if not target or line[-1] != '"' or len(line) < 2:
                raise NotPO(number)
            piece = line[1:-1]
            setattr(entry, target, getattr(entry, target) + (_plain(piece) if "\\" in piece else piece))
            continue
        if first == "#" or line.startswith("|"):
            if target == "words":
                entries.append(entry)
                entry, target, started = Entry(), "", False
            _comment(entry, line if first == "#" else f"#{line}")
            target = "before" if "|" in line[:2] and "msgid" in line else target
            continue
        keyword, _, rest = line.partition(" ")
        wanted = _KEYWORDS.get(keyword)
        if wanted is None or len(rest) < 2 or rest[0] != '"' or rest[-1] != '"':
            raise NotPO(number)
        if target == "words":
            entries.append(entry)
            entry, started = Entry(), False
        if not started:
            entry.line, started = number, True
        entry.obsolete = obsolete
        piece = rest[1:-1]
        setattr(entry, wanted, _plain(piece) if "\\" in piece else piece)
        target = wanted
    if target and target != "words":
        raise NotPO(number)
    if target:
        entries.append(entry)
    return entries


_KEYWORDS: Final = {"msgctxt": "id", "msgid": "english", "msgstr": "words"}


def _comment(entry: Entry, line: str) -> None:
    if line.startswith("#,"):
        entry.fuzzy = "fuzzy" in line
    elif line.startswith("#|"):
        rest = line[2:].strip()
        if rest.startswith('msgid "'):
            entry.before = _plain(rest[7:-1])
        elif rest.startswith('"'):
            entry.before += _plain(rest[1:-1])
    elif not line.startswith(("#.", "#:")) and line.lstrip("# "):
        entry.notes.append(line.lstrip("#").strip())


def _plain(escaped: str) -> str:
    return _ESCAPED.sub(lambda found: _MEANT.get(found[1], found[1]), escaped)


def _quoted(text: str, mark: str) -> list[str]:
    safe = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t").replace("\r", "\\r")
    if "\n" not in safe[:-1]:
        whole = safe.replace("\n", "\\n")
        return [f'{mark} "{whole}"']
    lines = safe.split("\n")
    return [f'{mark} ""', *(f'"{part}\\n"' for part in lines[:-1]), *([f'"{lines[-1]}"'] if lines[-1] else [])]


def write(entries: list[Entry]) -> str:
    """The file's text. Writing what was read gives the same text again."""
    blocks: list[str] = []
    for entry in entries:
        block = [f"# {note}" for note in entry.notes]
        if entry.fuzzy:
            block.append("#, fuzzy")
        if entry.before:
            block += [f"#| {line}" for line in _quoted(entry.before, "msgid")]
        body = _quoted(entry.id, "msgctxt") if entry.id else []
        body += [*_quoted(entry.english, "msgid"), *_quoted(entry.words, "msgstr")]
        block += [f"#~ {line}" for line in body] if entry.obsolete else body
        blocks.append("\n".join(block))
    return "\n\n".join(blocks) + "\n"
