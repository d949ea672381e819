"""Money that was due to her by a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from firstline.casework import credits
from firstline.casework.promises.clock import end_of_her_day, her_day
from firstline.casework.promises.model import CREDIT, Promise, State, dated, until
from firstline.records.snapshot import Snapshot


def promises(snapshot: Snapshot, now: datetime) -> Iterator[Promise]:
    for row in snapshot.credits:
        due = dated(row.due_at)
        if due is None and row.status != "failed":
            continue
        state, kept_at = _became(snapshot, row, due, now)
        made_at = dated(row.approved_at)
        yield Promise(CREDIT, row.record, row.reason or "", made_at, due, "", state, kept_at)


def _became(
    snapshot: Snapshot, row: Any, due: datetime | None, now: datetime
) -> tuple[State, datetime | None]:
    if row.status == "failed" or due is None:
        return "broken", None
    posted = until(row.posted_at, now)
    if posted:
        in_time = posted <= end_of_her_day(snapshot, her_day(snapshot, due))
        return ("kept" if in_time else "broken"), posted
    if row.status == "posted" and row.posted_at is None:
        return "kept", None
    if now <= due:
        return "due", None
    return ("broken" if credits.state_of(snapshot, row) == "late" else "unknown"), None
