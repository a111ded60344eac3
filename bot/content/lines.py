"""Changes single values of a TOML file in place: every other line, comment and space stays as somebody wrote it."""

from __future__ import annotations

import json
import re
import tomllib
from typing import Any, Final

from bot.errors import NotDone

_HEAD: Final = re.compile(r"\s*\[\[?\s*[\w.\"-]+\s*\]")
_LONG: Final = re.compile(r'"""|' + "'''")
_VALUE: Final = r"""("(?:[^"\\]|\\.)*"|'[^']*'|[^\s"'\[{#][^#]*?)(\s*(?:#.*)?)"""


def changed(text: str, table: str, item: str, values: dict[str, str]) -> str:
    """The text, in which the entry of `[[table]]` with `id = item` has these values.

    A key that is there keeps its line, a new one comes after the one before it in `values`, the first at the end of the
    entry. Raises NotDone when the entry is written in a way that cannot be changed line by line.
    """
    lines = text.splitlines(keepends=True)
    begin, end = _entry(lines, table, item)
    last = max(at for at in range(begin, end) if lines[at].strip() and not lines[at].lstrip().startswith("#"))
    anchor = last
    for key, value in values.items():
        written = json.dumps(value, ensure_ascii=False)
        pattern = re.compile(rf"(\s*{re.escape(key)}\s*=\s*){_VALUE}(\r?\n?)")
        at = next((at for at in range(begin, end) if re.match(rf"\s*{re.escape(key)}\s*=", lines[at])), None)
        if at is None:
            ending = "\r\n" if lines[anchor].endswith("\r\n") else "\n"
            if not lines[anchor].endswith("\n"):
                lines[anchor] += ending
            lines.insert(anchor + 1, f"{key} = {written}{ending}")
            anchor, end = anchor + 1, end + 1
            continue
        found = pattern.fullmatch(lines[at])
        if found is None:
            raise NotDone(f"{key} of {item} is written over several lines; change it by hand")
        lines[at] = f"{found[1]}{written}{found[3]}{found[4]}"
        anchor = at
    made = "".join(lines)
    if not _only(text, made, table, item, values):
        raise NotDone(f"the entry {item} is written in an unusual way; change it by hand")
    return made


def _entry(lines: list[str], table: str, item: str) -> tuple[int, int]:
    """The lines of the entry, from its head to the next one."""
    heads: list[int] = []
    inside = False
    for at, line in enumerate(lines):
        if not inside and _HEAD.match(line):
            heads.append(at)
        inside ^= len(_LONG.findall(line)) % 2 == 1
    named = re.compile(rf"""\s*id\s*=\s*["']{re.escape(item)}["']""")
    for begin, end in zip(heads, [*heads, len(lines)][1:], strict=True):
        if re.match(rf"\s*\[\[\s*{table}\s*\]\]", lines[begin]) and any(map(named.match, lines[begin:end])):
            return begin, end
    raise NotDone(f"there is no [[{table}]] with id = {item!r} on a line of its own; change it by hand")


def _only(before: str, after: str, table: str, item: str, values: dict[str, str]) -> bool:
    """Whether exactly these values differ."""
    try:
        new = tomllib.loads(after)
    except tomllib.TOMLDecodeError:
        return False
    wanted: dict[str, Any] = tomllib.loads(before)
    (row,) = [row for row in wanted[table] if row.get("id") == item]
    row.update(values)
    return new == wanted
