"""The decisions' rows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.engine import Connection

from firstline.casework.doing.model import Doing
from firstline.desk.tables import decisions
from firstline.desk.trail.entries import Entry

DONE, WAITING, DECLINED = "done", "waiting", "declined"
MOST = 100


@dataclass(frozen=True)
class Decision:
    """`state`: done, waiting for the consent of a role, or declined. `reason`: why it was declined,
    or what the one who agreed wrote."""

    decision_id: str
    key: str
    case_id: str
    customer_id: str | None
    agent: str
    at: datetime
    doing: Doing
    state: str
    consent: str | None = None
    settled_by: str | None = None
    settled_at: datetime | None = None
    reason: str = ""


def of_key(connection: Connection, key: str) -> Decision | None:
    return _first(connection, decisions.c.key == key)


def get(connection: Connection, decision_id: str) -> Decision | None:
    return _first(connection, decisions.c.decision_id == decision_id)


def of_ids(connection: Connection, decision_ids: Collection[str]) -> dict[str, Decision]:
    """By their ids."""
    wanted = select(decisions).where(decisions.c.decision_id.in_(decision_ids))
    return {row.decision_id: _decision(row) for row in connection.execute(wanted)}


def of_case(connection: Connection, case_id: str) -> tuple[Decision, ...]:
    """The newest first."""
    return _listed(connection, decisions.c.case_id == case_id)


def waiting(connection: Connection, roles: Sequence[str]) -> tuple[Decision, ...]:
    """What waits for the consent of one of the roles, the newest first."""
    return _listed(connection, decisions.c.state == WAITING, decisions.c.consent.in_(roles))


def traced(made: Decision, action: str, by: str, now: datetime) -> Entry:
    doing = made.doing
    after = {"step": doing.step, "kind": doing.kind, "state": made.state}
    if doing.amount:
        after |= {"amount": format(doing.amount.amount, "f"), "currency": doing.amount.currency}
    return Entry(
        at=now,
        agent=by,
        action=action,
        subject=made.decision_id,
        case_id=made.case_id,
        customer_id=made.customer_id,
        why=doing.finding,
        after=after,
    )


def _first(connection: Connection, *where) -> Decision | None:
    return next(iter(_listed(connection, *where)), None)


def _listed(connection: Connection, *where) -> tuple[Decision, ...]:
    rows = connection.execute(
        select(decisions)
        .where(*where)
        .order_by(decisions.c.at.desc(), decisions.c.decision_id)
        .limit(MOST)
    )
    return tuple(_decision(row) for row in rows)


def _decision(row) -> Decision:
    return Decision(
        decision_id=row.decision_id,
        key=row.key,
        case_id=row.case_id,
        customer_id=row.customer_id,
        agent=row.agent,
        at=row.at,
        doing=Doing.from_json(row.content),
        state=row.state,
        consent=row.consent,
        settled_by=row.settled_by,
        settled_at=row.settled_at,
        reason=row.reason,
    )
