"""What is said to a person in their private chat: screens, lines, receipts, and taking all of it back."""

from __future__ import annotations

from contextlib import suppress

from telegram import InputFile

from bot.channels.telegram.calls import Caller, message_id
from bot.channels.telegram.errors import Absent, NotText, Unfinished
from bot.channels.telegram.markup import CAPTION, reply, split
from bot.core.outgoing import Change, CopyOver, Erase, Nudge, React, Show, Tell, Unkey
from bot.errors import MessageLost, Refused, TryLater, Unknown

_BATCH = 100


class PersonSide(Caller):
    """Requests to a private chat; `chat` is the id of the person's Address. Lists hold the parts' ids in order."""

    async def show(self, chat: str, what: Show, edit: int | None = None) -> list[int]:
        """The screen, in place of message `edit` if that can still be changed, else as a new message."""
        if edit is not None and len(parts := split(what.text)) == 1:
            try:
                await self._edit(_id(chat), edit, parts[0], what.rows, marked=True)
                return [edit]
            except MessageLost:
                edit = None
        sent = await self._send(_id(chat), what.text, what.rows, marked=True)
        if edit is not None:
            # It has only grown too long to be replaced: its keyboard is still there to press.
            await self.unkey(chat, Unkey(edit))
        return sent

    async def tell(self, chat: str, what: Tell) -> list[int]:
        """A message of its own; the last of the ids carries the keyboard."""
        return await self._send(_id(chat), what.text, what.rows, marked=not what.plain, reply_to=what.reply_to)

    async def play(self, chat: str, what: str | bytes) -> tuple[int, str]:
        """A recording, by the id of Telegram's copy or for the first time; the message's id and the copy's."""
        voice = what if isinstance(what, str) else InputFile(what, filename="voice.ogg")
        answer = await self.call("sendVoice", chat_id=_id(chat), voice=voice)
        file = answer.get("voice", {}).get("file_id") if isinstance(answer, dict) else None
        return message_id(answer), file if isinstance(file, str) else ""

    async def nudge(self, chat: str, what: Nudge) -> int:
        """The neutral line."""
        return (await self._send(_id(chat), what.text, what.rows, marked=True, quiet=what.quiet))[-1]

    async def copy_over(self, chat: str, what: CopyOver) -> list[int]:
        """A counsellor's media; a caption that is too long goes on in messages after it."""
        first, *rest = split(what.caption, CAPTION) or [""] if what.caption is not None else [None]
        answer = await self.call(
            "copyMessage",
            chat_id=_id(chat),
            from_chat_id=what.group,
            message_id=what.message,
            caption=first,
            reply_parameters=reply(what.reply_to),
        )
        ids = [message_id(answer)]
        for part in rest:
            try:
                ids += await self._send(_id(chat), part or "", reply_to=ids[0])
            except TryLater:
                break
        else:
            return ids
        raise Unknown("a long caption arrived in part")

    async def change(self, chat: str, what: Change) -> list[int]:
        """New words for a delivered line. Raises MessageLost when the person no longer has it."""
        return await self._rewrite(_id(chat), what.message, what.text)

    async def react(self, chat: str, what: React) -> None:
        """The receipt on a person's message; nothing if they have deleted it."""
        with suppress(MessageLost):
            await self.call(
                "setMessageReaction",
                chat_id=_id(chat),
                message_id=what.message,
                reaction=[{"type": "emoji", "emoji": what.emoji}],
            )

    async def unkey(self, chat: str, what: Unkey) -> None:
        """Take the keyboard off; nothing if the message is gone."""
        with suppress(MessageLost):
            await self.call("editMessageReplyMarkup", chat_id=_id(chat), message_id=what.message)

    async def erase(self, chat: str, what: Erase) -> tuple[int, ...]:
        """Delete the messages. Returns those whose content is still there: neither deleted nor overwritten.

        Raises Unfinished when Telegram wants a pause; it names what has still to be done.
        """
        wanted = sorted(set(what.messages), reverse=True)
        waiting = [wanted[start : start + _BATCH] for start in range(0, len(wanted), _BATCH)]
        remain: list[int] = []
        while waiting:
            batch = waiting[0]
            try:
                if len(batch) > 1:
                    await self.call("deleteMessages", chat_id=_id(chat), message_ids=batch)
                elif not await self._erase_one(_id(chat), batch[0], what):
                    remain.append(batch[0])
                del waiting[0]
            except (MessageLost, Refused):
                # One message that is too old refuses its whole batch. Ids grow with time, so halving finds the old
                # ones in few calls.
                half = len(batch) // 2
                waiting[:1] = [batch[:half], batch[half:]]
            except TryLater as exc:
                left = tuple(message for batch in waiting for message in batch)
                raise Unfinished(str(exc), exc.seconds, left, tuple(remain)) from None
        return tuple(sorted(remain))

    async def _erase_one(self, chat: int, message: int, what: Erase) -> bool:
        try:
            await self.call("deleteMessage", chat_id=chat, message_id=message)
            return True
        except Absent:
            return True
        except (MessageLost, Refused):
            pass
        if message not in what.ours or not what.instead:
            return False
        try:
            await self._edit(chat, message, what.instead)
            return True
        except NotText:
            # Media of ours: its caption can still be taken, the media cannot.
            with suppress(MessageLost, Refused):
                await self.call("editMessageCaption", chat_id=chat, message_id=message, caption="")
            return False
        except Absent:
            return True
        except (MessageLost, Refused):
            return False

    async def typing(self, chat: str) -> None:
        """Show for some seconds that an answer is on its way."""
        await self.call("sendChatAction", chat_id=_id(chat), action="typing")


def _id(chat: str) -> int:
    try:
        return int(chat)
    except ValueError:
        pass
    raise Refused("an address of another channel")
