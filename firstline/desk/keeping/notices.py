"""What somebody has to be told, once: one agent, or everybody of a role. Each looks for himself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, delete, func, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

from firstline.company.authority import ROLES
from firstline.desk.outbox import queue
from firstline.desk.outbox.order import Order
from firstline.desk.tables import agents, notices, notices_seen

TOPIC = "notice.send"
MOST = 100
KEPT = timedelta(days=90)
# What a role is told that those above it can settle as well.
CONSENT, ORDER_DEAD = "consent", "order_dead"
_OF_ALL_ABOVE = (CONSENT, ORDER_DEAD)
_INSERT = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}


@dataclass(frozen=True)
class Notice:
    """`kind` and `about` together are told once; `about` is an id. Either `agent` or `role` is told.

    `facts`: ids, codes and times (ISO 8601) for the wording; nothing that a customer said.
    """

    kind: str
    about: str
    agent: str | None = None
    role: str | None = None
    case_id: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Told:
    """A notice as it was told."""

    notice_id: int
    kind: str
    about: str
    agent: str | None
    role: str | None
    case_id: str | None
    at: datetime
    facts: Mapping[str, Any]


def tell(connection: Connection, notice: Notice, now: datetime) -> bool:
    """Whether it is told now; False when it was told before."""
    if bool(notice.agent) == bool(notice.role):
        raise ValueError(f"a notice ({notice.kind}) is for an agent or for a role, one of the two")
    values = {**vars(notice), "facts": dict(notice.facts), "at": now}
    insert = _INSERT[connection.dialect.name]
    once = insert(notices).values(**values).on_conflict_do_nothing(index_elements=["kind", "about"])
    return connection.execute(once).rowcount == 1


def send(connection: Connection, notice: Notice, now: datetime) -> bool:
    """Tell it here and wherever else people read, through the outbox; whether it is told now."""
    if not tell(connection, notice, now):
        return False
    payload = {name: value for name, value in vars(notice).items() if value is not None}
    payload = {**payload, "facts": dict(notice.facts), "at": now.isoformat()}
    queue.put(connection, Order(TOPIC, payload), now, case_id=notice.case_id)
    return True


def unseen(connection: Connection, agent: str, role: str) -> tuple[Told, ...]:
    """What this agent has not looked at: the agent's own, and what the role was told since the agent
    has been here; newest first, at most MOST."""
    rows = connection.execute(
        select(notices)
        .where(_of(agent, role), _is_new_to(agent))
        .order_by(notices.c.at.desc(), notices.c.notice_id.desc())
        .limit(MOST)
    )
    return tuple(Told(**row._mapping) for row in rows)


def seen(
    connection: Connection, notice_ids: Sequence[int], agent: str, role: str, now: datetime
) -> int:
    """This agent has looked at those of them that are the agent's to see; how many were unseen until
    now. Others of the role have them before them still."""
    new = select(notices.c.notice_id).where(
        notices.c.notice_id.in_(notice_ids), _of(agent, role), _is_new_to(agent)
    )
    looked_at = [
        {"notice_id": one, "agent": agent, "at": now} for one in connection.execute(new).scalars()
    ]
    if looked_at:
        insert = _INSERT[connection.dialect.name]
        connection.execute(insert(notices_seen).on_conflict_do_nothing(), looked_at)
    return len(looked_at)


def prune(connection: Connection, most: int, now: datetime) -> int:
    """Take out up to `most` of those told longer ago than KEPT, whoever has seen them; how many it
    were. The newest one stays, so that no number is given twice. `connection` comes from
    `database.writing`."""
    newest = select(func.max(notices.c.notice_id)).scalar_subquery()
    old = (
        select(notices.c.notice_id)
        .where(notices.c.at < now - KEPT, notices.c.notice_id != newest)
        .order_by(notices.c.notice_id)
        .limit(most)
    )
    found = connection.execute(old).scalars().all()
    if found:
        connection.execute(delete(notices_seen).where(notices_seen.c.notice_id.in_(found)))
        connection.execute(delete(notices).where(notices.c.notice_id.in_(found)))
    return len(found)


def _is_new_to(agent: str):
    looked_at = select(notices_seen.c.notice_id).where(notices_seen.c.agent == agent)
    return notices.c.notice_id.not_in(looked_at)


def _of(agent: str, role: str):
    here_since = select(agents.c.created_at).where(agents.c.agent == agent).scalar_subquery()
    below = ROLES[1 : ROLES.index(role)]
    to_role = or_(
        notices.c.role == role,
        and_(notices.c.role.in_(below), notices.c.kind.in_(_OF_ALL_ABOVE)),
    )
    return or_(notices.c.agent == agent, and_(to_role, notices.c.at >= here_since))
