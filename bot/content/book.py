"""Everything the editors wrote, read once: what is compiled from it, and what the checks look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Final

import msgspec

from bot.content.catalogs import Catalog, read_catalogs, unreadable, words_of
from bot.content.compile import Compiled, compile_dialogs
from bot.content.directory import read_towns
from bot.content.examples import Examples, read_examples, unlearned
from bot.content.facts import Facts, read_facts
from bot.content.lexicon import Words as TypedWords
from bot.content.lexicon import read_words, with_labels
from bot.content.load import OTHER_FILES, RawFile, read_file, read_folder
from bot.content.problem import Problem
from bot.content.recordings import recordings
from bot.content.render import Words
from bot.content.require import DRAFT
from bot.content.weights import FILE as WEIGHTS
from bot.content.weights import read_weights
from bot.core.ids import LANGS, Lang, NodeId
from bot.core.normal import skeleton
from bot.core.places import common
from bot.core.program import AnyNode, Message, Program, Question, Screening, Taught
from bot.core.screen import Say
from bot.core.screens import NEXT, SKIP, VERDICTS
from bot.core.weights import Weights

TERMS: Final = "locales/terms.toml"
FRAME: Final = {
    "common.danger": "danger",
    "common.person": "person",
    "common.person_public": "person",
    "common.back": "back",
    "common.menu": "menu",
    "common.clear": "clear",
    "common.yes": "yes",
    "common.no": "no",
    "common.unsure": "unsure",
}


@dataclass
class Book:
    """The raw files beside what they mean. `problems` were met while reading; the checks find the others.

    `require`: how far a text must have come before people may read it.
    """

    root: Path
    today: date
    files: list[RawFile]
    moved: RawFile
    known: RawFile
    terms: RawFile
    typed: TypedWords
    examples: Examples
    weights: Weights
    fact_files: list[RawFile]
    facts: Facts
    compiled: Compiled
    catalogs: list[Catalog]
    words: dict[Lang, dict[str, str]]
    problems: list[Problem] = field(default_factory=list)
    require: str = DRAFT

    @cached_property
    def english(self) -> dict[str, str]:
        """Id to English, all texts."""
        return {name: source.english for name, source in self.compiled.texts.items()}

    @cached_property
    def program(self) -> Program:
        """The program of the engine. Its labels are the topics' titles in every language."""
        titles = {f"{topic}.title": node for topic, node in self.compiled.topics.items()}
        labels: dict[str, NodeId] = {}
        for words in (*(self.words[lang] for lang in LANGS), self.english):
            for title, node in titles.items():
                if title in words:
                    labels.setdefault(skeleton(words[title]), node)
        for topic, listed in self.typed.says.items():
            for said in listed if topic in self.compiled.topics else ():
                labels.setdefault(skeleton(said), self.compiled.topics[topic])
        return Program(
            nodes=self.compiled.nodes,
            moved=self.moves,
            topics=self.compiled.topics,
            lexicon=msgspec.structs.replace(
                with_labels(self.typed.lexicon, labels),
                words={**self._frame(), **self.typed.lexicon.words},
                taught=self._taught(),
                weights=self.weights,
            ),
            saves=frozenset(self.compiled.saves),
            typed=self._typed(),
            audio=self._recorded(),
            towns={name: town.id for name, town in read_towns(self.fact_files).items()},
            version=self.version,
        )

    @cached_property
    def spoken(self) -> Words:
        """The words as people read them."""
        return Words(self.words, self.english, self.compiled.without, self.facts, self.today)

    @cached_property
    def entry_places(self) -> dict[tuple[str, str], tuple[str, int]]:
        """(language, id) to the file and line of its words."""
        return {(c.lang, e.id): (c.file, e.line) for c in self.catalogs for e in c.entries if e.id and not e.obsolete}

    def _frame(self) -> dict[str, str]:
        """What the buttons that stand on every screen say in any language, as words that work everywhere."""
        return {
            key: meaning
            for text, meaning in FRAME.items()
            for words in (*(self.words[lang] for lang in LANGS), self.english)
            if (key := skeleton(words.get(text, "")))
        }

    def _taught(self) -> dict[str, Taught]:
        """Whole messages of examples that nobody has learned from yet: they act at once, as they stand."""
        return {
            skeleton(row.text): Taught(topic=row.topic, level=row.level, category=row.category)
            for row in unlearned(self.root, self.examples, self.weights)
        }

    def _typed(self) -> dict[NodeId, dict[str, str]]:
        """Node to what its buttons say in any language to their choice. Two choices never share a label."""
        typed: dict[NodeId, dict[str, str]] = {}
        bones = cache(skeleton)  # half of all buttons say what others say
        for node in self.compiled.nodes.values():
            buttons = [(choice.say, choice.id) for choice in node.choices]
            if isinstance(node, Screening):
                buttons = [(common(verdict).id, verdict) for verdict in VERDICTS]
            elif isinstance(node, Question) and node.optional:
                buttons.append((common("skip").id, SKIP))
            elif isinstance(node, Message) and node.ways:
                buttons.append((common("next").id, NEXT))
            for said, wanted in buttons:
                for words in (*(self.words[lang] for lang in LANGS), self.english):
                    if key := bones(words.get(said, "")):
                        typed.setdefault(node.id, {}).setdefault(key, wanted)
        return typed

    def aloud(self, node: AnyNode, lang: Lang) -> str:
        """The text of a screen as it is read: facts filled in, no bold, no buttons. '' while the words are missing."""
        if node.say not in self.words[lang]:
            return ""
        return self.spoken.text(Say(id=node.say), lang).replace("**", "").strip()

    def _recorded(self) -> dict[NodeId, dict[str, str]]:
        """Node to language to the stamp of a recording that reads the text as it stands now."""
        found: dict[NodeId, dict[str, str]] = {}
        for each in recordings(self.root):
            node = self.compiled.nodes.get(each.node)
            if node is not None and each.said and each.said == self.aloud(node, each.lang):
                found.setdefault(each.node, {})[each.lang] = each.stamp
        return found

    @cached_property
    def moves(self) -> dict[NodeId, NodeId]:
        """Old node to new node."""
        return {NodeId(old): NodeId(new) for old, new in self.moved.data.items() if isinstance(new, str)}

    @cached_property
    def version(self) -> str:
        """Changes when any file with nodes or rules changes."""
        from hashlib import sha256

        whole = sha256()
        for raw in (*self.files, self.moved, self.typed.raw):
            whole.update(raw.text.encode())
        return whole.hexdigest()[:12]


