"""Who is told when a promise is nearly due or broken, and who looks at it then."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, true
from sqlalchemy.engine import Connection

from firstline.company.authority import ROLES
from firstline.desk.keeping.escalations import HIGHEST
from firstline.desk.keeping.notices import Notice
from firstline.desk.keeping.promises import Promise
from firstline.desk.tables import agents

DUE_SOON, BROKEN, HANDED_UP = "promise_due_soon", "promise_broken", "promise_handed_up"
LEAD, MANAGER = ROLES[1:]
_BY_LEVEL = {2: LEAD}  # and a manager above


@dataclass(frozen=True)
class Told:
    """Who a notice is for: one of the two."""

    agent: str | None = None
    role: str | None = None


def role_of(level: int) -> str:
    """Who decides at an escalation's level."""
    return _BY_LEVEL.get(level, MANAGER)


def owner_of(promise: Promise, at_desk: Collection[str]) -> Told:
    """The agent whose promise it is; a role for its own, the leads for a team's or a colleague's.

    `at_desk`: the agents who may log in.
    """
    if promise.owner in ROLES:
        return Told(role=promise.owner)
    return Told(agent=promise.owner) if promise.owner in at_desk else Told(role=LEAD)


def next_level(level: int) -> int | None:
    """One up; None when there is nobody above."""
    return level + 1 if level < HIGHEST else None


def event_of(promise: Promise) -> str:
    """Clocks of one row that run out at the same time, or were late from the start, are told once."""
    if not promise.subject:
        return promise.promise_id
    return f"{promise.subject} {max(promise.due_at, promise.made_at).isoformat()}"


def notice(kind: str, about: str, promise: Promise, told: Told) -> Notice:
    facts: dict[str, Any] = {
        "promise": promise.promise_id,
        "kind": promise.kind,
        "subject": promise.subject,
        "owner": promise.owner,
        "customer": promise.customer_id,
        "due_at": promise.due_at.isoformat(),
    }
    return Notice(kind, about, told.agent, told.role, promise.case_id, facts)


def at_desk(connection: Connection) -> frozenset[str]:
    """The agents who may log in."""
    names = select(agents.c.agent).where(agents.c.active == true())
    return frozenset(connection.execute(names).scalars())
