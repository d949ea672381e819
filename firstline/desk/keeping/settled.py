"""What was handed up by the clocks and done late all the same: nobody has to look at it any more."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.engine import Connection

from firstline.desk.keeping import escalations, telling
from firstline.desk.keeping.promises import BROKEN, ESCALATION, Promise
from firstline.desk.tables import promises

EVENT = "event"  # in the note of an escalation of the clocks: what it was raised for


def is_settled(desk: Connection, promise: Promise) -> bool:
    """Whether all was made good that the escalation of this promise was raised for, on whatever
    level; never of another promise."""
    if promise.kind != ESCALATION:
        return False
    raised = escalations.get(desk, promise.subject)
    event = raised.note.get(EVENT) if raised else None
    causes = _broken(desk, promise.case_id, event) if event else []
    return bool(causes) and all(one.ended_at or is_settled(desk, one) for one in causes)


def _broken(desk: Connection, case_id: str, event: str) -> list[Promise]:
    """What of the case broke with that event."""
    of_case = (promises.c.case_id == case_id, promises.c.state == BROKEN)
    found = (Promise(**row._mapping) for row in desk.execute(select(promises).where(*of_case)))
    return [one for one in found if telling.event_of(one) == event]
