"""Marks: a counsellor says what the software got wrong; one sentence may go with it, if the person agrees."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from bot.core.effects import AskSentence, CardChanged, PutMark, Remark
from bot.core.events import DeskSent, DeskWrote
from bot.core.hearing import hear
from bot.core.ids import TOPICS, Level
from bot.core.places import desk
from bot.core.screen import Say
from bot.core.screens import RELATIVE, WHO
from bot.core.stripping import stripped
from bot.core.talk import CLAIMED, OPEN, Case, Mark
from bot.core.turn import Turn

KINDS: Final = ("missed", "alarm", "topic")
"""Should have been flagged; was flagged without cause; was about another topic."""
STATES: Final = ("open", "draft", "ready", "asked", "yes", "no", "dropped", "void")
"""Without words; words shown to the counsellor; found fit; the person asked; their answer; thrown away after the
question; the mark itself taken back."""
MENUS: Final = ("mark", "level", "topics")
LEVELS: Final = {str(int(level)): level for level in (Level.EMERGENCY, Level.URGENT, Level.CONCERN)}
ON_CARD: Final = ("mark", "unmark", "missed", "alarm", "topics", "topic")
ON_SLIP: Final = ("undo", "hold", "drop", "ask")
"""First parts of the data behind the buttons of the card, and of a mark's own post."""
YES: Final = "!sentence_yes"
ANSWERS: Final = (YES, "!sentence_no")

WORDS_WAIT: Final = 30 * 86400.0
"""Seconds in which the person must have agreed, from the mark, and anew from the question."""
MARK_KEPT: Final = 180 * 86400.0
LONGEST: Final = 400


def chosen(turn: Turn, verb: str, what: str) -> None:
    """A button of the card: open the marks, leaf, or make the mark. Before the yes nobody has read a word to judge."""
    case = turn.case
    if case is None or case.state not in (OPEN, CLAIMED):
        return
    match verb:
        case "mark":
            turn.do(CardChanged(menu="mark"))
        case "missed" if what not in LEVELS:
            turn.do(CardChanged(menu="level"))
        case "topics":
            turn.do(CardChanged(menu="topics", page=int(what) if what.isdecimal() and len(what) < 3 else 0))
        case "missed" | "alarm" | "topic" if verb != "topic" or what in TOPICS:
            mark = Mark(
                kind=verb,
                level=LEVELS.get(what) if verb == "missed" else None,
                topic=what if verb == "topic" else "",
                lang=case.lang,
                speaker="family" if case.told.get(WHO) == RELATIVE else "self",
                said_level=case.level,
                said_category=case.category,
                said_topic=_walked(case),
            )
            turn.do(PutMark(mark), CardChanged())
        case _:
            turn.do(CardChanged())


def _walked(case: Case) -> str:
    """The topic last walked before a person was asked for."""
    return next((topic for node in reversed(case.path) if (topic := node.partition(".")[0]) in TOPICS), "")


def answered(turn: Turn, event: DeskWrote | DeskSent) -> None:
    """An answer to a mark's post: the sentence, which never goes to the person. What is kept of it is shown first."""
    mark, refusal, words = turn.mark, None, ""
    if mark is None:
        return
    if mark.state not in ("open", "draft", "ready"):
        refusal = desk("mark_closed")
    elif isinstance(event, DeskSent):
        refusal = desk("mark_only_words")
    else:
        words = stripped(event.text.lstrip().removeprefix("//"))
        if not any(sign.isalpha() for sign in words):
            refusal = desk("mark_empty")
        elif len(words) > LONGEST:
            refusal = desk("mark_long")
    if refusal is not None:
        turn.do(Remark(refusal, event.message))
        return
    heard = hear(words, turn.program.lexicon)
    _put(
        turn,
        mark,
        state="draft",
        words=words,
        lang=heard.lang,
        said_level=heard.level,
        said_category=heard.category,
        said_rule=heard.rule,
        said_topic=heard.topic or next(iter(heard.topics), ""),
    )


def handled(turn: Turn, verb: str) -> Say | None:
    """A button of a mark's post. None when it was done, else why not."""
    mark = turn.mark
    match verb, mark.state if mark else "":
        case "undo", "open":
            _put(turn, mark, state="void")
        case "hold", "draft":
            _put(turn, mark, state="ready")
        case "drop", "draft" | "ready":
            _put(turn, mark, state="open", words="")
        case "drop", "asked" | "yes":
            _put(turn, mark, state="dropped", words="")
        case "ask", "ready":
            if turn.case and turn.case.asked:
                return desk("mark_asked_before")
            turn.set_case(asked=True)
            turn.do(AskSentence())
            _put(turn, mark, state="asked")
        case _:
            return desk("mark_closed")
    return None


def _put(turn: Turn, mark: Mark | None, **changes: Any) -> None:
    if mark is not None:
        turn.do(PutMark(msgspec.structs.replace(mark, **changes)))


def decided(mark: Mark, yes: bool) -> Mark:
    """The mark after the person's answer: without their yes the words are gone."""
    if yes:
        return msgspec.structs.replace(mark, state="yes")
    return msgspec.structs.replace(mark, state="no", words="")


def kept_until(mark: Mark, day: float, now: float) -> float:
    """Until when the mark keeps its words and its case: as long as it is kept at all once the person has agreed."""
    return day + MARK_KEPT if mark.state == "yes" else now + WORDS_WAIT
