"""
Reads one setting's value from TOML or from the environment's text.

A reader takes the raw value and the configuration's folder. It answers with the value, or raises ValueError saying
what is wrong and what to write. It never repeats the value: it may be a secret, or a person's id.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.core.ids import ENGLISH, LANGS, Lang

Reader = Callable[[Any, Path], Any]
SQLITE: Final = "sqlite:///"
HIGHEST_ID: Final = 2**52
HOME: Final = "Asia/Dushanbe"


@dataclass(frozen=True, slots=True)
class Counsellor:
    """One who may act at the desk."""

    id: int
    alias: str = ""
    languages: tuple[Lang, ...] = LANGS
    timezone: str = HOME


def text(raw: Any, says: str) -> str:
    """The value as stripped text of one line."""
    if not isinstance(raw, str) or any(ord(sign) < 32 for sign in raw.strip()):
        raise ValueError(says)
    return raw.strip()


def token(raw: Any, folder: Path) -> str:
    """A bot token, or nothing."""
    says = "this is not a bot token; write it as BotFather gave it, like 123456:ABC-DEF"
    value = text(raw, says)
    if value and not re.fullmatch(r"\d{1,20}:[A-Za-z0-9_-]+", value):
        raise ValueError(says)
    return value


def webhook_secret(raw: Any, folder: Path) -> str:
    """What Telegram sends back in its header, or nothing."""
    says = "only A-Z, a-z, 0-9, _ and - may stand here; write 32 to 256 of them"
    value = text(raw, says)
    if value and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value):
        raise ValueError(says)
    return value


def url(raw: Any, folder: Path) -> str:
    """An address without its last slash, or nothing."""
    return address(raw, "this is not an address; write one like https://example.org", ("https", "http")).rstrip("/")


def proxy(raw: Any, folder: Path) -> str:
    """An HTTP proxy, or nothing."""
    return address(raw, "this is not an HTTP proxy; write one like http://10.0.0.1:3128", ("http", "https"))


def address(raw: Any, says: str, schemes: tuple[str, ...]) -> str:
    """An address of one of the schemes, or nothing."""
    value = text(raw, says)
    if not value:
        return ""
    try:
        parts = urlsplit(value)
        usable = parts.scheme in schemes and bool(parts.hostname) and parts.port != 0 and " " not in value
    except ValueError:  # the port is no number; the original message would repeat it
        usable = False
    if not usable:
        raise ValueError(says)
    return value


def listen(raw: Any, folder: Path) -> str:
    """`host:port`."""
    says = "this is not host:port; write one like 127.0.0.1:8443"
    value = text(raw, says)
    host, _, number = value.rpartition(":")
    if not host or " " in host or not re.fullmatch(r"[0-9]{1,5}", number) or not 0 <= int(number) < 65536:
        raise ValueError(says)
    return value


def sqlite_url(raw: Any, folder: Path) -> str:
    """`sqlite:///` and an absolute path."""
    says = "this is not a database; write one like sqlite:///var/hamroh.db"
    value = text(raw, says)
    name = value.removeprefix(SQLITE)
    if not value.startswith(SQLITE) or not name or "?" in name or name.endswith("/") or name == ":memory:":
        raise ValueError(says)
    return SQLITE + str(path(name, folder))


def path(raw: Any, folder: Path) -> Path:
    """An absolute path; a relative one starts at the configuration's folder."""
    says = "this is not a path; write the name of a file or folder"
    value = text(str(raw) if isinstance(raw, Path) else raw, says)
    if not value:
        raise ValueError(says)
    return (folder / Path(value).expanduser()).resolve()


def one_of(*words: str) -> Reader:
    """A reader of one of these words."""

    def read(raw: Any, folder: Path) -> str:
        if not isinstance(raw, str) or raw.strip().lower() not in words:
            raise ValueError(f"this word is not known; write {' or '.join(words)}")
        return raw.strip().lower()

    return read


def number(raw: Any, says: str) -> float:
    """A finite number from TOML or from text."""
    if isinstance(raw, str) and re.fullmatch(r"-?[0-9]{1,12}(\.[0-9]{1,9})?", raw.strip()):
        return float(raw)
    if isinstance(raw, bool) or not isinstance(raw, int | float) or not abs(raw) < 1e12:
        raise ValueError(says)
    return float(raw)


def positive(raw: Any, folder: Path) -> float:
    """A number above zero."""
    says = "this must be a number above 0; write one like 30"
    value = number(raw, says)
    if value <= 0:
        raise ValueError(says)
    return value


