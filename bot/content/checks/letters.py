"""Rules about letters: each language in its own, one apostrophe, nothing invisible, nothing that betrays."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from bot.content.book import Book
from bot.content.checks.reading import HOUSING, SOUND
from bot.content.checks.rule import Found, at, rule
from bot.content.compile import Source
from bot.content.needed import PUBLIC
from bot.content.problem import WARNING
from bot.content.render import HOLE
from bot.core.ids import ENGLISH, LANGS, TextId
from bot.core.normal import normal, skeleton, variants

_PO: Final = "locales/{}/housing.po"
_BAD: Final = {
    "tg": re.compile("[ўіїјљњќѓәөүұһңЎІЇЈЉЊЌЃӘӨҮҰҺҢ]"),
    "ru": re.compile("[ӣӯҳқғҷўіїҲҚҒҶӢӮЎІЇ]"),
    "uz": re.compile(r"[wW]|[cC](?![hH])|(?<![oOgG])ʻ|[oOgG]ʼ"),
    "uz@cyrillic": re.compile("[ӯӣҷыщіҶӮӢЫЩІ]"),
}
_RARE_LETTER: Final = re.compile("[щцыьЩЦЫЬ]")
_RARE_TAJIK: Final = re.compile(r"\w*[щцыьЩЦЫЬ]\w*")
_WORD: Final = re.compile(r"[^\W\d_]+(?:[ʻʼ'’-][^\W\d_]*)*")
_LATIN: Final = re.compile("[A-Za-z\u00c0-\u024f]")
_CYRILLIC: Final = re.compile("[\u0400-\u052f]")
_APOSTROPHE: Final = re.compile("['`´\u2018\u2019\u201b\u2032\u02b9\u02bd\u02be\u02bf\u02c8]")
_INVISIBLE: Final = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")


def _po(lang: str, words: str) -> dict[str, str]:
    return {HOUSING: SOUND, _PO.format(lang): f'msgctxt "housing.start"\nmsgid "Hello."\nmsgstr "{words}"\n'}


def _all(book: Book) -> Iterator[tuple[str, int, str, str, str, str]]:
    """File, line, language, id, English and words of every text in use."""
    for catalog in book.catalogs:
        for entry in catalog.entries:
            source = book.compiled.texts.get(TextId(entry.id))
            if entry.words and source is not None and not entry.obsolete:
                yield catalog.file, entry.line, catalog.lang, entry.id, source.english, entry.words


def _own_words(words: str, english: str) -> list[str]:
    """The words of a text without holes and without names that the English has too (Telegram, WhatsApp)."""
    shared = set(_WORD.findall(english))
    return [word for word in _WORD.findall(HOLE.sub(" ", words)) if word not in shared]


@rule(
    "H306",
    "Use the letters of the language: Tajik ғ ӣ қ ӯ ҳ ҷ; Uzbek oʻ gʻ sh ch; Uzbek Cyrillic ў қ ғ ҳ.",
    right=_po("tg", "Салом, ҳамроҳ."),
    wrong=_po("tg", "Салом, ўғил."),
)
def own_letters(book: Book) -> Iterator[Found]:
    """No word has a letter its language does not have."""
    for file, line, lang, name, english, words in _all(book):
        # Most texts have none at all; only the others are taken apart.
        for word in _own_words(words, english) if _BAD[lang].search(words) else ():
            if _BAD[lang].search(word):
                yield file, line, f"{name}: {word!r} has a letter that {lang} does not have"


@rule(
    "H307",
    "Write oʻ and gʻ with the turned comma ʻ (U+02BB), and the hard sign with ʼ (U+02BC).",
    right=_po("uz", "Oʻzbek sanʼat."),
    wrong=_po("uz", "O'zbek."),
)
def one_apostrophe(book: Book) -> Iterator[Found]:
    """Uzbek has one form of each apostrophe, so that search and voice read it."""
    for file, line, lang, name, _, words in _all(book):
        if lang == "uz" and (found := _APOSTROPHE.search(words)):
            yield file, line, f"{name} has the apostrophe U+{ord(found[0]):04X}"


@rule(
    "H314",
    "Type the word again in one script; look-alike letters of the other one got in.",
    right=_po("ru", "Паспорт."),
    wrong=_po("ru", "Пaспорт."),
)
def one_script(book: Book) -> Iterator[Found]:
    """No word mixes Cyrillic and Latin letters, and no language has words of the other script."""
    for file, line, lang, name, english, words in _all(book):
        strange = _CYRILLIC if lang == "uz" else _LATIN
        for word in _own_words(words, english) if strange.search(words) else ():
            latin, cyrillic = bool(_LATIN.search(word)), bool(_CYRILLIC.search(word))
            if latin and cyrillic and not _stem_of(word, english):
                yield file, line, f"{name}: {word!r} mixes two scripts"
            elif not (latin and cyrillic) and (cyrillic if lang == "uz" else latin):
                yield file, line, f"{name}: {word!r} is not in the script of {lang}"


def _stem_of(word: str, english: str) -> bool:
    """`Telegram-канал` joins a name of the English text to a word of the language: each part is of one script."""
    parts = [part for part in re.split(r"[-ʻʼ'’]", word) if part]
    return len(parts) > 1 and all(
        (not _LATIN.search(part)) or (not _CYRILLIC.search(part) and part in english) for part in parts
    )


@rule(
    "H318",
    "Check the word: since 1998 Tajik is written without щ ц ы ь. A Russian name may stay.",
    right=_po("tg", "Салом."),
    wrong=_po("tg", "Полиция."),
    severity=WARNING,
)
def tajik_spelling(book: Book) -> Iterator[Found]:
    """Words with щ ц ы ь in Tajik are probably Russian."""
    for file, line, lang, name, _, words in _all(book):
        if lang == "tg" and (found := _RARE_TAJIK.search(words) if _RARE_LETTER.search(words) else None):
            yield file, line, f"{name}: {found[0]!r} is not spelled as Tajik"


@rule(
    "H319",
    "Type the text again without invisible signs, tabs, double spaces and spaces at the ends of lines.",
    right=_po("ru", "Добрый день."),
    wrong=_po("ru", "Добрый  день."),
)
def clean_signs(book: Book) -> Iterator[Found]:
    """Nothing invisible or doubled stands in a text."""
    for file, line, _, name, _, words in _all(book):
        if wrong := unclean(words):
            yield file, line, f"{name} has {wrong}"
    for name, source in book.compiled.texts.items():
        if wrong := unclean(source.english):
            yield at(source, f"{name} has {wrong}")


def unclean(text: str) -> str:
    """What is wrong with the signs of a text; '' if nothing."""
    if _INVISIBLE.search(text):
        return "an invisible sign"
    if not unicodedata.is_normalized("NFC", text):
        return "a letter made of two signs"
    if "\t" in text or "  " in text:
        return "a tab or a double space"
    if " \n" in text or text != text.rstrip():
        return "a space at the end of a line"
    return ""


FORBIDDEN: Final = tuple(
    "danger* traffick* violen* abuse* victim* slave* police* rescue* suicid* trapped crisis emergency sos"
    " опасн* торговл* насили* насильн* жертв* рабств* рабыня рабом полици* спасит* самоубий* сутен* кризис*"
    " хатар* зӯровар* қурбон* ғулом* пулис* милиса* наҷот* худкушӣ* одамфурӯш*"
    " xavf* zoʻravon* qurbon* qul qullik* politsiya* qutqar* odam_savdo*".split()
)
"""Stems that would tell a stranger what this is. `words.toml` adds more under forbidden_public."""


@rule(
    "H207",
    "Say it as work, papers, travel or family, or give the screen the inner face.",
    right={"dialogs/face.toml": '[texts]\nname = "Work and road"\n'},
    wrong={"dialogs/face.toml": '[texts]\nname = "Escape from danger"\n'},
)
def public_face(book: Book) -> Iterator[Found]:
    """What a stranger may see betrays nothing."""
    begins = [stem if stem.endswith("*") else f"{stem}*" for stem in book.typed.forbidden]
    stems = [form for stem in (*FORBIDDEN, *begins) for form in variants(stem)]
    # English is compared as it is written: its words by chance sound like words of the others (change, ҷанг).
    plain = [stem for stem in (*FORBIDDEN, *begins) if stem.isascii()]
    for name, source in book.compiled.texts.items():
        if not _shown(book, name, source):
            continue
        for lang in (ENGLISH, *LANGS):
            words = HOLE.sub(" ", source.english if lang == ENGLISH else book.words[lang].get(name, ""))
            spelled = normal(words) if lang == ENGLISH else skeleton(words)
            if found := _betrays(spelled, plain if lang == ENGLISH else stems):
                yield at(source, f"{name} has a word that betrays ({found}) in {lang}")


def _shown(book: Book, name: TextId, source: Source) -> bool:
    """Whether a stranger who looks over a shoulder may see this text."""
    topic, _, key = name.partition(".")
    if topic == "face" or (topic == "common" and key in PUBLIC):
        return True
    node = book.compiled.nodes.get(source.node) if source.node else None
    return node is not None and (
        node.face in ("public", "caller") or (node.face == "bare" and topic in book.compiled.public)
    )


def _betrays(spelled: str, stems: list[str]) -> str:
    """The first word or words of the text that match a stem; '' if none does."""
    padded = f" {spelled} "
    for stem in stems:
        bare = stem.rstrip("*").replace("_", " ")
        sought = f" {bare}" if stem.endswith("*") else f" {bare} "
        if bare and sought in padded:
            return bare
    return ""
