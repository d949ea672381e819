"""What the clocks do to one promise: call it to mind, or break it.

Every step begins with an update that only one process can make, and its consequences are in the
same transaction. Each returns whether it did anything.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.engine import Connection

from firstline.desk.keeping import (
    breaking,
    elsewhere,
    escalations,
    hours,
    notices,
    promises,
    settled,
    telling,
    traces,
)
from firstline.desk.keeping.elsewhere import Word
from firstline.desk.keeping.promises import BROKEN, DROPPED, OPEN, SUMMARY, Promise
from firstline.desk.tables import promises as rows
from firstline.desk.trail import verbs
from firstline.desk.trail.entries import FIRSTLINE
from firstline.workplace import Workplace


def broken(desk: Connection, place: Workplace, promise_id: str, now: datetime, word: Word) -> bool:
    """Nothing when somebody kept or dropped it meanwhile, or another process was here first."""
    promise = promises.get(desk, promise_id)
    if _is_needless(desk, promise, now) or elsewhere.settle(desk, promise, word):
        return False
    changes = {"state": BROKEN, "broken_at": now}
    promise = _changed(desk, promise_id, changes, rows.c.kind != SUMMARY)
    if promise is None:
        _lapse(desk, promise_id, now)
        return False
    _trace(desk, verbs.PROMISE_BROKEN, promise, now)
    breaking.broken(desk, promise, place.company, now)
    return True


def _is_needless(desk: Connection, promise: Promise, now: datetime) -> bool:
    """Nobody has to look at what was made good since it was handed up; its escalation ends."""
    is_settled = settled.is_settled(desk, promise)
    return is_settled and escalations.close(desk, promise.subject, FIRSTLINE, now)


def _lapse(desk: Connection, promise_id: str, now: datetime) -> None:
    """A complaint that is not resolved in three days needs its full answer; nothing is broken."""
    changes = {"state": DROPPED, "ended_at": now, "ended_by": FIRSTLINE}
    promise = _changed(desk, promise_id, changes, rows.c.kind == SUMMARY)
    if promise is not None:
        _trace(desk, verbs.DROPPED_PROMISE, promise, now)


def reminder_set(desk: Connection, place: Workplace, promise_id: str, now: datetime) -> bool:
    found = select(rows.c.made_at, rows.c.due_at).where(rows.c.promise_id == promise_id)
    made_at, due_at = desk.execute(found).one()
    # What was late when it was made needs no reminder: it is due now.
    warn_at = hours.reminder(made_at, due_at, place.company) or due_at
    return _changed(desk, promise_id, {"warn_at": warn_at}) is not None


def warned(desk: Connection, place: Workplace, promise_id: str, now: datetime) -> bool:
    if _is_needless(desk, promises.get(desk, promise_id), now):
        return False
    promise = _changed(desk, promise_id, {"warned_at": now}, rows.c.warned_at.is_(None))
    if promise is None:
        return False
    _trace(desk, verbs.REMINDED_OF_PROMISE, promise, now)
    told = telling.owner_of(promise, telling.at_desk(desk))
    about = telling.event_of(promise)
    notices.send(desk, telling.notice(telling.DUE_SOON, about, promise, told), now)
    return True


def _changed(desk: Connection, promise_id: str, changes: dict[str, Any], *where) -> Promise | None:
    """The promise after the change; None when it is no longer open, or not as `where` wants it."""
    changed = desk.execute(
        update(rows)
        .where(rows.c.promise_id == promise_id, rows.c.state == OPEN, *where)
        .values(**changes)
    )
    if changed.rowcount != 1:
        return None
    return promises.get(desk, promise_id)


def _trace(desk: Connection, action: str, promise: Promise, now: datetime) -> None:
    after = {"state": promise.state}
    about, why = promise.about, promise.kind
    traces.trace(desk, action, promise.promise_id, about, FIRSTLINE, now, why=why, after=after)
