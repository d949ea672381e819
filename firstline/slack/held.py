"""What is in the queue is sent by one process at a time, in its lane one after another."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import and_, exists, or_, select, update
from sqlalchemy.engine import Connection
from sqlalchemy.sql.elements import ColumnElement

from firstline.desk.tables import slack_queue as rows
from firstline.slack.queue import DEAD, SENT, WAITING, Call, Outgoing

# Longer than any call takes; so long a killed process's message waits.
HOLD_FOR = timedelta(seconds=60)


@dataclass(frozen=True)
class Waiting:
    """A row that `holder` alone may send for now; `attempts` are those that failed. `was_held`: a
    process began to send it and nobody knows how far it came."""

    queue_id: int
    key: str
    at: datetime
    outgoing: Outgoing = field(repr=False)
    attempts: int
    holder: str
    was_held: bool = False

    @property
    def may_be_there(self) -> bool:
        return self.was_held or self.attempts > 0


def claim(connection: Connection, holder: str, now: datetime) -> Waiting | None:
    """The one longest due of those that are first in their lane, nobody else's for HOLD_FOR.

    `connection` comes from `database.writing`; the claim counts when its transaction ends.
    """
    row = connection.execute(
        select(rows)
        .where(_is_next(now))
        .order_by(rows.c.next_at, rows.c.queue_id)
        .limit(1)
        .with_for_update(skip_locked=True)
    ).first()
    if row is None:
        return None
    held = {"holder": holder, "held_until": now + HOLD_FOR}
    connection.execute(update(rows).where(rows.c.queue_id == row.queue_id).values(**held))
    was_held = row.holder is not None
    return Waiting(row.queue_id, row.key, row.at, _outgoing(row), row.attempts, holder, was_held)


def is_any_due(connection: Connection, now: datetime) -> bool:
    return (
        connection.execute(select(rows.c.queue_id).where(_is_next(now)).limit(1)).first()
        is not None
    )


def sent(connection: Connection, one: Waiting, channel: str, message: str, now: datetime) -> bool:
    """It is at Slack; False when the row is no longer this holder's."""
    place = {"channel": channel or None, "message": message or None}
    return _settle(connection, one, {"state": SENT, "ended_at": now, "problem": "", **place})


def later(
    connection: Connection, one: Waiting, next_at: datetime, problem: str, now: datetime
) -> bool:
    """Tried again then; `problem` is for who looks after it: no text of a message."""
    values = {"attempts": one.attempts + 1, "next_at": next_at, "problem": problem}
    return _settle(connection, one, values)


def let_go(connection: Connection, one: Waiting) -> bool:
    """Somebody else may send it at once."""
    return _settle(connection, one, {})


def instead(
    connection: Connection, one: Waiting, call: Call, next_at: datetime, problem: str
) -> bool:
    """Nobody knows whether it got there: this is sent then, and it is not."""
    values = {"method": call.method, "payload": dict(call.payload), "otherwise": None}
    return _settle(connection, one, {**values, "next_at": next_at, "problem": problem})


def give_up(connection: Connection, one: Waiting, problem: str, now: datetime) -> bool:
    """Never; unless it may go somewhere else, and then that is next."""
    elsewhere = one.outgoing.otherwise
    if elsewhere is not None:
        return instead(connection, one, elsewhere, now, problem)
    return _settle(connection, one, {"state": DEAD, "ended_at": now, "problem": problem})


def _is_next(now: datetime) -> ColumnElement[bool]:
    earlier = rows.alias("earlier")
    is_behind = exists(
        select(earlier.c.queue_id).where(
            earlier.c.lane == rows.c.lane,
            earlier.c.state == WAITING,
            earlier.c.queue_id < rows.c.queue_id,
        )
    )
    is_free = or_(rows.c.holder.is_(None), rows.c.held_until <= now)
    return and_(rows.c.state == WAITING, rows.c.next_at <= now, is_free, ~is_behind)


def _settle(connection: Connection, one: Waiting, values: dict) -> bool:
    mine = (
        rows.c.queue_id == one.queue_id,
        rows.c.holder == one.holder,
        rows.c.state == WAITING,
    )
    free = {"holder": None, "held_until": None}
    return connection.execute(update(rows).where(*mine).values(**values, **free)).rowcount == 1


def _outgoing(row) -> Outgoing:
    otherwise = Call(**row.otherwise) if row.otherwise else None
    return Outgoing(Call(row.method, row.payload), row.lane, row.case_id, row.about, otherwise)
