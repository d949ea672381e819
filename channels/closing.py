"""Wrapping up a case: the proposed summary and the close, with their errors as clients get them."""

from __future__ import annotations

from typing import Any

from channels.doing import told
from channels.errors import ApiError
from firstline import clock
from firstline.desk.closing import ending, proposing
from firstline.desk.closing.ending import Ended
from firstline.desk.closing.proposing import WrapUp
from firstline.desk.closing.words import outcomes
from firstline.workplace import Workplace

_BAD = (
    'Send "version" as it stands in the wrap-up, "outcome" as one of its outcomes, "text" as text.'
)


def propose(place: Workplace, case_id: str) -> WrapUp:
    """Raises ApiError."""
    with told():
        return proposing.propose(place, case_id)


def close(
    place: Workplace, case_id: str, agent: str, version: object, outcome: object, text: object
) -> Ended:
    """Raises ApiError."""
    is_version = isinstance(version, int) and not isinstance(version, bool)
    if not is_version or not isinstance(outcome, str) or not isinstance(text, str):
        raise ApiError(400, "bad_close", _BAD)
    if len(text) > ending.LONGEST_SUMMARY:
        message = f"Write at most {ending.LONGEST_SUMMARY:,} characters."
        raise ApiError(413, "summary_too_long", message)
    with told():
        return ending.close(place, case_id, agent, version, outcome, text, clock.now())


def wrap_up_json(found: WrapUp) -> dict[str, Any]:
    return {
        "version": found.version,
        "outcome": found.outcome,
        "outcomes": dict(outcomes()),
        **{name: list(lines) for name, lines in found.parts.items()},
        "text": found.text,
    }


def ended_json(ended: Ended) -> dict[str, Any]:
    return {
        "case": ended.case_id,
        "at": ended.at.isoformat(),
        "agent": ended.agent,
        "outcome": ended.outcome,
        "text": ended.text,
    }
