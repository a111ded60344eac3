"""Texts that the code itself names, beside those of nodes: content must have them."""

from __future__ import annotations

from typing import Final

from bot.core.ids import CATEGORIES, ENGLISH, LANGS, Level
from bot.core.marks import ON_SLIP, STATES

LABELS: Final = tuple(
    "danger person person_public back menu clear next listen skip yes no unsure send_last_on send_last_off open"
    " not_meant speak_this".split()
)
"""Names in common.toml that stand on buttons: short in every language."""

COMMON: Final = (
    *LABELS,
    *"nudge stale not_understood same_matter other_language other_script".split(),
    *"retry_number retry_text retry_date retry_choice retry_photo".split(),
    *"unreadable media_bot error_kind not_sent held_line".split(),
    *"please_check cleared erased listing_checked listing_none listing_more listing_inside".split(),
    *"sentence_ask sentence_kept sentence_none sentence_gone".split(),
    *"no_answer no_answer_noted rule_checked rule_source rule_undated".split(),
)
"""Texts of common.toml that people must be able to read in every language."""

DESK: Final = (
    *"card claim close claim_and_send closing_confirm closing_yes closing_no claimed_by already_claimed".split(),
    *"not_counsellor internal_kept not_sent_unclaimed not_sent_other not_sent_awaiting not_sent_closed".split(),
    *"closed_by cleared returned unreachable reachable plea_passed plea_gone level_raised edited erased".split(),
    *"topic_anew paired undelivered_unknown undelivered_failed held waits alert alert_awaiting".split(),
    *"card_rule rule_likeness rule_example rule_asked".split(),
    *"hide unhide number_no_answer number_hidden number_unhidden done_hide done_unhide".split(),
    *"mark mark_asks_mark mark_asks_level mark_asks_topics mark_missed mark_alarm mark_topic mark_more".split(),
    *"mark_none mark_closed mark_only_words mark_empty mark_long mark_asked_before slip_look".split(),
    *(f"slip_{state}" for state in STATES),
    *(f"slip_do_{verb}" for verb in ON_SLIP),
    *"alarm_conflict alarm_poll alarm_disk alarm_aside alarm_rights alarm_leak".split(),
    *(f"level_{int(level)}" for level in Level),
    *(f"category_{category}" for category in CATEGORIES),
    *(f"lang_{lang.replace('@', '_')}" for lang in (*LANGS, ENGLISH)),
    *(f"agreement_{mode}" for mode in ("direct", "note", "note_day", "pull")),
    *(f"state_{state}" for state in ("awaiting_yes", "waiting", "claimed", "closed")),
)
"""Texts of desk.toml: counsellors read them in the desk's language."""

FACE: Final = (
    "name",
    "short",
    "description",
    "cmd_menu",
    "cmd_help",
    "cmd_language",
    "cmd_privacy",
    "cmd_clear",
    "cmd_person",
)
"""What Telegram shows before the chat is opened."""

FACE_LIMITS: Final = {"name": 64, "short": 120, "description": 512}
"""Telegram's own limits; commands hold 256."""

PUBLIC: Final = ("nudge", "person_public", "cleared", "erased")
"""Texts of common.toml that may show on a locked phone or in an emptied chat."""
