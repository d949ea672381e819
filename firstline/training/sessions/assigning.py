"""Which scenarios a lead wants somebody to practise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection

from firstline import database
from firstline.desk import agents
from firstline.desk.names import new_id
from firstline.desk.tables import practice_assignments
from firstline.training.scenarios import Scenario
from firstline.training.sessions.model import CannotPractise, Practice
from firstline.workplace import Workplace

MOST = 200


@dataclass(frozen=True)
class Assignment:
    """`done_by`: the session that did it, "" while it is still to be done."""

    assignment_id: str
    agent: str
    scenario: str
    title: str
    by: str
    at: datetime
    done_by: str = ""


def assign(place: Workplace, scenario: Scenario, agent: str, by: str, now: datetime) -> Assignment:
    """One that is still to be done is not assigned twice. Raises CannotPractise no_agent."""
    with database.writing(place.desk) as desk:
        if agent not in {one.name for one in agents.listed(desk)}:
            raise CannotPractise("no_agent")
        same = (one for one in to_do(desk, agent) if one.scenario == scenario.id)
        if (there := next(same, None)) is not None:
            return there
        made = Assignment(new_id("PA"), agent, scenario.id, scenario.title, by, now)
        desk.execute(
            insert(practice_assignments).values(
                assignment_id=made.assignment_id,
                agent=agent,
                scenario=scenario.id,
                title=scenario.title,
                assigned_by=by,
                at=now,
            )
        )
    return made


def withdraw(place: Workplace, assignment_id: str, now: datetime) -> None:
    """It need not be done any more; one that was done stays."""
    with database.writing(place.desk) as desk:
        desk.execute(
            update(practice_assignments)
            .where(
                practice_assignments.c.assignment_id == assignment_id,
                practice_assignments.c.done_by.is_(None),
            )
            .values(withdrawn_at=now)
        )


def done(desk: Connection, practice: Practice) -> None:
    """The session does what was assigned to its trainee, in the transaction that scores it."""
    desk.execute(
        update(practice_assignments)
        .where(
            practice_assignments.c.agent == practice.agent,
            practice_assignments.c.scenario == practice.scenario,
            practice_assignments.c.done_by.is_(None),
            practice_assignments.c.withdrawn_at.is_(None),
        )
        .values(done_by=practice.practice_id)
    )


def to_do(desk: Connection, agent: str) -> tuple[Assignment, ...]:
    """What the agent still has to practise, what waits longest first."""
    of_agent = practice_assignments.c.agent == agent
    return _listed(desk, of_agent, practice_assignments.c.done_by.is_(None))[::-1]


def all_assigned(desk: Connection) -> tuple[Assignment, ...]:
    """Everybody's, also those that were done, the newest first."""
    return _listed(desk)


def _listed(desk: Connection, *wanted: object) -> tuple[Assignment, ...]:
    rows = desk.execute(
        select(practice_assignments)
        .where(practice_assignments.c.withdrawn_at.is_(None), *wanted)
        .order_by(practice_assignments.c.at.desc(), practice_assignments.c.assignment_id)
        .limit(MOST)
    )
    return tuple(
        Assignment(
            row.assignment_id,
            row.agent,
            row.scenario,
            row.title,
            row.assigned_by,
            row.at,
            row.done_by or "",
        )
        for row in rows
    )
