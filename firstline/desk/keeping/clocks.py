"""What happens by the clock: owners are reminded, and what was not kept in time is broken.

Any number of processes may tick at once; what one of them alone can do is in falling_due.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from firstline import database
from firstline.database import DatabaseUnavailable
from firstline.desk.keeping import elsewhere, falling_due
from firstline.desk.keeping.elsewhere import Word
from firstline.desk.keeping.promises import OPEN
from firstline.desk.tables import promises as rows
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
    broken = sum(_in_one(place, one, now, falling_due.broken, _ask) for one in late)
    unset = _ids(place, rows.c.warn_at.is_(None), rows.c.due_at >= now)
    planned = sum(_in_one(place, one, now, falling_due.reminder_set) for one in unset)
    soon = _ids(
        place,
        rows.c.warned_at.is_(None),
        rows.c.warn_at <= now,
        rows.c.due_at >= now,
    )
    warned = sum(_in_one(place, one, now, falling_due.warned) for one in soon)
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
