"""Who in the company works on which kind of issue."""

from __future__ import annotations

import re

from sqlalchemy import select
from sqlalchemy.engine import Connection

from firstline.records.tables import teams


def owner(connection: Connection, team: str, family: str) -> str:
    """Who in `team` ("payments team") works on `family`, a lead before others; "" when nobody."""
    rows = connection.execute(select(teams.c.team, teams.c.person, teams.c.role, teams.c.works_on))
    able = [
        row
        for row in rows
        if row.team.casefold() in team.casefold()
        and family in re.split(r"[\s,;|]+", row.works_on or "")
    ]
    able.sort(key=lambda row: ("lead" not in (row.role or "").casefold(), row.person))
    return able[0].person if able else ""
