"""Things a person may send that are no files: a place, a poll, a die, a payment."""

from __future__ import annotations

from typing import Any

SAMPLES: dict[str, dict[str, dict[str, Any]]] = {
    "location": {"location": {"latitude": 55.751244, "longitude": 37.618423}},
    "venue": {
        "location": {"latitude": 38.5598, "longitude": 68.787},
        "venue": {
            "location": {"latitude": 38.5598, "longitude": 68.787},
            "title": "A tea house",
            "address": "A street",
        },
    },
    "dice": {"dice": {"emoji": "🎲", "value": 4}},
    "poll": {
        "poll": {
            "id": "5000000000000001",
            "question": "Tea or coffee?",
            "options": [
                {"text": "Tea", "voter_count": 0, "persistent_id": "1"},
                {"text": "Coffee", "voter_count": 0, "persistent_id": "2"},
            ],
            "total_voter_count": 0,
            "is_closed": False,
            "is_anonymous": True,
            "type": "regular",
            "allows_multiple_answers": False,
            "allows_revoting": False,
            "members_only": False,
        }
    },
    "payment": {
        "successful_payment": {
            "currency": "XTR",
            "total_amount": 1,
            "invoice_payload": "nothing",
            "telegram_payment_charge_id": "1",
            "provider_payment_charge_id": "1",
        }
    },
    "story": {"story": {"chat": {"id": -1_001_999_999_999, "type": "channel", "title": "A channel"}, "id": 1}},
}
