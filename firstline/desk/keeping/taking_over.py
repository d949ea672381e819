"""Whoever takes a case over keeps what was promised in it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.engine import Connection

from firstline.desk.keeping import traces, unfinished
from firstline.desk.keeping.callbacks import BOOKED
from firstline.desk.keeping.promises import CALLBACK, FOLLOW_UP, Promise
from firstline.desk.tables import callbacks, promises
from firstline.desk.trail import verbs


def take_over(connection: Connection, case_id: str, owner: str, now: datetime) -> None:
    """The follow-ups and callbacks of the case that are still open become somebody's own; what was
    handed to a team, or is a complaint's clock, stays where it is."""
    for promise in unfinished.open_of_case(connection, case_id):
        if promise.kind in (FOLLOW_UP, CALLBACK) and promise.owner != owner:
            _hand_over(connection, promise, owner, now)
    # Also where others are to be rung at that time: nobody may be forgotten.
    booked = callbacks.c.case_id == case_id, callbacks.c.state == BOOKED
    connection.execute(update(callbacks).where(*booked).values(owner=owner))


def _hand_over(connection: Connection, promise: Promise, owner: str, now: datetime) -> None:
    mine = promises.c.promise_id == promise.promise_id
    connection.execute(update(promises).where(mine).values(owner=owner))
    traces.trace(
        connection,
        verbs.HANDED_OVER_PROMISE,
        promise.promise_id,
        promise.about,
        owner,
        now,
        why=promise.kind,
        before={"owner": promise.owner},
        after={"owner": owner},
    )
