"""Dialog files → nodes, texts and links, every reference resolved; nothing is raised, problems are collected."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from bot.content.load import RawFile
from bot.content.problem import Problem
from bot.content.render import HOLE
from bot.content.shape import Shape
from bot.core.ids import Level, NodeId, TextId
from bot.core.program import (
    AnyNode,
    Choice,
    Guard,
    Handover,
    Message,
    Outcome,
    Question,
    Screening,
    Sign,
    Way,
)

SCREEN: Final = 350
CRISIS: Final = 450
CONSENT: Final = 500
LABEL: Final = 24


@dataclass(frozen=True, slots=True)
class Source:
    """One English text and where it stands. `limit` is the most characters it may have in any language, 0 for none."""

    english: str
    raw: RawFile
    table: str
    item: str = ""
    key: str = ""
    label: bool = False
    limit: int = 0
    node: NodeId | None = None

    @property
    def line(self) -> int:
        """Looked up only when a problem is reported."""
        return self.raw.line(self.table, self.item, self.key)


@dataclass(frozen=True, slots=True)
class Link:
    """A place in a file that names a node."""

    to: NodeId
    raw: RawFile
    table: str
    item: str = ""


@dataclass(slots=True)
class Compiled:
    """All dialogs. `without` tells which text stands in when a fact of another is hidden."""

    nodes: dict[NodeId, AnyNode] = field(default_factory=dict)
    texts: dict[TextId, Source] = field(default_factory=dict)
    without: dict[TextId, TextId] = field(default_factory=dict)
    topics: dict[str, NodeId] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    named: list[tuple[TextId, Source]] = field(default_factory=list)
    places: dict[NodeId, RawFile] = field(default_factory=dict)
    public: set[str] = field(default_factory=set)
    saves: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def compile_dialogs(files: list[RawFile]) -> Compiled:
    """Everything the files say."""
    done = Compiled()
    for raw in files:
        shape = Shape(raw)
        done.problems += shape.problems
        _File(raw, shape, done).compile()
    return done


class _File:
    """Compiles one file into `done`."""

    def __init__(self, raw: RawFile, shape: Shape, done: Compiled) -> None:
        self.raw, self.shape, self.done = raw, shape, done
        self.topic = raw.topic

    def compile(self) -> None:
        file, topic = self.shape.file, self.topic
        if file.get("public"):
            self.done.public.add(topic)
        if "title" in file:
            self._text(f"{topic}.title", Source(file["title"].strip(), self.raw, "title", limit=SCREEN))
        for key, english in file.get("texts", {}).items():
            self._text(f"{topic}.{key}", Source(english.strip(), self.raw, "texts", key=key))
        for name, table in self.shape.nodes.items():
            node = self._node(name, table)
            self.done.nodes[node.id] = node
            self.done.places[node.id] = self.raw
        if self.shape.nodes:
            start = "start" if "start" in self.shape.nodes else next(iter(self.shape.nodes))
            first = self._to(file["start"], "start") if "start" in file else NodeId(f"{topic}.{start}")
            self.done.topics[topic] = first

    def _node(self, name: str, table: dict[str, Any]) -> AnyNode:
        node = NodeId(f"{self.topic}.{name}")
        most = CONSENT if node == "person.consent" else CRISIS if self.topic == "crisis" else SCREEN

        def text(suffix: str, key: str, item: str = "", row: dict[str, Any] = table, label: bool = False) -> TextId:
            limit = LABEL if label else most
            source = Source(row.get(key, "").strip(), self.raw, name, item, key, label, limit, node)
            return self._text(f"{node}{suffix}", source)

        base: dict[str, Any] = {
            "id": node,
            "topic": self.topic,
            "say": text("", "say"),
            "ways": self._ways(table, name),
            "face": table.get("face", "public" if self.topic in self.done.public else "inner"),
            "keep": table.get("keep", False),
            **_raise(table),
        }
        if "say_without" in table:
            base["say_without"] = self.done.without[base["say"]] = text(".say_without", "say_without")
        if "say_relative" in table:
            base["say_relative"] = text(".say_relative", "say_relative")
            if "say_without" in base:
                self.done.without[base["say_relative"]] = base["say_without"]
        named = [hole[5:] for key in ("say", "say_relative") for hole in HOLE.findall(table.get(key, ""))
                 if hole.startswith("fact.")]  # fmt: skip
        base["facts"] = tuple(dict.fromkeys([*table.get("facts", ()), *named]))
        base["first"] = {each: self._to(f"ask.{each}", name) for each in table.get("ask_first", ())}
        choices = []
        for row in table.get("choices", []):
            self.done.saves.update(row.get("sets", {}))
            choices.append(
                Choice(
                    id=row["id"],
                    say=text(f".{row['id']}", "say", row["id"], row, label=True),
                    ways=self._ways(row, name, row["id"]),
                    call=self._to(row["call"], name, row["id"]) if "call" in row else None,
                    do=row.get("do", ""),
                    value=row.get("value", ""),
                    sets=row.get("sets", {}),
                    when=_guard(row),
                    style=row.get("style", ""),
                    **_raise(row),
                )
            )
        base["choices"] = tuple(choices)
        match table.get("kind", "message"):
            case "question":
                if table.get("save"):
                    self.done.saves.add(table["save"])
                return Question(
                    **base,
                    **{key: table[key] for key in ("ask", "save", "least", "most", "past", "optional") if key in table},
                    retry=text(".retry", "retry") if "retry" in table else None,
                )
            case "screening":
                signs = tuple(
                    Sign(
                        id=row["id"],
                        say=text(f".{row['id']}", "say", row["id"], row),
                        why=text(f".{row['id']}.why", "why", row["id"], row),
                        when=_guard(row),
                        **{key: row[key] for key in ("weight", "group", "danger") if key in row},
                    )
                    for row in table.get("signs", [])
                )
                outcomes = tuple(
                    Outcome(
                        ways=self._ways(row, name),
                        **{key: row[key] for key in ("danger", "score", "strong") if key in row},
                        **_raise(row),
                    )
                    for row in table.get("outcomes", [])
                )
                return Screening(**base, signs=signs, outcomes=outcomes, strong_weight=table.get("strong_weight", 4))
            case "handover":
                return Handover(**base, tell=tuple(table.get("tell", ())))
            case _:
                services = table.get("services", {})
                return Message(
                    **base,
                    reasons=table.get("reasons", False),
                    listing_kinds=tuple(services.get("kinds", ())),
                    listing_country=services.get("country", ""),
                )

    def _text(self, name: str, source: Source) -> TextId:
        """The id of a text. `say = "@common.yes"` uses another text and makes none of its own."""
        if source.english.startswith("@"):
            wanted = TextId(source.english[1:])
            self.done.named.append((wanted, source))
            return wanted
        if name in self.done.texts:
            line = self.raw.line(source.table, source.item, source.key)
            mend = "Rename the node, the choice or the text: each words-file entry needs a name of its own."
            self.done.problems.append(Problem(self.raw.file, line, "H106", f"two texts are called {name}", mend))
        self.done.texts[TextId(name)] = source
        return TextId(name)

    def _to(self, name: str, table: str, item: str = "") -> NodeId:
        to = NodeId(name if "." in name else f"{self.topic}.{name}")
        self.done.links.append(Link(to, self.raw, table, item))
        return to

    def _ways(self, row: dict[str, Any], table: str, item: str = "") -> tuple[Way, ...]:
        goto = row.get("goto", ())
        if isinstance(goto, str):
            return (Way(goto=self._to(goto, table, item)),)
        return tuple(Way(goto=self._to(one["to"], table, item), when=_guard(one)) for one in goto)


def _guard(row: dict[str, Any]) -> Guard | None:
    if "when" not in row:
        return None
    needs = {name: (value,) if isinstance(value, str) else tuple(value) for name, value in row["when"].items()}
    return Guard(needs=needs)


def _raise(row: dict[str, Any]) -> dict[str, Any]:
    level = row.get("level")
    return {"level": Level[level.upper()] if level else None, "category": row.get("category", "")}
