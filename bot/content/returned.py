"""Takes in PO files that come back from translators: words only, nothing lost, or nothing at all."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

from bot.content import po
from bot.content.problem import Problem
from bot.content.render import HOLE
from bot.core.ids import LANGS, Lang
from bot.errors import ContentError, NotDone

_MEND = "Take this out of the file that came back, or make the change in the project itself."
_LOST = "Write the words, or take the entry out of the file that came back."


def take_in(root: Path, folder: Path) -> list[str]:
    """Words of `folder/<language>/<topic>.po` into the project's files; the names of those that changed.

    Refuses the whole, with ContentError and what differs, when a file would change an id, the English or a hole, erase
    words, or is none of ours. Entries that did not come back stay as they are.
    """
    problems: list[Problem] = []
    fresh: dict[Path, str] = {}
    every = sorted(folder.glob("*/*.po"))
    if not every:
        raise NotDone(f"there is no PO file in {folder}; put each under its language, such as tg/patent.po")
    for path in every:
        lang, ours = Lang(path.parent.name), root / "locales" / path.parent.name / path.name
        file = f"{path.parent.name}/{path.name}"
        if "@" in lang:
            problems.append(Problem(file, 0, "H601", "these words are made from the Latin", "Bring the Latin ones."))
            continue
        if lang not in LANGS or not ours.exists():
            problems.append(Problem(file, 0, "H601", "the project has no such file", _MEND))
            continue
        try:
            entries, back = po.read(ours.read_text(encoding="utf-8")), po.read(path.read_text(encoding="utf-8"))
        except (po.NotPO, UnicodeDecodeError) as error:
            problems.append(Problem(file, getattr(error, "line", 1), "H310", "this line is not PO", _MEND))
            continue
        problems += _refused(file, entries, back)
        _put(entries, back)
        fresh[ours] = po.write(entries)
    if problems:
        raise ContentError(problems)
    changed = [path for path, text in fresh.items() if path.read_text(encoding="utf-8") != text]
    for path in changed:
        path.write_text(fresh[path], encoding="utf-8")
    return [path.relative_to(root).as_posix() for path in changed]


def _refused(file: str, entries: list[po.Entry], back: list[po.Entry]) -> Iterator[Problem]:
    known = {entry.id: entry for entry in entries if entry.id and not entry.obsolete}
    for entry in back:
        if not entry.id or entry.obsolete:
            continue
        ours = known.get(entry.id)
        wrong = ""
        if ours is None:
            code, wrong = "H601", f"the project has no text {entry.id}"
        elif entry.english != ours.english:
            code, wrong = "H602", f"{entry.id} has other English\n{_diff(ours.english, entry.english)}"
        elif ours.words and not entry.words:
            code, wrong = "H603", f"{entry.id} would lose its words\n{_diff(ours.words, '')}"
        elif entry.words and set(HOLE.findall(entry.words)) != set(HOLE.findall(ours.english)):
            code, wrong = "H604", f"{entry.id} has other holes\n{_diff(ours.words, entry.words)}"
        if wrong:
            yield Problem(file, entry.line, code, wrong, _LOST if code == "H603" else _MEND)


def _put(entries: list[po.Entry], back: list[po.Entry]) -> None:
    came = {entry.id: entry for entry in back if entry.id and entry.words and not entry.obsolete}
    for entry in entries:
        other = came.get(entry.id)
        if other is not None and not entry.obsolete and (other.words != entry.words or entry.fuzzy):
            entry.words, entry.fuzzy = other.words, other.fuzzy
            entry.before = entry.before if other.fuzzy else ""


def _diff(ours: str, theirs: str) -> str:
    lines = unified_diff(ours.split("\n"), theirs.split("\n"), lineterm="", n=0)
    return "\n".join(line for line in lines if not line.startswith(("---", "+++")))
