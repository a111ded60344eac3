"""
Turns config.toml and the environment into one frozen Settings; nothing else reads the environment.

Every wrong setting is collected, and all are told at once, each in a line: `section.key: what is wrong; what to write`.
"""

from __future__ import annotations

import dataclasses
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Literal

from bot.config.readers import Counsellor
from bot.config.settings import PUBLIC_API, REPOSITORY, SECTIONS, Desk, Limits, Settings, Telegram
from bot.errors import ConfigError

__all__ = [
    "PUBLIC_API",
    "REPOSITORY",
    "Counsellor",
    "Described",
    "Desk",
    "Limits",
    "Settings",
    "Telegram",
    "describe",
    "load",
]

PREFIX: Final = "HAMROH_"
RELATIVE: Final = ("storage.url", "storage.key_file")
"""Settings whose default is a path beside the configuration file."""

Purpose = Literal["look", "pair", "serve"]


@dataclasses.dataclass(frozen=True, slots=True)
class Described:
    """One setting, for the operator's table."""

    key: str
    variable: str
    default: str
    says: str


def describe() -> list[Described]:
    """Every setting with its name in the file and in the environment, its default and its sentence."""
    return [
        Described(f"{section}.{each.name}", variable(section, each.name), shown(each.default), each.metadata["says"])
        for section, kind in SECTIONS.items()
        for each in dataclasses.fields(kind)
    ]


def shown(default: object) -> str:
    """A default as the operator would write it."""
    if default == REPOSITORY:
        return "the project's folder"
    if isinstance(default, tuple):
        return ", ".join(map(str, default))
    return "" if default is None else f"{default:g}" if isinstance(default, float) else str(default)


def variable(section: str, name: str) -> str:
    """The environment's name of a setting."""
    return f"{PREFIX}{section}__{name}".upper()


def load(
    purpose: Purpose = "look", *, environ: Mapping[str, str] | None = None, folder: Path | None = None
) -> Settings:
    """
    The Settings of this deployment, or ConfigError with one line for each wrong setting.

    `purpose` says what must be there: `look` nothing, `pair` a token, `serve` a token, a desk and somebody at it.
    Nothing is created, and nothing is opened but the configuration file itself.
    """
    environ = os.environ if environ is None else environ
    folder = folder or Path.cwd()
    wrong: list[str] = []
    source = find(environ, folder)
    raw = parse(source, wrong) if source else {}
    overlay(raw, environ, wrong)
    base = source.parent if source else folder
    sections = {name: build(name, kind, raw.pop(name, {}), base, wrong) for name, kind in SECTIONS.items()}
    wrong += [f"{name}: there is no such section; write one of {', '.join(SECTIONS)}" for name in raw]
    settings = Settings(**{**sections, "desk": sections["desk"].joined()}, source=source)
    told = {line.partition(":")[0] for line in wrong}
    wrong += [line for line in together(settings, purpose) if line.partition(":")[0] not in told]
    if wrong:
        raise ConfigError(wrong)
    return settings


def find(environ: Mapping[str, str], folder: Path) -> Path | None:
    """HAMROH_CONFIG, else config.toml in this folder, else the project's own, else None."""
    named = environ.get(f"{PREFIX}CONFIG")
    if named:
        return (folder / named).resolve()
    here = (each / "config.toml" for each in (folder, REPOSITORY))
    return next((each.resolve() for each in here if each.is_file()), None)


def parse(source: Path, wrong: list[str]) -> dict[str, Any]:
    """The file as it stands, or nothing and a line in `wrong`."""
    try:
        return tomllib.loads(source.read_text(encoding="utf-8"))
    except OSError as error:
        wrong.append(f"{source.name}: this file cannot be read ({error.strerror}); write its path in {PREFIX}CONFIG")
    except UnicodeDecodeError:
        wrong.append(f"{source.name}: this is not UTF-8 text; save the file as UTF-8")
    except tomllib.TOMLDecodeError as error:
        wrong.append(f"{source.name}: this is not TOML; mend {place(error)}")
    return {}