def between(least: int, most: int, example: int) -> Reader:
    """A reader of a whole number."""
    says = f"this must be a whole number from {least} to {most}; write one like {example}"

    def read(raw: Any, folder: Path) -> int:
        value = number(raw, says)
        if value != int(value) or not least <= value <= most:
            raise ValueError(says)
        return int(value)

    return read


count: Final = between(1, 1000, 3)
many: Final = between(1, 1_000_000, 30)
whole: Final = between(0, 1000, 3)
port: Final = between(0, 65535, 8080)


def telegram_id(raw: Any, says: str) -> int:
    """A whole number that can be an id in Telegram. Text must be digits: a float would round a long id."""
    if isinstance(raw, str) and re.fullmatch(r"-?[0-9]{1,16}", raw.strip()):
        raw = int(raw)
    if isinstance(raw, bool) or not isinstance(raw, int) or not 0 < abs(raw) < HIGHEST_ID:
        raise ValueError(says)
    return raw


def group(raw: Any, folder: Path) -> int:
    """The id of a group."""
    says = "this is not a group's id; write one like -1001234567890, or let `hamroh pair` do it"
    value = telegram_id(raw, says)
    if value > 0:
        raise ValueError(says)
    return value


def several(raw: Any, says: str) -> list[Any]:
    """The parts of a TOML list or of comma-separated text; a single number is a list of one."""
    if isinstance(raw, str):
        return [part.strip() for part in raw.split(",") if part.strip()]
    if isinstance(raw, int) and not isinstance(raw, bool):
        return [raw]
    if not isinstance(raw, list):
        raise ValueError(says)
    return raw


def groups(raw: Any, folder: Path) -> tuple[int, ...]:
    """Ids of groups."""
    says = "this is not a list of groups; write one like [-1001234567890]"
    return tuple(dict.fromkeys(group(part, folder) for part in several(raw, says)))


def people(raw: Any, folder: Path) -> tuple[int, ...]:
    """Ids of people."""
    says = "this is not a list of people's ids; write one like [1234567, 2345678]"
    found = tuple(dict.fromkeys(telegram_id(part, says) for part in several(raw, says)))
    if any(each < 0 for each in found):
        raise ValueError(says)
    return found


def colleagues(raw: Any, folder: Path) -> tuple[Counsellor, ...]:
    """People known by their ids alone."""
    return tuple(Counsellor(each) for each in people(raw, folder))


def language(raw: Any, folder: Path) -> Lang:
    """One of our languages, or English."""
    if raw not in (*LANGS, ENGLISH):
        raise ValueError(f"this language is not known; write one of {', '.join((*LANGS, ENGLISH))}")
    return Lang(raw)


def languages(raw: Any, folder: Path) -> tuple[Lang, ...]:
    """Some of our languages."""
    says = f"this is not a list of languages; write some of {', '.join(LANGS)}"
    return tuple(dict.fromkeys(language(part, folder) for part in several(raw, says)))


def counsellors(raw: Any, folder: Path) -> tuple[Counsellor, ...]:
    """The tables `[[desk.counsellor]]`."""
    if not isinstance(raw, list) or not all(isinstance(each, dict) for each in raw):
        raise ValueError("these must be tables; write [[desk.counsellor]] above each `id = 1234567`")
    found = tuple(counsellor(each, f"table {place}", folder) for place, each in enumerate(raw, 1))
    if len({each.id for each in found}) < len(found):
        raise ValueError("one id stands in two tables; write each person once")
    return found


def counsellor(raw: dict[str, Any], where: str, folder: Path) -> Counsellor:
    """One table."""
    strange = sorted(set(raw) - {"id", "alias", "languages", "timezone"})
    if strange:
        raise ValueError(f"{where} has an unknown key; write only id, alias, languages, timezone")
    try:
        (number,) = people([raw.get("id")], folder)
        alias = text(raw.get("alias", ""), "the alias must be text; write a working name, not a real one")
        if len(alias) > 32:
            raise ValueError("the alias is too long; write at most 32 letters")
        spoken = languages(raw.get("languages", list(LANGS)), folder)
        return Counsellor(number, alias, spoken, timezone(raw.get("timezone", HOME)))
    except ValueError as error:
        raise ValueError(f"{where}: {error}") from None


def timezone(raw: Any) -> str:
    """The name of a time zone."""
    says = "this time zone is not known; write one like Asia/Dushanbe"
    try:
        return ZoneInfo(text(raw, says)).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(says) from None
