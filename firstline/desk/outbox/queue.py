"""The outbox's rows: put in with a decision, claimed and settled by whoever delivers.

`put` is told the desk's time, which FIRSTLINE_NOW may freeze; everything else the machine's, for
a hold has to end and a pause has to pass. So an order never tried yet is due whatever its time.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, insert, or_, select, update
from sqlalchemy.engine import Connection
from sqlalchemy.sql import ColumnElement

from firstline.desk.names import new_id
from firstline.desk.outbox import topics
from firstline.desk.outbox.back_off import pause_after
from firstline.desk.outbox.order import Claimed, Order
from firstline.desk.tables import outbox

WAITING, DELIVERED, DEAD, DROPPED = STATES = ("waiting", "delivered", "dead", "dropped")


def put(
    connection: Connection,
    order: Order,
    now: datetime,
    case_id: str | None = None,
    decision_id: str | None = None,
) -> str:
    """Keep an order until it is delivered; its id, under which a receiver knows a repetition."""
    outbox_id = new_id("O")
    connection.execute(
        insert(outbox).values(
            outbox_id=outbox_id,
            at=now,
            topic=order.topic,
            payload=dict(order.payload),
            case_id=case_id,
            decision_id=decision_id,
            state=WAITING,
            attempts=0,
            next_at=now,
            problem="",
        )
    )
    return outbox_id


def given_up(connection: Connection, outbox_ids: Collection[str]) -> dict[str, datetime]:
    """Since when, of those orders that are given up."""
    wanted = select(outbox.c.outbox_id, outbox.c.ended_at)
    are_they = outbox.c.outbox_id.in_(outbox_ids), outbox.c.state == DEAD
    return {row.outbox_id: row.ended_at for row in connection.execute(wanted.where(*are_they))}


def is_any_due(connection: Connection, now: datetime) -> bool:
    found = connection.execute(select(outbox.c.outbox_id).where(_due(now)).limit(1))
    return found.first() is not None


def claim(
    connection: Connection, holder: str, now: datetime, most: int, hold_for: timedelta
) -> tuple[Claimed, ...]:
    """Up to `most` orders that are due, longest due first, and nobody else's for `hold_for`.

    `connection` comes from `database.writing`; the claim counts when its transaction ends.
    """
    rows = connection.execute(
        select(outbox)
        .where(_due(now))
        .order_by(outbox.c.next_at, outbox.c.outbox_id)
        .limit(most)
        .with_for_update(skip_locked=True)  # nothing on SQLite, where one transaction writes
    ).all()
    if not rows:
        return ()
    ids = [row.outbox_id for row in rows]
    held = {"holder": holder, "held_until": now + hold_for}
    connection.execute(update(outbox).where(outbox.c.outbox_id.in_(ids)).values(**held))
    return tuple(
        Claimed(
            outbox_id=row.outbox_id,
            at=row.at,
            order=Order(row.topic, row.payload),
            attempts=row.attempts,
            holder=holder,
            case_id=row.case_id,
        )
        for row in rows
    )


def delivered(connection: Connection, claimed: Claimed, now: datetime) -> bool:
    """The receiver has it; False when the order is no longer this holder's to settle."""
    ended = _ended(claimed.order, DELIVERED, now)
    return _settle(connection, claimed, {**ended, "attempts": claimed.attempts + 1}, "")


def failed(
    connection: Connection, claimed: Claimed, now: datetime, problem: str, *, for_good: bool = False
) -> str | None:
    """Try again later, or never: WAITING or DEAD, None when it is no longer this holder's.

    `problem` is shown to whoever looks after the outbox: no address, no answer's text.
    """
    attempts = claimed.attempts + 1
    pause = None if for_good else pause_after(attempts, topics.about(claimed.order.topic).attempts)
    if pause is None:
        values = {**_ended(claimed.order, DEAD, now), "attempts": attempts}
    else:
        values = {"state": WAITING, "attempts": attempts, "next_at": now + pause}
    return values["state"] if _settle(connection, claimed, values, problem) else None


def _due(now: datetime) -> ColumnElement[bool]:
    is_time = or_(outbox.c.attempts == 0, outbox.c.next_at <= now)
    is_free = or_(outbox.c.holder.is_(None), outbox.c.held_until <= now)
    return and_(outbox.c.state == WAITING, is_time, is_free)


def _ended(order: Order, state: str, now: datetime) -> dict[str, Any]:
    payload = topics.without_secrets(order.topic, order.payload)
    return {"state": state, "ended_at": now, "payload": payload}


def _settle(connection: Connection, claimed: Claimed, values: dict, problem: str) -> bool:
    """Also when the hold is over, as long as nobody else has taken it."""
    still_mine = and_(
        outbox.c.outbox_id == claimed.outbox_id,
        outbox.c.holder == claimed.holder,
        outbox.c.state == WAITING,
    )
    values = {**values, "problem": problem, "holder": None, "held_until": None}
    return connection.execute(update(outbox).where(still_mine).values(**values)).rowcount == 1
