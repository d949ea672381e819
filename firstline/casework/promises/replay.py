"""What became of each promised time, replayed from the events of its appointment."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta, timezone
from typing import Any

from firstline.casework import calendar
from firstline.casework.promises.clock import company_day
from firstline.casework.promises.model import dated, until
from firstline.casework.promises.visits import (
    CANCELLED,
    KEPT,
    MISSED,
    MOVED,
    NO_ACCESS,
    OPEN,
    RELEASED,
    UNSURE,
    Visit,
)
from firstline.records.cancellation import is_cancelled
from firstline.records.snapshot import Snapshot

_ORDER = ("booked", "moved", "attended", "no_access", "missed", "cancelled", "done")
_ENDED_BY = {"customer": RELEASED, None: UNSURE}
_UNDATED = datetime.max.replace(tzinfo=timezone.utc)
_LONGEST = 24 * 60  # minutes of a window


def visits(snapshot: Snapshot, now: datetime) -> tuple[Visit, ...]:
    """All promised times up to what is known at `now`, by appointment, in the order promised."""
    events: dict[str, list] = {}
    for event in snapshot.appointment_events:
        events.setdefault(event.appointment_id, []).append(event)
    return tuple(
        visit
        for appointment in snapshot.appointments
        for visit in _Replay(snapshot, appointment, now).of(
            events.get(appointment.appointment_id, ())
        )
    )


class _Replay:
    """Goes through the events of one appointment in their order."""

    def __init__(self, snapshot: Snapshot, appointment: Any, now: datetime) -> None:
        self.snapshot, self.appointment, self.now = snapshot, appointment, now
        self.visits: list[Visit] = []
        self.latest: dict[datetime, Visit] = {}  # by the time promised
        self.current: datetime | None = None

    def of(self, events: Iterable[Any]) -> list[Visit]:
        known = sorted((e for e in events if _happened(e, self.now)), key=_place)
        self.open(self._first(known), None)
        for event in known:
            self._take(event)
        self._close()
        return self.visits

    def _first(self, events: list) -> datetime | None:
        told = (e.new_starts_at if e.kind == "booked" else e.old_starts_at for e in events)
        times = (*told, self.appointment.promised_at, self.appointment.starts_at)
        return next((time for time in map(dated, times) if time), None)

    def open(self, starts_at: datetime | None, made_at: datetime | None) -> None:
        self.current = starts_at
        if starts_at is None:
            return
        known = self.latest.get(starts_at)
        if known and known.outcome == OPEN:
            known.made_at = known.made_at or made_at
        else:
            self._add(starts_at, made_at)

    def _take(self, event: Any) -> None:
        kind, old, new = event.kind, dated(event.old_starts_at), dated(event.new_starts_at)
        slot = old or self.current
        if kind == "booked":
            self.open(new or self.current, dated(event.at))
        elif kind == "moved" and (new is None or new != slot):
            self._settle(slot, _ENDED_BY.get(event.by, MOVED), event)
            self.open(new, dated(event.at))
        elif kind == "cancelled":
            self._settle(slot, self._called_off(event), event)
            self.current = None
        elif kind in ("no_access", "missed"):
            is_hers = kind == "no_access" or event.by == "customer"
            self._settle(slot, NO_ACCESS if is_hers else MISSED, event)
        elif kind in ("attended", "done"):
            self._came(slot, event)

    def _called_off(self, event: Any) -> str:
        """What is called off after she has left is no failure."""
        ended = [contract.ended_at for contract in self.snapshot.contracts]
        at = dated(event.at)
        if ended and at and all(each and each <= at for each in ended):
            return RELEASED
        return _ENDED_BY.get(event.by, CANCELLED)

    def _settle(self, slot: datetime | None, outcome: str, event: Any | None) -> None:
        visit = self._at(slot)
        if visit and (visit.outcome == OPEN or (visit.outcome, outcome) == (MISSED, NO_ACCESS)):
            visit.outcome, visit.event = outcome, event

    def _came(self, slot: datetime | None, event: Any) -> None:
        at = dated(event.at)
        visit = self._at(slot)
        if visit and visit.outcome == OPEN:
            visit.outcome, visit.event, visit.came_at = KEPT, event, at
        for earlier in self.visits:
            if earlier.is_failure and earlier.came_at is None:
                earlier.came_at = at

    def _close(self) -> None:
        """What the appointment's own row adds to its events."""
        row, starts_at = self.appointment, dated(self.appointment.starts_at)
        if starts_at and starts_at not in self.latest:
            self._settle(self.current, UNSURE, None)
            self.open(starts_at, None)
        visit = self.latest.get(starts_at or self.current)
        if visit is None or visit.outcome != OPEN:
            return
        if row.status == "done":
            visit.outcome = KEPT
        elif row.status == "missed" and visit.starts_at <= self.now:
            visit.outcome = MISSED
        elif is_cancelled(row):
            visit.outcome = UNSURE

    def _at(self, slot: datetime | None) -> Visit | None:
        if slot and slot not in self.latest:
            self._add(slot, None)
        return self.latest.get(slot)

    def _add(self, starts_at: datetime, made_at: datetime | None) -> None:
        visit = Visit(self.appointment, starts_at, self._end(starts_at), made_at)
        self.latest[starts_at] = visit
        self.visits.append(visit)

    def _end(self, starts_at: datetime) -> datetime:
        """The end of the window; of a time without one the company's closing that day."""
        minutes = self.appointment.window_minutes
        if minutes and minutes > 0:
            return starts_at + timedelta(minutes=min(minutes, _LONGEST))
        day = company_day(self.snapshot, starts_at)
        return max(starts_at, calendar.closing_time(day, self.snapshot.company))


def _happened(event: Any, now: datetime) -> bool:
    return event.at is None or until(event.at, now) is not None


def _place(event: Any) -> tuple:
    moments = (event.at, event.notified_at, event.old_starts_at, event.new_starts_at)
    at = next((moment for moment in map(dated, moments) if moment), _UNDATED)
    kind = _ORDER.index(event.kind) if event.kind in _ORDER else len(_ORDER)
    return at, kind, event.event_id or ""
