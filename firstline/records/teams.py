"""Who in the company works on which kind of issue."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.engine import Connection, Row

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


def direct_lines(connection: Connection, *persons: str) -> tuple[str, ...]:
    """The telephone number of each of these colleagues, told by name, e-mail or what stands before
    its @; "" where nobody or more than one is meant."""
    rows = connection.execute(select(teams.c.person, teams.c.email, teams.c.direct_line)).all()
    return tuple(_line_of(person.strip().casefold(), rows) for person in persons)


def _line_of(wanted: str, rows: Sequence[Row]) -> str:
    found = {row.direct_line for row in rows if wanted and wanted in _called(row)} - {None, ""}
    return found.pop() if len(found) == 1 else ""


def _called(row: Row) -> set[str]:
    email = (row.email or "").casefold()
    return {row.person.casefold(), email, email.partition("@")[0]}


def people(connection: Connection, team: str) -> tuple[str, ...]:
    """Everybody of the teams that `team` names."""
    rows = connection.execute(select(teams.c.team, teams.c.person).order_by(teams.c.person)).all()
    return tuple(row.person for row in rows if row.team.casefold() in team.casefold())


def _rank(role: str, team: str) -> tuple[bool, bool]:
    role = role.casefold()
    return not (role and role in team.casefold()), "lead" not in role
