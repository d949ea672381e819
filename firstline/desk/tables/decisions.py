"""What agents decided to have done, and the drafts that come before it."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table

from firstline.desk.tables.base import metadata
from firstline.records.tables.types import Id, Json, Money, UtcTime

# `content` is what will happen, shown to the agent; it holds when it is still the same on confirming.
drafts = Table(
    "drafts",
    metadata,
    Column("draft_id", Id, primary_key=True),
    Column("case_id", Id, ForeignKey("cases.case_id"), nullable=False, index=True),
    Column("case_version", Integer, nullable=False),
    Column("agent", Id, ForeignKey("agents.agent"), nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("expires_at", UtcTime, nullable=False),
    Column("key", Id, nullable=False, unique=True),
    Column("asked", Json, nullable=False),
    Column("content", Json, nullable=False),
)

# `state`: done, waiting for the consent of `consent` (a role), or declined.
decisions = Table(
    "decisions",
    metadata,
    Column("decision_id", Id, primary_key=True),
    Column("key", Id, nullable=False, unique=True),
    Column("case_id", Id, ForeignKey("cases.case_id"), nullable=False, index=True),
    Column("customer_id", Id),
    Column("agent", Id, ForeignKey("agents.agent"), nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("step", Id, nullable=False),
    Column("kind", Id, nullable=False),
    Column("family", Id, nullable=False),
    Column("finding", Id, nullable=False),
    Column("records", Json, nullable=False),
    Column("content", Json, nullable=False),
    Column("state", Id, nullable=False),
    Column("consent", Id),
    Column("settled_by", Id),
    Column("settled_at", UtcTime),
    Column("reason", Id, nullable=False),
    Index("ix_decisions_customer_id_at", "customer_id", "at"),
    Index("ix_decisions_state_at", "state", "at"),
)

# A step is taken once for a record, whoever presses it in whichever case.
once = Table(
    "once",
    metadata,
    Column("customer_id", Id, primary_key=True),
    Column("step", Id, primary_key=True),
    Column("record", Id, primary_key=True),
    Column("decision_id", Id, ForeignKey("decisions.decision_id"), nullable=False, index=True),
)

goodwill = Table(
    "goodwill",
    metadata,
    Column("goodwill_id", Id, primary_key=True),
    Column("case_id", Id, ForeignKey("cases.case_id"), nullable=False, index=True),
    Column("customer_id", Id, nullable=False),
    Column("agent", Id, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("finding", Id, nullable=False),
    Column("amount", Money, nullable=False),
    Column("currency", Id, nullable=False),
    Index("ix_goodwill_agent_at", "agent", "at"),
    Index("ix_goodwill_customer_id_at", "customer_id", "at"),
)
