"""What is to be shown, by the names of its texts. Words come later, in `bot/content/render.py`."""

from __future__ import annotations

from bot.core.ids import Lang, NodeId, TextId
from bot.core.values import Value


class Say(Value, frozen=True):
    """One text by name, with values for its `{holes}`. A value starting with `@` names another text.

    `lang`: in this language, whatever the person has chosen.
    """

    id: TextId
    holes: dict[str, str] = {}
    lang: Lang = Lang("")


class Button(Value, frozen=True):
    """One button. `data` comes back in `Tapped`; `style` is '', 'danger' or 'primary'. `copy`: text it copies."""

    say: Say
    data: str
    style: str = ""


class Listing(Value, frozen=True):
    """Ask for services of the directory in this place of the screen. Empty `country` means everywhere we know.

    `here`: the country the person is in, which decides how a number is dialled. `town`: near which. `page`: how often
    they asked for others. `silent`: those that did not answer them, listed last. `row`: before which row of the screen
    its own buttons stand, -1 for none; `more` is what comes back from the one that asks for others.
    """

    kinds: tuple[str, ...]
    country: str = ""
    most: int = 2
    here: str = ""
    town: str = ""
    page: int = 0
    silent: tuple[str, ...] = ()
    row: int = -1
    more: str = ""


class Screen(Value, frozen=True):
    """One screen: paragraphs, then an optional listing, then rows of buttons. `keep`: never edited away.

    `facts`: what the paragraphs rest on; the words tell how old it is.
    """

    node: NodeId
    parts: tuple[Say, ...]
    rows: tuple[tuple[Button, ...], ...] = ()
    listing: Listing | None = None
    facts: tuple[str, ...] = ()
    keep: bool = False
