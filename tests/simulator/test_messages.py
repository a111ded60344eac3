"""Messages through python-telegram-bot: sent, edited, copied, deleted, and refused in Telegram's words."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters
from telegram.error import BadRequest, Forbidden

from bot.simulator.model import User
from bot.simulator.simulator import Simulator
from tests.simulator.conftest import Hands

TWO_DAYS = 2 * 86400
KEYS = InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data="yes")]])
SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)


async def test_a_screen_is_sent_edited_and_unkeyed(bot: Bot, person: User, sim: Simulator) -> None:
    sent = await bot.send_message(person.id, "<b>Салом</b> 😀", parse_mode="HTML", reply_markup=KEYS)
    assert (sent.text, sent.reply_markup) == ("Салом 😀", KEYS)
    assert [(one.type, one.offset, one.length) for one in sent.entities] == [("bold", 0, 5)]
    sim.clock.advance(60)
    edited: Any = await bot.edit_message_text("Other", person.id, sent.message_id)
    assert (edited.text, edited.reply_markup) == ("Other", None)
    assert edited.edit_date is not None
    again: Any = await bot.edit_message_reply_markup(person.id, sent.message_id, reply_markup=KEYS)
    assert again.reply_markup == KEYS
    assert [one.text for one in sim.chat(person.id)] == ["Other"]


async def test_private_chats_share_one_row_of_ids_and_the_group_has_its_own(
    bot: Bot, person: User, sim: Simulator
) -> None:
    other = sim.world.add_person("Behruz")
    sim.say(other.id, "salom")
    first = await bot.send_message(person.id, "1")
    second = await bot.send_message(other.id, "2")
    post = await bot.send_message(sim.group_id, "3")
    assert second.message_id == first.message_id + 1
    assert post.message_id == 2


async def test_a_reply_carries_what_it_answers(bot: Bot, person: User, sim: Simulator) -> None:
    asked = sim.say(person.id, "May I ask?")
    told = await bot.send_message(person.id, "Yes", reply_parameters=ReplyParameters(asked.id))
    assert told.reply_to_message is not None
    assert told.reply_to_message.text == "May I ask?"
    quoted = await bot.send_message(person.id, "Do", reply_parameters=ReplyParameters(asked.id, quote="ask"))
    assert quoted.quote is not None
    assert quoted.quote.position == 6
    orphan = ReplyParameters(999, allow_sending_without_reply=True)
    assert (await bot.send_message(person.id, "Still", reply_parameters=orphan)).reply_to_message is None


async def test_media_travels_by_copy_without_its_sender(bot: Bot, person: User, sim: Simulator) -> None:
    voice = sim.say(person.id, "", media="voice", caption="listen")
    copied = await bot.copy_message(sim.group_id, person.id, voice.id)
    kept = sim.world.desk.messages[copied.message_id]
    assert (kept.kind, kept.sender.id, kept.origin) == ("voice", bot.id, None)
    assert kept.content["caption"] == "listen"
    renamed = await bot.copy_message(sim.group_id, person.id, voice.id, caption="new")
    assert sim.world.desk.messages[renamed.message_id].content["caption"] == "new"
    again = await bot.send_voice(person.id, kept.content["voice"]["file_id"])
    assert again.voice is not None
    assert again.voice.file_id == kept.content["voice"]["file_id"]


async def test_protected_messages_may_be_copied_but_not_forwarded(bot: Bot, person: User, sim: Simulator) -> None:
    sent = await bot.send_message(person.id, "secret", protect_content=True)
    assert sent.has_protected_content
    await bot.copy_message(sim.group_id, person.id, sent.message_id)
    with pytest.raises(BadRequest, match=r"^Message has protected content and can't be forwarded$"):
        await bot.forward_message(sim.group_id, person.id, sent.message_id)
    open_one = sim.say(person.id, "open")
    forwarded = await bot.forward_message(sim.group_id, person.id, open_one.id)
    assert forwarded.forward_origin is not None
    assert forwarded.forward_origin.sender_user.id == person.id  # type: ignore[attr-defined]


async def test_albums_are_copied_together(bot: Bot, person: User, sim: Simulator) -> None:
    pair = [sim.say(person.id, "", media="photo", album="a") for _ in range(2)]
    made = await bot.copy_messages(sim.group_id, person.id, [one.id for one in pair] + [999])
    assert len(made) == 2
    assert len({sim.world.desk.messages[one.message_id].album for one in made} - {""}) == 1


async def test_uploads_and_downloads(bot: Bot, person: User, sim: Simulator) -> None:
    sent = await bot.send_document(person.id, b"paper", filename="paper.txt", caption="<i>c</i>", parse_mode="HTML")
    assert sent.document is not None
    assert (sent.document.file_name, sent.caption) == ("paper.txt", "c")
    file = await bot.get_file(sent.document.file_id)
    assert bytes(await file.download_as_bytearray()) == b"paper"
    big = sim.say(person.id, "", media="document", size=2_000_000_000)
    with pytest.raises(BadRequest, match=r"^File is too big$"):
        await bot.get_file(big.content["document"]["file_id"])
    await bot.send_photo(person.id, b"picture")
    await bot.send_sticker(person.id, b"sticker")
    await bot.send_video_note(person.id, b"round")
    await bot.send_location(person.id, 55.7, 37.6)
    await bot.send_contact(person.id, "+992000000000", "Anora")
    kinds = [one.kind for one in sim.chat(person.id)]
    assert kinds == ["document", "document", "photo", "sticker", "video_note", "location", "contact"]


async def test_deleting_ends_after_two_days_and_editing_does_not(bot: Bot, person: User, sim: Simulator) -> None:
    old = await bot.send_message(person.id, "old")
    theirs = sim.say(person.id, "theirs")
    post = await bot.send_message(sim.group_id, "post")
    assert await bot.delete_message(person.id, theirs.id)
    sim.clock.advance(TWO_DAYS + 1)
    with pytest.raises(BadRequest, match=r"^Message can't be deleted for everyone$"):
        await bot.delete_message(person.id, old.message_id)
    with pytest.raises(BadRequest, match=r"^Message can't be deleted$"):
        await bot.delete_message(sim.group_id, post.message_id)
    await bot.edit_message_text("·", person.id, old.message_id)
    fresh = await bot.send_message(person.id, "fresh")
    assert await bot.delete_messages(person.id, [fresh.message_id, 777])
    with pytest.raises(BadRequest, match=r"^Message to delete not found$"):
        await bot.delete_message(person.id, fresh.message_id)


async def test_reactions_and_typing(bot: Bot, person: User, sim: Simulator) -> None:
    line = sim.say(person.id, "hello")
    await bot.set_message_reaction(person.id, line.id, "👍")
    assert line.reactions == {bot.id: "👍"}
    await bot.set_message_reaction(person.id, line.id, [])
    assert line.reactions == {}
    with pytest.raises(BadRequest, match=r"^Reaction_invalid$"):
        await bot.set_message_reaction(person.id, line.id, "🧿")
    assert await bot.send_chat_action(person.id, "typing")


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("blocked", "Forbidden: bot was blocked by the user"),
        ("deactivated", "Forbidden: user is deactivated"),
    ],
)
async def test_closed_doors(state: str, words: str, bot: Bot, person: User) -> None:
    sent = await bot.send_message(person.id, "before")
    setattr(person, state, True)
    with pytest.raises(Forbidden, match=f"^{words}$"):
        await bot.send_message(person.id, "after")
    with pytest.raises(Forbidden, match=f"^{words}$"):
        await bot.edit_message_text("after", person.id, sent.message_id)
    with pytest.raises(Forbidden, match=f"^{words}$"):
        await bot.send_chat_action(person.id, "typing")


async def test_people_who_never_came(bot: Bot, sim: Simulator) -> None:
    stranger = sim.world.add_person("Nobody")
    with pytest.raises(BadRequest, match=r"^Chat not found$"):
        await bot.send_message(stranger.id, "hello")
    with pytest.raises(BadRequest, match=r"^Chat not found$"):
        await bot.send_message(123, "hello")
    colleague = sim.world.counsellors[2]
    sim.world.users[colleague].started = False
    with pytest.raises(Forbidden, match=r"^Forbidden: bot can't initiate conversation with a user$"):
        await bot.send_message(colleague, "hello")


@pytest.mark.parametrize(
    ("method", "more", "words"),
    [
        ("sendMessage", {"text": ""}, "message text is empty"),
        ("sendMessage", {"text": "  \n "}, "text must be non-empty"),
        ("sendMessage", {"text": "<b></b>", "parse_mode": "HTML"}, "text must be non-empty"),
        ("sendMessage", {"text": "x" * 4097}, "message is too long"),
        ("sendMessage", {"text": "😀" * 2049}, "message is too long"),
        ("sendMessage", {"text": "x" * 32769}, "text is too long"),
        ("sendMessage", {"text": "x", "parse_mode": "XML"}, "unsupported parse_mode"),
        (
            "sendMessage",
            {"text": "a<b", "parse_mode": "HTML"},
            "can't parse entities: Unclosed start tag at byte offset 1",
        ),
        ("sendMessage", {"text": "x", "reply_parameters": {"message_id": 99}}, "message to be replied not found"),
        ("sendMessage", {"text": "x", "message_thread_id": 5}, "message thread not found"),
        ("sendMessage", {"chat_id": "", "text": "x"}, "chat_id is empty"),
        ("sendMessage", {"chat_id": "@nobody", "text": "x"}, "chat not found"),
        ("editMessageText", {"message_id": 99, "text": "x"}, "message to edit not found"),
        ("editMessageText", {"message_id": 1, "text": "mine"}, "message can't be edited"),
        ("editMessageText", {"message_id": 2, "text": "bot"}, SAME),
        ("editMessageText", {"message_id": 2, "text": " "}, "text must be non-empty"),
        ("editMessageText", {"message_id": 3, "text": "x"}, "there is no text in the message to edit"),
        ("editMessageCaption", {"message_id": 2, "caption": "x"}, "there is no caption in the message to edit"),
        ("editMessageCaption", {"message_id": 3, "caption": "x" * 1025}, "message caption is too long"),
        ("editMessageReplyMarkup", {"message_id": 2}, SAME),
        (
            "editMessageReplyMarkup",
            {"message_id": 2, "reply_markup": {"force_reply": True}},
            "inline keyboard expected",
        ),
        ("copyMessage", {"from_chat_id": "", "message_id": 1}, 'parameter "from_chat_id" is required'),
        ("copyMessage", {"from_chat_id": 6000001, "message_id": 99}, "message to copy not found"),
        ("copyMessages", {"from_chat_id": 6000001, "message_ids": [99]}, "messages can't be forwarded"),
        ("copyMessages", {"from_chat_id": 6000001, "message_ids": []}, "message identifiers are not specified"),
        ("deleteMessages", {"message_ids": [1] * 101}, "too many message identifiers specified"),
        ("deleteMessages", {"message_ids": [-1]}, "invalid message identifier specified"),
        ("deleteMessage", {"message_id": 99}, "message to delete not found"),
        ("setMessageReaction", {"message_id": 99}, "message to react not found"),
        ("sendVoice", {}, "there is no voice in the request"),
        ("sendVoice", {"voice": "nothing"}, "wrong file identifier/HTTP URL specified"),
        ("sendLocation", {"latitude": 1}, "longitude is empty"),
        ("sendChatAction", {"action": "dance"}, "wrong parameter action in request"),
        ("getFile", {"file_id": "nothing"}, "invalid file_id"),
        (
            "answerCallbackQuery",
            {"callback_query_id": "1"},
            "query is too old and response timeout expired or query ID is invalid",
        ),
        ("getChatAdministrators", {}, "there are no administrators in the private chat"),
    ],
)
async def test_refusals_word_for_word(
    method: str, more: dict[str, Any], words: str, hands: Hands, person: User, sim: Simulator
) -> None:
    assert person.id == 6_000_001
    sim.say(person.id, "person")
    await hands.call("sendMessage", chat_id=person.id, text="bot")
    await hands.call("sendPhoto", chat_id=person.id, photo=sim.world.add_file("photo", b"x").id)
    assert await hands.refused(method, **{"chat_id": person.id, **more}) == (400, f"Bad Request: {words}")
    assert sorted(one.text for one in sim.chat(person.id)) == ["", "bot", "person"]


async def test_the_longest_text_passes(bot: Bot, person: User) -> None:
    assert len((await bot.send_message(person.id, "ӯ" * 4096)).text or "") == 4096
    assert (await bot.send_message(person.id, "<b>" + "😀" * 2048 + "</b>", parse_mode="HTML")).entities[
        0
    ].length == 4096
