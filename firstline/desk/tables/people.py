"""Who works at the desk."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table

from firstline.desk.tables.base import metadata
from firstline.records.tables.types import Id, Json, UtcTime

agents = Table(
    "agents",
    metadata,
    Column("agent", Id, primary_key=True),
    Column("role", Id, nullable=False),
    Column("password_hash", Id, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("created_at", UtcTime, nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("token_hash", Id, primary_key=True),
    Column("agent", Id, ForeignKey("agents.agent"), nullable=False),
    Column("csrf", Id, nullable=False),
    Column("opened_at", UtcTime, nullable=False),
    Column("expires_at", UtcTime, nullable=False),
)

# What somebody has to be told: one agent, or everybody of a role. `about` names what it is about,
# so that the same thing is told once.
notices = Table(
    "notices",
    metadata,
    Column("notice_id", Integer, primary_key=True),
    Column("kind", Id, nullable=False),
    Column("about", Id, nullable=False),
    Column("agent", Id),
    Column("role", Id),
    Column("case_id", Id, ForeignKey("cases.case_id")),
    Column("at", UtcTime, nullable=False),
    Column("facts", Json, nullable=False),
    Index("uq_notices_kind_about", "kind", "about", unique=True),
    Index("ix_notices_agent", "agent", "at"),
    Index("ix_notices_role", "role", "at"),
)

# Everybody whom a notice is for looks at it for himself.
notices_seen = Table(
    "notices_seen",
    metadata,
    Column("notice_id", Integer, ForeignKey("notices.notice_id"), primary_key=True),
    Column("agent", Id, primary_key=True),
    Column("at", UtcTime, nullable=False),
)
