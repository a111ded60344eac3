"""Walking through dialogs: arriving at a node, choices, back, sub-dialogs, screenings."""

from __future__ import annotations

from bot.core import places
from bot.core.effects import CardChanged, Clear, Forget, Listen, Remark, ShowHeld
from bot.core.handoff import (
    active,
    ask_person,
    change_mode,
    connect,
    danger,
    flush_last,
    forget_words,
    raise_level,
    shut,
    status,
)
from bot.core.ids import Lang, NodeId
from bot.core.places import common
from bot.core.program import AnyNode, Choice, Handover, Message, Outcome, Question, Screening, Sign
from bot.core.screen import Say
from bot.core.screens import LISTEN, MORE, NEXT, OF_TOPIC, SKIP, build, holds, spoken, visible, way
from bot.core.talk import BOT, CALLS, PAGES, TRAIL, Quiz
from bot.core.turn import Turn

STEPS = 50
"""More hops than this without a screen is a loop in the content: the menu ends it."""


def settle(turn: Turn) -> None:
    """Fit a talk stored under older content to today's: what moved is followed, what is gone is let go."""
    chat = turn.chat
    node = turn.node(chat.node) if chat.node else None
    over = turn.node(chat.over) if chat.over else None
    turn.set(node=node.id if node else NodeId(""), over=over.id if over else NodeId(""))


def arrive(turn: Turn, wanted: NodeId | None, note: Say | None = None, *, back: bool = False) -> None:
    """Go to a node and show it; hops that show nothing (a finished screening) are followed.

    An overlay is laid on top. Going `back` leaves no trace and raises nothing: it was raised on the way there.
    """
    hops = 0
    remember = not back
    while True:
        hops += 1
        node = turn.node(wanted) if wanted else None
        if node is None or hops > STEPS:
            node = turn.program.nodes[places.MENU]
        if node.level is not None and not back:
            raise_level(turn, node.level, node.category)
        unknown = [ask for name, ask in node.first.items() if not turn.chat.answers.get(name)]
        if unknown and not back:
            turn.set(calls=(*turn.chat.calls, node.id)[-CALLS:])
            wanted = unknown[0]
            continue
        if node.face == "overlay" and not isinstance(node, Handover):
            _lay(turn, node, note)
            return
        if remember and turn.chat.node and turn.chat.node != node.id:
            turn.set(trail=(*turn.chat.trail, turn.chat.node)[-TRAIL:])
        anew = turn.chat.node != node.id and not back
        if turn.chat.node != node.id:
            turn.set(page=0)
        if node.id == places.MENU:
            ask_anew(turn)
        turn.set(node=node.id, over=NodeId(""))
        match node:
            case Screening():
                if anew:
                    turn.set(quiz=None)
                wanted = _begin(turn, node)
                if wanted is None:
                    turn.show(node, note)
                    return
                remember, back = False, False
            case Handover():
                ask_person(turn, node)
                return
            case _:
                turn.show(node, note)
                return


def ask_anew(turn: Turn) -> None:
    """Another matter begins: whom and where it is about is not known any more."""
    if any(name in turn.chat.answers for name in OF_TOPIC):
        turn.set(answers={name: value for name, value in turn.chat.answers.items() if name not in OF_TOPIC})


def _lay(turn: Turn, node: AnyNode, note: Say | None) -> None:
    """Lay an overlay on top, if what it says is so: the desk knows, a person will read, a person is here."""
    if node.id == places.DANGER:
        danger(turn)
    elif node.id not in (places.WAITING, places.JOINED):
        turn.overlay(node.id, note=note)
    elif active(turn):
        status(turn, note)
    else:
        resume(turn, common("stale"))


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


def menu(turn: Turn) -> None:
    """The menu, or before a language is chosen, the languages."""
    arrive(turn, places.MENU if turn.chat.lang else places.LANGUAGE)


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


def reshow(turn: Turn, note: Say | None = None) -> None:
    """Show again what the person sees now, overlay or node."""
    over = turn.node(turn.chat.over) if turn.chat.over else None
    if over:
        turn.show(over, note)
    else:
        resume(turn, note)


def resume(turn: Turn, note: Say | None = None) -> None:
    """Show the exact step again, as it stands."""
    turn.set(over=NodeId(""))
    node = turn.here()
    if isinstance(node, Handover):
        arrive(turn, way(node.ways, turn.chat.answers), note)
    elif isinstance(node, Screening) and not _asked(turn, node):
        arrive(turn, node.id, note)
    else:
        turn.set(node=node.id)
        turn.show(node, note)


