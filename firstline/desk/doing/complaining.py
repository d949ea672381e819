"""A complaint of the records taken up at the desk, with the clocks of the day it was received."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.engine import Connection

from firstline.desk.keeping import complaints
from firstline.desk.keeping.about import About
from firstline.desk.keeping.complaints import NewComplaint
from firstline.records import tables
from firstline.workplace import Workplace


def taken_up(
    desk: Connection,
    place: Workplace,
    record: str,
    about: About,
    owner: str,
    agent: str,
    now: datetime,
) -> str:
    """Its id at the desk, where it may be already; "" when the records have no such complaint.

    `owner` looks after it when the records name nobody; `agent` takes it up.
    """
    known = complaints.of_record(desk, about.customer_id or "", record)
    if known:
        return known.complaint_id
    columns = tables.complaints.c
    with place.records.connect() as records:
        row = records.execute(
            select(columns.received_at, columns.about, columns.owner).where(
                columns.complaint_id == record
            )
        ).first()
    if row is None:
        return ""
    received_at = min(row.received_at or now, now)
    new = NewComplaint(received_at, row.about or "", row.owner or owner, record)
    return complaints.log(desk, new, about, agent, place.company, now)
