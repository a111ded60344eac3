"""The public face is changed only where it differs, and the doctor names what is wrong with a desk."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.channels.telegram.check import inspect
from bot.channels.telegram.face import RIGHTS, Face, put_on
from bot.channels.telegram.speak import TelegramChannel
from bot.errors import Refused, TryLater

GROUP = -1001000000001
FACES = {
    lang: Face(
        f"Name {lang}", f"Description {lang}", f"Short {lang}", (("start", f"Start {lang}"), ("privacy", "Privacy"))
    )
    for lang in ("tg", "ru", "uz")
}


@dataclass
class Remembering:
    """Telegram's memory of a face: names fall back to the default, commands do not."""

    kept: dict[tuple[str, str], Any] = field(default_factory=dict)
    rights: dict[str, bool] = field(default_factory=dict)

    def answer(self, method: str, params: dict[str, Any]) -> Any:
        if method == "setMyDefaultAdministratorRights":
            self.rights = params["rights"]
            return True
        if method == "getMyDefaultAdministratorRights":
            return self.rights
        item, lang = method[5:], params.get("language_code", "")
        key = {
            "Name": "name",
            "Description": "description",
            "ShortDescription": "short_description",
            "Commands": "commands",
        }
        if method.startswith("set"):
            self.kept[item, lang] = params[key[item]]
            return True
        if item == "Commands":
            assert params["scope"] == {"type": "all_private_chats"}
            return self.kept.get((item, lang), [])
        return {key[item]: self.kept.get((item, lang), self.kept.get((item, ""), ""))}


async def test_face_is_put_on_once(channel: TelegramChannel, script: Any) -> None:
    telegram = Remembering()
    script._usual = telegram.answer
    changed = await put_on(channel, FACES)
    assert {"Name:default", "Name:tg", "Commands:uz", "Description:tg", "rights"} <= set(changed)
    assert "Name:ru" not in changed  # the default is Russian already
    assert telegram.kept["Name", ""] == "Name ru" and telegram.kept["Name", "uz"] == "Name uz"
    assert telegram.kept["Commands", "tg"][0] == {"command": "start", "description": "Start tg"}
    assert telegram.kept["ShortDescription", "tg"] == "Short tg"
    assert all(telegram.rights[right] for right in RIGHTS) and not telegram.rights["is_anonymous"]
    script.asked.clear()
    assert await put_on(channel, FACES) == []
    assert all(method.startswith("get") for method in script.methods())


async def test_throttled_face_is_late_not_lost(channel: TelegramChannel, script: Any) -> None:
    telegram = Remembering()
    script._usual = telegram.answer
    script.refuse("setMyName", "Too Many Requests: retry after 40000", code=429, retry_after=40000)
    with pytest.raises(TryLater) as caught:
        await put_on(channel, FACES)
    assert caught.value.seconds == 40000
    assert telegram.kept["Name", "tg"] == "Name tg" and telegram.kept["Commands", ""]


@pytest.mark.parametrize(
    "wrong",
    [
        Face("x" * 65, "", ""),
        Face("x", "🙏" * 257, ""),
        Face("x", "", "x" * 121),
        Face("x", "", "", (("Start", "x"),)),
        Face("x", "", "", (("start", ""),)),
    ],
)
async def test_face_telegram_would_refuse(channel: TelegramChannel, script: Any, wrong: Face) -> None:
    with pytest.raises(Refused):
        await put_on(channel, FACES | {"uz": wrong})
    assert script.asked == []


# -- the doctor -------------------------------------------------------------------------------------------------------


def healthy(script: Any, **changes: Any) -> None:
    script.on(
        "getMe",
        {"id": 7000000001, "is_bot": True, "username": "hamroh_sample_bot", "can_join_groups": True}
        | changes.get("me", {}),
    )
    script.on("getWebhookInfo", {"url": "", "pending_update_count": 0} | changes.get("hook", {}))
    script.on("getChat", {"id": GROUP, "type": "supergroup", "is_forum": True} | changes.get("chat", {}))
    member = {"status": "administrator"} | dict.fromkeys(RIGHTS, True) | changes.get("member", {})
    script.on("getChatMember", member)


async def wrong(channel: TelegramChannel, webhook: str = "") -> list[str]:
    found = await inspect(channel, [GROUP], webhook)
    assert all(finding.ok or finding.mend for finding in found)
    return [finding.say for finding in found if not finding.ok]


async def test_all_is_well(channel: TelegramChannel, script: Any) -> None:
    healthy(script)
    assert await wrong(channel) == []
    assert script.params("getChatMember") == {"chat_id": GROUP, "user_id": 7000000001}
    assert "getUpdates" not in script.methods()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"me": {"can_join_groups": False}}, "cannot be added to groups"),
        ({"hook": {"url": "https://elsewhere.example.org"}}, "polling gets nothing"),
        ({"hook": {"pending_update_count": 5000}}, "5000 updates wait"),
        ({"chat": {"is_forum": False}}, "topics are off"),
        ({"chat": {"username": "open"}}, "public"),
        ({"member": {"status": "member"}}, "no admin"),
        ({"member": {"can_manage_topics": False}}, "can_manage_topics"),
        ({"member": {"can_delete_messages": False}}, "can_delete_messages"),
        ({"member": {"can_pin_messages": False}}, "can_pin_messages"),
    ],
)
async def test_what_is_wrong_is_named(
    channel: TelegramChannel, script: Any, changes: dict[str, Any], said: str
) -> None:
    healthy(script, **changes)
    (finding,) = await wrong(channel)
    assert said in finding


async def test_webhook_expected(channel: TelegramChannel, script: Any) -> None:
    healthy(script, hook={"url": "https://bot.example.org/hook"})
    assert await wrong(channel, "https://bot.example.org/hook") == []
    healthy(script)
    assert len(await wrong(channel, "https://bot.example.org/hook")) == 1


@pytest.mark.parametrize(("code", "said", "mend"), [(401, "Unauthorized", "token"), (502, "x", "again")])
async def test_without_a_token_nothing_else_is_asked(
    channel: TelegramChannel, script: Any, code: int, said: str, mend: str
) -> None:
    script.refuse("getMe", said, code=code)
    (finding,) = await inspect(channel, [GROUP])
    assert not finding.ok and mend in finding.mend and script.methods() == ["getMe"]


async def test_group_moved_or_unknown(channel: TelegramChannel, script: Any) -> None:
    healthy(script)
    script.answers["getChat"].clear()
    script.refuse("getChat", "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=-1009)
    assert await wrong(channel) == ["the group is now -1009"]
    healthy(script)
    script.answers["getChat"].clear()
    script.refuse("getChat", "Bad Request: chat not found")
    assert await wrong(channel) == ["the bot is not in this group"]
