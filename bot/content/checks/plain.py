"""Rules about how plainly something is said: short sentences, few answers, near answers, words that hurt nobody."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from itertools import product
from typing import Final

from bot.content.book import TERMS, Book
from bot.content.checks.flow import place_of, targets
from bot.content.checks.reading import HOUSING, SOUND
from bot.content.checks.rule import Found, at, rule
from bot.content.render import HOLE
from bot.core.ids import ENGLISH, LANGS, Lang, NodeId, TextId
from bot.core.program import AnyNode, Question, Screening
from bot.core.screens import holds

LONGEST: Final = 20
MEAN: Final = 12.0
ANSWERS: Final = 5
DEPTH: Final = 5
_END: Final = re.compile(r"[.!?…:;][\"»”)*]*\s+|\n+")
_WORD: Final = re.compile(r"[^\W\d_]+(?:[ʼʻ'’-][^\W\d_]+)*")
_LONG: Final = " ".join(["word"] * 21)


def sentences(text: str) -> list[int]:
    """How many words each sentence of the text has; a line of a list is one of its own."""
    counts = (len(_WORD.findall(HOLE.sub("x", part))) for part in _END.split(text))
    return [count for count in counts if count]


def _screens(book: Book) -> Iterator[tuple[Lang, TextId, str]]:
    """Language, id and words of every text that stands on a screen and is no button."""
    for name, source in book.compiled.texts.items():
        if source.node and not source.label:
            for lang in LANGS:
                if words := book.words[lang].get(name):
                    yield lang, name, words


@rule(
    "H321",
    "Cut the sentence in two: one thought each.",
    right={HOUSING: SOUND},
    wrong={HOUSING: SOUND.replace("Hello.", f"{_LONG}.")},
)
def short_sentences(book: Book) -> Iterator[Found]:
    """No sentence has more than twenty words, in any language."""
    for name, source in book.compiled.texts.items():
        if source.node and not source.label and (longest := max(sentences(source.english), default=0)) > LONGEST:
            yield at(source, f"{name} has a sentence of {longest} words")
    for lang, name, words in _screens(book):
        if (longest := max(sentences(words), default=0)) > LONGEST:
            yield *book.entry_places[lang, name], f"{name} has a sentence of {longest} words in {lang}"


@rule(
    "H322",
    "Look for the longest sentences of this language and cut them.",
    right={HOUSING: SOUND},
    wrong={HOUSING: "".join(f'[n{n}]\nsay = "{" ".join(["word"] * 19)}."\ngoto = "n{n + 1}"\n' for n in range(40))
           + '[n40]\nsay = "End."\n'},
)  # fmt: skip
def short_on_the_whole(book: Book) -> Iterator[Found]:
    """Sentences have twelve words on average, or fewer, in every language."""
    counts: dict[str, list[int]] = {}
    for lang, _, words in _screens(book):
        counts.setdefault(lang, []).extend(sentences(words))
    english = [n for s in book.compiled.texts.values() if s.node and not s.label for n in sentences(s.english)]
    for each, found in {**counts, ENGLISH: english}.items():
        if found and (mean := sum(found) / len(found)) > MEAN:
            yield f"locales/{each}", 0, f"sentences have {mean:.1f} words on average in {each}"


@rule(
    "H323",
    "Say it with the word that the list gives.",
    right={TERMS: '[[avoid]]\nlang = "ru"\nstems = ["злодей"]\nsay = "человек"\n'},
    wrong={TERMS: '[[avoid]]\nlang = "ru"\nstems = ["добрый"]\nsay = "хороший"\n'},
)
def kind_words(book: Book) -> Iterator[Found]:
    """No word of `locales/terms.toml` that hurts, labels, or has a better one is used."""
    for row in book.terms.data.get("avoid", []):
        lang, stems, topics = row.get("lang", ""), row.get("stems", []), row.get("topics", [])
        if lang not in LANGS or not stems:
            yield TERMS, book.terms.line(key="avoid"), "an entry of avoid needs lang and stems"
            continue
        found = re.compile(rf"(?<![^\W\d_])(?:{'|'.join(map(re.escape, stems))})", re.IGNORECASE)
        for name, words in book.words[lang].items():
            topic = name.partition(".")[0]
            if topic == "desk" or name in row.get("except", ()) or (topics and topic not in topics):
                continue
            if hit := found.search(words):
                where = book.entry_places.get((lang, name))
                if where:
                    yield *where, f"{name} says {hit[0]!r} in {lang}; better: {row.get('say', '')}"


def _answers(number: int) -> str:
    rows = "".join(f'{{ id = "a{n}", say = "A", do = "menu" }}, ' for n in range(number))
    return f"{SOUND}choices = [{rows}]\n"


@rule(
    "H219",
    "Split the screen in two, or leave an answer out.",
    right={HOUSING: _answers(5)},
    wrong={HOUSING: _answers(6)},
)
def few_answers(book: Book) -> Iterator[Found]:
    """Nobody is offered more than five answers at once."""
    for node in book.compiled.nodes.values():
        if len(node.choices) > ANSWERS and (most := _at_once(node)) > ANSWERS:
            yield *place_of(book, node, "choices"), f"{node.id} offers {most} answers at once"


def _at_once(node: AnyNode) -> int:
    """The most answers that anybody sees."""
    asked: dict[str, set[str]] = {}
    for choice in node.choices:
        for name, values in choice.when.needs.items() if choice.when else ():
            asked.setdefault(name, {""}).update(values)
    shown = (c for c in node.choices if c.do not in ("last_message", "back"))
    every = list(shown)
    ways = product(*asked.values())
    return max(sum(holds(c.when, dict(zip(asked, way, strict=True))) for c in every) for way in ways)


@rule(
    "H218",
    "Bring the answer nearer to the topic's first screen.",
    right={HOUSING: SOUND + 'goto = "n1"\n' + "".join(f'[n{n}]\nsay = "A."\ngoto = "n{n + 1}"\n' for n in range(1, 5))
           + '[n5]\nsay = "End."\n'},
    wrong={HOUSING: SOUND + 'goto = "n1"\n' + "".join(f'[n{n}]\nsay = "A."\ngoto = "n{n + 1}"\n' for n in range(1, 6))
           + '[n6]\nsay = "End."\n'},
)  # fmt: skip
def near_answers(book: Book) -> Iterator[Found]:
    """Every screen is five taps or fewer from the first screen of its topic; questions do not count."""
    ways = {name: targets(node, actions=False) for name, node in book.compiled.nodes.items()}
    for topic, first in book.compiled.topics.items():
        taps = _distances(book, ways, [first], topic)
        far = [name for name, node in book.compiled.nodes.items() if node.topic == topic and taps.get(name, 99) > DEPTH]
        if far:
            # Not far for those who come from another topic by another screen.
            doors = {to for name, all_of in ways.items() if name.partition(".")[0] != topic for to in all_of}
            taps = _distances(book, ways, [first, *(door for door in doors if door.startswith(f"{topic}."))], topic)
        for name in far:
            if taps.get(name, 0) > DEPTH:
                yield *place_of(book, book.compiled.nodes[name]), f"{name} is {taps[name]} taps away from {first}"


def _distances(book: Book, ways: dict[NodeId, list[NodeId]], first: list[NodeId], topic: str) -> dict[NodeId, int]:
    """Taps from these screens to every other of the topic: leaving a question or a screening costs none."""
    taps = dict.fromkeys(first, 0)
    ahead = deque(first)
    while ahead:
        name = ahead.popleft()
        node = book.compiled.nodes.get(name)
        if node is None:
            continue
        cost = 0 if isinstance(node, Question | Screening) else 1
        for to in ways[name]:
            if to.startswith(f"{topic}.") and taps[name] + cost < taps.get(to, 99):
                taps[to] = taps[name] + cost
                (ahead.append if cost else ahead.appendleft)(to)
    return taps


_SETS: Final = 'choices = [{ id = "a", say = "A", do = "menu", sets = { x = "1" }'


@rule(
    "H217",
    "Use a value that a button sets, or a question stores.",
    right={HOUSING: f'{SOUND}{_SETS}, when = {{ x = ["", "1"] }} }}]\n'},
    wrong={HOUSING: f'{SOUND}{_SETS}, when = {{ x = "2" }} }}]\n'},
)
def conditions_can_hold(book: Book) -> Iterator[Found]:
    """A condition waits for a value that somebody can give."""
    given: dict[str, set[str] | None] = {}
    for node in book.compiled.nodes.values():
        if isinstance(node, Question) and node.save:
            values = {c.value or c.id for c in node.choices} if node.ask == "choice" else None
            known = given.get(node.save, set())
            given[node.save] = None if values is None or known is None else known | values
        for choice in node.choices:
            for name, value in choice.sets.items():
                if (known := given.setdefault(name, set())) is not None:
                    known.add(value)
    for node in book.compiled.nodes.values():
        guards = [(way.when, "") for way in node.ways]
        for choice in node.choices:
            guards += [(choice.when, choice.id), *((way.when, choice.id) for way in choice.ways)]
        for guard, item in guards:
            for name, wanted in guard.needs.items() if guard else ():
                possible = given.get(name)
                for value in wanted:
                    if value and possible is not None and value not in possible:
                        yield *place_of(book, node, item=item), f"nobody gives {name} the value {value!r}"


@rule(
    "H216",
    'Say in dialogs/moved.toml where they land: "old_topic.node" = "topic.node".',
    right={"dialogs/known.toml": 'nodes = ["housing.start", "housing.gone"]\n',
           "dialogs/moved.toml": '"housing.gone" = "housing.start"\n'},
    wrong={"dialogs/known.toml": 'nodes = ["housing.start", "housing.gone"]\n', "dialogs/moved.toml": ""},
)  # fmt: skip
def nobody_is_left_behind(book: Book) -> Iterator[Found]:
    """A screen on which people may stand is not removed without a place for them."""
    for name in book.known.data.get("nodes", []):
        if name not in book.compiled.nodes and name not in book.moves:
            yield book.known.file, book.known.line(key=str(name)), f"{name} is gone, and people may stand on it"
