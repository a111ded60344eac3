"""The numbers of `status` as a page that can be sent to somebody."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Final

from bot.content.due import SOON
from bot.content.page import page
from bot.content.require import APPROVED, DRAFT, REVIEWED
from bot.content.status import Count, Status
from bot.core.ids import LANGS

_STYLE: Final = """
.bar { display: flex; height: .45rem; margin-top: .15rem; border-radius: .2rem; overflow: hidden; }
.bar i { display: block; } .bar .g { background: var(--good); } .bar .f { background: var(--fuzzy); }
.bar .m { background: var(--missing); } .ids { columns: 15rem; padding-left: 1.2rem; } tfoot td { font-weight: 600; }
"""


def status_page(done: Status) -> str:
    """The page."""
    return page(f"Hamroh: content on {done.today.isoformat()}", "\n".join(_body(done)), style=_STYLE)


def _body(done: Status) -> Iterator[str]:
    yield f"<h1>Content on {done.today.isoformat()}</h1>"
    yield '<p class="soft">Texts that people can read; '
    yield '<span class="fuzzy">? to review: the English has changed</span>; <span class="missing">− missing</span>.</p>'
    yield "<h2>Words</h2>"
    head = "".join(f"<th>{lang}</th>" for lang in LANGS)
    yield f"{_table('Words by topic and language')}<th>topic</th><th>texts</th>{head}</tr></thead><tbody>"
    for topic, counts in done.topics.items():
        cells = "".join(_cell(counts[lang]) for lang in LANGS)
        yield f"<tr><td>{escape(topic)}</td><td>{done.texts[topic]}</td>{cells}</tr>"
    whole = "".join(_cell(done.whole[lang]) for lang in LANGS)
    yield f"</tbody><tfoot><tr><td>all</td><td>{sum(done.texts.values())}</td>{whole}</tr></tfoot></table></div>"
    yield "<h2>How far the texts have come</h2>"
    yield f"{_table('States by language')}<th>state</th>{head}</tr></thead><tbody>"
    for kind in (DRAFT, REVIEWED, APPROVED):
        cells = "".join(f"<td>{getattr(done.whole[lang], kind)}</td>" for lang in LANGS)
        yield f"<tr><td>{kind}</td>{cells}</tr>"
    yield "</tbody></table></div>"
    yield f"<h2>To check again within {SOON} days</h2>"
    due = "".join(
        f"<li{' class=missing' if one.overdue else ''}>{'since' if one.overdue else 'from'} {one.on.isoformat()}: "
        f"{escape(one.fact.id)}</li>"
        for one in done.due
    )
    yield f"<ul>{due}</ul>" if due else "<p>Nothing.</p>"
    for what, found in (("Services", done.services), ("Rules", done.rules)):
        yield f"<h2>{what}</h2>"
        for each, ids in found.items():
            items = "".join(f"<li>{escape(name)}</li>" for name in ids)
            yield f'<details><summary>{len(ids)} {each}</summary><ul class="ids">{items}</ul></details>'


def _table(label: str) -> str:
    return f'<div class="scroll" tabindex="0" role="region" aria-label="{label}"><table><thead><tr>'


def _cell(count: Count) -> str:
    parts = [f'<span class="good">{count.translated}</span>']
    parts += [f'<span class="fuzzy">? {count.fuzzy}</span>'] if count.fuzzy else []
    parts += [f'<span class="missing">− {count.missing}</span>'] if count.missing else []
    shares = (("g", count.translated), ("f", count.fuzzy), ("m", count.missing))
    bar = "".join(f'<i class="{kind}" style="flex:{number}"></i>' for kind, number in shares if number)
    return f'<td>{" ".join(parts)}<span class="bar">{bar}</span></td>'
