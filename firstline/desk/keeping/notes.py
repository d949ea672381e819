"""Notes of a case, for whoever opens it next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.engine import Connection

from firstline.desk.keeping.about import About
from firstline.desk.names import new_id
from firstline.desk.tables import notes

MOST = 50


@dataclass(frozen=True)
class Note:
    note_id: str
    at: datetime
    agent: str
    text: str


def write(connection: Connection, about: About, agent: str, text: str, now: datetime) -> str:
    """Its id. The text has no card numbers any more."""
    note_id = new_id("N")
    values = {**vars(about), "note_id": note_id, "at": now, "agent": agent, "text": text}
    connection.execute(insert(notes).values(**values))
    return note_id


def of_case(connection: Connection, case_id: str) -> tuple[Note, ...]:
    """The newest first."""
    rows = connection.execute(
        select(notes)
        .where(notes.c.case_id == case_id)
        .order_by(notes.c.at.desc(), notes.c.note_id)
        .limit(MOST)
    )
    return tuple(Note(row.note_id, row.at, row.agent, row.text) for row in rows)
