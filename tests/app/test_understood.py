"""What typed words do on the whole way: in which words it is asked, what the desk sees, what is kept."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from bot.core import listening
from bot.core.hearing import Heard, hear
from bot.core.ids import Lang
from bot.core.talk import Chat
from bot.store import chats
from tests.app.test_erasure import erase
from tests.app.world import Person, World
from tests.telling import as_heard

Understood = Callable[[dict[str, str]], None]


@pytest.fixture
def understood(monkeypatch: pytest.MonkeyPatch) -> Understood:
    """Let these texts be understood so, whatever was learned."""

    def let(means: dict[str, str]) -> None:
        def heard(text: str, *rest: object) -> Heard:
            return as_heard(means[text]) if text in means else hear(text, *rest)  # type: ignore[arg-type]

        monkeypatch.setattr(listening, "hear", heard)

    return let


async def chat_of(world: World, person: Person) -> Chat:
    async with world.store.reading() as tx:
        found = await chats.load(tx, [person.key])
    return msgspec.json.decode(found[person.key].chat, type=Chat)


@pytest.mark.parametrize("lang", ["tg", "ru", "uz", "uz@cyrillic"])
async def test_topics_are_offered_by_their_titles(world: World, understood: Understood, lang: str) -> None:
    understood({"...сухан": "maybe unpaid_wages contract housing"})
    person = world.person()
    await person.begins(lang)
    await person.says("...сухан")
    assert person.screen.text == world.words("home.which", lang)
    labels = person.buttons()
    assert labels["home.which:unpaid_wages"] == world.words("unpaid_wages.title", lang)
    assert labels["home.which:none"] == world.words("home.which.none", lang)
    assert [len(row) for row in person.screen.markup["inline_keyboard"]][:4] == [1, 1, 1, 1]  # type: ignore[index]
    await person.taps("none")
    assert person.screen.text == world.words("home.lost", lang)


@pytest.mark.parametrize(
    ("chosen", "typed"), [("ru", "tg"), ("tg", "uz"), ("uz", "uz@cyrillic"), ("uz@cyrillic", "ru")]
)
async def test_another_language_is_offered_in_its_own_words(
    world: World, understood: Understood, chosen: str, typed: str
) -> None:
    understood({"...сухан": f"clear {typed}"})
    person = world.person()
    await person.begins(chosen)
    await person.says("/menu")
    await person.says("...сухан")
    name = "other_script" if chosen[:2] == typed[:2] else "other_language"
    assert person.screen.text.split("\n")[0] == world.words(f"common.{name}", typed)
    assert world.words("home.menu", chosen) in person.screen.text
    assert person.buttons()[f"@{typed}"] == world.words("common.speak_this", typed)
    await person.taps(f"@{typed}")
    assert person.screen.text == world.words("home.menu", typed)
    assert (await chat_of(world, person)).lang == Lang(typed)


async def test_the_question_sends_the_desk_nothing_before_the_yes(world: World, understood: Understood) -> None:
    understood({"...квак": "ask violence sure housing"})
    person = world.person()
    await person.begins("ru")
    await person.says("...квак")
    assert person.screen.text == world.words("crisis.ask", "ru")
    assert world.topics == [] and await person.cases() == []
    await person.taps("no")
    assert world.topics == []
    await person.says("/menu")
    await person.says("...квак")
    await person.taps("yes")
    case = await person.case()
    seen = " ".join(post.text for post in world.posts(case))
    assert world.words("desk.category_violence") in seen and "квак" not in seen
    assert world.words("desk.card_rule", rule=world.words("desk.rule_asked")) in seen
    await person.taps("yes")
    assert world.lines(case)[-1] == "...квак"


@pytest.mark.parametrize("rule", ["likeness", "example", "asked", "passport_held", ""])
async def test_the_card_names_what_heard_the_danger(world: World, monkeypatch: pytest.MonkeyPatch, rule: str) -> None:
    heard = msgspec.structs.replace(as_heard("urgent trafficking"), rule=rule)
    monkeypatch.setattr(listening, "hear", lambda text, *_: heard if text == "...квак" else hear(text, *_))
    person = world.person()
    await person.begins("ru")
    await person.says("...квак")
    (card, *_) = world.posts(await person.case())
    named = {"passport_held": rule, "": ""}.get(rule, world.words(f"desk.rule_{rule}"))
    line = world.words("desk.card_rule", rule=named)
    assert (line in card.text.split("\n")) == bool(rule)
    assert (world.words("desk.card_rule", rule="").strip() in card.text) == bool(rule)
    assert "квак" not in card.text


async def test_a_rule_of_ours_is_named_on_the_card(world: World) -> None:
    person = world.person()
    await person.begins("tg")
    await person.says("паспортамро гирифтанд ва намегузоранд берун равам")
    case = await person.case()
    (card, *_) = world.posts(case)
    assert world.state(case).rule and world.state(case).rule in card.text and "паспортамро" not in card.text


@pytest.mark.parametrize("how", ["menu", "wipe", "day", "erase"])
async def test_what_was_said_before_is_forgotten(world: World, understood: Understood, how: str) -> None:
    understood({"...квак": "maybe housing contract"})
    person = world.person()
    await person.begins("ru")
    await person.says("...квак")
    kept = await chat_of(world, person)
    assert len(kept.said) == 1 and kept.meant
    match how:
        case "menu":
            await person.says("/menu")
        case "wipe":
            await person.says(".")
        case "day":
            await world.passes(90_000.0)
            await world.service.upkeep.sweep()
            await world.settle()
        case _:
            await erase(world, person)
            assert await world.rows("SELECT count(*) FROM chats") == [(0,)]
            return
    kept = await chat_of(world, person)
    assert kept.said == () and kept.meant is None


async def test_what_messages_weigh_is_sealed_like_the_rest(world: World, understood: Understood) -> None:
    understood({"...квак": "maybe housing contract"})
    person = world.person()
    await person.begins("ru")
    await person.says("...квак")
    await world.store.checkpoint()
    raw = world.store.path.read_bytes()
    assert b"housing" not in raw and b'"said"' not in raw
