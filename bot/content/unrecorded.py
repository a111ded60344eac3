"""Which end screens have no recording yet, or one of other words: those people reach first come first."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Final

from bot.content.book import Book
from bot.content.checks.flow import targets
from bot.content.recordings import recordings
from bot.core import places
from bot.core.ids import Lang, NodeId
from bot.core.program import Message

FAR: Final = 100
"""From here on: no way leads there from the menu, only typed words."""
_BEGIN: Final = (places.LANGUAGE, places.WELCOME, places.MENU)
_DECIDES: Final = ("connect", "plea_yes", "plea_no", "agree", "language", "last_message", "return", "erase")


@dataclass(frozen=True, slots=True)
class Todo:
    """An end screen to be recorded. `again`: there is a recording, of other words."""

    taps: int
    node: NodeId
    text: str
    again: bool = False


def todo(book: Book, lang: Lang) -> tuple[list[Todo], int]:
    """End screens without a recording, or with one of other words, nearest to the menu first; how many there are."""
    there = {each.node: each for each in recordings(book.root) if each.lang == lang}
    found = []
    ends = leaves(book)
    for node, taps in ends.items():
        text = book.aloud(book.compiled.nodes[node], lang)
        if node not in there or there[node].said != text:
            found.append(Todo(taps, node, text, again=node in there))
    return sorted(found, key=lambda one: one.taps), len(ends)


def leaves(book: Book) -> dict[NodeId, int]:
    """End screens with their distance from the menu: messages that lead no deeper into their topic, or are kept."""
    far = distances(book)
    return {
        name: far[name]
        for name, node in book.compiled.nodes.items()
        if isinstance(node, Message) and (node.keep or _ends(node, far))
    }


def _ends(node: Message, far: dict[NodeId, int]) -> bool:
    if node.id in _BEGIN or node.ways or any(choice.do in _DECIDES for choice in node.choices):
        return False
    ahead = [to for to in targets(node, actions=False) if to.partition(".")[0] == node.topic]
    return all(far.get(to, 0) <= far[node.id] for to in ahead)


def distances(book: Book) -> dict[NodeId, int]:
    """Taps from the menu to every screen; FAR and more where only typed words lead."""
    nodes = book.compiled.nodes
    far: dict[NodeId, int] = {}
    always = [(places.MENU, 0), *((name, 1) for name in places.NODES)]
    for seeds in (always, [(start, FAR) for start in book.compiled.topics.values()], [(name, FAR) for name in nodes]):
        waiting = deque(seeds)
        while waiting:
            name, taps = waiting.popleft()
            if name in nodes and far.get(name, taps + 1) > taps:
                far[name] = taps
                waiting += [(to, taps + 1) for to in targets(nodes[name])]
    return far
