"""One event in, the changed talk and its effects out. The only door of the core for what a person does."""

from __future__ import annotations

import re
from typing import assert_never

from bot.core import desk, marks, places
from bot.core.choices import act, choose, clear, leave_question, speak
from bot.core.effects import (
    Answer,
    CardChanged,
    Effect,
    EndTopic,
    EraseCase,
    Never,
    PersonEdited,
    Relay,
    RelayMedia,
    Remark,
    SentenceAnswered,
    Speak,
    Unanswered,
)
from bot.core.events import (
    Commanded,
    DeskEdited,
    DeskMoved,
    DeskRights,
    DeskSent,
    DeskTapped,
    DeskWrote,
    Due,
    Edited,
    Event,
    Left,
    PersonEvent,
    Returned,
    Sent,
    Strayed,
    Tapped,
    TopicGone,
    TopicMade,
    Undelivered,
    Unreadable,
    Wrote,
)
from bot.core.handoff import (
    active,
    ask_person,
    flush_last,
    forget_words,
    hear_danger,
    owner,
    raise_level,
    shut,
    status,
    tell_more,
)
from bot.core.hearing import Heard
from bot.core.ids import LANGS, Lang, Level, NodeId
from bot.core.listening import listen, remember
from bot.core.places import common
from bot.core.program import AnyNode, Message, Program, Question
from bot.core.screens import SPEAK, TOWN
from bot.core.talk import AWAITING_YES, BOT, HUMAN, LONGEST, SILENT, Chat, DeskPlan, Moment, Plea, Talk
from bot.core.turn import Turn
from bot.core.typed import wrote
from bot.core.walk import arrive, begin_anew, menu, reshow, settle

SILENT_SERVICE = re.compile(r"\?([a-z][a-z0-9.\-]{1,60})")
"""What comes back from [Nobody answered] of a service."""
FIXED = ("person", "danger", "menu", "back", "clear", "open")
"""Actions of the buttons that are not content's."""


def step(talk: Talk, event: Event, program: Program, moment: Moment, plan: DeskPlan) -> tuple[Talk, tuple[Effect, ...]]:
    """Answer one event. Pure: the same arguments give the same answer."""
    turn = Turn(talk, program, moment, plan)
    settle(turn)
    match event:
        case Wrote() | Commanded() | Tapped() | Sent() | Edited() | Left() | Returned() | Unreadable():
            _person(turn, event)
        case (
            DeskWrote()
            | DeskSent()
            | DeskEdited()
            | DeskTapped()
            | TopicMade()
            | DeskMoved()
            | DeskRights()
            | Strayed()
        ):
            desk.answer(turn, event)
        case Due():
            _due(turn, event.name)
        case Undelivered():
            desk.undelivered(turn, event)
        case TopicGone():
            desk.topic_gone(turn, event)
        case _:
            assert_never(event)
    return turn.result()


def _person(turn: Turn, event: PersonEvent) -> None:
    if isinstance(event, Left):
        turn.set(gone=True)
        desk.unreachable(turn)
        return
    turn.set(at=turn.moment.at)
    if turn.chat.gone:
        turn.set(gone=False)
        if turn.case and turn.case.gone:
            turn.set_case(gone=False)
            turn.do(Remark(places.desk("reachable")), CardChanged())
    before = turn.chat.answers
    match event:
        case Wrote():
            wrote(turn, event)
        case Commanded():
            _command(turn, event)
        case Tapped():
            _tapped(turn, event)
        case Sent():
            flush_last(turn)
            _media(turn, event)
        case Edited():
            _edited(turn, event)
        case Returned():
            pass
        case Unreadable():
            if owner(turn) == BOT:
                reshow(turn, common("unreadable"))
            else:
                turn.do(Speak(common("unreadable"), event.message))
        case _:
            assert_never(event)
    tell_more(turn, tuple(name for name, value in turn.chat.answers.items() if before.get(name) != value))
    turn.set(owner=owner(turn))


# -- commands, taps, media ----------------------------------------------------------------------------------------


def _command(turn: Turn, event: Commanded) -> None:
    said = event.argument[:LONGEST]
    heard = listen(turn, said) if said.strip() else Heard()
    if heard.level is not None and heard.level <= Level.URGENT:
        wrote(turn, Wrote(event.message, event.argument))
        return
    flush_last(turn)
    match event.name:
        case "start":
            _start(turn, event.argument)
        case "menu":
            menu(turn)
        case "help":
            arrive(turn, places.HELP)
        case "language":
            arrive(turn, places.LANGUAGE)
        case "privacy":
            arrive(turn, places.PRIVACY)
        case "clear":
            clear(turn)
        case "person":
            ask_person(turn)
        case _ if active(turn):
            turn.do(Relay(event.message, f"/{event.name} {event.argument}".strip()[:LONGEST]))
        case _:
            reshow(turn, common("not_understood"))


def _start(turn: Turn, argument: str) -> None:
    """`/start` and deep links: a payload may name a language and a topic, `ru-job_offer`."""
    topic = None
    for part in argument.split("-"):
        if (lang := {"uzc": Lang("uz@cyrillic")}.get(part, Lang(part))) in LANGS:
            turn.set(lang=lang)
            turn.set_case(lang=lang)
        topic = topic or turn.program.topics.get(part)
    if active(turn):
        status(turn)
    elif topic:
        begin_anew(turn)
        arrive(turn, topic)
    else:
        arrive(turn, (places.MENU if turn.chat.node else places.WELCOME) if turn.chat.lang else places.LANGUAGE)


