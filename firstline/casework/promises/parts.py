"""Parts that had to be there when the work began."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from firstline.casework.promises.model import PARTS, Promise, dated, known_until, state_of, until
from firstline.casework.promises.work import Job, jobs
from firstline.records.identifiers import compact
from firstline.records.snapshot import Snapshot


def promises(snapshot: Snapshot, now: datetime) -> Iterator[Promise]:
    work = jobs(snapshot)
    reached = known_until(snapshot, "parts")
    for row in snapshot.parts:
        job = work.get(row.work_order_id)
        due, there = needed_by(row, job), arrived(row, now)
        if due is None or (there is None and job and job.is_settled):
            continue  # how a job was done without its part is not recorded
        made_at = dated(job.order.created_at) if job else None
        state = state_of(due, there, now, reached)
        yield Promise(PARTS, row.record, row.description or "", made_at, due, "", state, there)


def needed_by(row: Any, job: Job | None) -> datetime | None:
    """When the work begins goes before the day that the part was once wanted for."""
    return (job.starts_at if job else None) or dated(row.needed_at)


def arrived(row: Any, now: datetime) -> datetime | None:
    """When the right part came in."""
    return until(row.received_at, now) if is_right(row) else None


def is_right(row: Any) -> bool:
    """What was ordered is what the work needs, as far as both are known."""
    wanted, ordered = compact(row.sku or ""), compact(row.ordered_sku or "")
    return not (wanted and ordered) or wanted == ordered
