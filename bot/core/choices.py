"""What a tap does: the choices of a node, the actions that stand behind them, the answer to a question."""

from __future__ import annotations

from bot.core import places
from bot.core.effects import CardChanged, Clear, Forget, Listen, Remark, ShowHeld
from bot.core.handoff import (
    ASKED,
    active,
    ask_person,
    change_mode,
    connect,
    danger,
    flush_last,
    forget_words,
    hear_danger,
    raise_level,
    shut,
    status,
)
from bot.core.ids import Lang, Level, NodeId
from bot.core.meaning import go_on, not_meant
from bot.core.places import common
from bot.core.program import AnyNode, Choice, Handover, Message, Question, Screening
from bot.core.screening import finish, open_signs
from bot.core.screens import ELSE, LISTEN, MORE, NEXT, SKIP, build, doubted, spoken, visible, way
from bot.core.talk import BOT, CALLS, PAGES, Quiz
from bot.core.turn import Turn
from bot.core.walk import arrive, ask_anew, back, begin_anew, come_back, menu, reshow, resume


def choose(turn: Turn, node: AnyNode, wanted: str) -> bool:
    """Take the choice `wanted` of `node`. False when it is not (or no longer) there."""
    if isinstance(node, Screening):
        sign, _, verdict = wanted.rpartition(".")
        return _judge(turn, node, sign, verdict)
    if wanted == NEXT and node.ways:
        arrive(turn, way(node.ways, turn.chat.answers))
        return True
    if wanted == SKIP and isinstance(node, Question) and node.optional:
        leave_question(turn, node, "")
        return True
    if wanted == LISTEN and spoken(node, turn.chat, turn.program):
        turn.do(Listen(node.id))
        return True
    if wanted == MORE and isinstance(node, Message) and node.listing_kinds:
        turn.set(page=(turn.chat.page + 1) % PAGES)
        reshow(turn)
        return True
    if wanted == ELSE and doubted(node, turn.chat, turn.program):
        not_meant(turn)
        return True
    if node.id == places.WHICH and wanted in turn.program.topics:
        ask_anew(turn)
        arrive(turn, turn.program.topics[wanted])
        return True
    choice = next((c for c in visible(node, turn.chat) if c.id == wanted), None)
    if choice is None:
        return False
    _take(turn, node, choice)
    return True


def _take(turn: Turn, node: AnyNode, choice: Choice) -> None:
    if choice.sets:
        turn.set(answers={**turn.chat.answers, **choice.sets})
    if choice.level is not None:
        raise_level(turn, choice.level, choice.category)
    if choice.do:
        if choice.do == "agree" and choice.ways:
            change_mode(turn, choice.value)
            arrive(turn, way(choice.ways, turn.chat.answers))
        else:
            act(turn, choice.do, choice.value)
        return
    if isinstance(node, Question) and node.ask == "choice":
        value = choice.value or choice.id
        turn.set(answers={**turn.chat.answers, node.save: value} if node.save else turn.chat.answers)
        if not choice.ways and choice.call is None:
            arrive(turn, way(node.ways, turn.chat.answers))
            return
    if choice.call:
        after = way(choice.ways, turn.chat.answers) or node.id
        turn.set(calls=(*turn.chat.calls, after)[-CALLS:])
        arrive(turn, choice.call)
        return
    arrive(turn, way(choice.ways, turn.chat.answers))


def leave_question(turn: Turn, node: Question, answer: str) -> None:
    """Store the answer (or none) and go on."""
    if node.save:
        turn.set(answers={**turn.chat.answers, node.save: answer})
    arrive(turn, way(node.ways, turn.chat.answers))


def act(turn: Turn, name: str, value: str = "") -> bool:
    """Do one of `program.ACTIONS`. False for any other name."""
    match name:
        case "person":
            ask_person(turn)
        case "danger":
            danger(turn)
        case "connect" | "plea_yes":
            connect(turn)
        case "plea_no":
            refuse(turn)
        case "asked_yes":
            flush_last(turn)
            hear_danger(turn, turn.chat.last, Level.URGENT, turn.chat.doubt, ASKED)
        case "asked_no" if turn.chat.meant:
            turn.set(over=NodeId(""))
            go_on(turn)
        case "asked_no":
            resume(turn)
        case "last_message":
            turn.set(send_last=not turn.chat.send_last)
            reshow(turn)
        case "language":
            speak(turn, Lang(value))
        case "agree":
            change_mode(turn, value)
            if active(turn):
                status(turn)
            else:
                resume(turn)
        case "menu":
            menu(turn)
        case "back":
            back(turn)
        case "resume":
            resume(turn)
        case "return":
            come_back(turn)
        case "clear":
            clear(turn)
        case "erase":
            turn.do(Forget(common("erased")))
        case "open":
            turn.do(ShowHeld())
        case _:
            return False
    return True


def refuse(turn: Turn) -> None:
    """No: what was sealed is gone, the case is closed, the numbers stay."""
    node = turn.node(turn.chat.node) if turn.chat.node else None
    flowed, typed = active(turn), turn.chat.over in (places.HEARD, places.HEARD_SUICIDE)
    forget_words(turn)
    if turn.case:
        shut(turn)
    if flowed:
        turn.overlay(places.CLOSED)
    elif isinstance(node, Handover) and not typed:
        arrive(turn, way(node.ways, turn.chat.answers))
    else:
        turn.overlay(places.NO_PERSON)


def speak(turn: Turn, lang: Lang) -> None:
    """Change the language; the first time the welcome follows, later the step or the talk where one stood."""
    first = not turn.chat.lang
    turn.set(lang=lang)
    if turn.case and turn.case.lang != lang:
        turn.set_case(lang=lang)
        turn.do(CardChanged())
    if turn.chat.node not in ("", places.LANGUAGE):
        reshow(turn)
    elif turn.chat.trail:
        back(turn)
    else:
        arrive(turn, places.WELCOME if first else places.MENU, back=True)
    if active(turn):
        status(turn)


def clear(turn: Turn) -> None:
    """Wipe the chat. The case stays open and paused; the talk starts from the public menu."""
    flush_last(turn)
    if turn.case and not turn.case.cleared:
        turn.set_case(cleared=True)
        turn.do(Remark(places.desk("cleared")), CardChanged())
    begin_anew(turn)
    turn.set(node=places.MENU, over=NodeId(""), trail=(), calls=(), quiz=None, signs=(), last=None, owner=BOT)
    turn.set(meant=None, doubt="")
    turn.do(Clear(common("cleared"), build(turn.program.nodes[places.MENU], turn.chat, turn.program)))


def _judge(turn: Turn, node: Screening, sign_id: str, verdict: str) -> bool:
    quiz = turn.chat.quiz
    if quiz is None or quiz.node != node.id or quiz.sign != sign_id or verdict not in ("yes", "no", "unsure"):
        return False
    yes = (*quiz.yes, sign_id) if verdict == "yes" else quiz.yes
    done = (*quiz.done, sign_id)
    sign = next((s for s in node.signs if s.id == sign_id), None)
    left = open_signs(turn, node, done)
    if left and not (sign and sign.danger and verdict == "yes"):
        turn.set(node=node.id, over=NodeId(""), quiz=Quiz(node=node.id, sign=left[0].id, yes=yes, done=done))
        turn.show(node)
    else:
        arrive(turn, finish(turn, node, yes))
    return True
