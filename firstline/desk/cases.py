"""Cases: one customer's concern, the same for every agent, process and channel that looks at it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, literal, or_, select, update
from sqlalchemy.engine import Connection

from firstline.casework.facts import Level
from firstline.casework.identity import Identity
from firstline.desk.names import new_id
from firstline.desk.question import OpenQuestion
from firstline.desk.tables import cases
from firstline.records.tables.types import UtcTime

OPEN, CLOSED = "open", "closed"


class CaseChanged(RuntimeError):
    """Somebody else changed the case since it was read; read it again."""


@dataclass(frozen=True)
class Case:
    """`concerns` are the intents last asked about; `findings` what was last found, newest first.

    `agent` opened it, `owner` looks after it. A closed one has an `outcome` and a `summary`.
    """

    case_id: str
    agent: str
    opened_at: datetime
    version: int = 1
    customer_id: str | None = None
    identity: Identity = field(default_factory=Identity)
    concerns: tuple[str, ...] = ()
    question: OpenQuestion | None = None
    findings: tuple[dict[str, Any], ...] = ()
    owner: str = ""
    state: str = OPEN
    outcome: str = ""
    summary: dict[str, Any] | None = None

    @property
    def is_closed(self) -> bool:
        return self.state == CLOSED


def open_case(
    connection: Connection, agent: str, now: datetime, customer_id: str | None = None
) -> Case:
    """A new case; with a customer it starts as claimed."""
    identity = Identity(Level.CLAIMED) if customer_id else Identity()
    case = Case(new_id("C"), agent, now, customer_id=customer_id, identity=identity, owner=agent)
    connection.execute(
        insert(cases).values(
            case_id=case.case_id,
            agent=agent,
            opened_at=now,
            changed_at=now,
            version=1,
            **_state(case),
        )
    )
    return case


def get(connection: Connection, case_id: str) -> Case | None:
    row = connection.execute(select(cases).where(cases.c.case_id == case_id)).first()
    return _case(row) if row else None


def save(connection: Connection, case: Case, now: datetime) -> Case:
    """Write the case as it now is; raises CaseChanged when it is no longer the one that was read."""
    changed = connection.execute(
        update(cases)
        .where(cases.c.case_id == case.case_id, cases.c.version == case.version)
        .values(
            changed_at=now,
            version=case.version + 1,
            **_state(case),
            closed_at=_closed_at(case, now),
        )
    )
    if changed.rowcount != 1:
        raise CaseChanged(case.case_id)
    return replace(case, version=case.version + 1)


def hand_over(connection: Connection, case_id: str, owner: str) -> None:
    """Somebody else looks after it from now on; the version is the caller's to change."""
    connection.execute(update(cases).where(cases.c.case_id == case_id).values(owner=owner))


def recent(connection: Connection, agent: str, most: int = 12) -> tuple[Case, ...]:
    """The cases that the agent opened or looks after, the one last worked on first."""
    rows = connection.execute(
        select(cases)
        .where(or_(cases.c.agent == agent, cases.c.owner == agent))
        .order_by(cases.c.changed_at.desc(), cases.c.case_id)
        .limit(most)
    )
    return tuple(_case(row) for row in rows)


def _state(case: Case) -> dict[str, Any]:
    return {
        "customer_id": case.customer_id,
        "identity": case.identity.level.word,
        "factors": sorted(case.identity.factors),
        "failures": case.identity.failures,
        "concern": " ".join(case.concerns) or None,
        "question": case.question.as_json() if case.question else None,
        "findings": list(case.findings),
        "owner": case.owner or case.agent,
        "state": case.state,
        "outcome": case.outcome or None,
        "summary": case.summary,
    }


def _closed_at(case: Case, now: datetime) -> Any:
    """When it was closed first, whatever is written to it later."""
    return func.coalesce(cases.c.closed_at, literal(now, UtcTime)) if case.is_closed else None


def _case(row) -> Case:
    identity = Identity(Level.of(row.identity), frozenset(row.factors), row.failures)
    return Case(
        case_id=row.case_id,
        agent=row.agent,
        opened_at=row.opened_at,
        version=row.version,
        customer_id=row.customer_id,
        identity=identity,
        concerns=tuple((row.concern or "").split()),
        question=OpenQuestion.from_json(row.question) if row.question else None,
        findings=tuple(row.findings),
        owner=row.owner or row.agent,
        state=row.state,
        outcome=row.outcome or "",
        summary=row.summary,
    )