def back(turn: Turn) -> None:
    """One screen back, in a screening one sign; from an overlay, to the step under it."""
    chat = turn.chat
    quiz = chat.quiz
    if chat.over:
        resume(turn)
        return
    if quiz and quiz.node == chat.node and quiz.done:
        *done, sign = quiz.done
        turn.set(quiz=Quiz(node=quiz.node, sign=sign, yes=tuple(s for s in quiz.yes if s != sign), done=tuple(done)))
        resume(turn)
        return
    here = turn.node(chat.node) if chat.node else None
    trail = list(chat.trail)
    while trail:
        node = turn.node(trail.pop())
        if node is None or node.id == chat.node or isinstance(node, Handover):
            continue
        if _returns(here) and not _returns(node):
            turn.set(calls=chat.calls[:-1])
        elif _returns(node) and not chat.calls:
            continue  # a finished sub-dialog: its way back would lead nowhere
        turn.set(trail=tuple(trail))
        arrive(turn, node.id, back=True)
        return
    turn.set(trail=())
    arrive(turn, places.MENU, back=True)


def _returns(node: AnyNode | None) -> bool:
    """Whether the screen belongs to a sub-dialog."""
    return node is not None and any(choice.do == "return" for choice in node.choices)


def come_back(turn: Turn) -> None:
    """End of a sub-dialog: where it was called from, or the menu."""
    calls = list(turn.chat.calls)
    wanted = calls.pop() if calls else places.MENU
    turn.set(calls=tuple(calls))
    arrive(turn, wanted)


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
    turn.set(node=places.MENU, over=NodeId(""), trail=(), calls=(), quiz=None, signs=(), last=None, owner=BOT)
    turn.do(Clear(common("cleared"), build(turn.program.nodes[places.MENU], turn.chat, turn.program)))


# -- screenings -------------------------------------------------------------------------------------------------


def _open_signs(turn: Turn, node: Screening, done: tuple[str, ...]) -> list[Sign]:
    return [s for s in node.signs if s.id not in done and holds(s.when, turn.chat.answers)]


def _asked(turn: Turn, node: Screening) -> bool:
    """Whether a sign of this screening is being asked, one that is still there."""
    quiz = turn.chat.quiz
    return (
        quiz is not None
        and quiz.node == node.id
        and any(sign.id == quiz.sign for sign in _open_signs(turn, node, quiz.done))
    )


def _begin(turn: Turn, node: Screening) -> NodeId | None:
    """Start or go on with a screening. None when a sign is to be asked, else where it leads at once."""
    quiz = turn.chat.quiz
    done, yes = (quiz.done, quiz.yes) if quiz and quiz.node == node.id else ((), ())
    left = _open_signs(turn, node, done)
    if not left:
        return _finish(turn, node, yes)
    turn.set(quiz=Quiz(node=node.id, sign=left[0].id, yes=yes, done=done))
    return None


def _judge(turn: Turn, node: Screening, sign_id: str, verdict: str) -> bool:
    quiz = turn.chat.quiz
    if quiz is None or quiz.node != node.id or quiz.sign != sign_id or verdict not in ("yes", "no", "unsure"):
        return False
    yes = (*quiz.yes, sign_id) if verdict == "yes" else quiz.yes
    done = (*quiz.done, sign_id)
    sign = next((s for s in node.signs if s.id == sign_id), None)
    left = _open_signs(turn, node, done)
    if left and not (sign and sign.danger and verdict == "yes"):
        turn.set(node=node.id, over=NodeId(""), quiz=Quiz(node=node.id, sign=left[0].id, yes=yes, done=done))
        turn.show(node)
    else:
        arrive(turn, _finish(turn, node, yes))
    return True


def _finish(turn: Turn, node: Screening, yes: tuple[str, ...]) -> NodeId:
    """Add up the signs, remember their reasons, raise the level: where the screening leads."""
    found = [s for s in node.signs if s.id in yes]
    turn.set(quiz=None, signs=tuple(s.why for s in found))
    outcome = next((o for o in node.outcomes if _reached(o, found, node.strong_weight)), None)
    if outcome is None:
        return places.MENU
    if outcome.level is not None:
        raise_level(turn, outcome.level, outcome.category)
    return way(outcome.ways, turn.chat.answers) or places.MENU


def _reached(outcome: Outcome, found: list[Sign], strong_weight: int) -> bool:
    bounds = (outcome.score, outcome.strong)
    if not outcome.danger and bounds == (None, None):
        return True
    if outcome.danger and any(s.danger for s in found):
        return True
    if outcome.score is not None and score(found) >= outcome.score:
        return True
    return outcome.strong is not None and sum(s.weight >= strong_weight for s in found) >= outcome.strong


def score(found: list[Sign]) -> int:
    """Sum of the weights; of one group only the two heaviest signs count."""
    total = 0
    groups: dict[str, int] = {}
    for sign in sorted(found, key=lambda s: -s.weight):
        groups[sign.group] = groups.get(sign.group, 0) + 1
        if not sign.group or groups[sign.group] <= 2:
            total += sign.weight
    return total
