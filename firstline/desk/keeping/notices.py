"""What somebody has to be told, once: one agent, or everybody of a role."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

from firstline.desk.outbox import queue
from firstline.desk.tables import notices

TOPIC = "notice.send"
MOST = 100
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
    """A notice as it was told; `seen_at` is None until somebody looked."""

    notice_id: int
    kind: str
    about: str
    agent: str | None
    role: str | None
    case_id: str | None
    at: datetime
    facts: Mapping[str, Any]
    seen_at: datetime | None


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
    queue.put(connection, queue.Order(TOPIC, payload), now, case_id=notice.case_id)
    return True


def unseen(connection: Connection, agent: str, role: str) -> tuple[Told, ...]:
    """What this agent, or the role of this agent, has not looked at; newest first, at most MOST."""
    rows = connection.execute(
        select(notices)
        .where(_of(agent, role), notices.c.seen_at.is_(None))
        .order_by(notices.c.at.desc(), notices.c.notice_id.desc())
        .limit(MOST)
    )
    return tuple(Told(**row._mapping) for row in rows)


def seen(
    connection: Connection, notice_ids: Sequence[int], agent: str, role: str, now: datetime
) -> int:
    """Those of them that are this agent's to see are seen, for a role by whoever looks first; how
    many were unseen until now."""
    if not notice_ids:
        return 0
    changed = connection.execute(
        update(notices)
        .where(notices.c.notice_id.in_(notice_ids), _of(agent, role), notices.c.seen_at.is_(None))
        .values(seen_at=now)
    )
    return changed.rowcount


def _of(agent: str, role: str):
    return or_(notices.c.agent == agent, notices.c.role == role)