def read_book(root: Path, today: date, *, require: str = DRAFT) -> Book:
    """All content below `root` (`dialogs/` and `locales/`)."""
    problems: list[Problem] = []
    every = read_folder(root, "dialogs", problems)
    others = {raw.topic: raw for raw in every if raw.topic in OTHER_FILES}
    empty = {name: RawFile(f"dialogs/{name}.toml", name, "") for name in OTHER_FILES}
    fact_files = read_folder(root, "dialogs/facts", problems)
    typed = read_words(others.get("words", empty["words"]))
    files = [raw for raw in every if raw.topic not in OTHER_FILES]
    compiled = compile_dialogs(files)
    catalogs = read_catalogs(root)
    examples = read_examples(root)
    try:
        weights = read_weights(root)
    except (ValueError, KeyError):
        weights = Weights()
        mend = "Run `make train`, or take the file from the last release."
        problems.append(Problem(WEIGHTS, 1, "H407", "the learned weights are damaged", mend))
    return Book(
        root=root,
        today=today,
        files=files,
        moved=others.get("moved", empty["moved"]),
        known=others.get("known", empty["known"]),
        terms=read_file(root, terms, problems) if (terms := root / TERMS).exists() else RawFile(TERMS, "terms", ""),
        typed=typed,
        examples=examples,
        weights=weights,
        fact_files=fact_files,
        facts=read_facts(fact_files),
        compiled=compiled,
        catalogs=catalogs,
        words=words_of(catalogs),
        problems=[*problems, *compiled.problems, *typed.problems, *unreadable(catalogs), *examples.problems],
        require=require,
    )
