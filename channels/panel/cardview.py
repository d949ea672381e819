"""A guidance card as the page shows it: times written out, names for codes, what weighs how much."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from channels import words
from channels.panel import stepview
from channels.panel.stepview import Acting
from firstline import clock
from firstline.casework.formats import Formats

_URGENT, _RAISED = 3, 2
_HELPS_FIRST = "SAFETY"  # who tells of a danger is not asked who she is


def view(card: Mapping[str, Any], formats: Formats, acting: Acting | None = None) -> dict[str, Any]:
    """The card with what its template needs besides; `formats` is the reader's, not the customer's.

    `acting`: where its steps can be taken; without it the card is only read.
    """
    asks = card["identity"] != "verified" and card["finding"] != _HELPS_FIRST
    return {
        **card,
        "name": words.finding(card["finding"]),
        "sure": words.certainty(card["certainty"]),
        "tone": tone(card),
        "as_of": written(card["as_of"], formats),
        "evidence": [{**proof, "at": written(proof["at"], formats)} for proof in card["evidence"]],
        "ask_first": card["say"][:1] if asks else [],
        "say": card["say"][1:] if asks else card["say"],
        "escalate": _due(card["escalate"], formats),
        "follow_up": _due(card["follow_up"], formats),
        "steps": stepview.of_card(card, acting) if acting else {},
        "also": [{**other, "name": words.finding(other["finding"])} for other in card["also"]],
    }


def tone(card: Mapping[str, Any]) -> str:
    """How much it weighs: alert, notice or calm. Its words say the same."""
    level = card["escalate"]["level"] if card["escalate"] else 0
    if level >= _URGENT:
        return "alert"
    return "notice" if level >= _RAISED or card["certainty"] == "unknown" else "calm"


def written(moment: str | datetime | None, formats: Formats) -> dict[str, str] | None:
    """A time for people (`text`) and for machines (`iso`); None stays None."""
    if moment is None:
        return None
    at = clock.parse_time(moment) if isinstance(moment, str) else moment
    return {"iso": at.isoformat(), "text": formats.stamp(at)}


def _due(part: Mapping[str, Any] | None, formats: Formats) -> dict[str, Any] | None:
    return {**part, "due": written(part["due_at"], formats)} if part else None
