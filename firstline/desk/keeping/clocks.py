"""What happens by the clock: owners are reminded, and what was not kept in time is broken.

Any number of processes may tick at once: every step begins with an update that only one of them
can make, and its consequences are in the same transaction.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.engine import Connection

from firstline import database
from firstline.desk.keeping import breaking, hours, notices, telling, traces
from firstline.desk.keeping.promises import BROKEN, DROPPED, OPEN, SUMMARY, Promise
from firstline.desk.tables import promises
from firstline.desk.trail.entries import FIRSTLINE
from firstline.workplace import Workplace

BATCH = 200


@dataclass(frozen=True)
class Ticked:
    """How many were reminded of and how many broke; `more`: there is more than one batch to do."""

    warned: int
    broken: int
    more: bool


def tick(place: Workplace, now: datetime) -> Ticked:
    """Do what is due by `now`, at most BATCH of each; tick again at once while there is `more`."""
    late = _ids(place, promises.c.due_at < now)
    broken = sum(_in_one(place, one, now, _break) for one in late)
    unset = _ids(place, promises.c.warn_at.is_(None), promises.c.due_at >= now)
    for one in unset:
        _in_one(place, one, now, _set_reminder)
    soon = _ids(
        place,
        promises.c.warned_at.is_(None),
        promises.c.warn_at <= now,
        promises.c.due_at >= now,
    )
    warned = sum(_in_one(place, one, now, _warn) for one in soon)
    return Ticked(warned, broken, BATCH in (len(late), len(unset), len(soon)))


def _ids(place: Workplace, *where) -> tuple[str, ...]:
    """Of the open ones those due first."""
    wanted = (
        select(promises.c.promise_id)
        .where(promises.c.state == OPEN, *where)
        .order_by(promises.c.due_at, promises.c.promise_id)
        .limit(BATCH)
    )
    with place.desk.connect() as desk:
        return tuple(desk.execute(wanted).scalars())


Step = Callable[[Connection, Workplace, str, datetime], bool]


def _in_one(place: Workplace, promise_id: str, now: datetime, step: Step) -> bool:
    with database.writing(place.desk) as desk:
        return step(desk, place, promise_id, now)


def _break(desk: Connection, place: Workplace, promise_id: str, now: datetime) -> bool:
    """Nothing when somebody kept or dropped it meanwhile, or another process was here first."""
    changes = {"state": BROKEN, "broken_at": now}
    promise = _changed(desk, promise_id, changes, promises.c.kind != SUMMARY)
    if promise is None:
        _lapse(desk, promise_id, now)
        return False
    _trace(desk, traces.BROKEN, promise, now)
    breaking.broken(desk, promise, place.company, now)
    return True


def _lapse(desk: Connection, promise_id: str, now: datetime) -> None:
    """A complaint that is not resolved in three days needs its full answer; nothing is broken."""
    changes = {"state": DROPPED, "ended_at": now, "ended_by": FIRSTLINE}
    promise = _changed(desk, promise_id, changes, promises.c.kind == SUMMARY)
    if promise is not None:
        _trace(desk, traces.DROPPED_PROMISE, promise, now)


def _set_reminder(desk: Connection, place: Workplace, promise_id: str, now: datetime) -> bool:
    found = select(promises.c.made_at, promises.c.due_at).where(promises.c.promise_id == promise_id)
    made_at, due_at = desk.execute(found).one()
    # What was late when it was made needs no reminder: it is due now.
    warn_at = hours.reminder(made_at, due_at, place.company) or due_at
    return _changed(desk, promise_id, {"warn_at": warn_at}) is not None


def _warn(desk: Connection, place: Workplace, promise_id: str, now: datetime) -> bool:
    promise = _changed(desk, promise_id, {"warned_at": now}, promises.c.warned_at.is_(None))
    if promise is None:
        return False
    _trace(desk, traces.WARNED, promise, now)
    told = telling.owner_of(promise, telling.at_desk(desk))
    about = telling.event_of(promise)
    notices.send(desk, telling.notice(telling.DUE_SOON, about, promise, told), now)
    return True


def _changed(desk: Connection, promise_id: str, changes: dict[str, Any], *where) -> Promise | None:
    """The promise after the change; None when it is no longer open, or not as `where` wants it."""
    changed = desk.execute(
        update(promises)
        .where(promises.c.promise_id == promise_id, promises.c.state == OPEN, *where)
        .values(**changes)
    )
    if changed.rowcount != 1:
        return None
    row = desk.execute(select(promises).where(promises.c.promise_id == promise_id)).one()
    return Promise(**row._mapping)


def _trace(desk: Connection, action: str, promise: Promise, now: datetime) -> None:
    after = {"state": promise.state}
    about, why = promise.about, promise.kind
    traces.trace(desk, action, promise.promise_id, about, FIRSTLINE, now, why=why, after=after)
