"""A session is ended: scored from what was said and really done, and its assignment with it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from firstline import database
from firstline.training.scoring import ScoreCard, score
from firstline.training.sessions import assigning, rows, sandbox, times, transcript
from firstline.training.sessions.keeping import load
from firstline.training.sessions.model import SCORED, CannotPractise, Practice
from firstline.training.wording import sheet
from firstline.workplace import Workplace

PASS, COACH, FAIL = "pass", "coach", "fail"
_LINES_TO_CHANGE = 3
_TRIES = 3


def finish(place: Workplace, practice_id: str, agent: str, now: datetime) -> Practice:
    """Scored once; a second time it is as it was. Raises CannotPractise not_found, over,
    nothing_said, or changed when it goes on while it is scored."""
    for _ in range(_TRIES):
        done = _finish(place, load(place, practice_id, agent), now)
        if done:
            return load(place, practice_id, agent)
    raise CannotPractise("changed")


def _finish(place: Workplace, practice: Practice, now: datetime) -> bool:
    """False when something was said or done meanwhile."""
    if practice.state == SCORED:
        return True
    if not practice.is_open:
        raise CannotPractise("over")
    if not practice.has_answered:
        raise CannotPractise("nothing_said")
    kept = scored(practice, now)
    with database.writing(place.desk) as desk:
        ended = rows.end(desk, practice.practice_id, SCORED, now, kept)
        if ended and _went_on(rows.get(desk, practice.practice_id), practice):
            desk.rollback()
            return False
        if ended:
            assigning.done(desk, practice)
    sandbox.remove(place, practice.practice_id)
    return True


def _went_on(now: Practice, before: Practice) -> bool:
    return (now.lines, now.events) != (before.lines, before.events)


def scored(practice: Practice, now: datetime) -> dict[str, Any]:
    """The answer of `firstline score`, and besides: band, what each dimension is worth (`most`) and
    where it was lost (`line`), the names of those `to_change` first, `seconds` to finding and close."""
    card = score(transcript.of(practice))
    answer = card.as_json()
    for one in card.dimensions:
        line = None if one.turn is None else transcript.line_of(practice, one.turn)
        answer["dimensions"][one.name] |= {"most": one.most, "line": line}
    return {
        **answer,
        "band": band(card),
        "to_change": [one.name for one in card.to_change[:_LINES_TO_CHANGE]],
        "seconds": {
            "finding": times.to_finding(practice),
            "close": times.to_close(practice, now),
        },
    }


def band(card: ScoreCard) -> str:
    """pass, coach or fail; what is fatal fails whatever the total is."""
    if card.passed:
        return PASS
    is_near = card.total >= sheet("rubric")["coach"] and not card.fatal and not card.unscored
    return COACH if is_near else FAIL
