"""What a person types: passed on, sealed, or taken as a word, a button, an answer, a topic."""

from __future__ import annotations

import re

from bot.core import places
from bot.core.answers import read
from bot.core.effects import Relay
from bot.core.events import Wrote
from bot.core.handoff import ask_person, danger, flush_last, hear_danger, owner, raise_level, seal
from bot.core.hearing import Heard, guess_language, hear
from bot.core.ids import SMALL_TALK, Level
from bot.core.normal import skeleton
from bot.core.places import common
from bot.core.program import AnyNode, Question, Screening
from bot.core.screen import Say
from bot.core.screens import offers, visible
from bot.core.talk import BOT, HUMAN, LONGEST, Plea
from bot.core.turn import Turn
from bot.core.walk import arrive, ask_anew, back, choose, clear, leave_question, menu, reshow


def wrote(turn: Turn, event: Wrote) -> None:
    """Answer a typed message."""
    text = event.text[:LONGEST]
    heard = hear(text, turn.program.lexicon)
    if heard.word == "clear":
        clear(turn)
        return
    flush_last(turn)
    who = owner(turn)
    if who == HUMAN:
        turn.do(Relay(event.message, text, event.reply_to))
        if heard.level is not None:
            raise_level(turn, heard.level, heard.category)
        return
    if not turn.chat.lang:
        turn.set(guess=guess_language(text, turn.chat.guess))
    if heard.level is not None and heard.level <= Level.URGENT:
        hear_danger(turn, event.message, text, heard.level, heard.category)
        return
    if _labelled(turn, text) or _word(turn, heard.word):
        return
    if heard.level is not None:
        raise_level(turn, heard.level, heard.category)
    if who != BOT:
        turn.do(Relay(event.message, text, event.reply_to))
        _answered(turn, text)
        return
    if turn.case and turn.chat.over:
        # Asked whether a person may read, and not answered yet.
        seal(turn, event.message, text)
        reshow(turn, common("held_line"))
        return
    if _answered(turn, text):
        return
    turn.set(last=Plea(message=event.message, text=text))
    _route(turn, heard, text)


def _word(turn: Turn, word: str) -> bool:
    """Do what a global word asks for. False for no word, and for yes and no: these are answers."""
    match word:
        case "menu":
            menu(turn)
        case "back":
            back(turn)
        case "help":
            arrive(turn, places.HELP)
        case "person":
            ask_person(turn)
        case "danger":
            danger(turn)
        case "language":
            arrive(turn, places.LANGUAGE)
        case _:
            return False
    return True


def _labelled(turn: Turn, text: str) -> bool:
    """Typed text that is exactly a button of what is shown, or its digit, is that button."""
    shown = turn.chat.over or turn.chat.node
    node = turn.node(shown) if shown else None
    return node is not None and (wanted := _named(turn, node, text)) != "" and choose(turn, node, wanted)


def _named(turn: Turn, node: AnyNode, text: str) -> str:
    offered = offers(node, turn.chat)
    digit = re.fullmatch(r"\s*([1-9])\s*[.)]?\s*", text[:20])
    if digit and not (isinstance(node, Question) and node.ask in ("number", "date", "text", "place")):
        return offered[int(digit[1]) - 1] if int(digit[1]) <= len(offered) else ""
    key = skeleton(text[:80])
    word = turn.program.lexicon.words.get(key, "")
    said = turn.program.typed.get(node.id, {}).get(key) or (word if word in ("yes", "no") else "")
    if isinstance(node, Screening):
        return next((name for name in offered if said and name.endswith(f".{said}")), "")
    if said in ("yes", "no") and said not in offered:
        # Consent has its own ids: there «yes» is [Yes, connect me].
        does = ("connect", "plea_yes") if said == "yes" else ("plea_no",)
        return next((choice.id for choice in visible(node, turn.chat) if choice.do in does), "")
    if said not in offered:
        return ""
    # Both kinds of Uzbek have one skeleton: the letters tell which is meant.
    spoken = guess_language(text)
    return next((choice.id for choice in node.choices if choice.do == "language" and choice.value == spoken), said)


def _answered(turn: Turn, text: str) -> bool:
    """Read the text as the answer to the question that is asked now. False when none is."""
    node = turn.node(turn.chat.node) if turn.chat.node and not turn.chat.over else None
    if not isinstance(node, Question) or node.ask == "choice":
        return False
    value = read(node, text, turn.moment.at)
    if isinstance(value, Say):
        turn.show(node, value)
    else:
        leave_question(turn, node, value)
    return True


def _route(turn: Turn, heard: Heard, text: str) -> None:
    """Free text the dialog did not ask for: its topic, or what is shown once more with a kind word."""
    topic = turn.program.lexicon.labels.get(skeleton(text[:80])) or turn.program.topics.get(heard.topic)
    new = not turn.chat.lang and not turn.chat.node
    if new and (topic is None or topic.partition(".")[0] in SMALL_TALK):
        arrive(turn, places.LANGUAGE)
    elif topic:
        ask_anew(turn)
        arrive(turn, topic)
    else:
        reshow(turn, common("not_understood"))
