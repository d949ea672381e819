"""The desk's promises: everything with an owner and a time."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection

from firstline.desk.keeping import traces
from firstline.desk.keeping.about import About
from firstline.desk.names import new_id
from firstline.desk.tables import promises
from firstline.desk.trail import verbs

FOLLOW_UP, CALLBACK, ESCALATION, APPROVAL = "follow_up", "callback", "escalation", "approval"
ACKNOWLEDGEMENT, SUMMARY = "acknowledgement", "summary"
ANSWER, FINAL_ANSWER = "answer", "final_answer"
KINDS = (FOLLOW_UP, CALLBACK, ESCALATION, APPROVAL, ACKNOWLEDGEMENT, SUMMARY, ANSWER, FINAL_ANSWER)

OPEN, KEPT, DROPPED, BROKEN = "open", "kept", "dropped", "broken"
NOT_DROPPED = (OPEN, KEPT, BROKEN)


@dataclass(frozen=True)
class NewPromise:
    """`kind`: one of KINDS. `owner`: an agent, a person, a team or a role. `what`: a sentence.

    `subject`: id of the row it is the clock of. `warn_at`: when the owner is reminded; None leaves
    it to the company's hours (hours.reminder).
    """

    kind: str
    owner: str
    what: str
    due_at: datetime
    subject: str = ""
    warn_at: datetime | None = None


@dataclass(frozen=True)
class Promise:
    """A row. `state`: open, kept, dropped (no longer needed) or broken; a broken one has `ended_at`
    once it was made good."""

    promise_id: str
    case_id: str
    customer_id: str | None
    decision_id: str | None
    kind: str
    subject: str
    owner: str
    what: str
    made_at: datetime
    due_at: datetime
    warn_at: datetime | None
    state: str
    ended_at: datetime | None
    ended_by: str | None
    warned_at: datetime | None
    broken_at: datetime | None

    @property
    def about(self) -> About:
        return About(self.case_id, self.customer_id, self.decision_id)


def make(connection: Connection, promise: NewPromise, about: About, now: datetime) -> str:
    """Keep a promise in mind; its id. One whose time is past is broken when the clocks next tick."""
    if promise.kind not in KINDS:
        raise ValueError(f"{promise.kind!r} is no kind of promise; known: {', '.join(KINDS)}")
    promise_id = new_id("P")
    connection.execute(
        insert(promises).values(
            promise_id=promise_id, made_at=now, state=OPEN, **vars(about), **vars(promise)
        )
    )
    return promise_id


def get(connection: Connection, promise_id: str) -> Promise | None:
    row = connection.execute(select(promises).where(promises.c.promise_id == promise_id)).first()
    return Promise(**row._mapping) if row else None


def of_ids(connection: Connection, promise_ids: Collection[str]) -> dict[str, Promise]:
    """By their ids."""
    rows = connection.execute(select(promises).where(promises.c.promise_id.in_(promise_ids)))
    return {row.promise_id: Promise(**row._mapping) for row in rows}


def end(connection: Connection, promise_id: str, state: str, by: str, now: datetime) -> bool:
    """Kept, or dropped because it is not needed any more; whether it was open until now."""
    if state not in (KEPT, DROPPED):
        raise ValueError(f"a promise ends {KEPT!r} or {DROPPED!r}, not {state!r}")
    action = verbs.KEPT_PROMISE if state == KEPT else verbs.DROPPED_PROMISE
    return _ended(connection, promise_id, OPEN, state, action, by, now)


def make_good(connection: Connection, promise_id: str, by: str, now: datetime) -> bool:
    """What was promised is done after all; whether it was broken and not made good before."""
    return _ended(connection, promise_id, BROKEN, BROKEN, verbs.MADE_PROMISE_GOOD, by, now)


def of_subject(connection: Connection, about: About, subject: str) -> tuple[Promise, ...]:
    """All promises that are clocks of one row of a case, whatever became of them."""
    rows = connection.execute(
        select(promises)
        .where(promises.c.case_id == about.case_id, promises.c.subject == subject)
        .order_by(promises.c.due_at, promises.c.promise_id)
    )
    return tuple(Promise(**row._mapping) for row in rows)


def settle(connection: Connection, promise: Promise, by: str, now: datetime) -> bool:
    """Done what was promised, in time or late."""
    kept = end(connection, promise.promise_id, KEPT, by, now)
    return kept or make_good(connection, promise.promise_id, by, now)


def _ended(
    connection: Connection,
    promise_id: str,
    was: str,
    becomes: str,
    action: str,
    by: str,
    now: datetime,
) -> bool:
    changed = connection.execute(
        update(promises)
        .where(
            promises.c.promise_id == promise_id,
            promises.c.state == was,
            promises.c.ended_at.is_(None),
        )
        .values(state=becomes, ended_at=now, ended_by=by)
    )
    if changed.rowcount != 1:
        return False
    promise = get(connection, promise_id)
    traces.trace(
        connection,
        action,
        promise_id,
        promise.about,
        by,
        now,
        why=promise.kind,
        before={"state": was},
        after={"state": promise.state},
    )
    return True
