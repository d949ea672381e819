"""Which agent a Slack user is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.engine import Connection

from firstline.desk import accounts
from firstline.desk.agents import Agent
from firstline.desk.tables import agents, slack_links
from firstline.desk.trail import entries, verbs
from firstline.desk.trail.entries import Entry
from firstline.records.writing import upsert
from firstline.slack import link_codes
from firstline.workplace import Workplace

_COLUMNS = tuple(column.name for column in slack_links.columns)


class TooManyWrong(RuntimeError):
    """So many wrong codes came from this Slack user that none is looked at for a while."""


@dataclass(frozen=True)
class User:
    """Somebody at Slack; ids are unique within a workspace only."""

    team: str
    user: str


def link(
    place: Workplace, connection: Connection, who: User, typed: str, now: datetime
) -> Agent | None:
    """The agent this user is from now on; None for a code that is wrong, used or too old.

    Raises TooManyWrong. A link that there was before is replaced.
    """
    subject = accounts.subject(who.team, who.user)
    if link_codes.are_too_many_wrong(connection, subject, now):
        raise TooManyWrong(who.user)
    name = link_codes.spend(place, connection, typed, now)
    agent = _active(connection, name) if name else None
    if agent is None:
        link_codes.keep_wrong(connection, subject, now)
        return None
    link = {"team": who.team, "slack_user": who.user, "agent": agent.name, "linked_at": now}
    connection.execute(upsert(connection, slack_links, _COLUMNS), [link])
    entries.write(connection, Entry(now, agent.name, verbs.LINKED_SLACK, subject))
    return agent


def accounts_of(connection: Connection, agent: str) -> tuple[User, ...]:
    """Everybody at Slack who is this agent."""
    mine = slack_links.c.agent == agent
    rows = connection.execute(select(slack_links).where(mine).order_by(slack_links.c.slack_user))
    return tuple(User(row.team, row.slack_user) for row in rows)


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
    return tuple(User(*one) for one in accounts.unlink(connection, agent, now, by or agent))


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
