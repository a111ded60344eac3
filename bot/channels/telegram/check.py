"""Looks at the deployment from Telegram's side, for `hamroh doctor`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bot.channels.telegram.calls import Caller
from bot.channels.telegram.face import RIGHTS
from bot.core.values import Value
from bot.errors import ChannelError, Gone, Moved, NoRights, TryLater

_QUEUE = 1000


class Finding(Value, frozen=True):
    """One thing that was looked at. `mend` says what to do when it is not ok."""

    about: str
    ok: bool
    say: str
    mend: str = ""


async def inspect(channel: Caller, groups: Iterable[int], webhook_url: str = "") -> list[Finding]:
    """What is well and what is not: token, delivery, each desk group. `webhook_url` is empty when the bot polls.

    Nothing is polled or changed, so it may run beside a serving bot.
    """
    try:
        me = await channel.call("getMe")
    except TryLater as exc:
        mend = "check the token" if "token" in str(exc) else "check the network, the proxy, telegram.api_base_url"
        return [Finding("token", False, str(exc), mend)]
    except ChannelError as exc:
        return [Finding("token", False, str(exc), "try again; check telegram.api_base_url")]
    if not isinstance(me, dict) or type(me.get("id")) is not int:
        return [Finding("token", False, "the answer is not Telegram's", "check telegram.api_base_url")]
    found = [Finding("token", True, f"the token belongs to @{me.get('username', '')}"), _privacy(me)]
    found += await _delivery(channel, webhook_url)
    for group in groups:
        found += await _group(channel, group, me["id"])
    return found


def _privacy(me: dict[str, Any]) -> Finding:
    if me.get("can_join_groups") is False:
        return Finding("groups", False, "the bot cannot be added to groups", "BotFather: /setjoingroups, Enable")
    return Finding("groups", True, "the bot can be added to groups; as an admin it sees every message there")


async def _delivery(channel: Caller, wanted: str) -> list[Finding]:
    try:
        info = await channel.call("getWebhookInfo")
    except ChannelError as exc:
        return [Finding("delivery", False, str(exc), "try again")]
    info = info if isinstance(info, dict) else {}
    url = info.get("url") or ""
    found = []
    if url == wanted:
        found.append(Finding("delivery", True, "updates come by webhook" if wanted else "updates come by polling"))
    elif wanted:
        found.append(
            Finding("delivery", False, "Telegram has another webhook or none", "start the bot: it sets its own")
        )
    else:
        found.append(
            Finding(
                "delivery",
                False,
                "a webhook is set, so polling gets nothing",
                "start the bot: it takes the webhook away. If it comes back, somebody else has the token: revoke it",
            )
        )
    waiting = info.get("pending_update_count")
    if type(waiting) is int and waiting > _QUEUE:
        found.append(Finding("queue", False, f"{waiting} updates wait", "is the bot running? They die after 24 hours"))
    if wanted and info.get("last_error_date"):
        found.append(Finding("webhook", False, "Telegram reports an error of the webhook", "see getWebhookInfo"))
    return found


async def _group(channel: Caller, group: int, me: int) -> list[Finding]:
    about = f"desk {group}"
    try:
        chat = await channel.call("getChat", chat_id=group)
        member = await channel.call("getChatMember", chat_id=group, user_id=me)
    except Moved as exc:
        return [Finding(about, False, f"the group is now {exc.to}", "put the new id into the configuration")]
    except (NoRights, Gone):
        return [Finding(about, False, "the bot is not in this group", "add it as an admin, or correct the id")]
    except ChannelError as exc:
        return [Finding(about, False, str(exc), "try again")]
    chat = chat if isinstance(chat, dict) else {}
    member = member if isinstance(member, dict) else {}
    found = [
        Finding(about, True, "topics are on")
        if chat.get("is_forum") is True
        else Finding(about, False, "topics are off", "group settings: Topics, on")
    ]
    if chat.get("username"):
        found.append(Finding(about, False, "the group is public", "make it private: everybody can read the cases"))
    if member.get("status") != "administrator":
        return [
            *found,
            Finding(about, False, "the bot is no admin", "make it one, with the three rights below it needs"),
        ]
    missing = [right for right in RIGHTS if member.get(right) is not True]
    if missing:
        found.append(Finding(about, False, "rights are missing: " + ", ".join(missing), "give them to the bot"))
    else:
        found.append(Finding(about, True, "the bot has the rights it needs"))
    return found
