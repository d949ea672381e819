"""Complaints that were told here, or taken up again; their clocks run from the day she told us."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, literal, or_, update
from sqlalchemy.engine import Connection

from firstline.company import Company
from firstline.desk.keeping import complaint_clocks, promises, traces
from firstline.desk.keeping.about import About
from firstline.desk.keeping.complaint_rows import (
    Complaint,
    NewComplaint,
    get,
    newest_of_case,
    of_record,
)
from firstline.desk.keeping.promises import ACKNOWLEDGEMENT
from firstline.desk.names import new_id
from firstline.desk.tables import complaints
from firstline.desk.trail import verbs
from firstline.records.tables.types import UtcTime

__all__ = [
    "Complaint",
    "NewComplaint",
    "acknowledge",
    "answer",
    "close",
    "get",
    "log",
    "newest_of_case",
    "of_record",
    "reopen",
]


def log(
    connection: Connection,
    complaint: NewComplaint,
    about: About,
    agent: str,
    company: Company,
    now: datetime,
) -> str:
    """Write it down with its promises; its id. What is late already is broken at the next tick."""
    if complaint.received_at > now:
        raise ValueError("a complaint cannot be received later than now")
    complaint_id = new_id("K")
    row = Complaint(
        complaint_id=complaint_id,
        agent=agent,
        at=now,
        acknowledged_at=None,
        answered_at=None,
        closed_at=None,
        **vars(about),
        **vars(complaint),
    )
    connection.execute(insert(complaints).values(**vars(row)))
    complaint_clocks.start(connection, row, company, now)
    told = {"received_at": complaint.received_at.isoformat(), "of_record": complaint.of_record}
    traces.trace(connection, verbs.LOGGED_COMPLAINT, complaint_id, about, agent, now, after=told)
    return complaint_id


def acknowledge(connection: Connection, complaint_id: str, agent: str, now: datetime) -> bool:
    """She was told in writing that we have it; False when she was before."""
    waiting = complaints.c.acknowledged_at.is_(None)
    row = _changed(connection, complaint_id, waiting, {"acknowledged_at": now})
    if row is None:
        return False
    complaint_clocks.settle(connection, row, (ACKNOWLEDGEMENT,), agent, now)
    traces.trace(connection, verbs.ACKNOWLEDGED_COMPLAINT, complaint_id, row.of, agent, now)
    return True


def answer(connection: Connection, complaint_id: str, agent: str, now: datetime) -> bool:
    """She has her answer, which acknowledges it too; False when she had it before."""
    first_word = func.coalesce(complaints.c.acknowledged_at, literal(now, UtcTime))
    changes = {"answered_at": now, "acknowledged_at": first_word}
    row = _changed(connection, complaint_id, complaints.c.answered_at.is_(None), changes)
    if row is None:
        return False
    complaint_clocks.settle(connection, row, complaint_clocks.KINDS, agent, now)
    traces.trace(connection, verbs.ANSWERED_COMPLAINT, complaint_id, row.of, agent, now)
    return True


def close(connection: Connection, complaint_id: str, agent: str, now: datetime) -> bool:
    """Nothing more is to come; False when it was closed before."""
    row = _changed(connection, complaint_id, complaints.c.closed_at.is_(None), {"closed_at": now})
    if row is None:
        return False
    for promise in promises.of_subject(connection, row.of, complaint_id):
        promises.end(connection, promise.promise_id, promises.DROPPED, agent, now)
    traces.trace(connection, verbs.CLOSED_COMPLAINT, complaint_id, row.of, agent, now)
    return True


def reopen(
    connection: Connection, complaint_id: str, agent: str, company: Company, now: datetime
) -> bool:
    """She has to have an answer after all, by the clocks of the first day; False when it was open."""
    ended = or_(complaints.c.closed_at.is_not(None), complaints.c.answered_at.is_not(None))
    changes = {"closed_at": None, "answered_at": None, "at": now}
    row = _changed(connection, complaint_id, ended, changes)
    if row is None:
        return False
    complaint_clocks.start(connection, row, company, now)
    traces.trace(connection, verbs.REOPENED_COMPLAINT, complaint_id, row.of, agent, now)
    return True


def _changed(
    connection: Connection, complaint_id: str, provided: Any, changes: dict
) -> Complaint | None:
    changed = connection.execute(
        update(complaints)
        .where(complaints.c.complaint_id == complaint_id, provided)
        .values(**changes)
    )
    return get(connection, complaint_id) if changed.rowcount == 1 else None
