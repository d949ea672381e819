"""Whoever takes a case over, or all that a colleague had, keeps what was promised."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.engine import Connection
from sqlalchemy.sql.elements import ColumnElement

from firstline.desk.keeping import traces, unfinished
from firstline.desk.keeping.callbacks import BOOKED
from firstline.desk.keeping.promises import CALLBACK, FOLLOW_UP, Promise
from firstline.desk.tables import callbacks, promises
from firstline.desk.trail import verbs

THEIR_OWN = (FOLLOW_UP, CALLBACK)


def take_over(connection: Connection, case_id: str, owner: str, now: datetime) -> None:
    """The follow-ups and callbacks of the case that are still open become somebody's own; what was
    handed to a team, or is a complaint's clock, stays where it is."""
    for promise in unfinished.open_of_case(connection, case_id):
        if promise.kind in THEIR_OWN and promise.owner != owner:
            _hand_over(connection, promise, owner, now)
    # Also where others are to be rung at that time: nobody may be forgotten.
    _hand_calls_over(connection, callbacks.c.case_id == case_id, owner)


def take_all(connection: Connection, gone: str, owner: str, now: datetime) -> int:
    """Everything that an agent who has left still has to do becomes somebody else's; how much."""
    taken = 0
    while gone != owner and (left := unfinished.of_owners(connection, {gone}, THEIR_OWN)):
        for promise in left:
            _hand_over(connection, promise, owner, now)
        taken += len(left)
    _hand_calls_over(connection, callbacks.c.owner == gone, owner)
    return taken


def _hand_calls_over(connection: Connection, which: ColumnElement[bool], owner: str) -> None:
    booked = which, callbacks.c.state == BOOKED
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
