"""The accounts elsewhere by which an agent is known; whoever leaves leaves them too."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.engine import Connection

from firstline.desk.tables import slack_link_codes, slack_links
from firstline.desk.trail import entries, verbs
from firstline.desk.trail.entries import Entry


def unlink(
    connection: Connection, agent: str, now: datetime, by: str
) -> tuple[tuple[str, str], ...]:
    """The agent is nobody at Slack any more, and codes are void; (workspace, user) of who it was."""
    mine = slack_links.c.agent == agent
    rows = connection.execute(select(slack_links).where(mine)).all()
    connection.execute(delete(slack_links).where(mine))
    connection.execute(delete(slack_link_codes).where(slack_link_codes.c.agent == agent))
    found = tuple((row.team, row.slack_user) for row in rows)
    told = (Entry(now, by, verbs.UNLINKED_SLACK, subject(*one)) for one in found)
    entries.write(connection, *told)
    return found


def subject(team: str, user: str) -> str:
    """What the trail calls somebody at Slack."""
    return f"slack/{team}/{user}"
