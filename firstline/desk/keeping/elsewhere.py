"""What the company's own systems answered, as an import shows it, ends the promise here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.engine import Connection, Engine

from firstline.database import DatabaseUnavailable
from firstline.desk.keeping import complaints, promises
from firstline.desk.keeping.complaints import Complaint
from firstline.desk.keeping.promises import ACKNOWLEDGEMENT, ANSWER, FINAL_ANSWER, Promise
from firstline.desk.trail.entries import FIRSTLINE
from firstline.records.tables import complaints as recorded

KINDS = (ACKNOWLEDGEMENT, ANSWER, FINAL_ANSWER)


@dataclass(frozen=True)
class Word:
    """What the records say of a complaint: when it was acknowledged and answered there. `is_away`:
    they cannot be asked now."""

    acknowledged_at: datetime | None = None
    answered_at: datetime | None = None
    is_away: bool = False


def heard(desk: Engine, records: Engine, promise_id: str, now: datetime) -> Word:
    """Read before anything is written, so that nobody waits for the records to answer."""
    with desk.connect() as connection:
        promise = promises.get(connection, promise_id)
        complaint = _of_records(connection, promise)
    if complaint is None:
        return Word()
    try:
        return _word(records, complaint, now)
    except DatabaseUnavailable:
        return Word(is_away=True)


def settle(desk: Connection, promise: Promise, word: Word) -> bool:
    """Take over what the records say of a complaint of theirs. True when that did what was promised,
    in time or late, and when the records are away and cannot say: then it waits for them."""
    complaint = _of_records(desk, promise)
    if complaint is None or word.is_away:
        return complaint is not None
    if word.answered_at:
        return complaints.answer(desk, complaint.complaint_id, FIRSTLINE, word.answered_at)
    if word.acknowledged_at and promise.kind == ACKNOWLEDGEMENT:
        return complaints.acknowledge(desk, complaint.complaint_id, FIRSTLINE, word.acknowledged_at)
    return False


def _of_records(desk: Connection, promise: Promise | None) -> Complaint | None:
    """The complaint that the promise is the clock of, when it is one of the records'."""
    if promise is None or promise.kind not in KINDS:
        return None
    complaint = complaints.get(desk, promise.subject)
    return complaint if complaint and complaint.of_record else None


def _word(records: Engine, complaint: Complaint, now: datetime) -> Word:
    """An answer from before it was taken up here was none."""
    columns = recorded.c
    wanted = select(columns.acknowledged_at, columns.answered_at)
    with records.connect() as connection:
        row = connection.execute(wanted.where(columns.complaint_id == complaint.of_record)).first()
    if row is None:
        return Word()
    acknowledged_at = row.acknowledged_at if _is_within(None, row.acknowledged_at, now) else None
    answered_at = row.answered_at if _is_within(complaint.at, row.answered_at, now) else None
    return Word(acknowledged_at, answered_at)


def _is_within(since: datetime | None, moment: datetime | None, now: datetime) -> bool:
    return moment is not None and moment <= now and (since is None or since <= moment)
