"""Where typed words lead: to a topic, to a choice of topics, or nowhere yet."""

from __future__ import annotations

from typing import Final

from bot.core import places
from bot.core.ids import SMALL_TALK
from bot.core.places import common
from bot.core.program import Question, Screening
from bot.core.screen import Say
from bot.core.screens import ASKED_FIRST, matter
from bot.core.talk import Meant
from bot.core.turn import Turn
from bot.core.walk import arrive, ask_anew, reshow, resume

CRISIS: Final = places.DANGER.partition(".")[0]
"""The topic of danger itself, where every screen leads on by taps."""
POLITE: Final = ("greeting", "thanks_goodbye")
"""Topics whose screen is no answer that could be wrong."""


def go_on(turn: Turn) -> None:
    """To what was typed: its topic if that is sure, topics to choose from, or a kind word where they stand."""
    chat, meant = turn.chat, turn.chat.meant or Meant()
    first = meant.topics[0] if meant.topics else ""
    start = turn.program.topics.get(first)
    rest = tuple(topic for topic in meant.topics if topic != first and topic not in SMALL_TALK)
    if not chat.lang and not chat.node and (not meant.sure or first in SMALL_TALK):
        arrive(turn, places.LANGUAGE)
    elif first and first == matter(chat.node, chat.calls) and not (meant.sure and chat.node == start):
        # They are in that dialog already: its beginning would take from them how far they have come.
        turn.set(meant=None)
        resume(turn, common("same_matter"))
        if not meant.sure:
            _doubt(turn, rest, common("same_matter"))
    elif meant.sure:
        ask_anew(turn)
        arrive(turn, start)
        if first not in POLITE:
            _doubt(turn, rest)
    elif meant.topics and matter(chat.node, ()) != CRISIS:
        arrive(turn, places.WHICH)
    else:
        lost(turn)


def _doubt(turn: Turn, others: tuple[str, ...], note: Say | None = None) -> None:
    """Let them say that this screen is not what they meant, and choose among the `others`."""
    if not turn.chat.over:
        first = turn.chat.calls[-1] if turn.here().topic == ASKED_FIRST and turn.chat.calls else turn.chat.node
        turn.set(meant=Meant(topics=others, node=first))
        turn.show(turn.here(), note)


def not_meant(turn: Turn) -> None:
    """What else the typed text may be about, or how to say it in other words."""
    others = turn.chat.meant.topics if turn.chat.meant else ()
    turn.set(meant=Meant(topics=others))
    arrive(turn, places.WHICH if others else places.LOST)


def lost(turn: Turn) -> None:
    """The text was not understood. What asks, and what strangers may see, stays where it is."""
    here = turn.node(turn.chat.node) if turn.chat.node else None
    asks = isinstance(here, Question | Screening) or (here is not None and here.topic in (ASKED_FIRST, CRISIS))
    if turn.chat.over or here is None or here.face == "public" or asks:
        reshow(turn, common("not_understood"))
    else:
        arrive(turn, places.LOST)
