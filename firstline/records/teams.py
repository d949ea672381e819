"""Who in the company works on which kind of issue."""

from __future__ import annotations

import re

from sqlalchemy import select
from sqlalchemy.engine import Connection

from firstline.records.tables import teams


def owner(connection: Connection, team: str, family: str) -> str:
    """Who in `team` ("payments team", "first line manager") works on `family`; "" when nobody.

    A role that `team` names goes before a lead, a lead before others.
    """
    rows = connection.execute(select(teams.c.team, teams.c.person, teams.c.role, teams.c.works_on))
    able = [
        row
        for row in rows
        if row.team.casefold() in team.casefold()
        and family in re.split(r"[\s,;|]+", row.works_on or "")
    ]
    able.sort(key=lambda row: (_rank(row.role or "", team), row.person))
    return able[0].person if able else ""


def people(connection: Connection, team: str) -> tuple[str, ...]:
    """Everybody of the teams that `team` names."""
    rows = connection.execute(select(teams.c.team, teams.c.person).order_by(teams.c.person)).all()
    return tuple(row.person for row in rows if row.team.casefold() in team.casefold())


def _rank(role: str, team: str) -> tuple[bool, bool]:
    role = role.casefold()
    return not (role and role in team.casefold()), "lead" not in role
