"""Rules about words people type: every rule hears what it should and is silent where it should."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.content.book import Book
from bot.content.checks.reading import WORDS
from bot.content.checks.rule import Found, rule
from bot.content.examples import FOLDER, unlearned
from bot.content.lexicon import GLOBAL
from bot.content.problem import WARNING
from bot.core.rules import Index, sentences

_RULE: Final = (
    '[[rule]]\nid = "held"\nlevel = "urgent"\ncategory = "trafficking"\nany = ["паспорт* + забрали"]\n'
    'fires = ["паспорт забрали"]\n'
)


def _line(book: Book, item: str) -> tuple[str, int]:
    return book.typed.raw.file, book.typed.raw.line(item=item)


@rule(
    "H402",
    "Change the rule's `any`, or the example.",
    right={WORDS: _RULE + 'silent = ["паспорт дома"]\n'},
    wrong={WORDS: _RULE + 'silent = ["мой паспорт забрали"]\n'},
)
def examples_hold(book: Book) -> Iterator[Found]:
    """Each rule hears its examples and is silent on the others."""
    for row in book.typed.rows:
        alone = Index(tuple(rule for rule in book.typed.lexicon.rules if rule.id == row["id"]))
        for text in row.get("fires", []):
            if not alone.fired(sentences(text)):
                yield *_line(book, row["id"]), f"rule {row['id']} does not hear {text!r}"
        for text in row.get("silent", []):
            if alone.fired(sentences(text)):
                yield *_line(book, row["id"]), f"rule {row['id']} hears {text!r}"


@rule(
    "H403",
    "Keep the word in one list.",
    right={WORDS: '[menu]\nru = ["меню"]\n[back]\nru = ["назад"]\n'},
    wrong={WORDS: '[menu]\nru = ["меню"]\n[back]\nuz = ["menyu"]\n'},
)
def one_meaning(book: Book) -> Iterator[Found]:
    """A word that works everywhere means one thing, however it is spelled."""
    for said, first, second in book.typed.clashes:
        yield book.typed.raw.file, book.typed.raw.line(second), f"{said!r} means both {first} and {second}"


@rule(
    "H404",
    'Add fires = ["…"] and silent = ["…"], from what people really write.',
    right={WORDS: _RULE + 'silent = ["паспорт дома"]\n'},
    wrong={WORDS: _RULE},
)
def has_examples(book: Book) -> Iterator[Found]:
    """Each rule has an example that fires and one that does not, and an id of its own."""
    seen: set[str] = set()
    for row in book.typed.rows:
        for key in ("fires", "silent"):
            if not row.get(key):
                yield *_line(book, row["id"]), f"rule {row['id']} has no example under {key}"
        if row["id"] in seen:
            yield *_line(book, row["id"]), f"two rules are called {row['id']}"
        seen.add(row["id"])
        if ("level" in row) != ("category" in row) or (row.get("mark") is True) == ("level" in row or "topic" in row):
            yield *_line(book, row["id"]), f"rule {row['id']} needs a level with a category, or a topic, or mark = true"


@rule(
    "H405",
    "Add the word to dialogs/words.toml in each language.",
    right={},
    wrong={WORDS: '[menu]\nru = ["меню"]\n'},
)
def words_everywhere(book: Book) -> Iterator[Found]:
    """The words that work everywhere exist in Tajik, Russian and Uzbek."""
    for name in GLOBAL:
        lacks = [lang for lang in ("tg", "ru", "uz") if not book.typed.said.get(name, {}).get(lang)]
        if lacks:
            yield book.typed.raw.file, book.typed.raw.line(name), f"no word for {name} in {', '.join(lacks)}"


@rule(
    "H408",
    "They act as they stand, whole messages only. `make train` learns from them; then run `hamroh evaluate`.",
    right={},
    wrong={f"{FOLDER}/housing.ru.txt": "none | где снять койку\n"},
    severity=WARNING,
)
def learned(book: Book) -> Iterator[Found]:
    """What was learned was learned from the examples as they stand."""
    waiting: dict[str, int] = {}
    for row in unlearned(book.root, book.examples, book.weights):
        file = f"{FOLDER}/{row.topic}.{row.lang}.txt"
        waiting[file] = waiting.get(file, 0) + 1
    for file, count in waiting.items():
        yield file, 0, f"changed since it was learned from ({count} examples)"
