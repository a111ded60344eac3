"""The first post of a case: code, level, language, the path walked, answers given, the safe-contact agreement."""

from __future__ import annotations

from bot.content.bundle import Content
from bot.content.render import Words
from bot.core.effects import CardChanged
from bot.core.handoff import labels
from bot.core.ids import TOPICS, Lang, TextId
from bot.core.marks import LEVELS
from bot.core.outgoing import Card, Key, Rows
from bot.core.places import desk
from bot.core.program import Program, Question
from bot.core.screen import Say
from bot.core.screens import topics_of
from bot.core.talk import AWAITING_YES, CLOSED, Case

PATH = 8
ANSWER = 200
TOPICS_SHOWN = 10


def title(case: Case) -> str:
    """Code and level only: a topic's name is seen by everybody in the group's list."""
    return f"{case.code} · {int(case.level)}"


def card(case: Case, content: Content, lang: Lang, staff: dict[int, str], asks: CardChanged) -> Card:
    """The card as it stands now, in the desk's language. Never a name, never an id of the person."""
    words = content.words
    path = [words.text(Say(id=t), lang) for t in topics_of(case.path) if words.has(t)]
    answers = [_answer(content.program, words, lang, name, value) for name, value in case.told.items()]
    answers += ["• " + words.text(Say(id=sign), lang) for sign in case.signs]
    holes = {
        **labels(case),
        "country": case.told.get("country") or "—",
        "agreement": f"@desk.agreement_{case.mode}",
        "path": " → ".join(path[-PATH:]) or "—",
        "answers": "\n".join(answers) or "—",
        "state": f"@desk.state_{case.state}",
    }
    if case.claimed_by and case.state != CLOSED:
        claimed = words.text(desk("claimed_by", alias=staff.get(case.claimed_by, "")), lang)
        waits = words.text(desk("state_awaiting_yes"), lang)
        holes["state"] = f"{claimed} {waits}" if case.state == AWAITING_YES else claimed
    if asks.confirm:
        holes["state"] = "@desk.closing_confirm"
    elif asks.menu:
        holes["state"] = f"@desk.mark_asks_{asks.menu}"
    text = words.text(desk("card", **holes), lang)
    if case.rule:
        named = f"desk.rule_{case.rule}"
        text += "\n" + words.text(desk("card_rule", rule=f"@{named}" if words.has(named) else case.rule), lang)
    return Card(text=text, rows=_rows(case, words, lang, asks))


def _rows(case: Case, words: Words, lang: Lang, asks: CardChanged) -> Rows:
    def key(name: str, data: str, style: str = "") -> tuple[Key, ...]:
        return (Key(label=words.text(desk(name), lang), data=f"{data}:{case.code}", style=style),)

    if case.state == CLOSED:
        return ()
    if asks.menu:
        return (*_menu(case, words, lang, asks), key("mark_none", "unmark"))
    if asks.confirm:
        return (key("closing_yes", "closed", "danger"), key("closing_no", "keep"))
    claim = () if case.claimed_by else (key("claim", "claim", "primary"),)
    # Before the yes nobody has read a word that could be judged.
    mark = () if case.state == AWAITING_YES else (key("mark", "mark"),)
    return (*claim, key("close", "close"), *mark)


def _menu(case: Case, words: Words, lang: Lang, asks: CardChanged) -> Rows:
    """What a mark may say: its kind, how urgent it was, or a page of topics."""

    def key(said: Say, data: str) -> tuple[Key, ...]:
        return (Key(label=words.label(said, lang), data=f"{data}:{case.code}"),)

    if asks.menu == "mark":
        return (
            key(desk("mark_missed"), "missed"),
            key(desk("mark_alarm"), "alarm"),
            key(desk("mark_topic"), "topics:0"),
        )
    if asks.menu == "level":
        return tuple(key(desk(f"level_{number}"), f"missed:{number}") for number in LEVELS)
    titles = [(topic, TextId(f"{topic}.title")) for topic in TOPICS if words.has(f"{topic}.title")]
    pages = max(1, -(-len(titles) // TOPICS_SHOWN))
    page = asks.page % pages
    shown = titles[page * TOPICS_SHOWN :][:TOPICS_SHOWN]
    rows = tuple(key(Say(id=title), f"topic:{topic}") for topic, title in shown)
    return (*rows, key(desk("mark_more"), f"topics:{(page + 1) % pages}"))


def _answer(program: Program, words: Words, lang: Lang, name: str, value: str) -> str:
    """«question: answer» in the desk's language; what a person typed stays as they typed it."""
    asked, said = _asked(program, name, value)
    answer = words.text(Say(id=said), lang) if said else value[:ANSWER]
    return f"{words.text(Say(id=asked), lang)} — {answer}" if asked else f"{name}: {answer}"


def _asked(program: Program, name: str, value: str) -> tuple[TextId | None, TextId | None]:
    """The text that asked for an answer, and the button that gave it: of a question, or of a screen that sets it."""
    for node in program.nodes.values():
        if isinstance(node, Question) and node.save == name:
            return node.say, next((c.say for c in node.choices if (c.value or c.id) == value), None)
    # What is asked once for all stands before what a topic sets by the way.
    for node in sorted(program.nodes.values(), key=lambda node: node.topic != "ask"):
        if found := next((c.say for c in node.choices if c.sets.get(name) == value), None):
            return node.say, found
    return None, None
