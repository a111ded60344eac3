"""The shape of a dialog file: which keys may stand where, and of what kind. What fits is kept, the rest is reported."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

from bot.content.load import RawFile
from bot.content.problem import Problem
from bot.core.ids import CATEGORIES, TOPICS, Level
from bot.core.program import ACTIONS, ASKS, FACES

OTHER_TOPICS: Final = ("home", "person", "ask", "crisis", "privacy", "desk", "face", "common")
LEVELS: Final = tuple(level.name.lower() for level in Level)
KINDS: Final = ("message", "question", "screening", "handover")
STYLES: Final = ("", "danger", "primary")
SERVICE_KINDS: Final = tuple(
    "hotline shelter legal_aid psychosocial medical embassy consulate migration_service tracing police emergency union"
    " ngo reintegration gbv child disability".split()
)
NAME: Final = re.compile(r"[a-z0-9_]+")
TAKEN: Final = ("title", "texts")
TAKEN_ITEMS: Final = ("say_without", "say_relative", "retry", "why")
"""Names that would make two texts share an id."""

Fits = Callable[[object], str]
"""'' when the value fits, else what was expected."""


def _text(value: object) -> str:
    return "" if isinstance(value, str) and value.strip() else "expected words in quotes"


def _plain(value: object) -> str:
    return "" if isinstance(value, str) else "expected text in quotes"


def _flag(value: object) -> str:
    return "" if isinstance(value, bool) else "expected true or false"


def _whole(value: object) -> str:
    return "" if isinstance(value, int) and not isinstance(value, bool) else "expected a whole number"


def _one_of(*allowed: str) -> Fits:
    return lambda value: "" if value in allowed else f"expected one of: {', '.join(a for a in allowed if a)}"


def _names(value: object) -> str:
    good = isinstance(value, list) and all(isinstance(one, str) for one in value)
    return "" if good else 'expected a list of names: ["a", "b"]'


def _pairs(value: object) -> str:
    good = isinstance(value, dict) and all(isinstance(one, str) for one in value.values())
    return "" if good else 'expected pairs: { country = "RU" }'


def _when(value: object) -> str:
    good = isinstance(value, dict) and all(isinstance(one, str) or not _names(one) for one in value.values())
    return "" if good else 'expected answers and values: { country = ["RU", "KZ"] }'


def _rows(value: object) -> str:
    good = isinstance(value, list) and all(isinstance(one, dict) for one in value)
    return "" if good else "expected a list of { … } entries"


def _goto(value: object) -> str:
    if isinstance(value, str) and value:
        return ""
    good = (
        isinstance(value, list)
        and value
        and all(
            isinstance(one, dict) and isinstance(one.get("to"), str) and set(one) <= {"to", "when"} for one in value
        )
    )
    good = good and all(not _when(one.get("when", {})) for one in value)  # type: ignore[attr-defined]
    return "" if good else 'expected "node" or [ { when = { … }, to = "node" }, { to = "node" } ]'


def _services(value: object) -> str:
    good = isinstance(value, dict) and set(value) <= {"kinds", "country"} and isinstance(value.get("country", ""), str)
    kinds = value.get("kinds") if isinstance(value, dict) else None
    good = good and isinstance(kinds, list) and bool(kinds) and set(map(str, kinds)) <= set(SERVICE_KINDS)
    return "" if good else f"expected {{ kinds = [ … ], country = … }} with kinds among: {', '.join(SERVICE_KINDS)}"


_level, _category = _one_of(*LEVELS), _one_of(*CATEGORIES)
_RAISE: Final[dict[str, Fits]] = {"level": _level, "category": _category}
FILE: Final[dict[str, Fits]] = {"title": _text, "start": _text, "public": _flag, "texts": _pairs}
NODE: Final[dict[str, Fits]] = {
    "kind": _one_of(*KINDS), "say": _text, "say_without": _text, "say_relative": _text, "choices": _rows, "goto": _goto,
    "keep": _flag, "face": _one_of(*FACES), "facts": _names, "ask_first": _names, **_RAISE,
}  # fmt: skip
OF_KIND: Final[dict[str, dict[str, Fits]]] = {
    "message": {"reasons": _flag, "services": _services},
    "question": {
        "ask": _one_of(*ASKS), "save": _text, "least": _whole, "most": _whole, "past": _flag, "optional": _flag,
        "retry": _text,
    },
    "screening": {"signs": _rows, "outcomes": _rows, "strong_weight": _whole},
    "handover": {"tell": _names},
}  # fmt: skip
CHOICE: Final[dict[str, Fits]] = {
    "id": _text, "say": _text, "goto": _goto, "call": _text, "do": _one_of(*ACTIONS), "value": _plain, "sets": _pairs,
    "when": _when, "style": _one_of(*STYLES), **_RAISE,
}  # fmt: skip
SIGN: Final[dict[str, Fits]] = {
    "id": _text, "say": _text, "why": _text, "weight": _whole, "group": _plain, "danger": _flag, "when": _when,
}  # fmt: skip
OUTCOME: Final[dict[str, Fits]] = {"goto": _goto, "danger": _flag, "score": _whole, "strong": _whole, **_RAISE}
NEEDED: Final = {"choices": ("id", "say"), "signs": ("id", "say", "why"), "outcomes": ("goto",)}
_LISTS: Final = {"choices": CHOICE, "signs": SIGN, "outcomes": OUTCOME}


class Shape:
    """Reads one dialog file, keeping only what fits; `problems` holds the rest."""

    def __init__(self, raw: RawFile) -> None:
        self.raw = raw
        self.problems: list[Problem] = []
        self.file: dict[str, Any] = {}
        self.nodes: dict[str, dict[str, Any]] = {}
        if raw.topic not in TOPICS and raw.topic not in OTHER_TOPICS:
            self._note("H104", f"{raw.topic!r} is no topic", "Name the file after a topic of the closed list.", 1)
        nodes = {}
        for key, value in raw.data.items():
            if isinstance(value, dict) and key != "texts":
                nodes[key] = value
            else:
                self._key(self.file, FILE, key, value, "", "")
        for key in self.file.get("texts", {}):
            self._name(key.lower(), "a text", "texts", "", key)
        for name, table in nodes.items():
            self._name(name, "a node", name, "")
            self.nodes[name] = self._node(name, table)

    def _node(self, name: str, table: dict[str, Any]) -> dict[str, Any]:
        node: dict[str, Any] = {}
        kind = table.get("kind", "message")
        schema = NODE | OF_KIND.get(kind if isinstance(kind, str) else "", {})
        for key, value in table.items():
            self._key(node, schema, key, value, name, "")
        for key in ("choices", "signs", "outcomes"):
            if key in node:
                node[key] = self._list(name, key, node[key])
        if "say" not in node:
            self._note("H105", f"node {name!r} says nothing", 'Add say = "…".', self.raw.line(name))
        return node

    def _list(self, name: str, key: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        kept, seen = [], set()
        for number, table in enumerate(rows, 1):
            item = table.get("id", "")
            item = item if isinstance(item, str) else ""
            row: dict[str, Any] = {}
            for one, value in table.items():
                self._key(row, _LISTS[key], one, value, name, item)
            lacks = [one for one in NEEDED[key] if one not in row]
            if lacks:
                mend = f"Each entry of {key} needs {', '.join(NEEDED[key])}."
                self._note(
                    "H105",
                    f"entry {number} of {key} in {name!r} lacks {', '.join(lacks)}",
                    mend,
                    self._row(name, key, item),
                )
                continue
            if key != "outcomes":
                self._name(item, f"an entry of {key}", name, item)
                if item in seen:
                    line = self._row(name, key, item)
                    self._note("H106", f"{item!r} stands twice in {name!r}", "Give each entry its own id.", line)
                    continue
                seen.add(item)
            kept.append(row)
        return kept

    def _row(self, name: str, key: str, item: str) -> int:
        return self.raw.line(name, item) if item else self.raw.line(name, key=key)

    def _key(
        self, into: dict[str, Any], schema: dict[str, Fits], key: str, value: object, table: str, item: str
    ) -> None:
        if key not in schema:
            mend = f"Keys that may stand here: {', '.join(schema)}."
            self._note("H102", f"unknown key {key!r}", mend, self.raw.line(table, item, key))
        elif wrong := schema[key](value):
            self._note(
                "H103", f"{key!r} does not fit", wrong[0].upper() + wrong[1:] + ".", self.raw.line(table, item, key)
            )
        else:
            into[key] = value

    def _name(self, name: str, what: str, table: str, item: str, key: str = "") -> None:
        if not NAME.fullmatch(name) or name in TAKEN or (item and name in TAKEN_ITEMS):
            mend = f"Use small letters a-z, digits and _, and none of the names {', '.join((*TAKEN, *TAKEN_ITEMS))}."
            self._note("H104", f"{name!r} cannot be the name of {what}", mend, self.raw.line(table, item, key))

    def _note(self, code: str, message: str, mend: str, line: int) -> None:
        self.problems.append(Problem(self.raw.file, line, code, message, mend))
