"""Writes one found value into config.toml, and leaves every other letter of the operator's file as it was."""

from __future__ import annotations

import os
import re
import tempfile
import tomllib
from pathlib import Path
from typing import Final

from bot.errors import ConfigError

_SECTION: Final = re.compile(r"\s*\[desk\]\s*(#.*)?")
_ANY_SECTION: Final = re.compile(r"\s*\[")
_SETTING: Final = re.compile(r"(?P<before>\s*chat_id\s*=\s*)[^#\n]*?(?P<after>\s*(#.*)?)")


def desk_group(source: Path, group: int) -> None:
    """`[desk] chat_id` of the file is `group` from now on, whole or not at all. ConfigError if it cannot be put in."""
    try:
        before = source.read_text(encoding="utf-8")
        after = with_group(before, group)
        if tomllib.loads(after) != _expected(before, group):
            raise ValueError
        _replace(source, after)
    except (ValueError, OSError):  # UnicodeDecodeError and TOMLDecodeError are ValueErrors
        raise ConfigError(
            [f"desk.chat_id: {source.name} could not be changed; write chat_id = {group} below [desk]"]
        ) from None


def with_group(text: str, group: int) -> str:
    """The text of a configuration with the group in its place."""
    lines = text.splitlines(keepends=True)
    start = next((at for at, line in enumerate(lines) if _SECTION.fullmatch(line.rstrip("\r\n"))), None)
    if start is None:
        gap = "" if not text or text.endswith("\n\n") else "\n" if text.endswith("\n") else "\n\n"
        return f"{text}{gap}[desk]\nchat_id = {group}\n"
    for at in range(start + 1, len(lines)):
        bare = lines[at].rstrip("\r\n")
        if _ANY_SECTION.match(bare):
            break
        if found := _SETTING.fullmatch(bare):
            lines[at] = f"{found['before']}{group}{found['after']}{lines[at][len(bare) :]}"
            return "".join(lines)
    if not lines[start].endswith("\n"):
        lines[start] += "\n"
    lines.insert(start + 1, f"chat_id = {group}\n")
    return "".join(lines)


def _expected(before: str, group: int) -> dict[str, object]:
    raw = tomllib.loads(before)
    raw["desk"] = {**raw.get("desk", {}), "chat_id": group}
    return raw


def _replace(source: Path, text: str) -> None:
    """A crash leaves the old file or the new one, with the rights it had."""
    descriptor, name = tempfile.mkstemp(dir=source.parent, prefix=f".{source.name}.")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, source.stat().st_mode & 0o777)
        os.replace(name, source)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
