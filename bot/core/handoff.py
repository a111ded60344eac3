"""Bringing a human: cases opened by a tap, by typed words, by a hand-over node; yes, no, and the agreement."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from bot.core import places
from bot.core.effects import Alert, CardChanged, CloseTopic, Later, Never, OpenCase, Relay, Remark
from bot.core.ids import Code, Level
from bot.core.places import desk
from bot.core.program import Handover
from bot.core.screen import Say
from bot.core.talk import AWAITING_YES, BOT, CLAIMED, CLOSED, HUMAN, MODES, OPEN, PLEAS, WAITING, Case, Plea
from bot.core.turn import Turn

PLEA_KEPT: Final = 24 * 3600.0
TOPIC_KEPT: Final = 7 * 86400.0
CASE_KEPT: Final = 90 * 86400.0
ASKED: Final = "asked"
"""What heard a danger when the person said yes to our question."""
LAST_WAITS: Final = 30.0
"""Seconds in which «send my last message too» can still be tapped away."""


def active(turn: Turn) -> bool:
    """The person has said yes and has not wiped the chat: their words flow to the desk."""
    return turn.case is not None and turn.case.state in (OPEN, CLAIMED) and not turn.case.cleared


def owner(turn: Turn) -> str:
    """Who answers this chat now: the bot, nobody yet (waiting), a human."""
    if turn.case is None or not active(turn):
        return BOT
    return HUMAN if turn.case.claimed_by else WAITING


def open_case(turn: Turn, state: str, level: Level, category: str, rule: str = "") -> None:
    """A new case; with `state` awaiting_yes it carries no content. `rule`: what heard the danger in typed words."""
    chat = turn.chat
    level = min(level, chat.level)
    case = Case(
        code=turn.moment.code,
        level=level,
        category=category or chat.category or "other",
        rule=rule,
        state=state,
        lang=chat.speaks,
        mode=chat.mode,
        opened=turn.moment.at,
    )
    turn.case = case
    turn.set(case=case.code, level=level, category=case.category)
    if state == OPEN:
        _tell(turn)
        _await_last(turn)
    turn.do(OpenCase(turn.case), Alert(alert_text(turn.case), level))


def alert_text(case: Case) -> Say:
    """Code, level, category, language: what may stand in an alert."""
    name = "alert_awaiting" if case.state == AWAITING_YES else "alert"
    return desk(name, **labels(case))


def labels(case: Case) -> dict[str, str]:
    """The holes that name a case at the desk."""
    return {
        "code": case.code,
        "level": f"@desk.level_{int(case.level)}",
        "category": f"@desk.category_{case.category or 'other'}",
        "lang": f"@desk.lang_{case.lang.replace('@', '_')}",
    }


def _tell(turn: Turn) -> None:
    """Put on the case what the person agreed to show: a hand-over's named answers, or all they gave."""
    node = turn.node(turn.chat.node) if turn.chat.node else None
    _put_answers(turn, node.tell if isinstance(node, Handover) else tuple(turn.chat.answers))


def tell_more(turn: Turn, names: Iterable[str]) -> None:
    """Answers given while the desk is there reach it too: the consent names the buttons pressed."""
    before = turn.case
    if before and active(turn):
        _put_answers(turn, names)
        if turn.case and turn.case.told != before.told:
            turn.do(CardChanged())


def _put_answers(turn: Turn, names: Iterable[str]) -> None:
    told = turn.case.told if turn.case else {}
    answers = turn.chat.answers
    turn.set_case(
        told={**told, **{name: answers[name] for name in names if answers.get(name)}},
        path=(*turn.chat.trail, turn.chat.node) if turn.chat.node else turn.chat.trail,
        signs=turn.chat.signs,
    )


def _await_last(turn: Turn) -> None:
    if turn.chat.last and turn.chat.send_last:
        turn.do(Later("last", turn.moment.at + LAST_WAITS))


def flush_last(turn: Turn) -> None:
    """Pass on the last message typed before the person was asked for, unless it was tapped away."""
    if not active(turn):
        return
    last = turn.chat.last
    if last and turn.chat.send_last:
        turn.do(Relay(last.message, last.text), Never("last"))
    turn.set(last=None)


def raise_level(turn: Turn, level: Level, category: str, rule: str = "") -> None:
    """Raise the talk's level, never lower it. Urgent and worse opens a case that waits for the person's yes.

    Also after a no: what is said on a screen of danger, that the team now knows, is to be true each time.
    """
    if turn.case is not None:
        raise_case(turn, level, category, rule)
    elif level <= Level.URGENT:
        open_case(turn, AWAITING_YES, level, category, rule)
    if level < turn.chat.level:
        turn.set(level=level, category=category)


def raise_case(turn: Turn, level: Level, category: str, rule: str = "") -> None:
    """Raise the level of the open case and tell the desk; nothing when it stands as high already."""
    if turn.case is None or level >= turn.case.level:
        return
    turn.set_case(level=level, category=category or turn.case.category, rule=rule or turn.case.rule)
    names = labels(turn.case)
    turn.do(
        CardChanged(title=True),
        Remark(desk("level_raised", level=names["level"], category=names["category"])),
        Alert(alert_text(turn.case), level),
    )


