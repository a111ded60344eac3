"""What counsellors do in the group, answered: claim, write, edit, close. Others get nothing."""

from __future__ import annotations

import re
from typing import assert_never

from bot.core import marks, places
from bot.core.effects import (
    AdoptTopic,
    Alarm,
    Answer,
    CardChanged,
    Deliver,
    DeliverMedia,
    DeskEditedLine,
    FollowGroup,
    Hide,
    Keep,
    Leave,
    LetGo,
    NewTopic,
    Remark,
    SendKept,
    Speak,
)
from bot.core.events import (
    DeskEdited,
    DeskEvent,
    DeskMoved,
    DeskRights,
    DeskSent,
    DeskTapped,
    DeskWrote,
    Strayed,
    TopicGone,
    TopicMade,
    Undelivered,
)
from bot.core.handoff import owner, shut
from bot.core.ids import Code, Level, NodeId
from bot.core.places import common, desk
from bot.core.program import Handover
from bot.core.screen import Say
from bot.core.screens import way
from bot.core.talk import AWAITING_YES, CLAIMED, CLOSED, OPEN
from bot.core.turn import Turn

TITLE = re.compile(r"^(K-\d{4,6})\b")


def answer(turn: Turn, event: DeskEvent) -> None:
    """Answer one event of the desk."""
    match event:
        case DeskWrote() | DeskSent():
            if event.by in turn.plan.staff and event.topic is not None:
                _line(turn, event)
        case DeskEdited():
            if _may_edit(turn, event.by):
                _edited(turn, event)
        case DeskTapped():
            _tapped(turn, event)
        case TopicMade():
            if found := TITLE.match(event.title):
                turn.do(AdoptTopic(Code(found[1]), event.group, event.topic))
        case DeskMoved():
            turn.do(FollowGroup(event.old, event.new))
        case DeskRights():
            able = event.status == "creator" or (
                event.status == "administrator" and event.may_manage_topics and event.may_delete
            )
            if not able:
                turn.do(Alarm(desk("alarm_rights")))
        case Strayed():
            turn.do(Leave(event.group))
        case _:
            assert_never(event)


def _alias(turn: Turn, who: int) -> str:
    return turn.plan.staff.get(who, "")


def _may_edit(turn: Turn, who: int) -> bool:
    """Lines of whoever has the case, and while nobody has it, lines kept for [claim and send]."""
    case = turn.case
    return case is not None and case.state != CLOSED and case.claimed_by in (0, who) and who in turn.plan.staff


def _edited(turn: Turn, event: DeskEdited) -> None:
    if turn.case and turn.case.cleared:
        # What could not be deleted stands there overwritten: an edit would bring it back.
        turn.do(Remark(desk("cleared"), event.message))
    else:
        inner = event.text.lstrip().startswith("/")
        turn.do(DeskEditedLine(event.message, "" if inner else event.text))


def _line(turn: Turn, event: DeskWrote | DeskSent) -> None:
    text = (event.text if isinstance(event, DeskWrote) else event.caption).lstrip()
    case = turn.case
    if case is not None and turn.mark is not None:
        marks.answered(turn, event)
        return
    if case is None or text.startswith("//"):
        return
    if isinstance(event, DeskWrote) and text.startswith("/"):
        _command(turn, event, text[1:].partition(" ")[0].partition("@")[0])
        return
    refusal = _refusal(turn, event.by)
    if refusal is None:
        match event:
            case DeskWrote():
                turn.do(Deliver(event.message, event.text, event.reply_to))
            case DeskSent():
                turn.do(DeliverMedia(event.message, event.media, event.caption, event.reply_to))
        return
    buttons: tuple[tuple[Say, str], ...] = ()
    if refusal.id == "desk.not_sent_unclaimed":
        media = event.media if isinstance(event, DeskSent) else ""
        turn.do(Keep(event.message, text, media, event.reply_to))
        buttons = ((desk("claim_and_send"), f"send:{event.message}:{case.code}"),)
    turn.do(Remark(refusal, event.message, buttons=buttons))


def _refusal(turn: Turn, who: int) -> Say | None:
    """Why a counsellor's line may not go to the person now; None when it may."""
    case = turn.case
    if case is None or case.state == CLOSED:
        return desk("not_sent_closed")
    if case.state == AWAITING_YES:
        return desk("not_sent_awaiting")
    if case.cleared:
        return desk("cleared")
    if case.gone:
        return desk("unreachable")
    if not case.claimed_by:
        return desk("not_sent_unclaimed")
    if case.claimed_by != who:
        return desk("not_sent_other", alias=_alias(turn, case.claimed_by))
    return None


