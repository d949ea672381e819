"""What the trainee really did with the assistant, read off the session's own desk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from firstline import database
from firstline.casework.facts import Level
from firstline.desk.cases import Case
from firstline.desk.doing import decisions
from firstline.desk.doing.decisions import DONE, Decision
from firstline.training.sessions import rows, sandbox
from firstline.training.sessions.keeping import load
from firstline.training.sessions.model import (
    ACTION,
    APPROVAL,
    FOUND,
    LOOKUP,
    NOTE,
    TASK,
    VERIFIED,
    Event,
    Practice,
)
from firstline.workplace import Workplace

# What each kind of step of data/doing/kinds.yml is in a transcript; all others change something.
_KINDS = {
    **dict.fromkeys(("task", "escalate", "take_over", "callback", "complaint"), TASK),
    **dict.fromkeys(("acknowledge", "reopen"), TASK),
    "note": NOTE,
    "wish": NOTE,
}


def note(place: Workplace, there: Workplace, practice: Practice, now: datetime) -> Practice:
    """Keep what the trainee has done with the assistant; `there` is the sandbox."""
    done = new_events(there, practice, now)
    if not done:
        return practice
    with database.writing(place.desk) as desk:
        rows.add_events(desk, practice.practice_id, done)
    return load(place, practice.practice_id, practice.agent)


def new_events(there: Workplace, practice: Practice, now: datetime) -> tuple[Event, ...]:
    """What was done since the last look, after the last line that was said."""
    case = sandbox.newest_case(there)
    if case is None:
        return ()
    with there.desk.connect() as desk:
        made = decisions.of_case(desk, case.case_id)
    known = {(one.kind, one.about) for one in practice.events}
    turn = len(practice.lines) - 1
    found = (*_of_case(case, practice.facts), *_of_decisions(made))
    return tuple(
        Event(kind, about, turn, now, what)
        for kind, about, what in found
        if (kind, about) not in known
    )


def _of_case(case: Case, facts: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    if case.customer_id:
        yield LOOKUP, case.customer_id, f"customer {case.customer_id}"
    if case.identity.level >= Level.VERIFIED:
        yield VERIFIED, case.customer_id or "", "verified"
    true = facts.get("finding")
    if any(one["finding"] == true for one in case.findings):
        yield FOUND, str(true), str(true)


def _of_decisions(made: tuple[Decision, ...]) -> Iterator[tuple[str, str, str]]:
    for one in reversed(made):
        if one.state != DONE:
            continue
        what = "; ".join((one.doing.what, *one.doing.lines))
        yield _KINDS.get(one.doing.kind, ACTION), one.decision_id, what
        if one.settled_by:
            yield APPROVAL, one.decision_id, f"{one.doing.what}; {one.settled_by} agreed"
