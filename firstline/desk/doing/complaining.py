"""What a decision does to a complaint: told, acknowledged or taken up again, also one of the records."""

from __future__ import annotations

from datetime import datetime, time, timezone

from sqlalchemy import select

from firstline.casework.doing.model import Doing
from firstline.desk import one_at_a_time
from firstline.desk.doing import refusals
from firstline.desk.doing.applied import Applied
from firstline.desk.doing.refusals import CannotDo
from firstline.desk.keeping import complaints
from firstline.desk.keeping.complaints import NewComplaint
from firstline.records import tables
from firstline.workplace import Workplace

KINDS = ("acknowledge", "reopen")


def of_records(place: Workplace, doing: Doing, now: datetime) -> NewComplaint | None:
    """The complaint of the records that the step is about, if there is one: whoever they name looks
    after it. Read before the desk is written to, which has to wait for no other database."""
    record = _named(doing)
    if doing.kind not in KINDS or not record:
        return None
    columns = tables.complaints.c
    wanted = select(columns.received_at, columns.about, columns.owner)
    with place.records.connect() as records:
        row = records.execute(wanted.where(columns.complaint_id == record)).first()
    if row is None:
        return None
    received_at = min(row.received_at or now, now)
    return NewComplaint(received_at, row.about or "", row.owner or doing.owner, record)


def log(it: Applied) -> str:
    received = datetime.fromisoformat(it.doing.given["received"]).date()
    noon = datetime.combine(received, time(12), it.place.company.timezone)
    received_at = min(noon.astimezone(timezone.utc), it.now)
    new = NewComplaint(received_at, it.doing.given["text"], it.doing.owner)
    return complaints.log(it.desk, new, it.about, it.made.agent, it.place.company, it.now)


def acknowledge(it: Applied) -> str:
    complaint_id = _complaint_of(it)
    complaints.acknowledge(it.desk, complaint_id, it.made.agent, it.now)
    return complaint_id


def reopen(it: Applied) -> str:
    complaint_id = _complaint_of(it)
    complaints.reopen(it.desk, complaint_id, it.made.agent, it.place.company, it.now)
    return complaint_id


def _complaint_of(it: Applied) -> str:
    """The complaint at the desk: its own, one of the records taken up here, or this case's last.

    Raises CannotDo when there is none.
    """
    named = _named(it.doing)
    found = _at_desk(it, named) if named else complaints.newest_of_case(it.desk, it.made.case_id)
    if not found:
        raise CannotDo(refusals.NO_COMPLAINT)
    return found


def _named(doing: Doing) -> str:
    """Its id; "" when the step names none."""
    named = (one.partition("/")[2] for one in doing.records if one.startswith("complaints/"))
    return next(named, "")


def _at_desk(it: Applied, record: str) -> str:
    if complaints.get(it.desk, record):
        return record
    one_at_a_time.hold(it.desk, one_at_a_time.COMPLAINT, record)
    known = complaints.of_record(it.desk, it.about.customer_id or "", record)
    return known.complaint_id if known else _taken_up(it)


def _taken_up(it: Applied) -> str:
    """With the clocks of the day it was received; "" when the records have no such complaint."""
    if it.recorded is None:
        return ""
    agent, company = it.made.agent, it.place.company
    return complaints.log(it.desk, it.recorded, it.about, agent, company, it.now)
