"""Every kind of update Telegram can send becomes the right event, and none, however broken, raises."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.telegram.kinds import MEDIA, SERVICE, WRAPPING
from bot.channels.telegram.parse import NOTHING, read
from bot.core import events
from bot.core.values import encode

ME = 7000000001
DESKS = frozenset({-1001000000001, -4001})
FILES = sorted((Path(__file__).parent.parent / "updates").glob("*.json"))
CAPTURED = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in FILES}

# What a message may hold besides media, as Telegram documents it.
WITHOUT_WORDS = (
    "dice poll game story checklist paid_media invoice successful_payment refunded_payment users_shared chat_shared"
    " gift unique_gift connected_website passport_data web_app_data giveaway giveaway_winners rich_message"
).split()


@pytest.mark.parametrize("name", CAPTURED)
def test_update_becomes_event(name: str) -> None:
    captured = CAPTURED[name]
    address, event = read(captured["update"], ME, DESKS)
    assert (address and msgspec.to_builtins(address)) == captured["address"]
    stored = msgspec.json.decode(msgspec.json.encode(event)) if event else None
    assert stored == captured["event"], captured["about"]


def test_fixtures_cover_every_kind() -> None:
    assert len(CAPTURED) >= 45
    seen = {
        key
        for captured in CAPTURED.values()
        for part in captured["update"].values()
        if isinstance(part, dict)
        for key in part
    }
    assert {field for field, _ in MEDIA} | set(WITHOUT_WORDS) <= seen
    made = {captured["event"]["type"] for captured in CAPTURED.values() if captured["event"]}
    meant = events.PersonEvent | events.DeskEvent
    assert made == {kind.__name__ for kind in meant.__args__}


def test_kinds_do_not_overlap() -> None:
    media = {field for field, _ in MEDIA}
    assert not media & SERVICE and not media & WRAPPING and not SERVICE & WRAPPING
    assert not set(WITHOUT_WORDS) & (media | SERVICE | WRAPPING)
    assert {kind for _, kind in MEDIA} == set(events.MEDIA)


@pytest.mark.parametrize("field", sorted(SERVICE - {"migrate_to_chat_id", "migrate_from_chat_id"}))
def test_housekeeping_is_nobodys_words(field: str) -> None:
    for name in ("private_empty", "desk_text"):
        update = copy.deepcopy(CAPTURED[name]["update"])
        update["message"].pop("text", None)
        update["message"][field] = {"x": 1}
        assert read(update, ME, DESKS) == NOTHING


def test_what_a_forwarded_message_of_old_carries_is_still_known_as_forwarded() -> None:
    update = copy.deepcopy(CAPTURED["private_text"]["update"])
    update["message"]["forward_date"] = 1
    event = read(update, ME, DESKS)[1]
    assert isinstance(event, events.Wrote) and event.forwarded


def test_desk_is_a_desk_only_while_it_is_configured() -> None:
    update = CAPTURED["desk_text"]["update"]
    assert read(update, ME, frozenset()) == (None, events.Strayed(-1001000000001))


JUNK: list[Any] = [
    None,
    True,
    False,
    0,
    -1,
    1.5,
    2**63,
    -(2**70),
    "",
    "x",
    "\ud800",
    "\x00",
    [],
    [None],
    [[]],
    {},
    {"id": []},
]


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every value inside."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found = []
    for key, child in inner:
        found += [(*path, key), *_places(child, (*path, key))]
    return found


def _holds(result: Any) -> None:
    address, event = result
    if address is not None:
        assert isinstance(address, events.Address) and isinstance(event, events.PersonEvent)
        assert msgspec.json.decode(encode(address), type=events.Address) == address
    if event is not None:
        # What cannot be stored would stop the whole inbox.
        assert msgspec.json.decode(encode(event), type=events.Event) == event
        assert (address is None) == isinstance(event, events.DeskEvent)


@settings(max_examples=300, derandomize=True, deadline=None)
@given(data=st.data())
def test_mutated_updates_never_raise(data: st.DataObject) -> None:
    update = copy.deepcopy(CAPTURED[data.draw(st.sampled_from(sorted(CAPTURED)))]["update"])
    for _ in range(2):
        places = _places(update)
        if not places:
            break
        *way, last = data.draw(st.sampled_from(places))
        inside = update
        for key in way:
            inside = inside[key]
        inside[last] = copy.deepcopy(data.draw(st.sampled_from(JUNK)))
    _holds(read(update, ME, DESKS))


@pytest.mark.parametrize("name", CAPTURED)
def test_updates_without_any_one_field_never_raise(name: str) -> None:
    for *way, last in _places(CAPTURED[name]["update"]):
        update = copy.deepcopy(CAPTURED[name]["update"])
        inside = update
        for key in way:
            inside = inside[key]
        del inside[last]
        _holds(read(update, ME, DESKS))


@pytest.mark.parametrize("junk", JUNK)
def test_junk_is_nothing(junk: Any) -> None:
    assert read(junk, ME, DESKS) == NOTHING
    kinds = ("message", "edited_message", "callback_query", "my_chat_member", "channel_post")
    assert read(dict.fromkeys(kinds, junk), ME, DESKS) == NOTHING
