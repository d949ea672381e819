"""What the desk has promised and keeps watch over."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table

from firstline.desk.tables.base import metadata
from firstline.records.tables.types import Id, Json, UtcTime


def _of_case() -> tuple[Column, ...]:
    """The columns by which a row belongs to a case; a Column can be in one table only."""
    return (
        Column("case_id", Id, ForeignKey("cases.case_id"), nullable=False, index=True),
        Column("customer_id", Id, index=True),
        Column("decision_id", Id, ForeignKey("decisions.decision_id")),
    )


# Everything with an owner and a time. `kind`: follow_up, callback, escalation, acknowledgement,
# summary, answer, final_answer or approval; `subject` names the row it is the clock of.
promises = Table(
    "promises",
    metadata,
    Column("promise_id", Id, primary_key=True),
    *_of_case(),
    Column("kind", Id, nullable=False),
    Column("subject", Id, nullable=False),
    Column("owner", Id, nullable=False),
    Column("what", Id, nullable=False),
    Column("made_at", UtcTime, nullable=False),
    Column("due_at", UtcTime, nullable=False),
    Column("warn_at", UtcTime),
    Column("state", Id, nullable=False),
    Column("ended_at", UtcTime),
    Column("ended_by", Id),
    Column("warned_at", UtcTime),
    Column("broken_at", UtcTime),
    Index("ix_promises_state_due_at", "state", "due_at"),
    Index("ix_promises_owner_state", "owner", "state"),
)

# `note`: what happened, what was promised and what was tried, so that nobody explains it again.
escalations = Table(
    "escalations",
    metadata,
    Column("escalation_id", Id, primary_key=True),
    *_of_case(),
    Column("at", UtcTime, nullable=False),
    Column("agent", Id, nullable=False),
    Column("team", Id, nullable=False),
    Column("level", Integer, nullable=False),
    Column("reason", Id, nullable=False),
    Column("due_at", UtcTime, nullable=False),
    Column("note", Json, nullable=False),
    Column("state", Id, nullable=False),
    Index("ix_escalations_state_due_at", "state", "due_at"),
)

callbacks = Table(
    "callbacks",
    metadata,
    Column("callback_id", Id, primary_key=True),
    *_of_case(),
    Column("at", UtcTime, nullable=False),
    Column("agent", Id, nullable=False),
    Column("owner", Id, nullable=False),
    Column("starts_at", UtcTime, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("timezone", Id, nullable=False),
    Column("contact", Id, nullable=False),
    Column("contact_id", Id),
    Column("state", Id, nullable=False),
    Column("placed_at", UtcTime),
    Index("ix_callbacks_owner_starts_at", "owner", "starts_at"),
)

complaints = Table(
    "complaints",
    metadata,
    Column("complaint_id", Id, primary_key=True),
    *_of_case(),
    Column("agent", Id, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("received_at", UtcTime, nullable=False),
    Column("about", Id, nullable=False),
    Column("owner", Id, nullable=False),
    Column("of_record", Id),
    Column("acknowledged_at", UtcTime),
    Column("answered_at", UtcTime),
    Column("closed_at", UtcTime),
)

notes = Table(
    "notes",
    metadata,
    Column("note_id", Id, primary_key=True),
    *_of_case(),
    Column("at", UtcTime, nullable=False),
    Column("agent", Id, nullable=False),
    Column("text", Id, nullable=False),
)

codes = Table(
    "codes",
    metadata,
    Column("code_id", Id, primary_key=True),
    Column("case_id", Id, ForeignKey("cases.case_id"), nullable=False, index=True),
    Column("customer_id", Id),
    Column("agent", Id, nullable=False),
    Column("sent_at", UtcTime, nullable=False),
    Column("expires_at", UtcTime, nullable=False),
    Column("contact", Id, nullable=False),
    Column("code_hash", Id, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("used_at", UtcTime),
    Index("ix_codes_customer_id_sent_at", "customer_id", "sent_at"),
)
