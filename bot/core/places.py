"""Nodes and texts that the engine itself names. Content must have them: `hamroh check` says so."""

from __future__ import annotations

from typing import Final

from bot.core.ids import NodeId, TextId
from bot.core.screen import Say

LANGUAGE: Final = NodeId("home.language")
WELCOME: Final = NodeId("home.welcome")
MENU: Final = NodeId("home.menu")
HELP: Final = NodeId("home.help")
CONSENT: Final = NodeId("person.consent")
WAITING: Final = NodeId("person.waiting")
JOINED: Final = NodeId("person.joined")
CLOSED: Final = NodeId("person.closed")
DANGER: Final = NodeId("crisis.danger")
HEARD: Final = NodeId("crisis.heard")
HEARD_SUICIDE: Final = NodeId("crisis.heard_suicide")
NO_PERSON: Final = NodeId("crisis.no_person")
ASK: Final = NodeId("crisis.ask")
WHICH: Final = NodeId("home.which")
LOST: Final = NodeId("home.lost")
PRIVACY: Final = NodeId("privacy.start")

NODES: Final = (
    LANGUAGE, WELCOME, MENU, HELP, CONSENT, WAITING, JOINED, CLOSED,
    DANGER, HEARD, HEARD_SUICIDE, NO_PERSON, ASK, WHICH, LOST, PRIVACY,
)  # fmt: skip

ASKING: Final = (CONSENT, HEARD, HEARD_SUICIDE)
"""Screens that ask whether a person may write."""


PASSING: Final = (WHICH, LOST)
"""Screens about one typed text: nobody comes back to them."""


def common(name: str, **holes: str) -> Say:
    """A text of `dialogs/common.toml`."""
    return Say(id=TextId(f"common.{name}"), holes=holes)


def desk(name: str, **holes: str) -> Say:
    """A text of `dialogs/desk.toml`."""
    return Say(id=TextId(f"desk.{name}"), holes=holes)
