"""What `firstline work` lives on: what other systems must do, who does what now, and the trail."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table

from firstline.desk.tables.base import metadata
from firstline.records.tables.types import Id, Json, UtcTime

# `state`: waiting, delivered, dead (given up) or dropped. `holder` delivers it until `held_until`.
outbox = Table(
    "outbox",
    metadata,
    Column("outbox_id", Id, primary_key=True),
    Column("at", UtcTime, nullable=False),
    Column("topic", Id, nullable=False),
    Column("payload", Json, nullable=False),
    Column("case_id", Id, ForeignKey("cases.case_id"), index=True),
    Column("decision_id", Id, ForeignKey("decisions.decision_id")),
    Column("state", Id, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("next_at", UtcTime, nullable=False),
    Column("holder", Id),
    Column("held_until", UtcTime),
    Column("problem", Id, nullable=False),
    Column("ended_at", UtcTime),
    Index("ix_outbox_state_next_at", "state", "next_at"),
)

leases = Table(
    "leases",
    metadata,
    Column("name", Id, primary_key=True),
    Column("holder", Id, nullable=False),
    Column("until", UtcTime, nullable=False),
)

# Who looked up or changed what, when and why. Rows are only ever added: triggers refuse the rest.
trail = Table(
    "trail",
    metadata,
    Column("entry_id", Integer, primary_key=True),
    Column("at", UtcTime, nullable=False),
    Column("agent", Id, nullable=False),
    Column("action", Id, nullable=False),
    Column("case_id", Id, index=True),
    Column("customer_id", Id, index=True),
    Column("subject", Id, nullable=False),
    Column("why", Id, nullable=False),
    Column("before", Json, nullable=False),
    Column("after", Json, nullable=False),
)

# `hash` covers the entry and the hash at the place before, so that nothing can be changed unseen.
trail_seals = Table(
    "trail_seals",
    metadata,
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("entry_id", Integer, ForeignKey("trail.entry_id"), nullable=False, unique=True),
    Column("hash", Id, nullable=False),
)
