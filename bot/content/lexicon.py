"""`dialogs/words.toml` → the lexicon: words that work everywhere, and rules that hear danger in any script."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

import msgspec

from bot.content.load import RawFile
from bot.content.problem import Problem
from bot.content.shape import LEVELS
from bot.core.ids import CATEGORIES, TOPICS, Level, NodeId
from bot.core.normal import skeleton, variants
from bot.core.program import Lexicon, Rule

GLOBAL: Final = ("menu", "back", "help", "person", "danger", "clear", "language", "yes", "no")
RULE_KEYS: Final = ("id", "level", "category", "topic", "mark", "any", "fires", "silent")
LANGUAGES: Final = ("tg", "ru", "uz", "uz@cyrillic", "en")


@dataclass(slots=True)
class Words:
    """What words.toml says. `clashes` are words that mean two things. `forbidden`: how no word of a public screen
    begins. `says`: topic → whole messages that open it."""

    raw: RawFile
    lexicon: Lexicon = field(default_factory=Lexicon)
    rows: list[dict[str, Any]] = field(default_factory=list)
    said: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    clashes: list[tuple[str, str, str]] = field(default_factory=list)
    forbidden: list[str] = field(default_factory=list)
    says: dict[str, list[str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_words(raw: RawFile) -> Words:
    """The words and rules of the file."""
    words = Words(raw)
    meant: dict[str, str] = {}
    for name, table in raw.data.items():
        if name == "rule":
            continue
        if name == "forbidden_public" and isinstance(table, list) and all(isinstance(stem, str) for stem in table):
            words.forbidden = table
            continue
        if name == "says" and isinstance(table, dict):
            for topic, listed in table.items():
                if topic not in TOPICS:
                    _note(words, "H103", f"{topic!r} is no topic", f"One of: {', '.join(TOPICS)}.", f"says.{topic}")
                words.says[topic] = [said for one in _by_language(words, topic, listed).values() for said in one]
            continue
        if name not in GLOBAL:
            _note(words, "H102", f"unknown word {name!r}", f"Words that work everywhere: {', '.join(GLOBAL)}.", name)
            continue
        by_lang = _by_language(words, name, table)
        words.said[name] = by_lang
        for said in (word for listed in by_lang.values() for word in listed):
            for bones in (skeleton(said), *(form.replace("_", " ") for form in variants(said))):
                if bones and meant.setdefault(bones, name) != name:
                    words.clashes.append((said, meant[bones], name))
    rules: list[Rule] = []
    rows = raw.data.get("rule", [])
    for row in rows if isinstance(rows, list) else []:
        if isinstance(row, dict):
            rules += _rules(words, row)
    words.lexicon = Lexicon(words=meant, rules=tuple(rules))
    return words


def with_labels(lexicon: Lexicon, labels: dict[str, NodeId]) -> Lexicon:
    """The lexicon that also knows topics by their titles; a word that works everywhere keeps its meaning."""
    free = {bones: node for bones, node in labels.items() if bones and bones not in lexicon.words}
    return msgspec.structs.replace(lexicon, labels=free)


def _by_language(words: Words, name: str, table: object) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for lang, listed in table.items() if isinstance(table, dict) else [("", None)]:
        if lang in LANGUAGES and isinstance(listed, list) and all(isinstance(word, str) for word in listed):
            found[lang] = listed
        else:
            _note(words, "H103", f"{name!r} does not fit", f'Write [{name}] and below it ru = ["…", "…"].', name)
    return found


def _rules(words: Words, row: dict[str, Any]) -> list[Rule]:
    """One rule of the file is as many rules of the core as it has alternatives."""
    name = row.get("id")
    if not isinstance(name, str) or not name:
        _note(words, "H105", "a rule has no id", 'Add id = "…" to each [[rule]].', "rule")
        return []
    for key in row:
        if key not in RULE_KEYS:
            _note(words, "H102", f"unknown key {key!r} in rule {name!r}", f"Keys: {', '.join(RULE_KEYS)}.", "", name)
    for key, allowed in (("level", LEVELS), ("category", CATEGORIES), ("topic", TOPICS)):
        if key in row and row[key] not in allowed:
            _note(words, "H103", f"{key} of rule {name!r} does not fit", f"One of: {', '.join(allowed)}.", "", name)
            return []
    for key in ("any", "fires", "silent"):
        if not isinstance(row.get(key, []), list) or not all(isinstance(one, str) for one in row.get(key, [])):
            _note(words, "H103", f"{key} of rule {name!r} does not fit", f'Write {key} = ["…", "…"].', "", name)
            return []
    words.rows.append(row)
    rules = []
    for pattern in row.get("any", []):
        groups, vetoes, wrong = parse(pattern)
        if wrong:
            mend = "Words joined by + (and), | (or), _ (next word); * at the end of a word; ! before what silences it."
            _note(words, "H401", f"rule {name!r} cannot be read: {wrong}", mend, "", name)
            continue
        level = Level[row["level"].upper()] if "level" in row else None
        rules.append(
            Rule(
                id=name,
                all_of=groups,
                none_of=vetoes,
                level=level,
                category=row.get("category", ""),
                topic=row.get("topic", ""),
            )
        )
    if not row.get("any"):
        _note(words, "H401", f"rule {name!r} hears nothing", 'Add any = ["word* + other*"].', "", name)
    return rules


def parse(pattern: str) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...], str]:
    """Groups, vetoes, and what is wrong ('' if nothing). A group starting with `!` silences with each of its stems."""
    groups: list[tuple[str, ...]] = []
    vetoes: list[str] = []
    for part in pattern.split("+"):
        stems = [stem.strip() for stem in part.split("|")]
        silences = stems[0].startswith("!")
        found: list[str] = []
        for stem in stems:
            bare = stem.lstrip("!").strip()
            forms = [form for form in variants("_".join(bare.split())) if form.strip("*_")]
            if not forms or "*" in bare.rstrip("*").replace("*_", "_"):
                return (), (), f"{stem!r} is not a word"
            found += forms
        if silences:
            vetoes += found
        else:
            groups.append(tuple(dict.fromkeys(found)))
    if not groups:
        return (), (), "nothing but what silences it"
    return tuple(groups), tuple(dict.fromkeys(vetoes)), ""


def _note(words: Words, code: str, message: str, mend: str, table: str, item: str = "") -> None:
    words.problems.append(Problem(words.raw.file, words.raw.line(table, item), code, message, mend))
