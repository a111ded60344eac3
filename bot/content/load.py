"""Reads editors' TOML: values by `tomllib`, line numbers by looking at the text again when a problem needs one."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.content.problem import Problem

OTHER_FILES = ("words", "moved", "known")
"""TOML files beside the dialogs that are not dialogs."""


@dataclass(slots=True)
class RawFile:
    """One TOML file as it was read. `data` is empty when the file is not TOML."""

    file: str
    topic: str
    text: str
    data: dict[str, Any] = field(default_factory=dict)

    def line(self, table: str = "", item: str = "", key: str = "") -> int:
        """The line of `[table]`, in it of the entry with `id = item`, in it of `key`. The nearest that is found."""
        lines = self.text.split("\n")
        begin, end = 0, len(lines)
        if table:
            name = rf"(?:{re.escape(table)}|\"{re.escape(table)}\")"
            head = re.compile(rf"\s*\[\[?\s*{name}\s*[\].]")
            begin = next((n for n, line in enumerate(lines) if head.match(line)), -1)
            if begin < 0:
                inline = re.compile(rf"\s*{name}\s*=")
                return next((n for n, line in enumerate(lines, 1) if inline.match(line)), 1)
            other = re.compile(rf"\s*\[(?!\[?\s*{name}\s*[\].])")
            end = next((n for n in range(begin + 1, len(lines)) if other.match(lines[n])), len(lines))
        if item:
            named = re.compile(rf"\bid\s*=\s*[\"']{re.escape(item)}[\"']")
            found = next((n for n in range(begin, end) if named.search(lines[n])), None)
            if found is None:
                return begin + 1
            begin, end = found, min(end, found + 12)
        if key:
            named = re.compile(rf"(?:^|[\s{{,.]){re.escape(key)}\s*=|\"{re.escape(key)}\"\s*=")
            begin = next((n for n in range(begin, end) if named.search(lines[n])), begin)
        return begin + 1


def read_file(root: Path, path: Path, problems: list[Problem]) -> RawFile:
    """The file, with a problem noted when it cannot be read."""
    raw = RawFile(path.relative_to(root).as_posix(), path.stem, "")
    try:
        raw.text = path.read_text(encoding="utf-8")
        raw.data = tomllib.loads(raw.text)
    except UnicodeDecodeError:
        mend = "Save the file as UTF-8."
        problems.append(Problem(raw.file, 1, "H101", "the file is not UTF-8 text", mend))
    except tomllib.TOMLDecodeError as error:
        said = str(error)
        at = re.search(r"line (\d+)", said)
        line = int(at[1]) if at else raw.text.count("\n") + 1
        mend = (
            "Look at this line and the one before it: a quote, a bracket or a comma is missing, or a key stands twice."
        )
        problems.append(Problem(raw.file, line, "H101", f"the file is not TOML: {said}", mend))
    return raw


def read_folder(root: Path, folder: str, problems: list[Problem]) -> list[RawFile]:
    """Every TOML file of `root/folder`, by name."""
    return [read_file(root, path, problems) for path in sorted((root / folder).glob("*.toml"))]
