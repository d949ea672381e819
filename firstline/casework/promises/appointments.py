"""Promised times of appointments; what she moved or called off herself is no promise any more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from firstline.casework.promises.clock import company_day
from firstline.casework.promises.model import APPOINTMENT, Promise, State, known_until, state_of
from firstline.casework.promises.replay import visits
from firstline.casework.promises.visits import KEPT, NO_ACCESS, RELEASED, UNSURE, Visit
from firstline.records.snapshot import Snapshot


def promises(snapshot: Snapshot, now: datetime) -> Iterator[Promise]:
    for visit in visits(snapshot, now):
        if visit.outcome != RELEASED:
            yield promise(snapshot, visit, now)


def promise(snapshot: Snapshot, visit: Visit, now: datetime) -> Promise:
    row = visit.appointment
    state, kept_at = _became(snapshot, visit, now)
    return Promise(
        kind=APPOINTMENT,
        record=row.record,
        what=row.kind or "",
        made_at=visit.made_at,
        due_at=visit.ends_at,
        owner=row.engineer or "",
        state=state,
        kept_at=kept_at,
    )


def _became(snapshot: Snapshot, visit: Visit, now: datetime) -> tuple[State, datetime | None]:
    if visit.is_failure:
        return "broken", visit.came_at
    if visit.outcome == UNSURE:
        return "unknown", None
    if visit.outcome == NO_ACCESS:
        return "kept", visit.event.at if visit.event else None
    if visit.outcome == KEPT:
        arrived = visit.came_at if visit.event and visit.event.kind == "attended" else None
        late = arrived is not None and arrived > visit.ends_at
        return ("broken" if late else "kept"), visit.came_at
    return state_of(visit.ends_at, None, now, _books_until(snapshot, visit)), None


def _books_until(snapshot: Snapshot, visit: Visit) -> datetime | None:
    """A day's visits are all recorded once the day is over."""
    with_events = "appointment_events" in snapshot.as_of
    tables = ("appointments", "appointment_events") if with_events else ("appointments",)
    reached = known_until(snapshot, *tables)
    if reached is None or company_day(snapshot, reached) <= company_day(snapshot, visit.ends_at):
        return None
    return reached
