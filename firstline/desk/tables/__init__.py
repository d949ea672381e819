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
from firstline.desk.tables.people import agents, notices, notices_seen, sessions
from firstline.desk.tables.practice import (
    practice_assignments,
    practice_events,
    practice_lines,
    practices,
)
from firstline.desk.tables.slack import (
    slack_link_codes,
    slack_links,
    slack_queue,
    slack_seen,
    slack_threads,
)
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
    "notices_seen",
    "once",
    "outbox",
    "practice_assignments",
    "practice_events",
    "practice_lines",
    "practices",
    "promises",
    "sessions",
    "slack_link_codes",
    "slack_links",
    "slack_queue",
    "slack_seen",
    "slack_threads",
    "trail",
    "trail_seals",
]
