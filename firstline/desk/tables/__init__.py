"""The desk's tables."""

from firstline.desk.tables.base import metadata
from firstline.desk.tables.cases import case_messages, cases, judgements
from firstline.desk.tables.decisions import decisions, drafts, goodwill, once
from firstline.desk.tables.keeping import (
    callbacks,
    codes,
    complaints,
    escalations,
    notes,
    promises,
)
from firstline.desk.tables.people import agents, notices, sessions
from firstline.desk.tables.working import leases, outbox, trail, trail_seals

__all__ = [
    "agents",
    "callbacks",
    "case_messages",
    "cases",
    "codes",
    "complaints",
    "decisions",
    "drafts",
    "escalations",
    "goodwill",
    "judgements",
    "leases",
    "metadata",
    "notes",
    "notices",
    "once",
    "outbox",
    "promises",
    "sessions",
    "trail",
    "trail_seals",
]
