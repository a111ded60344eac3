"""The two halves of the simulator's page as a test uses them: write, tap, see, as a person or a counsellor."""

from __future__ import annotations

import re
from typing import Literal

from playwright.async_api import Locator, Page, expect

PATIENCE = 10_000  # milliseconds: the bot's answer travels page → simulator → bot → simulator → page

Media = Literal["photo", "voice", "video_note", "document", "location", "contact", "sticker"]


async def open_page(page: Page, address: str, **chosen: str | int) -> None:
    """Show the simulator's page with this selection, and wait until it is live."""
    selection = "&".join(f"{key}={value}" for key, value in chosen.items())
    await page.goto(f"{address.rstrip('/')}/#{selection}")
    await expect(page.get_by_test_id("page")).to_have_attribute("data-ready", "yes", timeout=PATIENCE)


class Half:
    """What phone and desk have in common. On a narrow screen each action first turns to its tab."""

    name = ""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.log: Locator = page.get_by_test_id(f"{self.name}-log")
        self.messages: Locator = self.log.get_by_test_id("message")

    async def show(self) -> None:
        """Turn to this half, where the screen has room for one only."""
        tab = self.page.get_by_test_id(f"view-{self.name}")
        if await tab.is_visible():
            await tab.click()

    async def say(self, text: str) -> None:
        """Write a message and send it."""
        await self.show()
        await self.page.get_by_test_id(f"{self.name}-input").fill(text)
        await self.page.get_by_test_id(f"{self.name}-send").click()

    async def attach(self, kind: Media, caption: str = "") -> None:
        """Send something other than text."""
        await self.show()
        if caption:
            await self.page.get_by_test_id(f"{self.name}-input").fill(caption)
        await self.page.get_by_test_id(f"{self.name}-attach").click()
        await self.page.get_by_test_id(f"attach-{kind}").click()

    async def see(self, text: str | re.Pattern[str]) -> Locator:
        """Wait for a message with this text; the newest such."""
        await self.show()
        found = self.messages.filter(has_text=text).last
        await expect(found).to_be_visible(timeout=PATIENCE)
        return found

    async def see_no(self, text: str | re.Pattern[str]) -> None:
        """Wait until no message has this text."""
        await expect(self.messages.filter(has_text=text)).to_have_count(0, timeout=PATIENCE)

    async def tap(self, label: str | re.Pattern[str]) -> None:
        """Press the newest button that bears this label."""
        await self.show()
        await self.log.get_by_test_id("key").filter(has_text=label).last.click(timeout=PATIENCE)

    async def choose(self, text: str | re.Pattern[str], action: Literal["reply", "edit", "delete"]) -> None:
        """Open the menu of the newest message with this text, from the keyboard, and take one of its lines."""
        message = await self.see(text)
        more = message.get_by_test_id("message-more")
        await more.focus()
        await self.page.keyboard.press("Enter")
        await self.page.get_by_test_id(f"menu-{action}").click()

    async def reply(self, to: str | re.Pattern[str], text: str) -> None:
        """Answer a message."""
        await self.choose(to, "reply")
        await self.say(text)

    async def edit(self, old: str, new: str) -> None:
        """Change one's own message."""
        await self.choose(old, "edit")
        await self.say(new)

    async def delete(self, text: str) -> None:
        """Delete a message."""
        await self.choose(text, "delete")


class Phone(Half):
    """A person's phone."""

    name = "phone"

    async def add_person(self, name: str, lang: str) -> None:
        """Invent a person and take their phone in hand."""
        await self.show()
        await self.page.get_by_test_id("person-add").click()
        await self.page.get_by_test_id("person-form-name").fill(name)
        await self.page.get_by_test_id("person-form-lang").select_option(lang)
        await self.page.get_by_test_id("person-form-yes").click()
        await expect(self.page.locator(".person[aria-current]")).to_contain_text(name, timeout=PATIENCE)

    async def take(self, name: str) -> None:
        """Take another person's phone in hand."""
        await self.show()
        await self.page.get_by_test_id("people").get_by_role("button").filter(has_text=name).click()

    async def start(self) -> None:
        """Press Start in an empty chat."""
        await self.show()
        await self.page.get_by_test_id("phone-start").click()

    async def lock(self) -> None:
        """Lock the screen: from now on only pushes show."""
        await self.show()
        await self.page.get_by_test_id("phone-lock").click()

    async def unlock(self) -> None:
        """Back to the chat."""
        await self.page.get_by_test_id("unlock").click()

    @property
    def pushes(self) -> Locator:
        """What the locked screen shows, newest first."""
        return self.page.get_by_test_id("push")

    async def block(self) -> None:
        """Block the bot."""
        await self.show()
        await self.page.get_by_test_id("phone-more").click()
        await self.page.get_by_test_id("person-block").click()


class Desk(Half):
    """The counsellors' group and their private chats with the bot."""

    name = "desk"

    def room(self, name: str | re.Pattern[str]) -> Locator:
        """The line of a topic, or of a counsellor's private chat, in the list."""
        return self.page.get_by_test_id("desk").locator(".room").filter(has_text=name).first

    async def open(self, name: str | re.Pattern[str]) -> None:
        """Go into a topic or a counsellor's private chat."""
        await self.show()
        back = self.page.get_by_test_id("desk-back")
        if await back.is_visible():
            await back.click()
        await self.room(name).click(timeout=PATIENCE)

    async def write_as(self, counsellor: str) -> None:
        """Who writes and taps in the group from now on."""
        await self.show()
        await self.page.get_by_test_id("desk-as").select_option(label=counsellor)

    async def topic(self, action: Literal["close", "reopen", "delete"]) -> None:
        """Do what an admin of the group may do with the open topic."""
        await self.show()
        await self.page.get_by_test_id("room-more").click()
        await self.page.get_by_test_id(f"topic-{action}").click()
