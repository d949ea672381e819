"""A session as the scorer reads it."""

from __future__ import annotations

import json
from typing import Any

from firstline.training.scoring import Transcript, read_line
from firstline.training.sessions.model import FOUND, Practice


def as_json(practice: Practice) -> dict[str, Any]:
    """In the form of `firstline score`; a line without words (she is rung back) is no turn."""
    places = [place for place, line in enumerate(practice.lines) if line.text.strip()]
    turns = [practice.lines[place] for place in places]
    return {
        "id": practice.practice_id,
        "facts": dict(practice.facts),
        "turns": [{"speaker": line.who, "text": line.text} for line in turns],
        "events": [
            {"turn": _turn(places, one.turn), "kind": one.kind, "what": one.what}
            for one in practice.events
            if one.kind != FOUND
        ],
    }


def of(practice: Practice) -> Transcript:
    return read_line(json.dumps(as_json(practice), ensure_ascii=False))


def line_of(practice: Practice, turn: int) -> int:
    """The place among the lines of a turn of the transcript."""
    return [place for place, line in enumerate(practice.lines) if line.text.strip()][turn]


def _turn(places: list[int], line: int) -> int:
    """The last turn said by the time of a line."""
    return max(sum(place <= line for place in places) - 1, 0)
