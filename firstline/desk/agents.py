"""The agents who may log in, their roles and passwords."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection

from firstline.desk.tables import agents
from firstline.desk.trail import entries, verbs
from firstline.desk.trail.entries import FIRSTLINE, NOT_AGENTS, Entry

ROLES = ("agent", "lead", "manager")
DEMO_LOGINS = (("demo", "agent"), ("lead", "lead"), ("manager", "manager"))

# OWASP's least setting for Argon2id with one lane: about 30 ms on one core.
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_nobody = _hasher.hash("the password of an agent who does not exist")


class BadAgent(ValueError):
    """A name, role or password that cannot be used."""


@dataclass(frozen=True)
class Agent:
    name: str
    role: str


def set_agent(
    connection: Connection,
    name: str,
    password: str,
    role: str,
    now: datetime,
    by: str = FIRSTLINE,
) -> Agent:
    """Add an agent, or give one a new role and password; `by` is who does it."""
    if not name.strip() or len(name) > 60:
        raise BadAgent("an agent's name has 1 to 60 characters")
    if name.strip().casefold() in NOT_AGENTS:
        raise BadAgent(f"{name!r} is kept for what no agent did; choose another name")
    if role not in ROLES:
        raise BadAgent(f"a role is one of {', '.join(ROLES)}, not {role!r}")
    if not password:
        raise BadAgent("a password cannot be empty")
    values = {"role": role, "password_hash": _hasher.hash(password), "active": True}
    before = connection.execute(select(agents).where(agents.c.agent == name)).first()
    if before:
        connection.execute(update(agents).where(agents.c.agent == name).values(values))
    else:
        connection.execute(insert(agents).values(agent=name, created_at=now, **values))
    was = _told(before.role, before.active) if before else {}
    action = verbs.CHANGED_AGENT if before else verbs.ADDED_AGENT
    subject = f"agents/{name}"
    told = Entry(now, by, action, subject, before=was, after=_told(role, True))
    entries.write(connection, told)
    return Agent(name, role)


def _told(role: str, active: bool) -> dict[str, Any]:
    return {"role": role, "active": active}


def check(connection: Connection, name: str, password: str) -> Agent | None:
    """The agent whose name and password these are; an unknown name takes as long as a known one."""
    found = connection.execute(select(agents).where(agents.c.agent == name)).first()
    try:
        _hasher.verify(found.password_hash if found else _nobody, password)
    except (VerifyMismatchError, InvalidHashError):
        return None
    return Agent(found.agent, found.role) if found and found.active else None


def exists(connection: Connection, name: str) -> bool:
    """Also one who may not log in any more."""
    return (
        connection.execute(select(agents.c.agent).where(agents.c.agent == name)).first() is not None
    )


def listed(connection: Connection) -> tuple[Agent, ...]:
    rows = connection.execute(select(agents).where(agents.c.active).order_by(agents.c.agent))
    return tuple(Agent(row.agent, row.role) for row in rows)


def keep_demo_logins(connection: Connection, wanted: bool, now: datetime) -> None:
    """In development each demo login exists; elsewhere none of them may log in."""
    if not wanted:
        names = [name for name, _ in DEMO_LOGINS]
        for name in names:
            if check(connection, name, name):
                _turn_off(connection, name, now)
        return
    for name, role in DEMO_LOGINS:
        if check(connection, name, name) is None:
            set_agent(connection, name, name, role, now)


def _turn_off(connection: Connection, name: str, now: datetime) -> None:
    connection.execute(update(agents).where(agents.c.agent == name).values(active=False))
    after = {"active": False}
    entries.write(
        connection, Entry(now, FIRSTLINE, verbs.CHANGED_AGENT, f"agents/{name}", after=after)
    )
