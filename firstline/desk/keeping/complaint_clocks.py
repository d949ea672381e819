"""By when a complaint is acknowledged and answered, whenever it was written down."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy.engine import Connection

from firstline.casework import calendar
from firstline.casework.promises.complaints import due_times
from firstline.company import Company
from firstline.desk.keeping import promises
from firstline.desk.keeping.complaint_rows import Complaint
from firstline.desk.keeping.promises import ACKNOWLEDGEMENT, SUMMARY, NewPromise

SUMMARY_DAYS = 3  # business days in which a complaint can be resolved with a summary alone
KINDS = (ACKNOWLEDGEMENT, SUMMARY, promises.ANSWER, promises.FINAL_ANSWER)


def start(connection: Connection, row: Complaint, company: Company, now: datetime) -> None:
    """All its clocks but those that run already; what was acknowledged stays so."""
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


def settle(
    connection: Connection, row: Complaint, kinds: Collection[str], agent: str, now: datetime
) -> None:
    """The clocks of these kinds are kept, or made good."""
    for promise in promises.of_subject(connection, row.of, row.complaint_id):
        if promise.kind in kinds:
            promises.settle(connection, promise, agent, now)
