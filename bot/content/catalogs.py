"""The words of every language, from `locales/<language>/<topic>.po`."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from bot.content import po
from bot.content.problem import Problem
from bot.core.ids import LANGS, Lang


@dataclass(slots=True)
class Catalog:
    """One PO file. `broken` is the line that cannot be read, 0 if all can."""

    file: str
    lang: Lang
    topic: str
    entries: list[po.Entry] = field(default_factory=list)
    broken: int = 0

    def words(self) -> dict[str, str]:
        """Id to words. A fuzzy text is a missing one: nobody has looked at it since the English changed."""
        return {e.id: e.words for e in self.entries if e.id and e.words and not e.fuzzy and not e.obsolete}


def read_catalogs(root: Path) -> list[Catalog]:
    """Every PO file below `root/locales`, languages in our order, files by name."""
    found: list[Catalog] = []
    for lang in LANGS:
        for path in sorted((root / "locales" / lang).glob("*.po")):
            catalog = Catalog(f"locales/{lang}/{path.name}", lang, path.stem)
            try:
                catalog.entries = po.read(path.read_text(encoding="utf-8"))
            except po.NotPO as error:
                catalog.broken = error.line
            except UnicodeDecodeError:
                catalog.broken = 1
            found.append(catalog)
    return found


def words_of(catalogs: list[Catalog]) -> dict[Lang, dict[str, str]]:
    """For each language, id to words over all its files."""
    words: dict[Lang, dict[str, str]] = {lang: {} for lang in LANGS}
    for catalog in catalogs:
        words[catalog.lang].update(catalog.words())
    return words


def unreadable(catalogs: list[Catalog]) -> list[Problem]:
    """Files that are not PO."""
    mend = "Each text is three lines: msgctxt, msgid, msgstr, each followed by words in double quotes."
    return [Problem(c.file, c.broken, "H310", "this line is not PO", mend) for c in catalogs if c.broken]
