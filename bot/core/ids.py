"""Names of things. All of them are stable: content, storage and old keyboards refer to them."""

from __future__ import annotations

from enum import IntEnum
from typing import Final, NewType

NodeId = NewType("NodeId", str)
"""`topic.node`, as in `dialogs/topic.toml`."""

TextId = NewType("TextId", str)
"""`topic.node`, `topic.node.choice`, … : the msgctxt of the PO files."""

Lang = NewType("Lang", str)
"""One of LANGS, or `en` for auditors."""

PersonKey = NewType("PersonKey", bytes)
"""16 bytes: keyed hash of (channel, address). Says nothing without the lookup key."""

Code = NewType("Code", str)
"""A case's name: `K-4821`."""

LANGS: Final = (Lang("tg"), Lang("ru"), Lang("uz"), Lang("uz@cyrillic"))
ENGLISH: Final = Lang("en")


class Level(IntEnum):
    """How soon a human must answer. Smaller is sooner; software only raises it (takes the minimum)."""

    EMERGENCY = 1
    URGENT = 2
    CONCERN = 3
    ROUTINE = 4


CATEGORIES: Final = ("trafficking", "violence", "suicide", "missing", "detention", "child", "medical", "army", "other")

SMALL_TALK: Final = ("greeting", "thanks_goodbye", "off_topic", "abuse_spam")
"""Topics that a first message alone does not open: whoever says hello is first asked for their language."""

TOPICS: Final = tuple(
    """
    job_offer contract documents_before entry_ban destination_rules travel_plan registration patent
    unpaid_wages passport_taken police_detention deportation work_accident health_care hiv_tb
    army_recruitment racism_violence housing children_school trafficking_signs trapped
    sexual_exploitation debt_bondage missing_relative imprisoned_relative died_abroad injured_returned
    abandoned_wife domestic_violence child_at_risk remittances livelihood mental_health suicide_risk
    reintegration find_service legal_aid talk_to_human checkin language_change delete_my_data greeting
    thanks_goodbye off_topic abuse_spam
    """.split()
)
"""The closed list used by content, understanding and statistics."""
