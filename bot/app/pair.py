"""Finds the desk group: an admin types a code there, and its id goes into the configuration."""

from __future__ import annotations

import os
import secrets
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from typing import Any, Final

from bot.app.clock import Clock, SystemClock
from bot.channels.telegram.calls import Caller
from bot.channels.telegram.check import inspect
from bot.channels.telegram.poll import poll
from bot.config import Settings, load
from bot.config.write import desk_group
from bot.content.bundle import load_content
from bot.core.ids import TextId
from bot.core.screen import Say
from bot.errors import ChannelError, ConfigError, Intruder, TryLater, Unknown

LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""None of them can be taken for another."""

PATIENCE: Final = 15 * 60.0
FULL: Final = 100
"""Updates in one answer of Telegram. With so many waiting, newer ones cannot be seen without confirming these."""


async def pair(settings: Settings, clock: Clock | None = None, tell: Callable[[str], None] = print) -> int:
    """Prints a code, waits for it in a group, writes the group's id; 0 when that is done."""
    clock = clock or SystemClock()
    if settings.source is None or not os.access(settings.source.parent, os.W_OK):
        raise ConfigError(["config.toml: there is none that may be changed; make one, or write HAMROH_DESK__CHAT_ID"])
    content = load_content(settings.content.root, datetime.fromtimestamp(clock.now(), UTC).date())
    done = content.words.label(Say(id=TextId("desk.paired")), settings.desk.language)

    channel = Caller(settings.telegram.token, api=settings.telegram.api_base_url, proxy=settings.telegram.proxy)
    await channel.start()
    try:
        code = "".join(secrets.choice(LETTERS) for _ in range(8))
        tell("Add the bot to the desk group as an admin. Then, as an admin of the group, write there:")
        tell(f"    /pair {code}")
        group = await find(channel, code, clock, tell)
        if group is None:
            tell("Nobody wrote the code within 15 minutes. Start `hamroh pair` again.")
            return 1
        desk_group(settings.source, group)
        tell(f"desk.chat_id = {group} is written into {settings.source.name}")
        if load().desk.chat_id != group:
            tell("But HAMROH_DESK__CHAT_ID says another id, and the environment wins: change it there.")
        await say(channel, group, done, tell)
        for each in await inspect(channel, [group]):
            if not each.ok:
                tell(f"still to do: {each.say}: {each.mend}")
        return 0
    finally:
        await channel.stop()


async def find(channel: Caller, code: str, clock: Clock, tell: Callable[[str], None]) -> int | None:
    """The group in which one of its admins typed the code; None when nobody did in time."""
    async for message in arriving(channel, clock, tell):
        chat = message.get("chat")
        if not isinstance(chat, dict) or not typed(message.get("text"), code) or not isinstance(chat.get("id"), int):
            continue
        group: int = chat["id"]
        if group > 0:
            tell("The code came in a private chat. Write it in the group.")
        elif not await admin(channel, group, message):
            tell("Somebody who is no admin of the group wrote the code. An admin must do it.")
        elif chat.get("type") != "supergroup" or chat.get("is_forum") is not True:
            tell("Topics are off in this group. Turn them on in the group's settings, then write the code once more.")
        else:
            sender = message.get("from")
            if isinstance(sender, dict) and "sender_chat" not in message:
                tell(f"The code was written by the person with the id {sender.get('id')} (for desk.counsellors).")
            return group
    return None


async def arriving(channel: Caller, clock: Clock, tell: Callable[[str], None]) -> AsyncIterator[dict[str, Any]]:
    """
    Messages as they come, each once. None is confirmed: what people write meanwhile waits for the service.
    """
    until = clock.monotonic() + PATIENCE
    seen: set[int] = set()
    warned = False
    while (left := until - clock.monotonic()) > 0:
        began = clock.monotonic()
        try:
            updates, _ = await poll(channel, 0, max(1, min(25, int(left))))
        except Intruder:
            raise ConfigError(
                ["telegram.mode: the bot is running, or a webhook is set; stop it, or write desk.chat_id yourself"]
            ) from None
        except (TryLater, Unknown) as error:
            await clock.sleep(max(2.0, getattr(error, "seconds", 0.0)))
            continue
        for update in updates:
            if update["update_id"] not in seen:
                seen.add(update["update_id"])
                if isinstance(message := update.get("message"), dict):
                    yield message
        if len(updates) >= FULL and not warned:
            warned = True
            tell("So many messages wait for the bot that the code may not be seen. Write desk.chat_id yourself.")
        # What is not confirmed comes back at once, and an offset asked again within half a second brings only one.
        if clock.monotonic() - began < 1.0:
            await clock.sleep(1.0)


def typed(text: object, code: str) -> bool:
    """Whether a message is the code: alone, or behind the command, which a bot without rights can see too."""
    if not isinstance(text, str):
        return False
    words = text.upper().split()
    return words == [code] or (len(words) == 2 and words[0].split("@")[0] == "/PAIR" and words[1] == code)


async def admin(channel: Caller, group: int, message: dict[str, Any]) -> bool:
    """Whether the sender is an admin of the group. Who hides behind the group itself is one."""
    stands_for = message.get("sender_chat")
    if isinstance(stands_for, dict):
        return stands_for.get("id") == group
    sender = message.get("from")
    if not isinstance(sender, dict) or not isinstance(sender.get("id"), int):
        return False
    try:
        member = await channel.call("getChatMember", chat_id=group, user_id=sender["id"])
    except ChannelError:
        return False
    return isinstance(member, dict) and member.get("status") in ("creator", "administrator")


async def say(channel: Caller, group: int, text: str, tell: Callable[[str], None]) -> None:
    """Says it in the group, as well as can be: pairing does not fail for it."""
    try:
        await channel.call("sendMessage", chat_id=group, text=text)
    except ChannelError as error:
        tell(f"The bot could not write in the group ({error}). Give it its rights, then run `hamroh doctor`.")
