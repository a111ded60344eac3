"""Photos, voices and all the rest go both ways by copy: no sender, no forward, protected at the desk."""

from __future__ import annotations

from tests.app.world import World

KINDS = ("photo", "voice", "video_note", "video", "document", "audio", "location", "contact", "sticker")
SILENT = ("video_note", "location", "contact", "sticker")
"""Kinds that carry no words."""
RECEIPT = "👌"


async def test_every_kind_of_a_person_is_copied_to_the_desk(world: World) -> None:
    person, _, case = await world.talk()
    for kind in KINDS:
        caption = "" if kind in SILENT else "вот"
        sent = await person.says(media=kind, caption=caption)
        posted = world.posts(case)[-1]
        assert (posted.kind, posted.text, posted.sender.is_bot) == (kind, caption, True)
        assert posted.protected and posted.origin is None, kind
        assert RECEIPT in sent.reactions.values(), kind


async def test_every_kind_of_a_counsellor_is_copied_to_the_person(world: World) -> None:
    person, counsellor, case = await world.talk()
    for kind in KINDS:
        caption = "" if kind in SILENT else "вот"
        await counsellor.says(case, media=kind, caption=caption)
        copied = person.chat[-1]
        assert (copied.kind, copied.text, copied.sender.is_bot) == (kind, caption, True)
        assert copied.origin is None, kind


async def test_nothing_is_forwarded_and_no_file_is_fetched(world: World) -> None:
    person, counsellor, case = await world.talk()
    await person.says(media="photo")
    await counsellor.says(case, media="voice")
    used = {one["method"] for one in world.calls()}
    assert "copyMessage" in used
    assert not used & {"forwardMessage", "forwardMessages", "getFile"}


async def test_album_arrives_whole_and_in_order_both_ways(world: World) -> None:
    person, counsellor, case = await world.talk()
    for number in range(3):
        person.sends(media="photo", caption=f"страница {number}", album="papers")
    await world.settle()
    pages = ["страница 0", "страница 1", "страница 2"]
    assert [m.text for m in world.posts(case) if m.kind == "photo"] == pages
    for number in range(3):
        counsellor.sends(case, media="document", caption=f"лист {number}", album="forms")
    await world.settle()
    assert [m.text for m in person.chat if m.kind == "document"] == ["лист 0", "лист 1", "лист 2"]


async def test_media_and_text_keep_their_order(world: World) -> None:
    person, counsellor, case = await world.talk()
    for kind in ("text", "photo", "text", "voice", "text"):
        person.sends("слово", **({} if kind == "text" else {"media": kind}))
        counsellor.sends(case, "ответ", **({} if kind == "text" else {"media": kind}))
    await world.settle()
    at_desk = [m.kind for m in world.posts(case) if m.sender.is_bot][1:]
    assert at_desk == ["text", "photo", "text", "voice", "text"]
    assert [m.kind for m in person.chat if m.sender.is_bot][-5:] == ["text", "photo", "text", "voice", "text"]


async def test_media_stays_an_answer_on_both_sides(world: World) -> None:
    person, counsellor, case = await world.talk()
    said = await person.says("вот мой договор")
    await counsellor.says(case, media="voice", reply_to=world.posts(case)[-1].id)
    assert person.chat[-1].reply_to == said.id
    await person.says(media="photo", reply_to=person.chat[-1].id)
    posted = world.posts(case)[-1]
    assert world.sim.world.desk.messages[posted.reply_to].kind == "voice"


async def test_photo_taken_back_before_it_was_copied_does_not_count_as_arrived(world: World) -> None:
    _, counsellor, case = await world.talk()
    world.sim.faults.add("429", method="copyMessage", retry_after=5)
    photo = await counsellor.says(case, media="photo")
    world.sim.acts.delete(counsellor.user, world.sim.world.desk, photo.id)
    await world.passes(5)
    assert world.lines(case)[-1] == world.words("desk.undelivered_failed")


async def test_what_telegram_copies_for_nobody_is_reported(world: World) -> None:
    _, counsellor, case = await world.talk()
    world.sim.faults.add("error", method="copyMessage", code=400, description="Bad Request: message can't be copied")
    line = await counsellor.says(case, media="poll")
    remark = world.posts(case)[-1]
    assert (remark.text, remark.reply_to) == (world.words("desk.undelivered_failed"), line.id)


async def test_media_before_any_case_is_answered_kindly_and_kept_nowhere(world: World) -> None:
    person = world.person()
    await person.says(media="photo", caption="посмотрите")
    assert person.answers[-1].startswith(world.words("common.media_bot", "ru"))
    await person.begins("ru")
    await person.says(media="voice")
    assert person.answers[-1].startswith(world.words("common.media_bot", "ru"))
    assert world.topics == []
    assert await world.rows("SELECT count(*) FROM lines") == [(0,)]
