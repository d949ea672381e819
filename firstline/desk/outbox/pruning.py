"""Delivered orders leave the outbox after some days; the trail keeps that there were any."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.engine import Connection, Row

from firstline.desk.outbox.queue import DELIVERED
from firstline.desk.tables import outbox
from firstline.desk.trail import entries, verbs
from firstline.desk.trail.entries import FIRSTLINE, Entry


def prune(
    connection: Connection, keep_days: int, most: int, now: datetime, machine: datetime
) -> int:
    """Take out up to `most` that were delivered longer ago than that, those first; how many it were.

    What waits, was given up or was taken out by hand stays. `connection` comes from
    `database.writing`; `now` is the desk's time for the trail, `machine` the one orders end by.
    """
    c = outbox.c
    is_old = c.state == DELIVERED, c.ended_at < machine - timedelta(days=keep_days)
    found = connection.execute(
        select(c.outbox_id, c.topic, c.case_id, c.decision_id, c.ended_at)
        .where(*is_old)
        .order_by(c.ended_at, c.outbox_id)
        .limit(most)
        .with_for_update(skip_locked=True)  # nothing on SQLite, where one transaction writes
    ).all()
    if found:
        ids = [row.outbox_id for row in found]
        connection.execute(delete(outbox).where(c.outbox_id.in_(ids)))
        entries.write(connection, *(_entry(row, now) for row in found))
    return len(found)


def _entry(row: Row, now: datetime) -> Entry:
    return Entry(
        at=now,
        agent=FIRSTLINE,
        action=verbs.PRUNED_ORDER,
        subject=row.outbox_id,
        case_id=row.case_id,
        why=row.decision_id or "",
        before={"state": DELIVERED, "topic": row.topic, "ended_at": row.ended_at.isoformat()},
    )
