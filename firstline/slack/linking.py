"""Which agent a Slack user is: linked by a code that counts once and not for long."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, insert, select
from sqlalchemy.engine import Connection

from firstline import settings
from firstline.desk import names
from firstline.desk.agents import Agent
from firstline.desk.tables import agents, slack_link_codes, slack_links, slack_seen
from firstline.desk.trail import entries, verbs
from firstline.desk.trail.entries import UNKNOWN, Entry
from firstline.records.writing import upsert
from firstline.workplace import Workplace

LASTS = timedelta(minutes=15)
MOST_WRONG, WITHIN = 5, timedelta(hours=1)
_LENGTH = 8
_COLUMNS = tuple(column.name for column in slack_links.columns)


class NoSuchAgent(LookupError):
    """Nobody of that name may log in."""


class TooManyWrong(RuntimeError):
    """So many wrong codes came from this Slack user that none is looked at for a while."""


@dataclass(frozen=True)
class User:
    """Somebody at Slack; ids are unique within a workspace only."""

    team: str
    user: str


def new_code(
    place: Workplace, connection: Connection, agent: str, now: datetime, by: str = ""
) -> str:
    """Such as "7KQ2-MX4P", good once until `now` + LASTS; the agent's earlier ones are void. `by`
    is who asked for it, "" for the agent. Raises NoSuchAgent."""
    active = select(agents.c.agent).where(agents.c.agent == agent, agents.c.active)
    if connection.execute(active).first() is None:
        raise NoSuchAgent(agent)
    code = "".join(secrets.choice(names.ALPHABET) for _ in range(_LENGTH))
    void = (slack_link_codes.c.agent == agent) | (slack_link_codes.c.expires_at <= now)
    connection.execute(delete(slack_link_codes).where(void))
    row = {"code_hash": _hash(place, code), "agent": agent, "expires_at": now + LASTS}
    connection.execute(insert(slack_link_codes).values(**row))
    told = Entry(now, by or agent, verbs.MADE_LINK_CODE, f"agents/{agent}")
    entries.write(connection, told)
    return f"{code[:4]}-{code[4:]}"


def link(
    place: Workplace, connection: Connection, who: User, typed: str, now: datetime
) -> Agent | None:
    """The agent this user is from now on; None for a code that is wrong, used or too old.

    Raises TooManyWrong. A link that there was before is replaced.
    """
    if _wrong_lately(connection, who, now) >= MOST_WRONG:
        raise TooManyWrong(who.user)
    mine = slack_link_codes.c.code_hash == _hash(place, _plain(typed))
    row = connection.execute(select(slack_link_codes).where(mine)).first()
    used = connection.execute(delete(slack_link_codes).where(mine)).rowcount == 1
    agent = _active(connection, row.agent) if row and used and row.expires_at > now else None
    if agent is None:
        _keep_wrong(connection, who, now)
        return None
    link = {"team": who.team, "slack_user": who.user, "agent": agent.name, "linked_at": now}
    connection.execute(upsert(connection, slack_links, _COLUMNS), [link])
    entries.write(connection, Entry(now, agent.name, verbs.LINKED_SLACK, _subject(who)))
    return agent


def agent_of(connection: Connection, who: User) -> Agent | None:
    """The agent with the role of now; None for who is not linked or may not log in any more."""
    row = connection.execute(
        select(agents.c.agent, agents.c.role)
        .join(slack_links, slack_links.c.agent == agents.c.agent)
        .where(
            slack_links.c.team == who.team,
            slack_links.c.slack_user == who.user,
            agents.c.active,
        )
    ).first()
    return Agent(row.agent, row.role) if row else None


def unlink(connection: Connection, agent: str, now: datetime, by: str = "") -> tuple[User, ...]:
    """The agent is nobody at Slack any more; who it was there."""
    mine = slack_links.c.agent == agent
    rows = connection.execute(select(slack_links).where(mine)).all()
    connection.execute(delete(slack_links).where(mine))
    connection.execute(delete(slack_link_codes).where(slack_link_codes.c.agent == agent))
    found = tuple(User(row.team, row.slack_user) for row in rows)
    told = (Entry(now, by or agent, verbs.UNLINKED_SLACK, _subject(one)) for one in found)
    entries.write(connection, *told)
    return found


@dataclass(frozen=True)
class Linked:
    who: User
    agent: Agent
    since: datetime


def linked(connection: Connection, teams: Collection[str] = frozenset()) -> tuple[Linked, ...]:
    """Everybody who is linked and may log in; of these workspaces only, if any are named."""
    rows = connection.execute(
        select(slack_links, agents.c.role)
        .join(agents, agents.c.agent == slack_links.c.agent)
        .where(agents.c.active)
        .order_by(slack_links.c.team, slack_links.c.slack_user)
    )
    return tuple(
        Linked(User(row.team, row.slack_user), Agent(row.agent, row.role), row.linked_at)
        for row in rows
        if not teams or row.team in teams
    )


def _active(connection: Connection, name: str) -> Agent | None:
    found = select(agents.c.agent, agents.c.role).where(agents.c.agent == name, agents.c.active)
    row = connection.execute(found).first()
    return Agent(row.agent, row.role) if row else None


def _wrong_lately(connection: Connection, who: User, now: datetime) -> int:
    mine = slack_seen.c.key.like(f"{_wrong(who)}/%"), slack_seen.c.at > now - WITHIN
    return connection.execute(select(func.count()).select_from(slack_seen).where(*mine)).scalar()


def _keep_wrong(connection: Connection, who: User, now: datetime) -> None:
    key = f"{_wrong(who)}/{secrets.token_hex(8)}"
    row = {"key": key, "at": now, "state": "wrong", "incoming": {}, "attempts": 0}
    connection.execute(insert(slack_seen).values(**row))
    entries.write(connection, Entry(now, UNKNOWN, verbs.LOGIN_FAILED, _subject(who)))


def _wrong(who: User) -> str:
    return f"wrong:{who.team}/{who.user}"


def _subject(who: User) -> str:
    return f"slack/{who.team}/{who.user}"


def _plain(typed: str) -> str:
    return "".join(sign for sign in typed.upper() if sign.isalnum())


def _hash(place: Workplace, code: str) -> str:
    """Without the installation's secret a copy of the desk tells none."""
    secret = settings.secret(place.settings.home).encode()
    return hmac.new(secret, f"slack:{code}".encode(), hashlib.sha256).hexdigest()
