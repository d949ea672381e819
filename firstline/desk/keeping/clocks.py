"""What happens by the clock: owners are reminded, and what was not kept in time is broken.

Any number of processes may tick at once: every step begins with an update that only one of them
can make, and its consequences are in the same transaction.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.engine import Connection

from firstline import database
from firstline.database import DatabaseUnavailable
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
from firstline.quiet import where
from firstline.workplace import Workplace

log = logging.getLogger(__name__)

BATCH = 200


@dataclass(frozen=True)
class Ticked:
    """How many were reminded of and how many broke; `more`: a batch was full and got on."""

    warned: int
    broken: int
    more: bool


def tick(place: Workplace, now: datetime) -> Ticked:
    """Do what is due by `now`, at most BATCH of each; tick again at once while there is `more`."""
    late = _ids(place, rows.c.due_at < now)
    broken = sum(_in_one(place, one, now, _break, _ask) for one in late)
    unset = _ids(place, rows.c.warn_at.is_(None), rows.c.due_at >= now)
    planned = sum(_in_one(place, one, now, _set_reminder) for one in unset)
    soon = _ids(
        place,
        rows.c.warned_at.is_(None),
        rows.c.warn_at <= now,
        rows.c.due_at >= now,
    )
    warned = sum(_in_one(place, one, now, _warn) for one in soon)
    batches = ((late, broken), (unset, planned), (soon, warned))
    return Ticked(warned, broken, any(len(ids) == BATCH and done for ids, done in batches))


def _ids(place: Workplace, *where) -> tuple[str, ...]:
    """Of the open ones those due first."""
    wanted = (
        select(rows.c.promise_id)
        .where(rows.c.state == OPEN, *where)
        .order_by(rows.c.due_at, rows.c.promise_id)
        .limit(BATCH)
    )
    with place.desk.connect() as desk:
        return tuple(desk.execute(wanted).scalars())


Step = Callable[..., bool]  # of the connection, the workplace, the promise, now, and what was asked
Ask = Callable[[Workplace, str, datetime], Word]


def _in_one(
    place: Workplace, promise_id: str, now: datetime, step: Step, ask: Ask | None = None
) -> bool:
    """A promise that goes wrong is left as it is, and keeps no other from its time."""
    try:
        told = (ask(place, promise_id, now),) if ask else ()
        with database.writing(place.desk) as desk:
            return step(desk, place, promise_id, now, *told)
    except DatabaseUnavailable:
        raise
    except Exception as wrong:
        log.error("promise %s: %s", promise_id, where(wrong))
        return False


def _ask(place: Workplace, promise_id: str, now: datetime) -> Word:
    return elsewhere.heard(place.desk, place.records, promise_id, now)


def _break(desk: Connection, place: Workplace, promise_id: str, now: datetime, word: Word) -> bool:
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


def _set_reminder(desk: Connection, place: Workplace, promise_id: str, now: datetime) -> bool:
    found = select(rows.c.made_at, rows.c.due_at).where(rows.c.promise_id == promise_id)
    made_at, due_at = desk.execute(found).one()
    # What was late when it was made needs no reminder: it is due now.
    warn_at = hours.reminder(made_at, due_at, place.company) or due_at
    return _changed(desk, promise_id, {"warn_at": warn_at}) is not None


def _warn(desk: Connection, place: Workplace, promise_id: str, now: datetime) -> bool:
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
