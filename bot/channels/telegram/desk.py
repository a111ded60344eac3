"""What is posted at the desk: topics, cards, a person's lines and media. No post may land outside its topic."""

from __future__ import annotations

from contextlib import suppress
from typing import Final

from bot.channels.telegram.calls import Caller, message_id
from bot.channels.telegram.errors import NoSuchReply
from bot.channels.telegram.markup import TEXT, TITLE, cut, reply
from bot.core.outgoing import Card, CopyIn, OpenTopic, RenameTopic, Rows
from bot.errors import MessageLost, Refused, TopicLost, Unknown

ICONS: Final = (7322096, 16766590, 13338331, 9367192, 16749490, 16478047)
"""The only colours a topic may have."""

_ANCHOR: Final = "📎"


class DeskSide(Caller):
    """Requests to a desk group. Everything is posted with content protection; TopicLost asks for a new topic."""

    async def open_topic(self, group: int, what: OpenTopic) -> int:
        """The id of the new topic."""
        answer = await self.call(
            "createForumTopic",
            chat_id=group,
            name=cut(what.title, TITLE),
            icon_color=what.icon if what.icon in ICONS else None,
        )
        topic = answer.get("message_thread_id") if isinstance(answer, dict) else None
        if type(topic) is not int:
            raise Unknown("the answer made no sense")
        return topic

    async def rename_topic(self, group: int, topic: int, what: RenameTopic) -> None:
        """A new title; nothing if it is the title already."""
        await self.call("editForumTopic", chat_id=group, message_thread_id=topic, name=cut(what.title, TITLE))

    async def shut_topic(self, group: int, topic: int) -> None:
        """Close the topic; nothing if it is closed or gone."""
        with suppress(TopicLost):
            await self.call("closeForumTopic", chat_id=group, message_thread_id=topic)

    async def drop_topic(self, group: int, topic: int) -> None:
        """Delete the topic with all its messages; nothing if it is gone."""
        with suppress(TopicLost):
            await self.call("deleteForumTopic", chat_id=group, message_thread_id=topic)

    async def card(self, group: int, topic: int, what: Card, edit: int | None = None) -> int:
        """The card's message id: `edit` if that could be changed, else a new post's."""
        text = cut(what.text, TEXT)  # one message for ever, because it is edited in place
        if edit is not None:
            try:
                answer = await self._edit(group, edit, text, what.rows, marked=True)
                # After an upgrade of the group an old id may name a message of another topic.
                return edit if answer is True else await self._verified(group, topic, answer)
            except MessageLost:
                pass
        return (await self._send(group, text, what.rows, marked=True, topic=topic, protect=True))[-1]

    async def post(self, group: int, topic: int, text: str, rows: Rows = (), reply_to: int | None = None) -> list[int]:
        """Words in the topic, never parsed; several ids if one message is too short, the keyboard under the last."""
        return await self._send(group, text, rows, topic=topic, reply_to=reply_to, protect=True)

    async def repost(self, group: int, message: int, text: str) -> list[int]:
        """New words for a post; ids of further posts when they no longer fit it."""
        return await self._rewrite(group, message, text, protect=True)

    async def copy_in(self, group: int, topic: int, what: CopyIn) -> int:
        """A person's media into the topic, by copy."""
        # copyMessage answers with an id alone, so afterwards nobody can tell where the copy landed, and a photo in
        # General is worse than one not sent. So it is sent as a strict answer to a message inside the topic: if that
        # is gone, Telegram refuses instead of choosing another place. First the message it answers, then the topic's
        # own first message, to which everything in a topic belongs anyway, then a post of ours whose place was seen.
        for anchor in (what.reply_to, topic):
            if anchor is None:
                continue
            try:
                return await self._copy_in(group, topic, what, anchor)
            except NoSuchReply:
                pass
        (anchor,) = await self.post(group, topic, _ANCHOR)
        try:
            return await self._copy_in(group, topic, what, anchor)
        except NoSuchReply:
            pass
        raise TopicLost("nothing in the topic can be answered")

    async def _copy_in(self, group: int, topic: int, what: CopyIn, anchor: int) -> int:
        try:
            source = int(what.address.id)
        except ValueError:
            raise Refused("an address of another channel") from None
        answer = await self.call(
            "copyMessage",
            chat_id=group,
            message_thread_id=topic,
            from_chat_id=source,
            message_id=what.message,
            protect_content=True,
            reply_parameters=reply(anchor, strict=True),
        )
        return message_id(answer)
