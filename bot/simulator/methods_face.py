"""Methods about the bot itself: name, descriptions, commands, default rights, by language."""

from __future__ import annotations

import re
from typing import Any

from bot.simulator import wire
from bot.simulator.access import Api
from bot.simulator.entities import units
from bot.simulator.model import RIGHTS, Json
from bot.simulator.refusal import bad
from bot.simulator.validate import Params, as_int, objects

_LANGUAGE = re.compile(r"[a-z]{2}")
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_SCOPES = frozenset(
    {
        "default", "all_private_chats", "all_group_chats", "all_chat_administrators", "chat", "chat_administrators",
        "chat_member",
    }
)  # fmt: skip


def get_me(api: Api, p: Params) -> Any:
    """getMe"""
    return {
        **wire.user(api.world.bot),
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
    }


def language(p: Params) -> str:
    """The two-letter language of a call, or "" for everybody else."""
    code = str(p.get("language_code", ""))
    if code and not _LANGUAGE.fullmatch(code):
        raise bad("Invalid language code specified")
    return code


def setter(field: str, most: int, complaint: str) -> Any:
    """The method that sets this text for a language; empty removes it."""

    def change(api: Api, p: Params) -> Any:
        code = language(p)
        text = p.get(field, "").strip()
        if units(text) > most:
            raise bad(complaint)
        kept: dict[str, str] = getattr(api.world.face, field)
        if text:
            kept[code] = text
            if field == "name" and not code:
                api.world.bot.name = text
        else:
            kept.pop(code, None)
        api.world.tell("face", field=field, lang=code)
        return True

    return change


def getter(field: str) -> Any:
    """The method that reads this text: the language's own, else the default."""

    def look(api: Api, p: Params) -> Any:
        kept: dict[str, str] = getattr(api.world.face, field)
        return {field: kept.get(language(p)) or kept.get("", api.world.bot.name if field == "name" else "")}

    return look


def _scope(api: Api, p: Params) -> str:
    given = p.get("scope")
    if given is None:
        return "default"
    if not isinstance(given, dict):
        raise bad("Can't parse BotCommandScope: BotCommandScope must be an Object")
    kind = given.get("type")
    if kind is None:
        raise bad("Can't parse BotCommandScope: Can't find field \"type\"")
    if kind not in _SCOPES:
        raise bad("Can't parse BotCommandScope: Unsupported type specified")
    if not str(kind).startswith("chat"):
        return str(kind)
    if not given.get("chat_id"):
        raise bad("Can't parse BotCommandScope: Empty chat_id specified")
    place = api.chat(str(given["chat_id"]))
    if kind != "chat_member":
        return f"{kind}:{place.id}"
    if as_int(given.get("user_id", 0)) <= 0:
        raise bad("Can't parse BotCommandScope: Invalid user_id specified")
    return f"{kind}:{place.id}:{as_int(given['user_id'])}"


def _command(one: Any) -> Json:
    if not isinstance(one, dict):
        raise bad("Can't parse BotCommand: expected an Object")
    for name in ("command", "description"):
        if name not in one:
            raise bad(f"Can't parse BotCommand: Can't find field \"{name}\"")
    command = str(one["command"]).removeprefix("/").strip()
    description = str(one["description"]).strip()
    if not command:
        raise bad("Command must be non-empty")
    if len(command) > 32:
        raise bad("Command length must not exceed 32")
    if not description:
        raise bad("Command description must be non-empty")
    if not _COMMAND.fullmatch(command):
        raise bad("BOT_COMMAND_INVALID")
    if units(description) > 256:
        raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": command, "description": description}


def set_commands(api: Api, p: Params) -> Any:
    """setMyCommands"""
    commands = [_command(one) for one in objects(p.get("commands") or [], "Expected an Array of BotCommand")]
    scope, code = _scope(api, p), language(p)
    if len(commands) > 100:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    kept = api.world.face.commands.setdefault(scope, {})
    if commands:
        kept[code] = commands
    else:
        kept.pop(code, None)
    api.world.tell("face", field="commands", lang=code)
    return True


def get_commands(api: Api, p: Params) -> Any:
    """getMyCommands"""
    return api.world.face.commands.get(_scope(api, p), {}).get(language(p), [])


def delete_commands(api: Api, p: Params) -> Any:
    """deleteMyCommands"""
    api.world.face.commands.get(_scope(api, p), {}).pop(language(p), None)
    api.world.tell("face", field="commands", lang=language(p))
    return True


def set_rights(api: Api, p: Params) -> Any:
    """setMyDefaultAdministratorRights"""
    given = p.get("rights")
    if given is not None and not isinstance(given, dict):
        raise bad("Can't parse ChatAdministratorRights: ChatAdministratorRights must be an Object")
    wanted = {right: bool(given.get(right)) for right in RIGHTS} if given else None
    if p.get("for_channels"):
        api.world.face.channel_rights = wanted
    else:
        api.world.face.rights = wanted
    return True


def get_rights(api: Api, p: Params) -> Any:
    """getMyDefaultAdministratorRights"""
    kept = api.world.face.channel_rights if p.get("for_channels") else api.world.face.rights
    return kept or dict.fromkeys(RIGHTS, False)
