"""`dialogs/examples/TOPIC.LANG.txt` → messages as people type them, each with what it should be taken for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from bot.content.problem import Problem
from bot.core.ids import CATEGORIES, TOPICS, Level
from bot.core.values import Value
from bot.core.weights import Weights

FOLDER: Final = "dialogs/examples"
LANGUAGES: Final = ("tg", "ru", "uz")
LEVELS: Final = ("none", "concern", "urgent", "emergency")
SPEAKERS: Final = ("self", "family", "other")
CUES: Final = ("keyword", "implied", "plain", "hard_negative")
"""How it shows. Danger: said outright, or implied. No danger: plain, or near danger in its words."""

MEND: Final = "Write: level category | the message as typed. A message without danger: none | the message."


class Example(Value, frozen=True):
    """One message. `level` is None without danger. `hand` wrote it; `also` are other topics that fit."""

    text: str
    lang: str
    topic: str
    level: Level | None = None
    category: str = ""
    speaker: str = "self"
    cue: str = ""
    also: tuple[str, ...] = ()
    hand: str = ""

    @property
    def danger(self) -> str:
        """none, concern, urgent or emergency."""
        return self.level.name.lower() if self.level is not None else "none"


@dataclass(frozen=True, slots=True)
class Examples:
    """All of a folder, in the order of files and lines, and what is wrong with them."""

    rows: tuple[Example, ...]
    problems: tuple[Problem, ...]


def read_examples(root: Path, folder: str = FOLDER) -> Examples:
    """Every example below `root/folder`. What cannot be read is left out and told."""
    rows: list[Example] = []
    problems: list[Problem] = []
    for path in sorted((root / folder).glob("*.txt")):
        file = path.relative_to(root).as_posix()
        topic, _, lang = path.stem.partition(".")
        if topic not in TOPICS or lang not in LANGUAGES:
            mend = "Name the file TOPIC.tg.txt, TOPIC.ru.txt or TOPIC.uz.txt."
            problems.append(Problem(file, 1, "H406", f"{path.name} names no topic and language", mend))
            continue
        try:
            listed = list(lines(path))
        except UnicodeDecodeError:
            problems.append(Problem(file, 1, "H406", "the file is not UTF-8 text", "Save the file as UTF-8."))
            continue
        for number, line in listed:
            found = read_line(line, topic, lang)
            if isinstance(found, str):
                problems.append(Problem(file, number, "H406", found, MEND))
            else:
                rows.append(found)
    return Examples(tuple(rows), tuple(problems))


def lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines that say something, with their numbers."""
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if line.strip() and not line.startswith("#"):
            yield number, line.strip()


def read_line(line: str, topic: str, lang: str) -> Example | str:
    """The example of one line, or what is wrong with the line."""
    head, bar, text = line.partition("|")
    if not bar or not text.strip():
        return "there is no bar with a message after it"
    said: dict[str, str] = {}
    also: list[str] = []
    for word in head.split():
        if word in LEVELS:
            said["level"] = word
        elif word in CATEGORIES and "category" not in said and said.get("level", "none") != "none":
            said["category"] = word
        elif word in SPEAKERS:
            said["speaker"] = word
        elif word in CUES:
            said["cue"] = word
        elif word.startswith("@"):
            said["hand"] = word[1:]
        elif word.startswith("+") and word[1:] in TOPICS:
            also.append(word[1:])
        else:
            return f"{word!r} before the bar means nothing"
    level = said.pop("level", "")
    if not level:
        return f"the level is missing: one of {', '.join(LEVELS)}"
    if (level == "none") == ("category" in said):
        return "danger needs a category" if level != "none" else "without danger there is no category"
    return Example(
        text=text.strip(),
        lang=lang,
        topic=topic,
        level=None if level == "none" else Level[level.upper()],
        also=tuple(also),
        **said,
    )


def write_line(example: Example) -> str:
    """The line that `read_line` reads as this example."""
    words = [example.danger, *([example.category] if example.category else []), example.speaker]
    words += [example.cue] if example.cue else []
    words += [f"@{example.hand}"] if example.hand else []
    return f"{' '.join([*words, *(f'+{topic}' for topic in example.also)])} | {example.text}"


def digests(root: Path) -> dict[str, str]:
    """File of examples → digest of its bytes: tells whether what was learned was learned from it as it stands."""
    return {path.name: sha256(path.read_bytes()).hexdigest()[:12] for path in sorted((root / FOLDER).glob("*.txt"))}


def unlearned(root: Path, examples: Examples, weights: Weights) -> Iterator[Example]:
    """Examples of files that have changed since they were learned from."""
    changed = {name.rpartition(".")[0] for name, digest in digests(root).items() if weights.learned.get(name) != digest}
    return (row for row in examples.rows if f"{row.topic}.{row.lang}" in changed)
