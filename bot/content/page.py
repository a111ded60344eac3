"""One page in one file: no outside resource, light and dark, readable on a phone, and by keyboard alone."""

from __future__ import annotations

from html import escape
from typing import Final

STYLE: Final = """
:root { color-scheme: light dark; --paper: #fdfdfb; --ink: #1d2328; --soft: #5a646d; --line: #cfd6db; --box: #fff;
  --focus: #0b62c4; --emergency: #b3261e; --urgent: #b85c00; --concern: #8a6d00; --good: #1b7a43; --fuzzy: #b8860b;
  --missing: #b3261e; --odd: #f1f3f2; }
@media (prefers-color-scheme: dark) { :root { --paper: #14181b; --ink: #e8ecef; --soft: #a2adb6; --line: #3a444c;
  --box: #1d2327; --focus: #7cb8ff; --emergency: #ff7a70; --urgent: #ffab57; --concern: #e6c84a; --good: #5fd08e;
  --fuzzy: #f0c048; --missing: #ff7a70; --odd: #1a2024; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 76rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.45 system-ui, "Segoe UI", "Noto Sans", sans-serif; }
h1 { font-size: 1.5rem; margin: .2rem 0; } h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; } h3 { font-size: 1rem; }
p, li { overflow-wrap: anywhere; } .soft { color: var(--soft); }
a { color: var(--focus); }
a:focus-visible, summary:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--focus);
  outline-offset: 2px; }
.scroll { overflow-x: auto; max-width: 100%; border: 1px solid var(--line); border-radius: .4rem; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: .25rem .5rem; text-align: right; white-space: nowrap; border-bottom: 1px solid var(--line); }
th:first-child, td:first-child { text-align: left; position: sticky; left: 0; background: var(--paper); }
.good { color: var(--good); } .fuzzy { color: var(--fuzzy); } .missing { color: var(--missing); }
"""


def page(title: str, body: str, *, style: str = "", script: str = "") -> str:
    """The whole file."""
    code = f"<script>{script}</script>" if script else ""
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title>\n<style>{STYLE}{style}</style></head>\n"
        f"<body>\n{body}\n{code}</body></html>\n"
    )
