"""Cases: what was said in them, and what agents thought of the cards."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table

from firstline.desk.tables.base import metadata
from firstline.records.tables.types import Id, Json, UtcTime

cases = Table(
    "cases",
    metadata,
    Column("case_id", Id, primary_key=True),
    Column("agent", Id, ForeignKey("agents.agent"), nullable=False),
    Column("opened_at", UtcTime, nullable=False),
    Column("changed_at", UtcTime, nullable=False),
    Column("version", Integer, nullable=False),
    Column("customer_id", Id),
    Column("identity", Id, nullable=False),
    Column("factors", Json, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("concern", Id),
    Column("question", Json),
    Column("findings", Json, nullable=False),
    Column("state", Id, nullable=False, server_default="open"),
    Column("owner", Id),
    Column("closed_at", UtcTime),
    Column("outcome", Id),
    Column("summary", Json),
    Index("ix_cases_agent_changed_at", "agent", "changed_at"),
    Index("ix_cases_customer_id_opened_at", "customer_id", "opened_at"),
)

case_messages = Table(
    "case_messages",
    metadata,
    Column("message_id", Integer, primary_key=True),
    Column("case_id", Id, ForeignKey("cases.case_id"), nullable=False, index=True),
    Column("at", UtcTime, nullable=False),
    Column("speaker", Id, nullable=False),
    Column("text", Id, nullable=False),
    Column("replies", Json, nullable=False),
    Column("aside", Boolean, nullable=False),
)

# What an agent thought of a card: the one at `place` among the replies of that message.
judgements = Table(
    "judgements",
    metadata,
    Column("message_id", Integer, ForeignKey("case_messages.message_id"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("case_id", Id, ForeignKey("cases.case_id"), nullable=False, index=True),
    Column("agent", Id, primary_key=True),
    Column("at", UtcTime, nullable=False, index=True),
    Column("family", Id, nullable=False),
    Column("finding", Id, nullable=False),
    Column("is_right", Boolean, nullable=False),
    Column("note", Id, nullable=False),
)
