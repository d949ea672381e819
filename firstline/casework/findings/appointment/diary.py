"""Her visits as the records show them now, and which of them she speaks of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from itertools import chain
from typing import Any

from firstline.casework import calendar
from firstline.casework.facts import Account, Day, Deadline, Fact, Moment, Plain
from firstline.casework.promises.clock import company_day, her_day
from firstline.casework.promises.contacts import calls_to_her
from firstline.casework.promises.replay import visits
from firstline.casework.promises.visits import KEPT, OPEN, Visit
from firstline.casework.said import Said
from firstline.casework.said.claim import WAS_VISITED
from firstline.records.snapshot import Snapshot


@dataclass(frozen=True)
class Diary:
    snapshot: Snapshot
    said: Said
    now: datetime

    @cached_property
    def visits(self) -> tuple[Visit, ...]:
        """All promised times, the latest first."""
        found = visits(self.snapshot, self.now)
        return tuple(sorted(found, key=lambda visit: visit.starts_at, reverse=True))

    @cached_property
    def failures(self) -> tuple[Visit, ...]:
        """What we missed, moved or called off in the days that count, the latest first."""
        return self.failures_until(self.now)

    def failures_until(self, moment: datetime) -> tuple[Visit, ...]:
        since = moment - timedelta(days=self.snapshot.company.promises.failures_days)
        failed = (v for v in self.visits if v.is_failure and v is not self.conceded)
        found = [visit for visit in failed if since <= visit.failed_at <= moment]
        return tuple(sorted(found, key=lambda visit: visit.failed_at, reverse=True))

    @cached_property
    def conceded(self) -> Visit | None:
        """The visit that she says took place, whatever the records show of it: the one whose day she
        names, else the latest."""
        if self.said.conceded(WAS_VISITED) is None:
            return None
        return self.meant(visit for visit in self.visits if visit.starts_at <= self.now)

    @cached_property
    def kept(self) -> tuple[tuple[str | None, datetime], ...]:
        """The kinds of the visits that took place, and when; without an event at the time promised, as
        for the one that took place by her word."""
        visits = (visit for visit in self.visits if visit.outcome == KEPT)
        times = ((v, v.came_at or (v.starts_at if v.event is None else None)) for v in visits)
        known = tuple((visit.appointment.kind, came) for visit, came in times if came)
        said = self.conceded
        return (*known, (said.appointment.kind, said.starts_at)) if said else known

    @cached_property
    def by_event(self) -> dict[str, Visit]:
        """The visits that an event settled, by its id."""
        return {visit.event.event_id: visit for visit in self.visits if visit.event}

    @cached_property
    def rung(self) -> tuple[datetime, ...]:
        """When we rang her."""
        return calls_to_her(self.snapshot)

    @cached_property
    def booked(self) -> tuple[Visit, ...]:
        """Those ahead, the next first; none when the records are too old to say so."""
        if not self.is_fresh("appointments"):
            return ()
        ahead = (v for v in self.visits if v.outcome == OPEN and v.starts_at > self.now)
        return tuple(sorted(ahead, key=lambda visit: visit.starts_at))

    def next_of(self, appointment: Any, slot: datetime | None = None) -> Visit | None:
        """Its time at `slot` while that is booked, else its next one, else the next of its kind."""
        own = [v for v in self.booked if v.appointment.appointment_id == appointment.appointment_id]
        at_slot = (visit for visit in own if visit.starts_at == slot)
        kind = appointment.kind
        again = (visit for visit in self.booked if kind and visit.appointment.kind == kind)
        return next(chain(at_slot, own, again), None)

    def is_fresh(self, table: str) -> bool:
        return self.snapshot.is_fresh(self.now, table)

    def is_named(self, moment: datetime | None) -> bool:
        """She names this day, on her calendar or the company's."""
        if moment is None:
            return False
        days = {company_day(self.snapshot, moment), her_day(self.snapshot, moment)}
        return any(said.day in days for said in self.said.days)

    def meant(self, among: Iterable[Visit]) -> Visit | None:
        """The one whose day she names, else the first."""
        several = tuple(among)
        return next(
            (v for v in several if self.is_named(v.starts_at)),
            next(iter(several), None),
        )

    def day(self, moment: datetime) -> Day:
        return Day(company_day(self.snapshot, moment))

    def ahead(self, visit: Visit | None) -> dict[str, Fact]:
        """That visit, and by when it is to be made sure of: `check_by` is always there."""
        if visit is None:
            return {"check_by": Deadline(calendar.end_of_day(self.now, self.snapshot.company))}
        facts: dict[str, Fact] = {
            "next_slot": Moment(visit.starts_at),
            "check_by": Deadline(self._day_before(visit.starts_at)),
        }
        if visit.appointment.engineer:
            facts["engineer"] = Plain(visit.appointment.engineer)
        return facts

    def _day_before(self, starts_at: datetime) -> datetime:
        """Close of the last business day before it, or an hour from now when that is over."""
        company = self.snapshot.company
        day = company_day(self.snapshot, starts_at) - timedelta(days=1)
        while not calendar.is_business_day(day, company) and day > company_day(
            self.snapshot, self.now
        ):
            day -= timedelta(days=1)
        closing = calendar.closing_time(day, company)
        return closing if closing > self.now else self.now + timedelta(hours=1)


def named(visit: Visit) -> dict[str, Fact]:
    """What a sentence may say of one visit."""
    facts: dict[str, Fact] = {"slot": Moment(visit.starts_at)}
    if visit.appointment.kind:
        facts["visit"] = Account(visit.appointment.kind)
    return facts
