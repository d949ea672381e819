"""The agents who may log in, their roles and passwords."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection

from firstline.desk.tables import agents

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


def set_agent(connection: Connection, name: str, password: str, role: str, now: datetime) -> Agent:
    """Add an agent, or give one a new role and password."""
    if not name.strip() or len(name) > 60:
        raise BadAgent("an agent's name has 1 to 60 characters")
    if role not in ROLES:
        raise BadAgent(f"a role is one of {', '.join(ROLES)}, not {role!r}")
    if not password:
        raise BadAgent("a password cannot be empty")
    values = {"role": role, "password_hash": _hasher.hash(password), "active": True}
    changed = connection.execute(update(agents).where(agents.c.agent == name).values(values))
    if not changed.rowcount:
        connection.execute(insert(agents).values(agent=name, created_at=now, **values))
    return Agent(name, role)


def check(connection: Connection, name: str, password: str) -> Agent | None:
    """The agent whose name and password these are; an unknown name takes as long as a known one."""
    found = connection.execute(select(agents).where(agents.c.agent == name)).first()
    try:
        _hasher.verify(found.password_hash if found else _nobody, password)
    except (VerifyMismatchError, InvalidHashError):
        return None
    return Agent(found.agent, found.role) if found and found.active else None


def listed(connection: Connection) -> tuple[Agent, ...]:
    rows = connection.execute(select(agents).where(agents.c.active).order_by(agents.c.agent))
    return tuple(Agent(row.agent, row.role) for row in rows)


def keep_demo_logins(connection: Connection, wanted: bool, now: datetime) -> None:
    """In development each demo login exists; elsewhere none of them may log in."""
    if not wanted:
        names = [name for name, _ in DEMO_LOGINS]
        for name in names:
            if check(connection, name, name):
                turned_off = update(agents).where(agents.c.agent == name)
                connection.execute(turned_off.values(active=False))
        return
    for name, role in DEMO_LOGINS:
        if check(connection, name, name) is None:
            set_agent(connection, name, name, role, now)
