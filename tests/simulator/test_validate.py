"""Parameters in every form they can arrive in, and keyboards in every form they can be wrong in."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from bot.simulator import markup
from bot.simulator.methods import ANSWERERS
from bot.simulator.refusal import Refusal
from bot.simulator.validate import METHODS, read
from tests.simulator.conftest import Hands


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("chat_id", 42, "42"),
        ("chat_id", " -100 ", "-100"),
        ("message_thread_id", "7", 7),
        ("message_thread_id", "7th", 7),
        ("message_thread_id", "x", 0),
        ("protect_content", "True", True),
        ("protect_content", True, True),
        ("protect_content", "no", False),
        ("text", 5, "5"),
        ("reply_parameters", '{"message_id":1}', {"message_id": 1}),
        ("reply_parameters", {"message_id": 1}, {"message_id": 1}),
        ("entities", "no json", None),
    ],
)
def test_values_are_read_as_telegram_reads_them(name: str, value: Any, kept: Any) -> None:
    params, strangers = read(METHODS["sendmessage"], {name: value})
    assert params.get(name) == kept
    assert strangers == []


def test_unknown_parameters_are_named_not_refused() -> None:
    assert read(METHODS["getme"], {"chat": 1}) == ({}, ["chat"])


def test_every_method_has_an_answer() -> None:
    by_server = {"getupdates", "setwebhook", "deletewebhook", "getwebhookinfo"}
    assert set(METHODS) == set(ANSWERERS) | by_server


@pytest.mark.parametrize("name", sorted(name for name, method in METHODS.items() if method.required))
async def test_a_call_without_what_it_needs_is_refused(name: str, hands: Hands) -> None:
    if name in ("setwebhook", "setmycommands"):  # an empty address or list means "take it away"
        assert (await hands.call(name))["ok"]
        return
    code, words = await hands.refused(name)
    assert code == 400
    assert words.startswith("Bad Request: ")


def rows(*buttons: Any) -> dict[str, Any]:
    return {"inline_keyboard": [list(buttons)]}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ([], "object expected as reply markup"),
        ({"inline_keyboard": 1}, 'field "inline_keyboard" must be of type Array'),
        (
            {"inline_keyboard": [1]},
            'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
        ),
        (rows(1), "can't parse inline keyboard button: InlineKeyboardButton must be an Object"),
        (rows({}), "can't parse inline keyboard button: Can't find field \"text\""),
        (
            rows({"text": "x"}),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            rows({"text": "x", "callback_data": "d", "style": "blue"}),
            "can't parse inline keyboard button: invalid button style specified",
        ),
        (rows({"text": " ", "callback_data": "d"}), "inline keyboard button text must be non-empty"),
        (rows({"text": "x", "callback_data": "ӯ" * 33}), "BUTTON_DATA_INVALID"),
        (rows({"text": "x", "callback_data": "d" * 65}), "BUTTON_DATA_INVALID"),
        (
            rows({"text": "x", "url": "nowhere"}),
            'inline keyboard button URL "nowhere" is invalid: Wrong HTTP URL',
        ),
        (rows({"text": "x", "copy_text": {"text": "y" * 257}}), "BUTTON_COPY_TEXT_INVALID"),
        ({"inline_keyboard": [[{"text": "y" * 100, "callback_data": "d"}]] * 99}, "reply markup is too long"),
    ],
)
def test_wrong_keyboards_are_refused_in_telegrams_words(given: Any, words: str) -> None:
    with pytest.raises(Refusal) as refusal:
        markup.read(given)
    assert refusal.value.description == f"Bad Request: {words}"


def test_a_good_keyboard_is_kept() -> None:
    good = rows(
        {"text": "a", "callback_data": "ӯ" * 32, "style": "danger"},
        {"text": "b", "copy_text": {"text": "+992"}},
        {"text": "c", "url": "https://example.org/"},
    )
    assert markup.read(good) == ("inline", good)
    assert markup.read({"remove_keyboard": True}) == ("remove", None)
    assert markup.read({"inline_keyboard": []}) == ("", None)


@pytest.mark.parametrize("style", ["json", "form", "multipart", "query"])
async def test_a_call_may_come_in_any_form(style: str, hands: Hands, person: Any, sim: Any) -> None:
    keyboard = msgspec.json.encode(rows({"text": "x", "callback_data": "d"})).decode()
    fields = {"chat_id": str(person.id), "text": "ӯ & x", "reply_markup": keyboard}
    path = f"/bot{sim.token}/SENDMESSAGE"
    if style == "json":
        sent = hands.raw(path, json={**fields, "chat_id": person.id, "reply_markup": msgspec.json.decode(keyboard)})
    elif style == "form":
        sent = hands.raw(path, data=fields)
    elif style == "query":
        sent = hands.raw(path, method="GET", params=fields)
    else:
        boundary = "line"
        lines = [
            f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in fields.items()
        ]
        body = ("".join(lines) + f"--{boundary}--\r\n").encode()
        sent = hands.raw(path, data=body, headers={"Content-Type": f"multipart/form-data; boundary={boundary}"})
    async with sent as answer:
        body = await answer.json()
    assert body["ok"], body
    assert body["result"]["text"] == "ӯ & x"
    assert body["result"]["reply_markup"] == msgspec.json.decode(keyboard)


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("reply_markup", "can't parse reply keyboard markup JSON object"),
        ("reply_parameters", "can't parse reply parameters JSON object"),
        ("link_preview_options", "can't parse link preview options JSON object"),
    ],
)
async def test_broken_json_is_named(field: str, words: str, hands: Hands, person: Any) -> None:
    assert await hands.refused("sendMessage", chat_id=person.id, text="x", **{field: "{"}) == (
        400,
        f"Bad Request: {words}",
    )


async def test_strangers_at_the_door(hands: Hands, sim: Any) -> None:
    async with hands.raw("/bot1:wrong/getMe") as answer:
        assert (answer.status, (await answer.json())["description"]) == (401, "Unauthorized")
    assert await hands.refused("sendMoney") == (404, "Not Found")
    async with hands.raw("/nothing", method="GET") as answer:
        assert answer.status == 404
    async with hands.raw("/../server.py", method="GET") as answer:
        assert answer.status == 404
