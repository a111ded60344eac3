"""What a typed message says: a word that works everywhere, a danger, topics, with the evidence for each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.core.evidence import Evidence, Seen, look, weigh
from bot.core.ids import Lang, Level
from bot.core.language import tongue
from bot.core.program import Lexicon, Rule
from bot.core.rules import Index, sentences
from bot.core.values import Value
from bot.core.weights import Scale, Sums

PLAIN: Final = ("menu", "back", "help", "person", "clear", "language", "yes", "no")
"""Words that mean no more than they say, whatever they are like."""
LIKENESS: Final = "likeness"
"""What heard a danger when no rule did: the message is like others that told of it."""
EXAMPLE: Final = "example"
"""The whole message is an example that an editor wrote."""


class Heard(Value, frozen=True):
    """What was understood. `word` is one of menu, back, help, person, danger, clear, language, yes, no, or ''.

    `level` with its `category` and the `rule` that heard it (`likeness` when none did), so that every alarm can be
    explained. `ask`: perhaps a danger; one gentle question is due. `topics`: the best three, best first; `topic` is
    the first if it is sure enough to go there, `maybe` tells that the others are worth showing. `lang` is the language
    it is written in, `clear` when nobody would doubt it. `sums` are for the next message's ears; `why` is filled when
    asked for.
    """

    word: str = ""
    level: Level | None = None
    category: str = ""
    rule: str = ""
    ask: bool = False
    topic: str = ""
    topics: tuple[str, ...] = ()
    maybe: bool = False
    lang: Lang = Lang("ru")
    clear: bool = False
    sums: Sums | None = None
    why: tuple[str, ...] = ()


def hear(
    text: str, lexicon: Lexicon, before: Sequence[Sums] = (), place: str = "", hint: str = "", *, explain: bool = False
) -> Heard:
    """What `text` says, after what was said `before` and asked from the dialog `place` (a topic, or '').

    `hint` is the language expected of them.

    Words and labels count only as the whole message; of dangers the most severe wins, whoever heard it.
    """
    if text.strip() == ".":
        return Heard(word="clear")
    ear = _ear(lexicon)
    words, fired, weighed = ear.read(text)
    whole = " ".join(words)
    word = lexicon.words.get(whole, "")
    label = lexicon.labels.get(whole, "").split(".")[0]
    taught = lexicon.taught.get(whole)
    if ear.scale is None or word in PLAIN or not weighed:
        seen = Seen()
    else:
        seen = look(Evidence(words, [rule.id for rule in fired], weighed, before, place), ear.scale)
    level, category, rule = _worst(fired, seen)
    if taught is not None:
        label = label or taught.topic
        if taught.level is not None and (level is None or taught.level <= level):
            level, category, rule = taught.level, taught.category, EXAMPLE
    routing = [each for each in fired if each.topic and (each.level is None or _borne(each, seen) is not None)]
    named = [each.topic for each in sorted(routing, key=lambda each: each.level or Level.ROUTINE)]
    likely = seen.topics
    # Best first: a title said outright, the likeliest, what a rule names, the next likeliest.
    topics = tuple(dict.fromkeys([*([label] if label else []), *likely[:1], *named[:1], *likely, *named]))[:3]
    spoken = tongue(text, seen.langs, hint)
    return Heard(
        word=word,
        lang=spoken.lang,
        clear=spoken.clear,
        level=level,
        category=category,
        rule=rule,
        ask=level is None and not word and (seen.ask or any(each.level is not None for each in fired)),
        topic=topics[0] if topics and (label or seen.sure or topics[0] in named) else "",
        topics=topics,
        maybe=seen.maybe,
        sums=seen.sums,
        why=tuple(_why(word, label, fired, seen, words, ear.scale)) if explain else (),
    )


DOUBT: Final = 0.1
"""The chance of a level below which likeness contradicts a rule: the rule then counts for less, or is asked about."""


def _worst(fired: Sequence[Rule], seen: Seen) -> tuple[Level | None, str, str]:
    """The most severe of what rules and likeness say, equal: the rule's, it explains itself better. Without danger
    the rule is one that routes, or one that likeness contradicts."""
    alarms = [(level, rule) for rule in fired if (level := _borne(rule, seen)) is not None]
    if alarms:
        level, first = min(alarms, key=lambda alarm: alarm[0])
        if seen.level is None or level <= seen.level:
            return level, first.category, first.id
    if seen.level is not None:
        return seen.level, seen.category, LIKENESS
    return None, "", next((rule.id for rule in fired if rule.topic), "")


def _borne(rule: Rule, seen: Seen) -> Level | None:
    """The rule's level, or the next lower one that likeness does not contradict."""
    if rule.level is None:
        return None
    return next((level for level in Level if rule.level <= level < Level.ROUTINE and seen.bears(level, DOUBT)), None)


def _why(
    word: str, label: str, fired: Sequence[Rule], seen: Seen, words: Sequence[str], scale: Scale | None
) -> list[str]:
    """The evidence in words. For `hamroh understand` and the evaluation, never for the desk: it quotes the message."""
    told = [f"word {word}"] if word else []
    told += [f"title {label}"] if label else []
    told += [f"{'rule' if rule.level or rule.topic else 'mark'} {rule.id}" for rule in fired]
    if scale is not None:
        told += seen.reasons(words, scale)
    return list(dict.fromkeys(told))


class _Ear:
    """What was built for one lexicon, and what a message says by itself."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.index = Index(lexicon.rules)
        self.scale = Scale(lexicon.weights) if lexicon.weights.heads else None
        self._waiting: dict[str, tuple[list[str], list[Rule], list[Sums]]] = {}

    def read(self, text: str) -> tuple[list[str], list[Rule], list[Sums]]:
        """Its words, the rules that fire, what its windows weigh (nothing for numbers and faces, which say nothing).

        A message is heard twice, at the door and in its talk: what was read at the door waits for the talk, and no
        longer.
        """
        found = self._waiting.pop(text, None)
        if found is None:
            parts = sentences(text)
            words = [word for part in parts for word in part]
            fired = self.index.fired(parts)
            weighed = []
            if self.scale is not None and any(map(str.isalpha, text)):
                weighed = weigh(words, [rule.id for rule in fired], self.scale)
            found = (words, fired, weighed)
            self._waiting[text] = found
            if len(self._waiting) > WAITING:
                del self._waiting[next(iter(self._waiting))]
        return found


WAITING: Final = 64
"""Messages read at the door whose talk has not come yet."""

_ears: list[_Ear] = []


def _ear(lexicon: Lexicon) -> _Ear:
    """The ear for this very lexicon. A few are kept: content is reloaded now and then, and tests have their own."""
    found = next((ear for ear in _ears if ear.lexicon is lexicon), None)
    if found is None:
        found = _Ear(lexicon)
        _ears.insert(0, found)
        del _ears[4:]
    return found