def place(error: tomllib.TOMLDecodeError) -> str:
    """Where the file is broken, without what stands there: it may be a secret."""
    _, found, where = str(error).rpartition("(at ")
    return where.rstrip(")") if found else "it"


def overlay(raw: dict[str, Any], environ: Mapping[str, str], wrong: list[str]) -> None:
    """Puts the environment's values over the file's. An empty variable counts as absent."""
    known = {
        variable(section, each.name): (section, each.name)
        for section, kind in SECTIONS.items()
        for each in dataclasses.fields(kind)
    }
    near = tuple(f"{PREFIX}{section.upper()}_" for section in SECTIONS)
    for name, value in sorted(environ.items()):
        if name in known:
            section, key = known[name]
            inside = raw.setdefault(section, {})
            if value.strip() and isinstance(inside, dict):
                inside[key] = value
        elif name.startswith(near) or (name.startswith(PREFIX) and "__" in name):
            wrong.append(f"{name}: there is no such setting; docs/operating.md lists all of them")


def build(section: str, kind: type[Any], raw: Any, base: Path, wrong: list[str]) -> Any:
    """One section; what is wrong is told, and its default stands in."""
    if not isinstance(raw, dict):
        wrong.append(f"{section}: this must be a section; write [{section}] on a line of its own")
        return kind()
    values: dict[str, Any] = {}
    left = dict(raw)
    for each in dataclasses.fields(kind):
        key = f"{section}.{each.name}"
        given = left.pop(each.name, each.default if key in RELATIVE else None)
        if key == "content.root" and given is None and (base / "dialogs").is_dir():
            given = base  # a deployment with its own content beside its configuration
        if given is None:
            continue
        try:
            values[each.name] = each.metadata["reader"](given, base)
        except ValueError as error:
            wrong.append(f"{key}: {error}")
    wrong += [f"{section}.{name}: there is no such setting; docs/operating.md lists all of them" for name in left]
    return kind(**values)


def together(settings: Settings, purpose: Purpose) -> list[str]:
    """What is wrong between settings, and what is missing for the purpose."""
    telegram, desk = settings.telegram, settings.desk
    wrong: list[str] = []
    if not telegram.api_base_url:
        wrong.append(f"telegram.api_base_url: this is empty; write {PUBLIC_API}")
    if telegram.mode == "webhook":
        if not telegram.webhook_url:
            wrong.append("telegram.webhook_url: a webhook needs an address; write the public one Telegram shall call")
        elif not telegram.webhook_url.startswith("https:") and telegram.api_base_url == PUBLIC_API:
            wrong.append("telegram.webhook_url: Telegram calls only https; write an address that begins with https://")
        if not telegram.webhook_secret:
            wrong.append("telegram.webhook_secret: a webhook needs a secret; write 32 letters and digits by chance")
    if settings.limits.group_reserve >= settings.limits.group_per_minute:
        wrong.append("limits.group_reserve: nothing would be left; write less than limits.group_per_minute")
    if settings.storage.key_file == settings.storage.database:
        wrong.append("storage.key_file: this is the database; write another file, in another folder")
    if not (settings.content.root / "dialogs").is_dir():
        wrong.append("content.root: no folder `dialogs` is there; write the folder that holds `dialogs` and `locales`")
    if purpose in ("pair", "serve") and not telegram.token:
        wrong.append(f"telegram.token: there is none; write BotFather's token into {variable('telegram', 'token')}")
    if purpose == "serve" and not desk.groups:
        wrong.append("desk.chat_id: there is no desk; run `hamroh pair`, or write the desk group's id")
    if purpose == "serve" and not desk.counsellors:
        wrong.append("desk.counsellors: nobody may answer; write the Telegram ids of your counsellors")
    return wrong
