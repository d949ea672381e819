"""The free times that a callback can be booked for."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.engine import Connection

from firstline.casework.doing.model import Option
from firstline.desk.keeping import diary
from firstline.records.snapshot import Snapshot

STEPS = ("callback", "book_callback", "correct_callback")
CALL_MINUTES = 30
MOST = 12


def options(
    desk: Connection, records: Connection, snapshot: Snapshot, agent: str, step: str, now: datetime
) -> tuple[Option, ...]:
    """ISO 8601 and how the time reads where she lives; none for other steps."""
    if step not in STEPS:
        return ()
    found = diary.next_slots(desk, records, snapshot, agent, now, MOST, CALL_MINUTES)
    return tuple(Option(one.starts_at.isoformat(), diary.label(one, snapshot)) for one in found)
