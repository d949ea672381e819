"""What was handed to somebody who may do more, and by when they look at it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection

from firstline.desk.keeping import promises, traces
from firstline.desk.keeping.about import About
from firstline.desk.keeping.promises import NewPromise, Promise
from firstline.desk.names import new_id
from firstline.desk.tables import escalations
from firstline.desk.trail import verbs

OPEN, DONE = "open", "done"
LOWEST, HIGHEST = 1, 4


@dataclass(frozen=True)
class Escalation:
    """`team`: as cards name it ("payments team"), or a role. `level`: LOWEST to HIGHEST. `reason`: a
    sentence. `note`: what handover.note makes. `person`: who of the team, when somebody is known.
    """

    team: str
    level: int
    reason: str
    due_at: datetime
    note: Mapping[str, Any]
    person: str = ""


@dataclass(frozen=True)
class Raised:
    """A row. `agent`: who raised it; `state`: open or done."""

    escalation_id: str
    case_id: str
    customer_id: str | None
    decision_id: str | None
    at: datetime
    agent: str
    team: str
    level: int
    reason: str
    due_at: datetime
    note: Mapping[str, Any]
    state: str


def raise_(
    connection: Connection, escalation: Escalation, about: About, agent: str, now: datetime
) -> str:
    """Hand it over, with the promise that it is looked at in time; its id."""
    if not LOWEST <= escalation.level <= HIGHEST:
        raise ValueError(f"a level is {LOWEST} to {HIGHEST}, not {escalation.level}")
    escalation_id = new_id("E")
    row = {**vars(escalation), "note": dict(escalation.note)}
    owner = row.pop("person") or escalation.team
    connection.execute(
        insert(escalations).values(
            escalation_id=escalation_id, at=now, agent=agent, state=OPEN, **vars(about), **row
        )
    )
    looked_at = NewPromise(
        promises.ESCALATION, owner, escalation.reason, escalation.due_at, escalation_id
    )
    promises.make(connection, looked_at, about, now)
    level = {"level": escalation.level}
    traces.trace(connection, verbs.ESCALATED, escalation_id, about, agent, now, after=level)
    return escalation_id


def get(connection: Connection, escalation_id: str) -> Raised | None:
    found = select(escalations).where(escalations.c.escalation_id == escalation_id)
    row = connection.execute(found).first()
    return Raised(**row._mapping) if row else None


def close(connection: Connection, escalation_id: str, agent: str, now: datetime) -> bool:
    """It was dealt with; whether it was open until now."""

    def kept(promise: Promise) -> None:
        promises.settle(connection, promise, agent, now)

    return _close(connection, escalation_id, agent, now, kept)


def drop(connection: Connection, escalation_id: str, agent: str, now: datetime) -> bool:
    """Nobody has to look at it any more; whether it was open until now."""

    def dropped(promise: Promise) -> None:
        promises.end(connection, promise.promise_id, promises.DROPPED, agent, now)

    return _close(connection, escalation_id, agent, now, dropped)


def _close(
    connection: Connection,
    escalation_id: str,
    agent: str,
    now: datetime,
    end: Callable[[Promise], None],
) -> bool:
    changed = connection.execute(
        update(escalations)
        .where(escalations.c.escalation_id == escalation_id, escalations.c.state == OPEN)
        .values(state=DONE)
    )
    if changed.rowcount != 1:
        return False
    raised = get(connection, escalation_id)
    about = About(raised.case_id, raised.customer_id, raised.decision_id)
    for promise in promises.of_subject(connection, about, escalation_id):
        end(promise)
    done = {"state": DONE}
    traces.trace(connection, verbs.CLOSED_ESCALATION, escalation_id, about, agent, now, after=done)
    return True


def open_of_case(connection: Connection, case_id: str) -> tuple[Raised, ...]:
    """The open ones of a case, the newest first."""
    rows = connection.execute(
        select(escalations)
        .where(escalations.c.case_id == case_id, escalations.c.state == OPEN)
        .order_by(escalations.c.at.desc(), escalations.c.escalation_id)
    )
    return tuple(Raised(**row._mapping) for row in rows)
