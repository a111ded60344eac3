"""The command that draws the dialogs."""

from __future__ import annotations

from pathlib import Path


def test_both_files_are_written_even_while_something_is_wrong(project, run, tmp_path: Path) -> None:
    project({"dialogs/housing.toml": 'title = "H"\n[start]\nsay = "Hello."\ngoto = "nowhere"\n'})
    out = tmp_path / "new/map"
    status, said, err = run("map", "--out", str(out))
    assert (status, err) == (0, "")
    assert said == f"written: {out}/map.html\nwritten: {out}/map.svg\n"
    assert "housing.nowhere" in (out / "map.html").read_text(encoding="utf-8")
