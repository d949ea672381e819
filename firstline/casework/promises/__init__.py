"""The promise ledger: every promise made to one customer, and whether it was kept."""

from __future__ import annotations

from datetime import datetime, timezone

from firstline.casework.promises import (
    appointments,
    callbacks,
    complaints,
    credits,
    deliveries,
    desk,
    notes,
    parts,
)
from firstline.casework.promises.model import (
    ACKNOWLEDGEMENT,
    ANSWER,
    APPOINTMENT,
    CALLBACK,
    CREDIT,
    DELIVERY,
    FINAL_ANSWER,
    FOLLOW_UP,
    PARTS,
    Promise,
)
from firstline.records.snapshot import Snapshot

__all__ = [
    "ACKNOWLEDGEMENT",
    "ANSWER",
    "APPOINTMENT",
    "CALLBACK",
    "CREDIT",
    "DELIVERY",
    "FINAL_ANSWER",
    "FOLLOW_UP",
    "PARTS",
    "Promise",
    "ledger",
]

SOURCES = (appointments, callbacks, complaints, credits, deliveries, parts, notes, desk)
_UNDATED = datetime.min.replace(tzinfo=timezone.utc)


def ledger(snapshot: Snapshot, now: datetime) -> tuple[Promise, ...]:
    """All promises of the snapshot, the one due first in front, those without a time before it."""
    promises = (one for source in SOURCES for one in source.promises(snapshot, now))
    return tuple(sorted(promises, key=lambda one: (one.due_at or _UNDATED, one.kind, one.record)))
