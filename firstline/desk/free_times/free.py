"""Which times for a callback are free, on her clock and on ours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from itertools import islice
from zoneinfo import ZoneInfo

from firstline.casework.calendar import closing_time, is_business_day, opening_time
from firstline.company import Company


@dataclass(frozen=True)
class Taken:
    """A time at which somebody already rings a customer."""

    starts_at: datetime
    minutes: int


@dataclass(frozen=True)
class Wanted:
    """`zone`: where she lives. `minutes`: how long the call lasts. `people`: how many there are who
    could ring her."""

    zone: ZoneInfo
    minutes: int = 15
    people: int = 1


@dataclass(frozen=True)
class Slot:
    """One free time: as UTC, and what clocks show at hers and at the company. `person`: whose it is,
    "" when anybody's."""

    starts_at: datetime
    minutes: int
    hers: datetime
    ours: datetime
    person: str = ""


def free_slots(
    wanted: Wanted, taken: Sequence[Taken], company: Company, now: datetime, most: int
) -> tuple[Slot, ...]:
    """The next free ones of the company's hours, at most `most`."""
    starts = (at for at in _grid(company, now) if _suits(wanted, at, company, now))
    free = (at for at in starts if _busy(taken, at, wanted.minutes) < _room(wanted, company))
    return tuple(_slot(at, wanted.minutes, wanted, company) for at in islice(free, most))


def free_of(
    offered: Iterable[tuple[datetime, int, str]],
    wanted: Wanted,
    taken: Sequence[Taken],
    company: Company,
    now: datetime,
    most: int,
) -> tuple[Slot, ...]:
    """Those of the times that the records offer, (start, minutes, person), that suit and are free."""
    suiting = (
        _slot(at, minutes, wanted, company, person)
        for at, minutes, person in sorted(offered)
        if _suits(Wanted(wanted.zone, minutes), at, company, now) and not _busy(taken, at, minutes)
    )
    return tuple(islice(suiting, most))


def is_reachable(starts_at: datetime, minutes: int, zone: ZoneInfo, company: Company) -> bool:
    """Whether all of a call lies within the hours in which the company rings, where she lives."""
    first, last = company.promises.reach_from, company.promises.reach_until
    begins = starts_at.astimezone(zone)
    ends = (starts_at + timedelta(minutes=minutes)).astimezone(zone)
    return begins.date() == ends.date() and first <= begins.time() and ends.time() <= last


def _grid(company: Company, now: datetime) -> Iterator[datetime]:
    """Every start of a callback, as UTC: counted in real minutes, so that on the day the clocks
    change no time is skipped or offered twice."""
    today = now.astimezone(company.timezone).date()
    for days in range(company.desk.callback_days + 1):
        day = today + timedelta(days=days)
        if is_business_day(day, company):
            yield from _of_day(opening_time(day, company), closing_time(day, company), company)


def _of_day(opening: datetime, closing: datetime, company: Company) -> Iterator[datetime]:
    """From the first full step of the clock after opening."""
    every = company.desk.callback_every_minutes
    step = timedelta(minutes=every)
    at = opening + timedelta(minutes=-(company.opens.hour * 60 + company.opens.minute) % every)
    while at < closing:
        yield at
        at += step


def _suits(wanted: Wanted, at: datetime, company: Company, now: datetime) -> bool:
    ahead = timedelta(minutes=company.desk.callback_ahead_minutes)
    closing = closing_time(at.astimezone(company.timezone).date(), company)
    in_hours = at + timedelta(minutes=wanted.minutes) <= closing
    return at >= now + ahead and in_hours and is_reachable(at, wanted.minutes, wanted.zone, company)


def _busy(taken: Sequence[Taken], at: datetime, minutes: int) -> int:
    """How many of the taken ones overlap."""
    until = at + timedelta(minutes=minutes)
    return sum(
        one.starts_at < until and at < one.starts_at + timedelta(minutes=one.minutes)
        for one in taken
    )


def _room(wanted: Wanted, company: Company) -> int:
    return wanted.people * company.desk.callbacks_at_once


def _slot(at: datetime, minutes: int, wanted: Wanted, company: Company, person: str = "") -> Slot:
    starts_at = at.astimezone(timezone.utc)
    hers, ours = at.astimezone(wanted.zone), at.astimezone(company.timezone)
    return Slot(starts_at, minutes, hers, ours, person)
