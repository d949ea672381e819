"""Jobs of the workshop: when the work begins, and whether it is over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from firstline.casework.promises.clock import company_day
from firstline.casework.promises.model import dated
from firstline.casework.workshop import is_handing_in
from firstline.records.cancellation import is_cancelled
from firstline.records.snapshot import Snapshot


@dataclass(frozen=True)
class Job:
    """`visits`: the appointments made for it. `is_settled`: it was done or called off, whenever."""

    order: Any
    parts: tuple[Any, ...]
    visits: tuple[Any, ...]
    starts_at: datetime | None
    is_settled: bool


def jobs(snapshot: Snapshot) -> dict[str, Job]:
    """By the id of the work order."""
    parts, visits = _by_job(snapshot.parts), _by_job(snapshot.appointments)
    found = {}
    for order in snapshot.work_orders:
        made_for = tuple(visits.get(order.work_order_id, ()))
        start = _start(order, made_for)
        settled = _is_done(snapshot, made_for, start) or _is_off(made_for, start)
        its_parts = tuple(parts.get(order.work_order_id, ()))
        found[order.work_order_id] = Job(order, its_parts, made_for, start, settled)
    return found


def _by_job(rows: Iterable[Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for row in rows:
        if row.work_order_id:
            found.setdefault(row.work_order_id, []).append(row)
    return found


def _start(order: Any, visits: tuple[Any, ...]) -> datetime | None:
    """The last visit booked for it, where the order itself names no time."""
    return dated(order.starts_at) or _last(v for v in visits if not is_cancelled(v))


def _is_done(snapshot: Snapshot, visits: tuple[Any, ...], start: datetime | None) -> bool:
    """A visit took place on the day of the work or later, and none is booked after it."""
    done = [v for v in visits if v.status == "done" and not is_handing_in(v.kind)]
    if not done:
        return False
    at, booked = _last(done), [v for v in visits if v.status == "booked"]
    if at is None or any(dated(v.starts_at) is None or dated(v.starts_at) > at for v in booked):
        return not booked and start is None
    return start is None or company_day(snapshot, at) >= company_day(snapshot, start)


def _is_off(visits: tuple[Any, ...], start: datetime | None) -> bool:
    if not visits or not all(map(is_cancelled, visits)):
        return False
    at = _last(visits)
    return start is None or at is None or start <= at


def _last(visits: Iterable[Any]) -> datetime | None:
    return max(filter(None, (dated(visit.starts_at) for visit in visits)), default=None)
