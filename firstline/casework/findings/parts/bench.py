"""Her open jobs as the records show them now, and what each of their parts waits for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import cached_property
from typing import Any

from firstline.casework import calendar
from firstline.casework.promises import Promise, parts
from firstline.casework.promises.clock import company_day
from firstline.casework.promises.model import dated, known_until, state_of, until
from firstline.casework.promises.work import Job, jobs
from firstline.casework.said import Said
from firstline.records.identifiers import compact
from firstline.records.snapshot import Snapshot

RECENT = timedelta(days=14)  # longer after its last date nobody waits for a job any more
_UNDATED = datetime.max.replace(tzinfo=timezone.utc)


@dataclass(frozen=True)
class Bench:
    snapshot: Snapshot
    said: Said
    now: datetime

    @cached_property
    def jobs(self) -> tuple[Job, ...]:
        """Those that are not over: the one she names first, then by when the work begins."""
        open_ = [job for job in jobs(self.snapshot).values() if self._is_open(job)]
        open_.sort(key=lambda job: (not self._is_named(job), *_place(job)))
        return tuple(open_)

    @cached_property
    def promised(self) -> dict[str, Promise]:
        """What the ledger says of each part, by its record."""
        return {one.record: one for one in parts.promises(self.snapshot, self.now)}

    @cached_property
    def reached(self) -> datetime | None:
        """How far our copy of the parts reaches."""
        return known_until(self.snapshot, "parts")

    @cached_property
    def is_fresh(self) -> bool:
        return self.snapshot.is_fresh(self.now, "parts")

    @cached_property
    def next_day(self) -> datetime:
        """When the next business day closes."""
        return calendar.business_day_after(self.now, 1, self.snapshot.company)

    def is_ordered(self, row: Any) -> bool:
        """A row without a number of its order may still say when it was ordered, or what."""
        number, what = (row.purchase_order or "").strip(), (row.ordered_sku or "").strip()
        return bool(number or what or until(row.ordered_at, self.now))

    def is_late(self, job: Job, row: Any) -> bool:
        """It will not be there in time, or has not come when it was to come."""
        due, eta = parts.needed_by(row, job), dated(row.eta)
        promise = self.promised.get(row.record)
        if (promise and promise.is_open) or (due and eta and eta > due):
            return True
        return self.is_overdue(row)

    def is_overdue(self, row: Any) -> bool:
        eta = dated(row.eta)
        came = parts.arrived(row, self.now)
        return bool(eta) and not came and state_of(eta, came, self.now, self.reached) == "broken"

    def is_new(self, job: Job) -> bool:
        """Booked since the last business day: what its work needs may still be ordered in time."""
        created = until(job.order.created_at, self.now)
        if created is None or job.starts_at is None or job.starts_at <= self.next_day:
            return False
        return self.now <= calendar.business_day_after(created, 1, self.snapshot.company)

    @cached_property
    def stocked(self) -> frozenset[str]:
        """The parts that the depot can supply; one of its pieces serves one part."""
        taken: Counter = Counter()
        found = set()
        for row in self._wanted():
            piece = (compact(row.sku or "") or row.record, compact(row.depot or ""))
            if row.depot_quantity is not None and row.depot_quantity > taken[piece]:
                taken[piece] += 1
                found.add(row.record)
        return frozenset(found)

    def _wanted(self) -> Iterator[Any]:
        """The parts that are not there and not on their way in time, of the first job first."""
        for job in sorted(self.jobs, key=_place):
            for row in job.parts:
                if not parts.arrived(row, self.now) and not self._is_coming(job, row):
                    yield row

    def _is_coming(self, job: Job, row: Any) -> bool:
        return parts.is_right(row) and self.is_ordered(row) and not self.is_late(job, row)

    def _is_open(self, job: Job) -> bool:
        if job.is_settled:
            return False
        times = [job.starts_at, *(dated(visit.starts_at) for visit in job.visits)]
        times += [dated(moment) for row in job.parts for moment in (row.needed_at, row.eta)]
        last = max(filter(None, times), default=dated(job.order.created_at))
        return last is not None and last >= self.now - RECENT

    def _is_named(self, job: Job) -> bool:
        """She gives its number, or the day of its work: a day without a year is read as past."""
        own = compact(job.order.work_order_id)
        if own in {compact(mention.value) for mention in self.said.full}:
            return True
        if own.endswith(tuple(filter(None, map(compact, self.said.endings)))):
            return True
        if job.starts_at is None:
            return False
        begins = company_day(self.snapshot, job.starts_at)
        days = (said.day for said in self.said.days)
        return any((day.month, day.day) == (begins.month, begins.day) for day in days)


def _place(job: Job) -> tuple[datetime, str]:
    return job.starts_at or _UNDATED, job.order.work_order_id or ""
