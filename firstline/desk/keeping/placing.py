"""What becomes of a call that a customer was promised: placed, cancelled or missed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.engine import Connection

from firstline.desk.keeping import promises, traces
from firstline.desk.keeping.callbacks import BOOKED, CANCELLED, MISSED, PLACED, Callback, get
from firstline.desk.tables import callbacks
from firstline.desk.trail import verbs


def placed(connection: Connection, callback_id: str, agent: str, now: datetime) -> bool:
    """The customer was rung, in time or late; False when she was already or nobody has to."""
    changes = {"state": PLACED, "placed_at": now}
    callback = _changed(connection, callback_id, (BOOKED, MISSED), changes)
    if callback is None:
        return False
    for promise in promises.of_subject(connection, callback.about, callback_id):
        promises.settle(connection, promise, agent, now)
    traces.trace(connection, verbs.PLACED_CALLBACK, callback_id, callback.about, agent, now)
    return True


def cancel(connection: Connection, callback_id: str, agent: str, now: datetime) -> bool:
    """She does not want it any more; False when it is not to come anyway."""
    callback = _changed(connection, callback_id, (BOOKED,), {"state": CANCELLED})
    if callback is None:
        return False
    for promise in promises.of_subject(connection, callback.about, callback_id):
        promises.end(connection, promise.promise_id, promises.DROPPED, agent, now)
    traces.trace(connection, verbs.CANCELLED_CALLBACK, callback_id, callback.about, agent, now)
    return True


def miss(connection: Connection, callback_id: str) -> bool:
    """Its time passed; for the clocks."""
    return _changed(connection, callback_id, (BOOKED,), {"state": MISSED}) is not None


def _changed(
    connection: Connection, callback_id: str, was: tuple[str, ...], changes: dict
) -> Callback | None:
    changed = connection.execute(
        update(callbacks)
        .where(callbacks.c.callback_id == callback_id, callbacks.c.state.in_(was))
        .values(**changes)
    )
    return get(connection, callback_id) if changed.rowcount == 1 else None
