"""Takes out of a sentence what a machine can see pointing to somebody: numbers, links, accounts, papers, dates."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

GAP: Final = "…"
"""Stands where something was taken out. Whatever reads the sentence passes over it."""

_LINK: Final = re.compile(r"(?:https?://|tg://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,8}/\S*", re.IGNORECASE)
_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ACCOUNT: Final = re.compile(r"@\w+")
_BETWEEN: Final = r"[\s().,/\\:_\-–—*#№]{0,3}"
_PAPER: Final = re.compile(rf"\b[^\W\d_]{{1,3}}{_BETWEEN}\d(?:{_BETWEEN}\d){{5,}}", re.IGNORECASE)
_DIGITS: Final = re.compile(rf"[+№#]?\s?\d(?:{_BETWEEN}\d){{4,}}")
_DAY: Final = re.compile(r"\b\d{1,2}[./\-]\d{1,2}[./\-]\d{2,4}\b|\b\d{4}-\d{1,2}-\d{1,2}\b")
_GAPS: Final = re.compile(rf"\s*{GAP}(?:[\s,;]*{GAP})*\s*")
_WORD: Final = re.compile(r"[^\W\d_][\w'ʻʼ’‘`-]*")
_ENDS: Final = '.!?…:;«"“(\n'


def stripped(text: str) -> str:
    """The text on one line without links, mail and account names, papers' numbers, long digits and dates.

    Names and places no machine can find: a person must take them out.
    """
    # Signs that do not show could stand between the digits of a number, and other signs than 0 to 9 for digits.
    plain = " ".join("".join(_plain(sign) for sign in text if not _unseen(sign)).split())
    for pattern in (_LINK, _MAIL, _ACCOUNT, _DAY, _PAPER, _DIGITS):
        plain = pattern.sub(f" {GAP} ", plain)
    return _GAPS.sub(f" {GAP} ", plain).strip()


def _plain(sign: str) -> str:
    if "\uff01" <= sign <= "\uff5e":
        return unicodedata.normalize("NFKC", sign)
    digit = unicodedata.digit(sign, None)
    return sign if digit is None else str(digit)


def _unseen(sign: str) -> bool:
    kind = unicodedata.category(sign)
    return kind in ("Cf", "Me", "Cs", "Co") or "\ufe00" <= sign <= "\ufe0f" or (kind == "Cc" and not sign.isspace())


def suspects(text: str) -> tuple[str, ...]:
    """Words with a capital in the midst of a sentence: perhaps names. Somebody must look at them."""
    found = []
    for word in _WORD.finditer(text):
        before = text[: word.start()].rstrip()
        if before and before[-1] not in _ENDS and word[0][0].isupper() and not (len(word[0]) > 1 and word[0].isupper()):
            found.append(word[0])
    return tuple(dict.fromkeys(found))
