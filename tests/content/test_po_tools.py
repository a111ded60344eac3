"""What translators' tools write back is what we wrote, byte for byte: polib, Babel and gettext's own msgfmt.

Two habits of Babel are taken back before comparing: it flags texts with holes as `python-brace-format`, and knows the
earlier English only as a comment. `hamroh sync` takes both back too.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.config import REPOSITORY
from bot.content import po

FILES = sorted((REPOSITORY / "locales").glob("*/*.po"))
ODD = po.write(
    [
        po.Entry(words="Language: ru\nContent-Type: text/plain; charset=UTF-8\n"),
        po.Entry("a.b", "Two\nlines", "Две\nстроки", notes=["seen", "state: reviewed 2026-11-25 editor (12345678)"]),
        po.Entry("a.c", 'A "long" \\ line ' * 20, "Долгая строка " * 20, fuzzy=True, before="An\nearlier one"),
        po.Entry("a.d", "Empty", ""),
        po.Entry("a.e", "Ends\n", "Конец\n", notes=["latin da3241b7", "reviewed"]),
        po.Entry("a.f", "Gone\nfor good", "Ушло\nсовсем", obsolete=True, notes=["kept"]),
    ]
)  # fmt: skip


def body(text: str) -> str:
    """A file without its header: each tool writes its own."""
    return text.partition("\n\n")[2].rstrip("\n")


def by_polib(text: str) -> str:
    polib = pytest.importorskip("polib")
    return str(polib.pofile(text, wrapwidth=0))


def by_babel(text: str) -> str:
    pofile = pytest.importorskip("babel.messages.pofile")
    out = io.BytesIO()
    catalog = pofile.read_po(io.BytesIO(text.encode()))
    pofile.write_po(out, catalog, width=0, include_previous=True)
    return re.sub(r"(?m)^#, python-brace-format\n|, python-brace-format$", "", out.getvalue().decode())


def wrapped_by_polib(text: str) -> str:
    polib = pytest.importorskip("polib")
    return str(polib.pofile(text))


def wrapped_by_babel(text: str) -> str:
    pofile = pytest.importorskip("babel.messages.pofile")
    out = io.BytesIO()
    pofile.write_po(out, pofile.read_po(io.BytesIO(text.encode())), include_previous=True)
    return out.getvalue().decode()


def texts() -> list[tuple[str, str]]:
    there = [(path.relative_to(REPOSITORY).as_posix(), path.read_text(encoding="utf-8")) for path in FILES]
    return [*there, ("odd", ODD)]


@pytest.mark.parametrize("tool", [by_polib, by_babel])
def test_tools_write_back_what_we_wrote(tool: Callable[[str], str]) -> None:
    for name, text in texts():
        written = body(tool(text))
        if tool is by_babel:
            written, text = (re.sub(r"(?m)^# ?[|].*\n", "", each) for each in (written, text))
        assert written == body(text), name


@pytest.mark.parametrize("tool", [wrapped_by_polib, wrapped_by_babel])
def test_what_tools_wrap_we_unwrap(tool: Callable[[str], str]) -> None:
    for name, text in texts():
        assert body(po.write(po.read(tool(text)))) == body(text), name


def test_we_write_back_what_we_read() -> None:
    for name, text in texts():
        assert po.write(po.read(text)) == text, name


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="msgfmt (package gettext) is not here")
def test_gettext_accepts_and_keeps_them(tmp_path: Path) -> None:
    odd = tmp_path / "odd.po"
    odd.write_text(ODD, encoding="utf-8")
    for path in (*FILES, odd):
        subprocess.run(["msgfmt", "--check", "--output-file=/dev/null", path], check=True, capture_output=True)
