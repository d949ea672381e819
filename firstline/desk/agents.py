"""The agents who may log in, their roles and passwords."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection

from firstline.company.authority import ROLES
from firstline.desk import accounts, agent_names, passwords
from firstline.desk.tables import agents, sessions
from firstline.desk.trail import entries, verbs
from firstline.desk.trail.entries import FIRSTLINE, NOT_AGENTS, Entry

MANAGER = ROLES[-1]
DEMO_LOGINS = (("demo", "agent"), ("lead", "lead"), ("manager", "manager"))


class BadAgent(ValueError):
    """A name, role or password that cannot be used."""


class CannotRemove(ValueError):
    """The message says why the agent stays."""


class LastManager(BadAgent, CannotRemove):
    """Who would be left without anybody above the leads."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is the last manager; make somebody else one first")


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
    """Add an agent, or give one a new role and password, which ends the sessions that are open; `by`
    is who does it. A name that differs from one there is in capitals alone is that one.

    Raises BadAgent, also for the last manager, who stays one.
    """
    name = agent_names.spelled(connection, name)
    if not 0 < len(name) <= 60:
        raise BadAgent("an agent's name has 1 to 60 characters")
    if agent_names.key(name) in NOT_AGENTS:
        raise BadAgent(f"{name!r} is kept for what no agent did; choose another name")
    if role not in ROLES:
        raise BadAgent(f"a role is one of {', '.join(ROLES)}, not {role!r}")
    if not password:
        raise BadAgent("a password cannot be empty")
    if role != MANAGER:
        _leave_a_manager(connection, name)
    values = {"role": role, "password_hash": passwords.hashed(password), "active": True}
    before = connection.execute(select(agents).where(agents.c.agent == name)).first()
    if before:
        if not before.active:
            accounts.unlink(connection, name, now, by)
        connection.execute(update(agents).where(agents.c.agent == name).values(values))
        _log_out(connection, name)
    else:
        connection.execute(insert(agents).values(agent=name, created_at=now, **values))
    was = _told(before.role, before.active) if before else {}
    action = verbs.CHANGED_AGENT if before else verbs.ADDED_AGENT
    subject = f"agents/{name}"
    told = Entry(now, by, action, subject, before=was, after=_told(role, True))
    entries.write(connection, told)
    return Agent(name, role)


def remove(connection: Connection, name: str, now: datetime, by: str = FIRSTLINE) -> None:
    """Let an agent log in no more and end the open sessions; what was done in that name stays.

    Raises CannotRemove for somebody who may not log in anyway, and for the last manager.
    """
    name = agent_names.spelled(connection, name)
    found = next((one for one in listed(connection) if one.name == name), None)
    if found is None:
        raise CannotRemove(f"nobody called {name!r} may log in")
    _leave_a_manager(connection, name)
    _turn_off(connection, found, now, by)


def _leave_a_manager(connection: Connection, name: str) -> None:
    """Two managers who take each other away at once do it one after the other: their rows are held.

    Raises LastManager.
    """
    managers = select(agents.c.agent).where(agents.c.active, agents.c.role == MANAGER)
    held = managers.order_by(agents.c.agent).with_for_update()
    if connection.execute(held).scalars().all() == [name]:
        raise LastManager(name)


def _log_out(connection: Connection, name: str) -> None:
    connection.execute(delete(sessions).where(sessions.c.agent == name))


def _told(role: str, active: bool) -> dict[str, Any]:
    return {"role": role, "active": active}


def check(connection: Connection, name: str, password: str) -> Agent | None:
    """The agent whose name and password these are; an unknown name takes as long as a known one."""
    name = agent_names.spelled(connection, name)
    found = connection.execute(select(agents).where(agents.c.agent == name)).first()
    is_right = passwords.is_right(found.password_hash if found else None, password)
    return Agent(found.agent, found.role) if is_right and found.active else None


def known(connection: Connection, name: str) -> str | None:
    """The agent's name as it is kept, also of one who may not log in any more."""
    name = agent_names.spelled(connection, name)
    found = select(agents.c.agent).where(agents.c.agent == name)
    return connection.execute(found).scalar()


def working(connection: Connection, name: str) -> str | None:
    """The agent's name as it is kept; None for somebody who may not log in."""
    name = agent_names.spelled(connection, name)
    return next((one.name for one in listed(connection) if one.name == name), None)


def listed(connection: Connection) -> tuple[Agent, ...]:
    rows = connection.execute(select(agents).where(agents.c.active).order_by(agents.c.agent))
    return tuple(Agent(row.agent, row.role) for row in rows)


def keep_demo_logins(connection: Connection, wanted: bool, now: datetime) -> None:
    """In development each demo login exists; elsewhere none of them may log in."""
    if not wanted:
        names = [name for name, _ in DEMO_LOGINS]
        for found in (check(connection, name, name) for name in names):
            if found:
                _turn_off(connection, found, now)
        return
    for name, role in reversed(DEMO_LOGINS):  # the manager first: there has to be one
        if check(connection, name, name) is None:
            set_agent(connection, name, name, role, now)


def _turn_off(connection: Connection, agent: Agent, now: datetime, by: str = FIRSTLINE) -> None:
    connection.execute(update(agents).where(agents.c.agent == agent.name).values(active=False))
    _log_out(connection, agent.name)
    accounts.unlink(connection, agent.name, now, by)
    before, after = _told(agent.role, True), _told(agent.role, False)
    told = Entry(now, by, verbs.CHANGED_AGENT, f"agents/{agent.name}", before=before, after=after)
    entries.write(connection, told)