def _tapped(turn: Turn, event: Tapped) -> None:
    turn.do(Answer(event.query))
    if event.data.startswith("!") and event.data[1:] in FIXED:
        act(turn, event.data[1:])
        return
    if event.data in marks.ANSWERS:
        turn.do(SentenceAnswered(event.data == marks.YES, event.message))
        return
    if event.data.startswith(SPEAK) and event.data[1:] in LANGS:
        speak(turn, Lang(event.data[1:]))
        return
    if service := SILENT_SERVICE.fullmatch(event.data):
        turn.do(Unanswered(service[1]))
        turn.set(silent=tuple(dict.fromkeys((*turn.chat.silent, service[1])))[-SILENT:])
        reshow(turn, common("no_answer_noted"))
        return
    node_id, _, wanted = event.data.rpartition(":")
    node = turn.node(NodeId(node_id)) if node_id else None
    if node is None or not _still_holds(turn, node, wanted) or not choose(turn, node, wanted):
        reshow(turn, common("stale"))


def _still_holds(turn: Turn, node: AnyNode, wanted: str) -> bool:
    """Whether a button may act that is perhaps not of the screen shown now.

    A question asks only now; and with nobody there, a screen of the talk with the desk no longer tells the truth,
    so its actions work and its ways to the like do not.
    """
    if node.id in (turn.chat.node, turn.chat.over):
        return True
    about_desk = node.topic == places.WAITING.partition(".")[0] and not active(turn)
    acts = any(choice.id == wanted and choice.do for choice in node.choices)
    return isinstance(node, Message) and (acts or not about_desk)


def _media(turn: Turn, event: Sent) -> None:
    if event.caption:
        plea = Plea(message=event.message, text=event.caption[:LONGEST])
        heard = listen(turn, plea.text)
        if owner(turn) != HUMAN:
            remember(turn, heard)
        if heard.level is not None and heard.level <= Level.URGENT and not active(turn):
            hear_danger(turn, plea, heard.level, heard.category, heard.rule)
            return
        if heard.level is not None and active(turn):
            raise_level(turn, heard.level, heard.category, heard.rule)
    if active(turn):
        turn.do(RelayMedia(event.message, event.media, event.reply_to))
        node = turn.node(turn.chat.node) if turn.chat.node and not turn.chat.over else None
        if isinstance(node, Question) and node.ask == "photo" and event.media in ("photo", "document"):
            leave_question(turn, node, event.media)
    elif not _near(turn, event.near):
        reshow(turn, common("media_bot"))


def _near(turn: Turn, town: str) -> bool:
    """A shared location on a list of services, or where a town is asked for, says near which town."""
    node = turn.node(turn.chat.node) if turn.chat.node and not turn.chat.over else None
    if not town or TOWN not in turn.program.saves:
        return False
    if isinstance(node, Question) and node.ask == "place" and node.save == TOWN:
        leave_question(turn, node, town)
        return True
    if isinstance(node, Message) and node.listing_kinds:
        turn.set(answers={**turn.chat.answers, TOWN: town}, page=0)
        reshow(turn)
        return True
    return False


def _edited(turn: Turn, event: Edited) -> None:
    chat, text = turn.chat, event.text[:LONGEST]
    anew = Plea(message=event.message, text=text)
    if chat.last and chat.last.message == event.message:
        turn.set(last=anew)
    sealed = event.message in (plea.message for plea in chat.pleas)
    turn.set(pleas=tuple(anew if plea.message == event.message else plea for plea in chat.pleas))
    # The last message is among what was said before: its new words take the place of the old ones.
    again = chat.last is not None and chat.last.message == event.message
    before = chat.said[:-1] if again else chat.said
    heard = listen(turn, text, before)
    if again:
        remember(turn, heard, before)
    if active(turn):
        turn.do(PersonEdited(event.message, text))
        if heard.level is not None:
            raise_level(turn, heard.level, heard.category, heard.rule)
    elif heard.level is not None and heard.level <= Level.URGENT and not sealed:
        hear_danger(turn, anew, heard.level, heard.category, heard.rule)


# -- timers ---------------------------------------------------------------------------------------------------------


def _due(turn: Turn, name: str) -> None:
    match name:
        case "last":
            flush_last(turn)
        case "plea":
            waiting = turn.case if turn.case and turn.case.state == AWAITING_YES else None
            if waiting or turn.chat.pleas:
                forget_words(turn)
            if waiting and not waiting.claimed_by:
                shut(turn)
        case "forget":
            turn.chat = forgotten(turn.chat)
            turn.do(Never("last"))
        case _:
            kind, _, code = name.partition(":")
            if kind == "topic":
                turn.do(EndTopic(code))
            elif kind == "case":
                turn.do(EraseCase(code))


def forgotten(chat: Chat) -> Chat:
    """What stays of a talk after a day of silence: language, agreement, the open case and its sealed lines."""
    kept: tuple[str, ...] = ("lang", "guess", "mode", "case", "owner", "at", "gone", "pleas", "send_last", "offered")
    if chat.case:
        kept = (*kept, "level", "category", "node")
    # While a case is open the gate must know what hour it is where they are.
    answers = {"country": chat.answers["country"]} if chat.case and "country" in chat.answers else {}
    return Chat(answers=answers, **{name: getattr(chat, name) for name in kept})
