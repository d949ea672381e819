"""The desk's tables."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, MetaData, Table

from firstline.records.tables.types import Id, Json, Money, UtcTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

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
)