def ask_person(turn: Turn, node: Handover | None = None) -> None:
    """A tap on [A person] opens a case at once; a hand-over node opens one that waits for the yes."""
    case = turn.case
    note = Say(id=node.say) if node else None
    if case is None:
        state = AWAITING_YES if node else OPEN
        open_case(turn, state, (node and node.level) or Level.CONCERN, node.category if node else "")
    elif case.cleared or (node is None and case.state == AWAITING_YES and _was_asked(turn)):
        connect(turn)
        return
    elif active(turn):
        tell_more(turn, node.tell if node else ())
        status(turn, note)
        return
    elif node is None:
        _say_yes(turn)
        _await_last(turn)
    turn.set(owner=owner(turn))
    turn.overlay(places.CONSENT, note=note)


def _was_asked(turn: Turn) -> bool:
    """Whether they have read that a yes lets a person read: then asking for a person is the yes."""
    return bool(turn.chat.pleas) or turn.chat.over in places.ASKING


def status(turn: Turn, note: Say | None = None) -> None:
    """Show how things stand with the desk: a counsellor is here, or the case waits."""
    turn.overlay(places.JOINED if turn.case and turn.case.claimed_by else places.WAITING, note=note)


def connect(turn: Turn) -> None:
    """Yes: the case is open in full and what was sealed is passed on, after what they had typed before it."""
    last = turn.chat.last
    if last and turn.chat.send_last and turn.chat.pleas and turn.case and not turn.case.cleared:
        sealed = {plea.message: plea for plea in (last, *turn.chat.pleas)}
        turn.set(pleas=tuple(sealed[message] for message in sorted(sealed)), last=None)
    if turn.case is None:
        open_case(turn, OPEN, min(turn.chat.level, Level.CONCERN), turn.chat.category)
    else:
        _say_yes(turn)
    turn.set(owner=owner(turn))
    flush_last(turn)
    status(turn)


def _say_yes(turn: Turn) -> None:
    """The person wants a human: whatever held their words back ends here."""
    case = turn.case
    if case is None:
        return
    if case.state == AWAITING_YES:
        turn.set_case(state=CLAIMED if case.claimed_by else OPEN)
        _tell(turn)
        if case.claimed_by:
            turn.do(Remark(desk("plea_passed")))
        turn.do(CardChanged(), Alert(alert_text(turn.case or case), case.level))
    if case.cleared:
        # Somebody else may have typed since the chat was cleared: only what follows is passed on.
        turn.set(last=None)
        turn.set_case(cleared=False)
        turn.do(Remark(desk("returned")), CardChanged())
    for plea in turn.chat.pleas:
        turn.do(Relay(plea.message, plea.text))
    if turn.chat.last in turn.chat.pleas:
        turn.set(last=None)
    turn.set(pleas=())
    turn.do(Never("plea"))


def forget_words(turn: Turn) -> None:
    """What was typed and not passed on is gone; the desk learns that no yes came."""
    turn.set(pleas=(), last=None, said=())
    turn.do(Never("plea"), Never("last"))
    if turn.case:
        turn.do(Remark(desk("plea_gone")))


def shut(turn: Turn) -> None:
    """Close the open case; the talk belongs to the bot again."""
    turn.set_case(state=CLOSED, closed=turn.moment.at)
    if turn.case:
        turn.do(Later(f"topic:{turn.case.code}", turn.moment.at + TOPIC_KEPT))
        turn.do(Later(f"case:{turn.case.code}", turn.moment.at + CASE_KEPT))
    turn.set(case=Code(""), owner=BOT, send_last=True)
    turn.do(CardChanged(), CloseTopic())


def danger(turn: Turn) -> None:
    """[I am in danger]: emergency, at once. The crisis screen carries the consent."""
    if turn.case is None:
        open_case(turn, OPEN, Level.EMERGENCY, turn.chat.category)
    else:
        _say_yes(turn)
        _await_last(turn)
        raise_case(turn, Level.EMERGENCY, turn.case.category)
    turn.set(level=Level.EMERGENCY, owner=owner(turn))
    turn.overlay(places.DANGER)


def hear_danger(turn: Turn, plea: Plea | None, level: Level, category: str, rule: str) -> None:
    """Typed words raised the level: the desk learns of it without content, the person is asked.

    `plea`: the words, None when they are not here any more.
    """
    case = turn.case
    if case is None:
        open_case(turn, AWAITING_YES, level, category, rule)
    elif active(turn):
        if plea:
            turn.do(Relay(plea.message, plea.text))
        if level < case.level or category != case.category:
            raise_case(turn, level, category, rule)
            turn.overlay(places.DANGER)
        return
    elif level < case.level:
        raise_case(turn, level, category, rule)
    elif case.cleared:
        # The desk believes that they are away, and they are not.
        turn.do(Alert(desk("alert_awaiting", **labels(case)), case.level))
    if plea and plea not in turn.chat.pleas:
        seal(turn, plea)
    turn.overlay(places.HEARD_SUICIDE if category == "suicide" else places.HEARD)


def seal(turn: Turn, plea: Plea) -> None:
    """Keep a typed line until the person says yes or no, at most a day."""
    pleas = (*turn.chat.pleas, plea)[-PLEAS:]
    turn.set(pleas=pleas, level=min(turn.chat.level, turn.case.level) if turn.case else turn.chat.level)
    turn.do(Later("plea", turn.moment.at + PLEA_KEPT))


def change_mode(turn: Turn, mode: str) -> None:
    """Agree how we may reach them."""
    if mode in MODES:
        turn.set(mode=mode)
        if turn.case:
            turn.set_case(mode=mode)
            turn.do(CardChanged())
