"""What a person's text says within their talk, and what is remembered of it for the next one."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.evidence import REMEMBERED
from bot.core.hearing import LIKENESS, Heard, hear
from bot.core.screens import matter
from bot.core.turn import Turn
from bot.core.weights import Sums


def listen(turn: Turn, text: str, before: Sequence[Sums] | None = None) -> Heard:
    """What `text` says after what was said `before` (all that is remembered), from where they stand."""
    chat, lexicon = turn.chat, turn.program.lexicon
    said = chat.said if before is None else before
    place = matter(chat.node, chat.calls)
    heard = hear(text, lexicon, said, place, chat.speaks)
    known = turn.case is not None and heard.level is not None and turn.case.level <= heard.level
    if said and known and heard.rule == LIKENESS:
        # What they said before has raised the level already: a word of thanks must not alarm once more.
        return hear(text, lexicon, (), place, chat.speaks)
    return heard


def remember(turn: Turn, heard: Heard, before: Sequence[Sums] | None = None) -> None:
    """Keep what the text weighs after what was said `before`. No word can be read from it."""
    if heard.sums is not None:
        said = turn.chat.said if before is None else before
        turn.set(said=(*said, heard.sums)[-REMEMBERED:])
