"""What a decision does to a complaint: told, acknowledged or taken up again, also one of the records."""

from __future__ import annotations

from datetime import datetime, time, timezone

from sqlalchemy import select

from firstline.desk.doing import refusals
from firstline.desk.doing.applied import Applied
from firstline.desk.doing.refusals import CannotDo
from firstline.desk.keeping import complaints
from firstline.desk.keeping.complaints import NewComplaint
from firstline.records import tables


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
    named = [one.partition("/")[2] for one in it.doing.records if one.startswith("complaints/")]
    found = _at_desk(it, named[0]) if named else complaints.newest_of_case(it.desk, it.made.case_id)
    if not found:
        raise CannotDo(refusals.NO_COMPLAINT)
    return found


def _at_desk(it: Applied, record: str) -> str:
    if complaints.get(it.desk, record):
        return record
    known = complaints.of_record(it.desk, it.about.customer_id or "", record)
    return known.complaint_id if known else _taken_up(it, record)


def _taken_up(it: Applied, record: str) -> str:
    """A complaint of the records, with the clocks of the day it was received; whoever the records
    name looks after it. "" when they have no such complaint."""
    columns = tables.complaints.c
    wanted = select(columns.received_at, columns.about, columns.owner)
    with it.place.records.connect() as records:
        row = records.execute(wanted.where(columns.complaint_id == record)).first()
    if row is None:
        return ""
    received_at = min(row.received_at or it.now, it.now)
    new = NewComplaint(received_at, row.about or "", row.owner or it.doing.owner, record)
    return complaints.log(it.desk, new, it.about, it.made.agent, it.place.company, it.now)
