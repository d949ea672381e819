"""When people are free or taken, whoever the customer is."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.engine import Connection

from firstline.records import rows
from firstline.records.tables import callbacks, slots

MOST = 2000


def callbacks_between(
    connection: Connection, since: datetime, until: datetime
) -> tuple[rows.Callback, ...]:
    """The booked ones that are due from `since` on and before `until`, at most MOST."""
    found = connection.execute(
        select(callbacks)
        .where(callbacks.c.due_at >= since, callbacks.c.due_at < until)
        .where(callbacks.c.status == "booked")
        .order_by(callbacks.c.due_at, callbacks.c.callback_id)
        .limit(MOST)
    )
    return tuple(rows.Callback.of(each) for each in found.mappings())


def open_slots(
    connection: Connection, kind: str, since: datetime, until: datetime
) -> tuple[rows.Slot, ...]:
    """Those of a kind ("callback") that nobody has taken, the first in front, at most MOST."""
    found = connection.execute(
        select(slots)
        .where(slots.c.kind == kind, slots.c.starts_at >= since, slots.c.starts_at < until)
        .where(or_(slots.c.taken_by.is_(None), func.trim(slots.c.taken_by) == ""))
        .order_by(slots.c.starts_at, slots.c.slot_id)
        .limit(MOST)
    )
    return tuple(rows.Slot.of(each) for each in found.mappings())
