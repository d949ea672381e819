"""Practice: sessions with a played customer, what was said and done in them, and who is to do which."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table

from firstline.desk.tables.base import metadata
from firstline.records.tables.types import Id, Json, UtcTime

# `state`: open, scored or left (given up). `facts`: the truth as it was when the session began.
practices = Table(
    "practices",
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("agent", Id, ForeignKey("agents.agent"), nullable=False),
    Column("scenario", Id, nullable=False),
    Column("story", Id, nullable=False),
    Column("difficulty", Id, nullable=False),
    Column("title", Id, nullable=False),
    Column("seed", Integer, nullable=False),
    Column("facts", Json, nullable=False),
    Column("begun_at", UtcTime, nullable=False),
    Column("changed_at", UtcTime, nullable=False),
    Column("state", Id, nullable=False),
    Column("ended_at", UtcTime),
    Column("score", Json),
    Index("ix_practices_agent_begun_at", "agent", "begun_at"),
)

# What was said, in order: `place` counts from 0.
practice_lines = Table(
    "practice_lines",
    metadata,
    Column("practice_id", Id, ForeignKey("practices.practice_id"), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("at", UtcTime, nullable=False),
    Column("who", Id, nullable=False),
    Column("text", Id, nullable=False),
    Column("kind", Id, nullable=False),
)

# What the trainee did with the assistant, each thing once; `turn`: the last line said by then.
practice_events = Table(
    "practice_events",
    metadata,
    Column("practice_id", Id, ForeignKey("practices.practice_id"), primary_key=True),
    Column("kind", Id, primary_key=True),
    Column("about", Id, primary_key=True),
    Column("turn", Integer, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("what", Id, nullable=False),
)

# A scenario that a lead wants somebody to practise; a session scored since then has done it.
practice_assignments = Table(
    "practice_assignments",
    metadata,
    Column("assignment_id", Id, primary_key=True),
    Column("agent", Id, ForeignKey("agents.agent"), nullable=False, index=True),
    Column("scenario", Id, nullable=False),
    Column("title", Id, nullable=False),
    Column("assigned_by", Id, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("withdrawn_at", UtcTime),
    Column("done_by", Id, ForeignKey("practices.practice_id")),
)
