"""Guidance cards to render."""

from __future__ import annotations

from typing import Any


def card(**changes: Any) -> dict[str, Any]:
    """A card that says as little as a card can."""
    return {
        "schema": 1,
        "family": "number",
        "finding": "SOURCE_UNKNOWN",
        "certainty": "unknown",
        "as_of": None,
        "customer": {"id": "1", "name": "Ada"},
        "identity": "verified",
        "headline": "Nothing is known.",
        "evidence": [],
        "ruled_out": [],
        "say": [],
        "do": [],
        "offer": {"statutory": [], "goodwill": None},
        "escalate": None,
        "follow_up": None,
        "also": [],
        **changes,
    }


def full_card(text: str = "words", **changes: Any) -> dict[str, Any]:
    """A card with every part, and `text` wherever a text stands."""
    at = "2026-11-03T10:12:00+00:00"
    parts = {
        "finding": text,
        "certainty": text,
        "as_of": at,
        "customer": {"id": text, "name": text},
        "headline": text,
        "evidence": [{"record": text, "fact": text, "at": at}],
        "ruled_out": [text],
        "say": [text, text],
        "do": [{"id": text, "label": text, "writes": True}],
        "escalate": {"to": text, "level": 2, "reason": text, "due_at": at},
        "follow_up": {"owner": text, "what": text, "due_at": at},
        "also": [{"family": text, "finding": text, "headline": text}],
    }
    return card(**{**parts, **changes})
