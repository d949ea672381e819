"""What is wrong with one part of a job, and how long that may hold up the work."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

from firstline.casework.findings.parts.bench import Bench
from firstline.casework.promises import parts
from firstline.casework.promises.model import dated
from firstline.casework.promises.work import Job
from firstline.records.identifiers import compact

# Of parts that hold up the work equally long, the first leads.
CODES = (
    "BACKORDER",
    "WRONG_PART",
    "NOT_ORDERED_24H",
    "NOT_ORDERED_LOCAL",
    "RECEIVED_UNLINKED",
)
_COURIER = timedelta(hours=1)
_NOBODY_KNOWS = datetime.max.replace(tzinfo=timezone.utc)


@dataclass(frozen=True)
class Trouble:
    """`until`: the part will not be at hand before then, as far as the records tell."""

    code: str
    row: Any
    until: datetime


def troubles(bench: Bench, job: Job) -> tuple[Trouble, ...]:
    """The one that holds up the work longest first."""
    found = [
        Trouble(code, row, _until(bench, code, row))
        for row in job.parts
        if (code := _code(bench, job, row))
    ]
    found.sort(key=lambda one: CODES.index(one.code))
    return tuple(sorted(found, key=lambda one: one.until, reverse=True))


def _code(bench: Bench, job: Job, row: Any) -> str | None:
    if not parts.is_right(row):
        return "WRONG_PART"
    if parts.arrived(row, bench.now):
        return "RECEIVED_UNLINKED" if is_elsewhere(row, job) else None
    if bench.is_ordered(row):
        return "BACKORDER" if bench.is_late(job, row) else None
    if bench.is_new(job):
        return None
    return "NOT_ORDERED_LOCAL" if row.record in bench.stocked else "NOT_ORDERED_24H"


def is_elsewhere(row: Any, job: Job) -> bool:
    """It lies on the shelf of another job; a shelf that names this one ("B3, WO-20") is its own."""
    shelf, own = row.shelved_under or "", compact(job.order.work_order_id or "")
    if not compact(shelf):
        return False
    written = r"[\W_]*".join(map(re.escape, own))
    return not re.search(rf"(?<![^\W_]){written}(?![^\W_])", shelf, re.IGNORECASE)


def _until(bench: Bench, code: str, row: Any) -> datetime:
    eta = dated(row.eta)
    if code == "RECEIVED_UNLINKED":
        return bench.now
    if code == "BACKORDER":
        return eta if eta and eta > bench.now else _NOBODY_KNOWS
    if row.record in bench.stocked:
        return bench.now + _COURIER
    if code == "NOT_ORDERED_24H" and eta and eta > bench.now:
        return eta
    return bench.next_day
