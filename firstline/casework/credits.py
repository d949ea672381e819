"""What the ledger says of one credit: on its way, paid, or late."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from firstline.records.snapshot import Snapshot

State = Literal["posted", "pending", "late"]


def state_of(snapshot: Snapshot, credit: Any) -> State:
    """Late when it failed, or when a ledger that reaches past the due time holds no posting.

    A ledger older than the due time cannot know: the credit counts as pending.
    """
    if credit.status == "failed":
        return "late"
    if credit.status == "posted" or credit.posted_at is not None:
        return "posted"
    as_of = snapshot.as_of.get("credits")
    if credit.due_at is not None and as_of is not None and as_of >= credit.due_at:
        return "late"
    return "pending"


def newest_time(credit: Any) -> datetime | None:
    """The latest of the times the ledger knows of it."""
    times = (credit.approved_at, credit.due_at, credit.posted_at)
    return max((time for time in times if time), default=None)
