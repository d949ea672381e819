"""The clocks of a complaint, all from the day it was received, however often it was touched since."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from firstline.casework import calendar
from firstline.casework.promises.model import (
    ACKNOWLEDGEMENT,
    ANSWER,
    FINAL_ANSWER,
    Promise,
    known_until,
    state_of,
    until,
)
from firstline.company import Company
from firstline.records.snapshot import Snapshot


def promises(snapshot: Snapshot, now: datetime) -> Iterator[Promise]:
    for row in snapshot.complaints:
        yield from of_complaint(snapshot, row, now)


def of_complaint(snapshot: Snapshot, row: Any, now: datetime) -> Iterator[Promise]:
    """One promise a clock; none when the day it was received is unknown or still to come."""
    received = until(row.received_at, now)
    if received is None:
        return
    is_ours = row.record in snapshot.beside.records
    reached = now if is_ours else known_until(snapshot, "complaints")
    answered = until(row.answered_at, now)
    acknowledged = until(row.acknowledged_at, now)
    first_word = min((at for at in (acknowledged, answered) if at), default=None)
    about, owner = row.about or "", row.owner or ""
    for kind, due in clocks(snapshot, received).items():
        kept_at = first_word if kind == ACKNOWLEDGEMENT else answered
        state = state_of(due, kept_at, now, reached)
        if kept_at is None and state == "broken" and _closed_before(row, due, now):
            state = "unknown"
        yield Promise(kind, row.record, about, received, due, owner, state, kept_at)


def clocks(snapshot: Snapshot, received: datetime) -> dict[str, datetime]:
    """By when each step of a complaint received then is due."""
    return due_times(snapshot.company, received)


def due_times(company: Company, received: datetime) -> dict[str, datetime]:
    """Kind of promise -> by when, for a complaint received then, as UTC."""
    held, after = company.promises, calendar.business_day_after
    received_on = received.astimezone(company.timezone).date()
    last_day = received_on + timedelta(weeks=held.final_answer_weeks)
    return {
        ACKNOWLEDGEMENT: after(received, held.acknowledge_business_days, company),
        ANSWER: after(received, held.answer_business_days, company),
        FINAL_ANSWER: calendar.closing_time(last_day, company),
    }


def _closed_before(row: Any, due: datetime, now: datetime) -> bool:
    """Closed in time without an answer on record: whether she got one nobody can tell."""
    closed = until(row.closed_at, now)
    return closed is not None and closed <= due
