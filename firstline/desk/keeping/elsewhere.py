"""What the company's own systems answered, as an import shows it, ends the promise here."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.engine import Connection, Engine

from firstline.database import DatabaseUnavailable
from firstline.desk.keeping import complaints
from firstline.desk.keeping.complaints import Complaint
from firstline.desk.keeping.promises import ACKNOWLEDGEMENT, ANSWER, FINAL_ANSWER, Promise
from firstline.desk.trail.entries import FIRSTLINE
from firstline.records.tables import complaints as recorded

KINDS = (ACKNOWLEDGEMENT, ANSWER, FINAL_ANSWER)


def settle(desk: Connection, records: Engine, promise: Promise, now: datetime) -> bool:
    """Take over what the records say of a complaint of theirs. True when that did what was promised,
    in time or late, and when the records are away and cannot say: then it waits for them."""
    if promise.kind not in KINDS:
        return False
    complaint = complaints.get(desk, promise.subject)
    if complaint is None or complaint.of_record is None:
        return False
    try:
        acknowledged_at, answered_at = _words(records, complaint, now)
    except DatabaseUnavailable:
        return True
    if answered_at:
        return complaints.answer(desk, complaint.complaint_id, FIRSTLINE, answered_at)
    if acknowledged_at and promise.kind == ACKNOWLEDGEMENT:
        return complaints.acknowledge(desk, complaint.complaint_id, FIRSTLINE, acknowledged_at)
    return False


def _words(
    records: Engine, complaint: Complaint, now: datetime
) -> tuple[datetime | None, datetime | None]:
    """When it was acknowledged and answered there; an answer from before it was taken up here was
    none."""
    columns = recorded.c
    wanted = select(columns.acknowledged_at, columns.answered_at)
    with records.connect() as connection:
        row = connection.execute(wanted.where(columns.complaint_id == complaint.of_record)).first()
    if row is None:
        return None, None
    acknowledged_at = row.acknowledged_at if _is_within(None, row.acknowledged_at, now) else None
    answered_at = row.answered_at if _is_within(complaint.at, row.answered_at, now) else None
    return acknowledged_at, answered_at


def _is_within(since: datetime | None, moment: datetime | None, now: datetime) -> bool:
    return moment is not None and moment <= now and (since is None or since <= moment)
