"""Who is logged in: a random token the browser holds, its hash in the desk."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection

from firstline.desk.agents import Agent
from firstline.desk.tables import agents, sessions
from firstline.desk.trail import entries, verbs
from firstline.desk.trail.entries import UNKNOWN, Entry

LASTS = timedelta(hours=12)


@dataclass(frozen=True)
class Session:
    """`csrf` must come back with every change that a cookie authorises."""

    agent: Agent
    csrf: str


def open_session(connection: Connection, agent: Agent, now: datetime) -> tuple[str, Session]:
    """The new session's token, told once, and the session; expired ones are cleared away."""
    token, csrf = secrets.token_urlsafe(32), secrets.token_urlsafe(24)
    connection.execute(delete(sessions).where(sessions.c.expires_at < now))
    connection.execute(
        insert(sessions).values(
            token_hash=_hash(token),
            agent=agent.name,
            csrf=csrf,
            opened_at=now,
            expires_at=now + LASTS,
        )
    )
    after = {"role": agent.role}
    entries.write(connection, _entry(now, agent.name, verbs.LOGGED_IN, after=after))
    return token, Session(agent, csrf)


def find(connection: Connection, token: str, now: datetime) -> Session | None:
    """The session of a token, None when it is unknown, over, or the agent may no longer log in."""
    row = connection.execute(
        select(sessions.c.csrf, agents.c.agent, agents.c.role)
        .join(agents, agents.c.agent == sessions.c.agent)
        .where(sessions.c.token_hash == _hash(token), sessions.c.expires_at > now, agents.c.active)
    ).first()
    return Session(Agent(row.agent, row.role), row.csrf) if row else None


def close(connection: Connection, token: str, agent: Agent, now: datetime) -> None:
    gone = connection.execute(delete(sessions).where(sessions.c.token_hash == _hash(token)))
    if gone.rowcount:
        entries.write(connection, _entry(now, agent.name, verbs.LOGGED_OUT))


def refuse(connection: Connection, agent: str | None, now: datetime) -> None:
    """Tell the trail of a login that failed; `agent` is None for a name that nobody has: it may be
    anything, so it is kept nowhere."""
    entries.write(connection, _entry(now, agent or UNKNOWN, verbs.LOGIN_FAILED))


def _entry(now: datetime, agent: str, action: str, **about: Any) -> Entry:
    return Entry(now, agent, action, "sessions", **about)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
