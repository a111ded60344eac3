"""The page against the simulator and a scripted bot: everything a person and a counsellor can do there."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from bot.simulator import simulator as page_words
from bot.simulator.simulator import Simulator
from tests.browser.conftest import NARROW, Opener
from tests.browser.screens import PATIENCE
from tests.browser.scripted import CARD, CRISIS, HELLO, ScriptedBot

pytestmark = pytest.mark.browser


async def overflow(page: Page) -> int:
    """By how many pixels the page, or a part of it that must not scroll sideways, is wider than its place."""
    return int(
        await page.evaluate(
            """Math.max(...["html", "body", ".top", ".device", ".chat", ".bar", ".log", ".composer",
              ".rail-lists", ".weather"]
              .flatMap((part) => [...document.querySelectorAll(part)])
              .map((node) => node.scrollWidth - node.clientWidth))"""
        )
    )


async def test_the_way_from_the_phone_to_the_desk_and_back(
    simulator: Simulator, scripted: ScriptedBot, open_at: Opener
) -> None:
    phone, desk = await open_at(simulator.base_url)
    await phone.add_person("Gulnora", "tg")
    await expect(phone.page.get_by_test_id("bot-name")).to_have_text("Роҳнамо")
    await expect(phone.page.get_by_test_id("welcome")).to_contain_text("Маълумот барои роҳ.")
    await phone.start()
    hello = await phone.see(HELLO)
    await expect(hello.locator("b")).to_have_text(HELLO)
    await expect(phone.page.get_by_test_id("fate")).to_have_class(re.compile("delivered"), timeout=PATIENCE)
    red = phone.log.get_by_test_id("key").filter(has_text="Ман дар хатарам")
    await expect(red).to_have_class(re.compile("danger"))

    await phone.tap("Ман дар хатарам")
    await phone.see(CRISIS)
    await phone.see_no(HELLO)
    await expect(phone.page.get_by_test_id("toast")).to_have_text("Хуб")
    await expect(desk.room("K-4821").get_by_test_id("unread")).to_be_visible()
    await desk.open("K-4821")
    await desk.see(CARD)
    await desk.write_as("Firuz")
    await desk.tap("Claim")
    await desk.see(f"{CARD}: Firuz has it")

    await phone.say("Ҳуҷҷатҳоям дар дасти корфармо")
    await desk.see("Ҳуҷҷатҳоям дар дасти корфармо")
    await phone.attach("voice", "Гӯш кунед")
    await expect((await desk.see("Гӯш кунед")).get_by_test_id("media-voice")).to_be_visible()
    await desk.reply("Гӯш кунед", "Ман бо шумо ҳастам")
    answer = await phone.see("Ман бо шумо ҳастам")
    await expect(answer).to_have_attribute("data-mine", "false")


async def test_one_line_is_edited_and_another_deleted(simulator: Simulator, open_at: Opener) -> None:
    person = simulator.world.add_person("Farhod", "uz")
    phone, _ = await open_at(simulator.base_url, person=person.id)
    await phone.say("<b>Oʻzgaradi</b> & qoladi")
    await phone.see("<b>Oʻzgaradi</b> & qoladi")
    await phone.edit("Oʻzgaradi", "Ўзгарди")
    await expect(await phone.see("Ўзгарди")).to_contain_text("edited")
    await phone.see_no("Oʻzgaradi")
    await phone.delete("Ўзгарди")
    await phone.see_no("Ўзгарди")
    assert not simulator.chat(person.id)


async def test_only_harmless_html_of_a_message_reaches_the_page(simulator: Simulator, open_at: Opener) -> None:
    """Even if the server let something through: the page builds formatted text anew from a few known tags."""
    phone, _ = await open_at(simulator.base_url)
    built = await phone.page.evaluate(
        """async (html) => {
          const { words } = await import("./dom.js");
          const place = document.createElement("div");
          place.append(words(html));
          return place.innerHTML;
        }""",
        '<b id="x">a</b><img src="x"><form>b</form><a href="javascript:x()">c</a><tg-spoiler>d</tg-spoiler>',
    )
    assert built == '<b>a</b>b<a>c</a><span class="spoiler">d</span>'


async def test_the_theme_follows_the_system_until_chosen(simulator: Simulator, open_at: Opener) -> None:
    phone, _ = await open_at(simulator.base_url)
    page = phone.page
    shown = page.locator("html")
    await page.emulate_media(color_scheme="dark")
    await expect(shown).to_have_attribute("data-theme", "dark")
    await page.emulate_media(color_scheme="light")
    await expect(shown).to_have_attribute("data-theme", "light")
    await page.get_by_test_id("theme").click()
    await page.get_by_test_id("theme").click()
    await expect(shown).to_have_attribute("data-theme", "dark")
    await page.get_by_test_id("ui-lang").click()
    await expect(page.get_by_test_id("view-desk")).to_have_text("Стол")
    await page.reload()
    await expect(shown).to_have_attribute("data-theme", "dark")
    await expect(page.get_by_test_id("view-desk")).to_have_text("Стол")


async def test_the_words_of_the_page_exist_in_both_languages() -> None:
    folder = Path(page_words.__file__).parent / "page"
    spoken = json.loads((folder / "ui.json").read_text(encoding="utf-8"))
    assert spoken["en"].keys() == spoken["ru"].keys()
    source = "".join(
        each.read_text(encoding="utf-8") for each in sorted(folder.glob("*.[hj]*")) if each.name != "ui.json"
    )
    asked = set(re.findall(r"\bt\(\"(\w+)\"\)|data-word(?:-label)?=\"(\w+)\"", source))
    assert {first or second for first, second in asked} <= spoken["en"].keys()


async def test_a_locked_phone_shows_only_the_push(simulator: Simulator, scripted: ScriptedBot, open_at: Opener) -> None:
    person = simulator.world.add_person("Madina", "tg")
    phone, _ = await open_at(simulator.base_url, person=person.id)
    await phone.say("Салом")
    await phone.see(HELLO)
    await phone.lock()
    await expect(phone.page.get_by_test_id("lock-screen")).to_be_visible()
    await expect(phone.pushes).to_have_count(0)
    await scripted.call("sendMessage", chat_id=person.id, text="Паёми нав")
    await expect(phone.pushes).to_have_count(1, timeout=PATIENCE)
    await expect(phone.pushes.first).to_contain_text("Роҳнамо")
    await expect(phone.pushes.first).to_contain_text("Паёми нав")
    await expect(phone.log).to_be_hidden()
    await phone.unlock()
    await phone.see("Паёми нав")


async def test_two_pages_and_two_people_at_once(simulator: Simulator, scripted: ScriptedBot, open_at: Opener) -> None:
    first, second = (simulator.world.add_person(name, "ru") for name in ("Rustam", "Nigora"))
    phone, _ = await open_at(simulator.base_url, person=first.id)
    other, desk = await open_at(simulator.base_url, person=second.id)
    await phone.say("Первый")
    await other.say("Второй")
    await phone.see(HELLO)
    await other.see(HELLO)
    await phone.see_no("Второй")
    await desk.open("General")
    await desk.write_as("Lola")
    await desk.say("Доброе утро")
    await desk.open("Lola")
    await desk.say("/start")
    await desk.see(HELLO)
    await other.take("Rustam")
    await other.see("Первый")
    await other.block()
    await expect(other.page.get_by_test_id("blocked")).to_be_visible()
    await expect(phone.page.get_by_test_id("blocked")).to_be_visible()
    assert first.blocked


async def test_at_380_pixels_everything_fits_and_works(
    simulator: Simulator, scripted: ScriptedBot, open_at: Opener
) -> None:
    phone, desk = await open_at(simulator.base_url, NARROW, view="desk", theme="dark", ui="ru")
    page = phone.page
    await expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    await expect(page.get_by_test_id("view-desk")).to_have_text("Стол")
    for number in range(5):
        await phone.add_person(f"Фирдавс {number}", "tg")
    await phone.start()
    await phone.see(HELLO)
    await phone.say("сӯз" * 200)
    await phone.see("сӯз")
    assert await overflow(page) == 0
    await phone.tap("Ман дар хатарам")
    await phone.see(CRISIS)
    await desk.open("K-4821")
    await desk.see(CARD)
    assert await overflow(page) == 0
    await page.get_by_test_id("weather-open").click()
    before = simulator.clock.now()
    await page.get_by_test_id("clock-day").click()
    await expect(page.get_by_test_id("toast")).to_be_visible()
    assert simulator.clock.now() - before >= 86400
    await page.get_by_test_id("fault-429").click()
    await page.get_by_test_id("fault-clear").click()
    assert await overflow(page) == 0
    await page.keyboard.press("Escape")
    await expect(page.get_by_test_id("weather")).to_be_hidden()
    for width in (941, 1024, 1280, NARROW[0]):
        await page.set_viewport_size({"width": width, "height": 700})
        assert await overflow(page) == 0, width
    await desk.topic("delete")
    await expect(desk.room("K-4821")).to_have_count(0, timeout=PATIENCE)


async def test_the_keyboard_alone_is_enough(simulator: Simulator, scripted: ScriptedBot, open_at: Opener) -> None:
    person = simulator.world.add_person("Zarina", "tg")
    phone, _ = await open_at(simulator.base_url, person=person.id)
    page = phone.page
    await page.get_by_test_id("phone-commands").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("menuitem", name="/menu")).to_be_focused()
    await page.keyboard.press("Enter")
    await phone.see("/menu")
    await phone.see(HELLO)
    await page.get_by_test_id("phone-attach").focus()
    for key in ("Enter", "ArrowDown", "ArrowDown", "Escape"):
        await page.keyboard.press(key)
    await expect(page.get_by_test_id("phone-attach")).to_be_focused()
    await phone.log.get_by_test_id("key").filter(has_text="Ман дар хатарам").focus()
    await page.keyboard.press("Enter")
    await phone.see(CRISIS)
    # The button is gone with the old screen; the place in the page is kept.
    await expect(phone.log).to_be_focused()
