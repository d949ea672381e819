"""What a person does with the outbox: look, send again, take out. Each change is in the trail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.engine import Connection, Row

from firstline.desk.outbox import topics
from firstline.desk.outbox.queue import DEAD, DELIVERED, DROPPED, WAITING
from firstline.desk.tables import outbox
from firstline.desk.trail import entries, verbs
from firstline.desk.trail.entries import Entry


class CannotChange(ValueError):
    """The order is not there, or in a state in which this cannot be done."""


@dataclass(frozen=True)
class Listed:
    """A row of the outbox without its payload, which holds customers' data."""

    id: str
    at: datetime
    topic: str
    state: str
    attempts: int
    next_at: datetime
    ended_at: datetime | None
    problem: str
    case: str | None
    decision: str | None


@dataclass(frozen=True)
class Doer:
    """Who does it and when: `at` is the desk's time, `now` the machine's.

    `account` is the machine's, of whoever sits at the command line.
    """

    name: str
    at: datetime
    now: datetime
    account: str = ""


def listed(connection: Connection, state: str | None = None) -> tuple[Listed, ...]:
    """Newest first; all states or one."""
    c = outbox.c
    columns = (c.outbox_id, c.at, c.topic, c.state, c.attempts, c.next_at, c.ended_at, c.problem)
    chosen = select(*columns, c.case_id, c.decision_id).order_by(c.at.desc(), c.outbox_id)
    if state:
        chosen = chosen.where(c.state == state)
    return tuple(Listed(*row) for row in connection.execute(chosen))


def counted(connection: Connection) -> dict[str, int]:
    """How many are waiting and how many are dead."""
    found = connection.execute(
        select(outbox.c.state, func.count())
        .where(outbox.c.state.in_((WAITING, DEAD)))
        .group_by(outbox.c.state)
    )
    return {WAITING: 0, DEAD: 0, **dict(found.all())}


def replay(connection: Connection, ids: Sequence[str], doer: Doer, reason: str = "") -> None:
    """Deliver again from the first attempt on; under the same id, so a receiver may pass it over."""
    for outbox_id in ids:
        row = _row(connection, outbox_id)
        if topics.is_blanked(row.topic, row.payload):
            raise CannotChange(f"{outbox_id} ({row.topic}) held a code that is no longer kept")
        values = {"state": WAITING, "attempts": 0, "next_at": doer.now, "ended_at": None}
        _change(connection, row, values, doer, verbs.REPLAYED_ORDER, reason)


def replay_dead(connection: Connection, doer: Doer, reason: str = "") -> tuple[str, ...]:
    """The ids of those that are delivered again; a code that is no longer kept is left."""
    dead = connection.execute(
        select(outbox.c.outbox_id, outbox.c.topic, outbox.c.payload)
        .where(outbox.c.state == DEAD)
        .order_by(outbox.c.at, outbox.c.outbox_id)
    ).all()
    ids = tuple(row.outbox_id for row in dead if not topics.is_blanked(row.topic, row.payload))
    replay(connection, ids, doer, reason)
    return ids


def drop(connection: Connection, outbox_id: str, reason: str, doer: Doer) -> None:
    """Never deliver it. Raises CannotChange when it was delivered, or is being delivered now."""
    if not reason.strip():
        raise CannotChange("a reason is needed")
    row = _row(connection, outbox_id)
    if row.state in (DELIVERED, DROPPED):
        raise CannotChange(f"{outbox_id} is {row.state} already")
    if row.state == WAITING and row.holder and row.held_until > doer.now:
        raise CannotChange(f"{outbox_id} is being delivered now; try again in a minute")
    payload = topics.without_secrets(row.topic, row.payload)
    values = {"state": DROPPED, "ended_at": doer.now, "problem": reason, "payload": payload}
    _change(connection, row, values, doer, verbs.DROPPED_ORDER, reason)


def _row(connection: Connection, outbox_id: str) -> Row:
    chosen = select(outbox).where(outbox.c.outbox_id == outbox_id).with_for_update()
    row = connection.execute(chosen).first()
    if row is None:
        raise CannotChange(f"there is no {outbox_id} in the outbox")
    return row


def _change(
    connection: Connection, row: Row, values: dict[str, Any], doer: Doer, action: str, why: str
) -> None:
    connection.execute(update(outbox).where(outbox.c.outbox_id == row.outbox_id).values(**values))
    entry = Entry(
        at=doer.at,
        agent=doer.name,
        action=action,
        subject=row.outbox_id,
        case_id=row.case_id,
        why=why,
        before={"state": row.state, "attempts": row.attempts},
        after={"state": values["state"], **({"account": doer.account} if doer.account else {})},
    )
    entries.write(connection, entry)
