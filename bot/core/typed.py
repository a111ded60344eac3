"""What a person types: passed on, sealed, or taken as a word, a button, an answer, a topic."""

from __future__ import annotations

import re
from typing import Final

from bot.core import places
from bot.core.answers import read
from bot.core.choices import choose, clear, leave_question
from bot.core.effects import Display, Relay
from bot.core.events import Wrote
from bot.core.handoff import ask_person, danger, flush_last, hear_danger, owner, raise_level, seal
from bot.core.hearing import LIKENESS, Heard, hear
from bot.core.ids import SMALL_TALK, Level, NodeId
from bot.core.listening import listen, remember
from bot.core.meaning import go_on
from bot.core.normal import skeleton
from bot.core.places import common
from bot.core.program import AnyNode, Question, Screening
from bot.core.screen import Say
from bot.core.screens import offers, visible
from bot.core.talk import BOT, HUMAN, LONGEST, Meant, Plea
from bot.core.turn import Turn
from bot.core.walk import arrive, ask_anew, back, menu, reshow

ASK_RESTS: Final = 15 * 60.0
"""Seconds in which nobody is asked twice whether somebody is in danger, unless they went to the menu."""


def wrote(turn: Turn, event: Wrote) -> None:
    """Answer a typed message."""
    text = event.text[:LONGEST]
    heard = listen(turn, text)
    if heard.word == "clear":
        clear(turn)
        return
    flush_last(turn)
    who = owner(turn)
    if who == HUMAN:
        turn.do(Relay(event.message, text, event.reply_to))
        if heard.level is not None:
            raise_level(turn, heard.level, heard.category, heard.rule)
        return
    if not turn.chat.lang:
        turn.set(guess=heard.lang)
    _answer(turn, event, text, heard, who)
    if any(isinstance(effect, Display) and effect.screen.parts[0].lang for effect in turn.effects):
        turn.set(offered=True)


def _answer(turn: Turn, event: Wrote, text: str, heard: Heard, who: str) -> None:
    """What typed words do while no human has the talk."""
    plea = Plea(message=event.message, text=text)
    likely, calm = heard.rule == LIKENESS, heard.level is None or heard.level > Level.URGENT
    # A button, a word, a number that is asked for mean no more than they say, whatever they are like.
    if (likely or calm) and (_labelled(turn, text) or _word(turn, heard.word)):
        return
    if likely and who == BOT and _counted(turn, text):
        return
    remember(turn, heard)
    if turn.chat.lang not in ("", heard.lang) and heard.clear and heard.level is None and not turn.chat.offered:
        turn.offer = heard.lang
    if heard.level is not None and heard.level <= Level.URGENT:
        hear_danger(turn, plea, heard.level, heard.category, heard.rule)
        return
    if heard.level is not None:
        raise_level(turn, heard.level, heard.category, heard.rule)
    if who != BOT:
        turn.do(Relay(event.message, text, event.reply_to))
        _answered(turn, text)
        return
    if turn.case and turn.chat.over:
        # Asked whether a person may read, and not answered yet.
        seal(turn, plea)
        reshow(turn, common("held_line"))
        return
    named = turn.program.lexicon.labels.get(skeleton(text[:80]))
    rested = turn.moment.at - turn.chat.asked >= ASK_RESTS
    due = heard.ask and rested and turn.case is None and named is None
    if _answered(turn, text):
        if due and not turn.chat.over and turn.case is None:
            turn.set(last=plea, meant=None)
            _ask(turn, heard)
        return
    turn.set(last=plea, meant=_meaning(turn, heard))
    if due:
        _ask(turn, heard)
    else:
        _route(turn, named)


def _ask(turn: Turn, heard: Heard) -> None:
    """One gentle question, whether somebody is in danger. The desk hears nothing of it before a yes."""
    turn.set(asked=turn.moment.at, doubt=heard.category)
    turn.overlay(places.ASK)


def _meaning(turn: Turn, heard: Heard) -> Meant:
    """What the text may be about, as far as we have a dialog for it."""
    topics = tuple(topic for topic in heard.topics if topic in turn.program.topics)
    if heard.topic and topics[:1] == (heard.topic,):
        return Meant(topics=topics, sure=True)
    return Meant(topics=tuple(topic for topic in topics if topic not in SMALL_TALK) if heard.maybe else ())


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
    spoken = hear(text, turn.program.lexicon).lang
    return next((choice.id for choice in node.choices if choice.do == "language" and choice.value == spoken), said)


def _counted(turn: Turn, text: str) -> bool:
    """Take the text as the number or the day that is asked for. False when none is, or when it is neither."""
    node = turn.node(turn.chat.node) if turn.chat.node and not turn.chat.over else None
    if not isinstance(node, Question) or node.ask not in ("number", "date"):
        return False
    return not isinstance(read(node, text, turn.moment.at), Say) and _answered(turn, text)


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


def _route(turn: Turn, named: NodeId | None) -> None:
    """Free text the dialog did not ask for: the topic it names outright, or what it may be about."""
    new = not turn.chat.lang and not turn.chat.node
    if named and not (new and named.partition(".")[0] in SMALL_TALK):
        ask_anew(turn)
        arrive(turn, named)
    else:
        go_on(turn)