def _command(turn: Turn, event: DeskWrote, name: str) -> None:
    if turn.case is None or turn.case.state == CLOSED:
        return
    match name:
        case "claim":
            refusal = _claim(turn, event.by)
        case "close" if not _may_close(turn, event.by):
            refusal = desk("already_claimed", alias=_alias(turn, turn.case.claimed_by))
        case "close":
            refusal = None
            turn.do(CardChanged(confirm=True))
        case _:
            refusal = desk("internal_kept")
    if refusal:
        turn.do(Remark(refusal, event.message))


def _tapped(turn: Turn, event: DeskTapped) -> None:
    if event.by not in turn.plan.staff:
        turn.do(Answer(event.query, desk("not_counsellor"), alert=True, desk=True))
        return
    verb, _, rest = event.data.partition(":")
    if verb in ("hide", "unhide"):
        turn.do(
            Hide(rest, verb == "hide", _alias(turn, event.by)), Answer(event.query, desk(f"done_{verb}"), desk=True)
        )
        return
    said: Say | None = None
    if verb in marks.ON_SLIP and turn.case is not None:
        said = (_refusal(turn, event.by) if verb == "ask" else None) or marks.handled(turn, verb)
    elif turn.case is None or turn.case.state == CLOSED:
        said = desk("not_sent_closed")
    elif verb in marks.ON_CARD:
        marks.chosen(turn, verb, rest.rpartition(":")[0])
    else:
        match verb:
            case "claim":
                said = _claim(turn, event.by)
            case "send":
                said = _claim(turn, event.by)
                refusal = _refusal(turn, event.by)
                message = rest.partition(":")[0]
                if refusal is None and message.isdecimal():
                    turn.do(SendKept(int(message)))
                said = refusal or said
            case "close" | "closed" | "keep":
                if not _may_close(turn, event.by):
                    said = desk("already_claimed", alias=_alias(turn, turn.case.claimed_by))
                elif verb == "closed":
                    close(turn, event.by)
                else:
                    turn.do(CardChanged(confirm=verb == "close"))
            case _:
                pass
    turn.do(Answer(event.query, said, alert=said is not None, desk=True))


def _claim(turn: Turn, who: int) -> Say | None:
    """Take the case. None when it is theirs now, else why not. Two at once: the first event wins."""
    case = turn.case
    if case is None or case.claimed_by == who:
        return None
    if case.claimed_by:
        return desk("already_claimed", alias=_alias(turn, case.claimed_by))
    turn.set_case(claimed_by=who, state=CLAIMED if case.state == OPEN else case.state)
    turn.set(owner=owner(turn))
    turn.do(CardChanged())
    if case.state == OPEN and not case.cleared:
        turn.overlay(places.JOINED, pushed=True)
    return None


def _may_close(turn: Turn, who: int) -> bool:
    return turn.case is not None and (turn.case.claimed_by in (0, who) or who in turn.plan.supervisors)


def close(turn: Turn, who: int) -> None:
    """Close the case: the person gets the closing screen, and the talk stands where it stood."""
    turn.do(Remark(desk("closed_by", alias=_alias(turn, who))))
    cleared = bool(turn.case and (turn.case.cleared or turn.case.state == AWAITING_YES))
    shut(turn)
    turn.set(level=Level.ROUTINE, category="", pleas=(), last=None, said=())
    node = turn.node(turn.chat.node) if turn.chat.node else None
    if isinstance(node, Handover):
        turn.set(node=way(node.ways, turn.chat.answers) or places.MENU)
    if not cleared:
        turn.overlay(places.CLOSED, pushed=True)
    else:
        turn.set(over=NodeId(""))


def unreachable(turn: Turn) -> None:
    """The person blocked the bot: the topic says so, once."""
    if turn.case and not turn.case.gone:
        turn.set_case(gone=True)
        turn.do(Remark(desk("unreachable")), CardChanged())


def undelivered(turn: Turn, event: Undelivered) -> None:
    """A message to the person did not go out: the counsellor sees which and why."""
    if event.why == "gone":
        turn.set(gone=True)
        unreachable(turn)
        return
    if event.why == "not_at_desk":
        if turn.case is None or not turn.case.cleared:
            turn.do(Speak(common("not_sent")))
        return
    names = {"unknown": "undelivered_unknown", "refused": "undelivered_failed", "sealed": "held", "waits": "waits"}
    if event.line and turn.case and event.why in names:
        turn.do(Remark(desk(names[event.why]), line=event.line))


def topic_gone(turn: Turn, event: TopicGone) -> None:
    """Make the topic of an open case anew; a closed case's topic was deleted on purpose."""
    if event.leaked:
        turn.do(Alarm(desk("alarm_leak")))
    if turn.case and turn.case.state != CLOSED and event.code in ("", turn.case.code):
        turn.do(NewTopic(desk("topic_anew")))
    elif event.code:
        turn.do(LetGo(event.code))
