"""Complaints that were told here, or taken up again; their clocks run from the day she told us."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, literal, or_, select, update
from sqlalchemy.engine import Connection

from firstline.casework import calendar
from firstline.casework.promises.complaints import due_times
from firstline.company import Company
from firstline.desk.keeping import promises, traces
from firstline.desk.keeping.about import About
from firstline.desk.keeping.promises import ACKNOWLEDGEMENT, SUMMARY, NewPromise
from firstline.desk.names import new_id
from firstline.desk.tables import complaints
from firstline.records.tables.types import UtcTime

SUMMARY_DAYS = 3  # business days in which a complaint can be resolved with a summary alone


@dataclass(frozen=True)
class NewComplaint:
    """`received_at`: when she told us, often long before now. `about`: what of, in a few words.

    `of_record`: id of the complaint in the records when it is one of theirs.
    """

    received_at: datetime
    about: str
    owner: str
    of_record: str | None = None


@dataclass(frozen=True)
class Complaint:
    """A row. `at`: when it was logged, or last taken up again, here."""

    complaint_id: str
    case_id: str
    customer_id: str | None
    decision_id: str | None
    agent: str
    at: datetime
    received_at: datetime
    about: str
    owner: str
    of_record: str | None
    acknowledged_at: datetime | None
    answered_at: datetime | None
    closed_at: datetime | None

    @property
    def of(self) -> About:
        return About(self.case_id, self.customer_id, self.decision_id)


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
    _promise(connection, row, company, now)
    told = {"received_at": complaint.received_at.isoformat(), "of_record": complaint.of_record}
    traces.trace(connection, traces.LOGGED, complaint_id, about, agent, now, after=told)
    return complaint_id


def get(connection: Connection, complaint_id: str) -> Complaint | None:
    wanted = complaints.c.complaint_id == complaint_id
    row = connection.execute(select(complaints).where(wanted)).first()
    return Complaint(**row._mapping) if row else None


def of_record(connection: Connection, customer_id: str, record: str) -> Complaint | None:
    """The complaint of the records with this id as it was last taken up here, if it was."""
    row = connection.execute(
        select(complaints)
        .where(complaints.c.customer_id == customer_id, complaints.c.of_record == record)
        .order_by(complaints.c.at.desc(), complaints.c.complaint_id)
    ).first()
    return Complaint(**row._mapping) if row else None


def newest_of_case(connection: Connection, case_id: str) -> str | None:
    """Its id."""
    return connection.execute(
        select(complaints.c.complaint_id)
        .where(complaints.c.case_id == case_id)
        .order_by(complaints.c.at.desc(), complaints.c.complaint_id)
    ).scalar()


def acknowledge(connection: Connection, complaint_id: str, agent: str, now: datetime) -> bool:
    """She was told in writing that we have it; False when she was before."""
    waiting = complaints.c.acknowledged_at.is_(None)
    row = _changed(connection, complaint_id, waiting, {"acknowledged_at": now})
    if row is None:
        return False
    _settle(connection, row, (ACKNOWLEDGEMENT,), agent, now)
    traces.trace(connection, traces.ACKNOWLEDGED, complaint_id, row.of, agent, now)
    return True


def answer(connection: Connection, complaint_id: str, agent: str, now: datetime) -> bool:
    """She has her answer, which acknowledges it too; False when she had it before."""
    first_word = func.coalesce(complaints.c.acknowledged_at, literal(now, UtcTime))
    changes = {"answered_at": now, "acknowledged_at": first_word}
    row = _changed(connection, complaint_id, complaints.c.answered_at.is_(None), changes)
    if row is None:
        return False
    _settle(connection, row, _KINDS, agent, now)
    traces.trace(connection, traces.ANSWERED, complaint_id, row.of, agent, now)
    return True


def close(connection: Connection, complaint_id: str, agent: str, now: datetime) -> bool:
    """Nothing more is to come; False when it was closed before."""
    row = _changed(connection, complaint_id, complaints.c.closed_at.is_(None), {"closed_at": now})
    if row is None:
        return False
    for promise in promises.of_subject(connection, row.of, complaint_id):
        promises.end(connection, promise.promise_id, promises.DROPPED, agent, now)
    traces.trace(connection, traces.CLOSED, complaint_id, row.of, agent, now)
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
    _promise(connection, row, company, now)
    traces.trace(connection, traces.REOPENED, complaint_id, row.of, agent, now)
    return True


_KINDS = (ACKNOWLEDGEMENT, SUMMARY, promises.ANSWER, promises.FINAL_ANSWER)


def _promise(connection: Connection, row: Complaint, company: Company, now: datetime) -> None:
    """All its clocks but those that run already, or were kept."""
    there = promises.of_subject(connection, row.of, row.complaint_id)
    running = {one.kind for one in there if one.ended_at is None}
    for kind, due_at in clocks(row.received_at, company).items():
        acknowledged = kind == ACKNOWLEDGEMENT and row.acknowledged_at
        if kind in running or acknowledged or (kind == SUMMARY and due_at < now):
            continue
        new = NewPromise(kind, row.owner, "", due_at, row.complaint_id)
        promises.make(connection, new, row.of, now)


def clocks(received_at: datetime, company: Company) -> dict[str, datetime]:
    """Kind of promise -> by when, for a complaint received then, as UTC."""
    summary = calendar.business_day_after(received_at, SUMMARY_DAYS, company)
    return {SUMMARY: summary, **due_times(company, received_at)}


def _settle(
    connection: Connection, row: Complaint, kinds: tuple[str, ...], agent: str, now: datetime
) -> None:
    for promise in promises.of_subject(connection, row.of, row.complaint_id):
        if promise.kind in kinds:
            promises.settle(connection, promise, agent, now)


def _changed(
    connection: Connection, complaint_id: str, provided: Any, changes: dict
) -> Complaint | None:
    changed = connection.execute(
        update(complaints)
        .where(complaints.c.complaint_id == complaint_id, provided)
        .values(**changes)
    )
    return get(connection, complaint_id) if changed.rowcount == 1 else None
