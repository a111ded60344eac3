"""What is to be shown, by the names of its texts. Words come later, in `bot/content/render.py`."""

from __future__ import annotations

from bot.core.ids import NodeId, TextId
from bot.core.values import Value


class Say(Value, frozen=True):
    """One text by name, with values for its `{holes}`. A value starting with `@` names another text."""

    id: TextId
    holes: dict[str, str] = {}


class Button(Value, frozen=True):
    """One button. `data` comes back in `Tapped`; `style` is '', 'danger' or 'primary'. `copy`: text it copies."""

    say: Say
    data: str
    style: str = ""


class Listing(Value, frozen=True):
    """Ask for services of the directory in this place of the screen. Empty `country` means everywhere we know."""

    kinds: tuple[str, ...]
    country: str = ""
    most: int = 2


class Screen(Value, frozen=True):
    """One screen: paragraphs, then an optional listing, then rows of buttons. `keep`: never edited away."""

    node: NodeId
    parts: tuple[Say, ...]
    rows: tuple[tuple[Button, ...], ...] = ()
    listing: Listing | None = None
    keep: bool = False
