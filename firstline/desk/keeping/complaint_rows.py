"""Complaints as the desk holds them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.engine import Connection

from firstline.desk.keeping.about import About
from firstline.desk.tables import complaints


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
