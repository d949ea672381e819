"""The free times that a callback can be booked for."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy.engine import Connection

from firstline.casework.doing.model import Option
from firstline.casework.facts import Deadline
from firstline.casework.formats import Formats, formats
from firstline.desk.keeping import callbacks
from firstline.desk.keeping.free import Slot, Taken, Wanted, free_slots
from firstline.records.snapshot import Snapshot

STEPS = ("callback", "book_callback", "correct_callback")
CALL_MINUTES = 30
MOST = 12


def options(
    desk: Connection, snapshot: Snapshot, agent: str, step: str, now: datetime
) -> tuple[Option, ...]:
    """ISO 8601 and how the time reads where she lives; none for other steps."""
    if step not in STEPS:
        return ()
    company, customer = snapshot.company, snapshot.customer
    booked = (Taken(one.starts_at, one.minutes) for one in callbacks.to_come(desk, agent, now))
    wanted = Wanted(_zone(snapshot), CALL_MINUTES)
    found = free_slots(wanted, tuple(booked), company, now, MOST)
    read = formats(company, customer.locale, customer.timezone)
    return tuple(Option(one.starts_at.isoformat(), _label(one, read)) for one in found)


def _label(slot: Slot, read: Formats) -> str:
    return f"{read.text(Deadline(slot.starts_at))} ({slot.hers.tzname()})"


def _zone(snapshot: Snapshot) -> ZoneInfo:
    try:
        return ZoneInfo(snapshot.customer.timezone or snapshot.company.timezone.key)
    except (ZoneInfoNotFoundError, ValueError):
        return snapshot.company.timezone
