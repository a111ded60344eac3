"""The bot's public face (name, descriptions, commands), changed only where it differs: Telegram allows few changes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from bot.channels.telegram.calls import Caller
from bot.channels.telegram.markup import units
from bot.core.values import Value
from bot.errors import Refused, TryLater

LANGUAGES: Final = ("tg", "ru", "uz")
"""Telegram knows no region or script, so Uzbek is shown in Latin letters."""

DEFAULT: Final = "ru"
RIGHTS: Final = ("can_manage_topics", "can_delete_messages", "can_pin_messages")
"""What the bot needs in a desk group; suggested to the admin who adds it."""

_SCOPE: Final = {"type": "all_private_chats"}
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")


class Face(Value, frozen=True):
    """The face in one language. `commands`: (name, description) pairs."""

    name: str
    description: str
    short: str
    commands: tuple[tuple[str, str], ...] = ()


async def put_on(channel: Caller, faces: Mapping[str, Face]) -> list[str]:
    """Show these faces; returns what was changed. What is throttled raises TryLater after all the rest is done."""
    for lang, face in faces.items():
        _check(lang, face)
    changed: list[str] = []
    late: TryLater | None = None
    for lang in ("", *LANGUAGES):
        face = faces[lang or DEFAULT]
        for item, wanted in _items(face).items():
            try:
                if await _set(channel, item, lang, wanted):
                    changed.append(f"{item}:{lang or 'default'}")
            except TryLater as exc:
                late = exc if late is None or exc.seconds > late.seconds else late
    if await _hint_rights(channel):
        changed.append("rights")
    if late is not None:
        raise late
    return changed


def _items(face: Face) -> dict[str, Any]:
    return {
        "Name": face.name,
        "ShortDescription": face.short,
        "Description": face.description,
        "Commands": [{"command": name, "description": words} for name, words in face.commands],
    }


_FIELD = {"Name": "name", "ShortDescription": "short_description", "Description": "description", "Commands": "commands"}


async def _set(channel: Caller, item: str, lang: str, wanted: Any) -> bool:
    field = _FIELD[item]
    where: dict[str, Any] = {"language_code": lang or None}
    if item == "Commands":
        where["scope"] = _SCOPE
    now = await channel.call(f"getMy{item}", **where)
    if (now.get(field, "") if isinstance(now, dict) else now) == wanted:
        return False
    await channel.call(f"setMy{item}", **{field: wanted}, **where)
    return True


async def _hint_rights(channel: Caller) -> bool:
    now = await channel.call("getMyDefaultAdministratorRights")
    if isinstance(now, dict) and all(now.get(right) is True for right in RIGHTS):
        return False
    others = (
        "is_anonymous can_manage_video_chats can_restrict_members can_promote_members can_change_info"
        " can_invite_users can_post_stories can_edit_stories can_delete_stories"
    )
    rights = dict.fromkeys(others.split(), False) | dict.fromkeys(("can_manage_chat", *RIGHTS), True)
    await channel.call("setMyDefaultAdministratorRights", rights=rights)
    return True


def _check(lang: str, face: Face) -> None:
    limits = (("name", face.name, 64), ("description", face.description, 512), ("short description", face.short, 120))
    for what, words, most in limits:
        if units(words) > most:
            raise Refused(f"the bot's {what} in {lang} has over {most} characters")
    for name, words in face.commands:
        if not _COMMAND.fullmatch(name) or not 1 <= units(words) <= 256:
            raise Refused(f"the command {name} in {lang} is not one Telegram takes")
