"""Every screen of a topic on one sheet, each once: for those who read before people do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TextIO

from bot.app.fresh import Fresh
from bot.app.preview import Wish, place
from bot.app.terminal import Paper
from bot.content.render import Words
from bot.core.ids import Lang, TextId
from bot.core.program import AnyNode, Choice, Guard, Handover, Message, Outcome, Program, Question, Screening, Way
from bot.core.screen import Say
from bot.core.screens import build
from bot.core.talk import Chat


def proof(root: Path, today: date, wish: Wish, out: TextIO) -> int:
    """Writes the sheet: all screens in the order of the file, or the one that was asked for."""
    content = Fresh(root, today).content
    paper = Paper(out)
    first = place(wish, content.program)
    topic = first.partition(".")[0]
    sheet = _Sheet(content.program, content.words, Chat(lang=wish.lang, answers=wish.answers), today)
    named = bool(wish.node) or "." in wish.topic
    for node in content.program.nodes.values():
        if node.id == first if named else node.topic == topic:
            for line in sheet.node(node):
                paper.line(line)
    return 0


class _Sheet:
    """One person's view of the content, in one language."""

    def __init__(self, program: Program, words: Words, chat: Chat, today: date) -> None:
        self.program, self.words, self.chat, self.today = program, words, chat, today
        self.lang: Lang = chat.speaks

    def node(self, node: AnyNode) -> Iterator[str]:
        """The screen, its other wordings, and where its buttons lead."""
        kind = type(node).__name__.lower()
        facts = [kind, node.face] + (["keep"] if node.keep else [])
        yield f"== {node.id} · {' · '.join([*facts, *_level(node.level, node.category)])}"
        yield self.words.screen(build(node, self.chat, self.program), self.lang, self.today)[0]
        for what, name in (("about somebody else", node.say_relative), ("when a fact is hidden", node.say_without)):
            if name is not None:
                yield f"-- {what}:"
                yield self._text(name)
        yield from self._own(node)
        for choice in node.choices:
            kept = f"{choice.value or choice.id}: " if isinstance(node, Question) and node.save else ""
            yield f"   [{self._text(choice.say)}] {kept}{_leads(choice)}".rstrip(": ")
        yield from (f"   next {line}" for line in _ways(node.ways))
        yield ""

    def _own(self, node: AnyNode) -> Iterator[str]:
        """What only nodes of this kind have."""
        match node:
            case Screening():
                for number, sign in enumerate(node.signs, 1):
                    marks = [f"weight {sign.weight}", sign.group, "danger" if sign.danger else "", _when(sign.when)]
                    yield f"   {number}. {self._text(sign.say)} ({', '.join(mark for mark in marks if mark)})"
                    yield f"      why: {self._text(sign.why)}"
                yield from (f"   {_bound(outcome)} {line}" for outcome in node.outcomes for line in _ways(outcome.ways))
            case Question():
                bounds = f" from {node.least} to {node.most}" if node.most else ""
                yield f"   asks for a {node.ask}{bounds}, kept as {node.save}{', may be skipped' * node.optional}"
                if node.retry:
                    yield f"   if it does not fit: {self._text(node.retry)}"
            case Handover():
                yield f"   the desk is told: {', '.join(node.tell) or 'nothing'}"
            case Message():
                pass

    def _text(self, name: TextId) -> str:
        return self.words.text(Say(id=name, holes=self.chat.answers), self.lang, self.today)


def _leads(choice: Choice) -> str:
    parts = [f"does {choice.do} {choice.value}".strip()] if choice.do else []
    parts += [f"calls {choice.call}"] if choice.call else []
    parts += [*_ways(choice.ways), *_level(choice.level, choice.category)]
    parts += [f"{name} is {value}" for name, value in choice.sets.items()]
    if choice.when:
        parts.append(f"only {_when(choice.when)}")
    return ", ".join(parts)


def _ways(ways: tuple[Way, ...]) -> list[str]:
    return [f"→ {way.goto}{f' {_when(way.when)}' if way.when else ''}" for way in ways]


def _when(guard: Guard | None) -> str:
    if guard is None:
        return ""
    met = (f"{name} is {' or '.join(each or 'unknown' for each in given)}" for name, given in guard.needs.items())
    return f"if {' and '.join(met)}"


def _level(level: object, category: str) -> list[str]:
    return [f"{getattr(level, 'name', '').lower()} {category}".strip()] if level is not None else []


def _bound(outcome: Outcome) -> str:
    bounds = ["a danger"] if outcome.danger else []
    bounds += [f"{outcome.score} points"] if outcome.score is not None else []
    bounds += [f"{outcome.strong} strong signs"] if outcome.strong is not None else []
    said = " or ".join(bounds) or "else"
    return ", ".join([said, *_level(outcome.level, outcome.category)])
