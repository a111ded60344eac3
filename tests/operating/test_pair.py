"""Pairing: the right admin in the right group writes the id into the file, and nobody's message is lost by it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.app import pair
from bot.config import Settings, load
from bot.config.write import desk_group, with_group
from bot.core.ids import Lang
from bot.errors import ConfigError
from tests.operating.conftest import Api, Clock

GROUP = -1001234567890
ADMIN = 4_000_001
Deploy = Callable[..., Settings]


class Words:
    """Every text is its own name, so that this test needs no content."""

    class words:
        @staticmethod
        def label(say: Any, lang: Lang) -> str:
            return f"{say.id} in {lang}"


@pytest.fixture(autouse=True)
def content(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pair, "load_content", lambda root, today: Words)


class Desk:
    """A group in which somebody writes the code once it is known; polls give what waits, again and again."""

    def __init__(self, api: Api, lines: list[str], **message: Any) -> None:
        self.lines = lines
        self.waiting = [{"update_id": 1, "message": private("hello")}]
        self.message = message
        self.forum = True
        api.answers |= {
            "getUpdates": self.updates,
            "getChatMember": self.member,
            "getChat": {"id": GROUP, "type": "supergroup", "is_forum": True},
        }

    def tell(self, line: str) -> None:
        self.lines.append(line)

    @property
    def code(self) -> str:
        return next(found[1] for line in self.lines if (found := re.search(r"/pair (\w{8})$", line)))

    def updates(self, given: dict[str, Any]) -> list[dict[str, Any]]:
        text = self.message.get("text", "{code}").format(code=self.code)
        written = in_group(**{**self.message, "text": text})
        return [*self.waiting, {"update_id": 2, "message": written}]

    def member(self, given: dict[str, Any]) -> dict[str, Any]:
        rights = dict.fromkeys(("can_manage_topics", "can_delete_messages", "can_pin_messages"), True)
        if given["user_id"] in (ADMIN, 123456):
            return {"status": "administrator", **rights}
        return {"status": "member"}


def private(text: str) -> dict[str, Any]:
    return {"message_id": 1, "chat": {"id": 7, "type": "private"}, "from": {"id": 7}, "text": text}


def in_group(text: str, by: int = ADMIN, **chat: Any) -> dict[str, Any]:
    place = {"id": GROUP, "type": "supergroup", "is_forum": True, **chat}
    return {"message_id": 2, "chat": place, "from": {"id": by}, "text": text}


@pytest.mark.parametrize("text", ["{code}", "/pair {code}", "/pair@invented_bot  {code}", " {code}\n"])
async def test_an_admins_code_writes_the_group(
    api: Api, deployment: Deploy, clock: Clock, lines: list[str], text: str
) -> None:
    settings = deployment("# mine\n[desk]\n# groups = []\nlanguage = 'tg'\n")
    desk = Desk(api, lines, text=text)
    assert await pair.pair(settings, clock, desk.tell) == 0
    assert load().desk.groups == (GROUP,)
    assert settings.source is not None
    assert settings.source.read_text() == f"# mine\n[desk]\nchat_id = {GROUP}\n# groups = []\nlanguage = 'tg'\n"
    assert api.all_asked("sendMessage") == [{"chat_id": GROUP, "text": "desk.paired in tg"}]
    assert not any("still to do" in line for line in lines)
    assert any(str(ADMIN) in line for line in lines)


async def test_no_update_is_confirmed(api: Api, deployment: Deploy, clock: Clock, lines: list[str]) -> None:
    assert await pair.pair(deployment(), clock, Desk(api, lines).tell) == 0
    assert {given["offset"] for given in api.all_asked("getUpdates")} == {0}


@pytest.mark.parametrize(
    "message",
    [
        {"by": 4_000_002},
        {"text": "x{code}"},
        {"text": "my code is {code}"},
        {"text": "/start {code}"},
        {"type": "group", "is_forum": False},
        {"is_forum": False},
        {"id": 7, "type": "private"},
    ],
)
async def test_the_wrong_one_the_wrong_words_or_the_wrong_group_write_nothing(
    api: Api, deployment: Deploy, clock: Clock, lines: list[str], message: dict[str, Any]
) -> None:
    settings = deployment()
    assert await pair.pair(settings, clock, Desk(api, lines, **message).tell) == 1
    assert settings.source is not None and settings.source.read_text() == "[desk]\n"
    assert not api.all_asked("sendMessage")
    assert any("Topics are off" in line for line in lines) == ("is_forum" in message)


async def test_an_admin_hidden_behind_the_group_counts_and_a_channel_does_not(
    api: Api, deployment: Deploy, clock: Clock, lines: list[str]
) -> None:
    desk = Desk(api, lines)
    desk.updates = lambda given: [  # type: ignore[method-assign]
        {"update_id": 5, "message": in_group(desk.code, by=1087968824) | {"sender_chat": {"id": -100777}}},
        {"update_id": 6, "message": in_group(desk.code, by=1087968824) | {"sender_chat": {"id": GROUP}}},
    ]
    api.answers["getUpdates"] = desk.updates
    settings = deployment()
    assert await pair.pair(settings, clock, desk.tell) == 0
    assert sum("no admin" in line for line in lines) == 1
    assert not api.all_asked("getChatMember") or all(
        each["user_id"] == 123456 for each in api.all_asked("getChatMember")
    )


async def test_missing_rights_are_told(api: Api, deployment: Deploy, clock: Clock, lines: list[str]) -> None:
    desk = Desk(api, lines)
    api.answers["getChatMember"] = lambda given: {"status": "creator" if given["user_id"] == ADMIN else "member"}
    assert await pair.pair(deployment(), clock, desk.tell) == 0
    assert any(line.startswith("still to do: ") for line in lines)


async def test_a_bot_that_may_not_write_there_is_paired_all_the_same(
    api: Api, deployment: Deploy, clock: Clock, lines: list[str]
) -> None:
    api.answers["sendMessage"] = (403, "Forbidden: not enough rights to send text messages to the chat")
    assert await pair.pair(deployment(), clock, Desk(api, lines).tell) == 0
    assert load().desk.groups == (GROUP,)


async def test_a_running_bot_is_told_of(api: Api, deployment: Deploy, clock: Clock) -> None:
    api.answers["getUpdates"] = (409, "Conflict: terminated by other getUpdates request")
    with pytest.raises(ConfigError) as caught:
        await pair.pair(deployment(), clock, lambda line: None)
    assert caught.value.lines[0].startswith("telegram.mode: ")


async def test_a_broken_line_is_waited_out(api: Api, deployment: Deploy, clock: Clock, lines: list[str]) -> None:
    desk = Desk(api, lines)
    answers = iter([(502, "Bad Gateway"), (429, "Too Many Requests: retry after 3")])
    api.answers["getUpdates"] = lambda given: next(answers, None) or desk.updates(given)
    assert await pair.pair(deployment(), clock, desk.tell) == 0


async def test_the_environment_that_says_otherwise_is_told_of(
    api: Api, deployment: Deploy, clock: Clock, lines: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = deployment()
    monkeypatch.setenv("HAMROH_DESK__CHAT_ID", "-1009")
    assert await pair.pair(settings, clock, Desk(api, lines).tell) == 0
    assert any("HAMROH_DESK__CHAT_ID" in line for line in lines)


async def test_codes_differ_and_hold_no_doubtful_letter(
    api: Api, deployment: Deploy, clock: Clock, lines: list[str]
) -> None:
    for _ in range(2):
        await pair.pair(deployment(), clock, Desk(api, lines, text="nothing").tell)
    codes = {line.split()[-1] for line in lines if "/pair" in line}
    assert len(codes) == 2 and not set("".join(codes)) & set("0O1I")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "[desk]\nchat_id = -5\n"),
        ("a = 1", "a = 1\n\n[desk]\nchat_id = -5\n"),
        ("[desk]", "[desk]\nchat_id = -5\n"),
        (
            "[desk] # ours\nchat_id=-1 # old\n[log]\nchat_id = 3\n",
            "[desk] # ours\nchat_id=-5 # old\n[log]\nchat_id = 3\n",
        ),
        ("[desk]\n[[desk.counsellor]]\nid = 1\n", "[desk]\nchat_id = -5\n[[desk.counsellor]]\nid = 1\n"),
        ("[desk]\r\nlanguage = 'ru'\r\n", "[desk]\r\nchat_id = -5\nlanguage = 'ru'\r\n"),
    ],
)
def test_only_one_line_of_the_file_changes(before: str, after: str) -> None:
    assert with_group(before, -5) == after


def test_the_file_keeps_its_rights_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    source = tmp_path / "config.toml"
    source.write_text("[desk]\n")
    source.chmod(0o640)
    desk_group(source, -5)
    assert source.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in tmp_path.iterdir()] == ["config.toml"]


@pytest.mark.parametrize(
    "text", ["desk.chat_id = -1\n", 'desk = { language = "ru" }\n', "[desk\n", '[x]\ny = """\n[desk]\n"""\n']
)
def test_a_file_that_cannot_be_changed_safely_is_left_alone(tmp_path: Path, text: str) -> None:
    source = tmp_path / "config.toml"
    source.write_text(text)
    with pytest.raises(ConfigError) as caught:
        desk_group(source, -5)
    assert "chat_id = -5" in caught.value.lines[0]
    assert source.read_text() == text


async def test_it_can_be_stopped_while_it_waits(api: Api, deployment: Deploy) -> None:
    """A person at the terminal presses Ctrl-C: the connections are closed, nothing is written."""
    settings, polled = deployment(), asyncio.Event()

    def slow(given: dict[str, Any]) -> list[Any]:
        polled.set()
        return []

    api.answers["getUpdates"] = slow
    task = asyncio.ensure_future(pair.pair(settings, None, lambda line: None))
    await polled.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert settings.source is not None and settings.source.read_text() == "[desk]\n"
