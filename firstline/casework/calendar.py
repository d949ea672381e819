"""Deadlines on the company's business calendar: its time zone, business days and public holidays."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, datetime, timedelta, timezone
from functools import lru_cache
from typing import TypeVar

import holidays

from firstline.company import Company

_LONGEST_REST = 366  # days; a company without any business day never opens
_Day = TypeVar("_Day", date, datetime)


def is_business_day(day: date, company: Company) -> bool:
    if day.weekday() not in company.business_days or day in company.extra_holidays:
        return False
    return day not in _public_holidays(company.region, day.year)


def business_day_after(moment: datetime, days: int, company: Company) -> datetime:
    """Close of business of the `days`-th business day after the local day of `moment`, as UTC."""
    day = moment.astimezone(company.timezone).date()
    left = days
    while left > 0:
        day += timedelta(days=1)
        left -= is_business_day(day, company)
    return closing_time(day, company)


def business_hours_after(moment: datetime, hours: int, company: Company) -> datetime:
    """When so many hours have passed while the company was open, as UTC; plain hours where it never
    is."""
    left = timedelta(hours=hours)
    day = moment.astimezone(company.timezone).date()
    for each in (day + timedelta(days=days) for days in range(_LONGEST_REST)):
        if not is_business_day(each, company):
            continue
        start = max(moment, opening_time(each, company))
        open_for = closing_time(each, company) - start
        if left <= open_for:
            return start + left
        left -= max(open_for, timedelta())
    return moment + timedelta(hours=hours)


def end_of_day(moment: datetime, company: Company) -> datetime:
    """Close of business today, or of the next business day once today's has passed."""
    today = moment.astimezone(company.timezone).date()
    closing = closing_time(today, company)
    if is_business_day(today, company) and moment < closing:
        return closing
    return business_day_after(moment, 1, company)


def months_after(day: _Day, months: int) -> _Day:
    """The same day of a later month (an earlier one for months below 0), its last one where it has
    no such day; `day` itself where the calendar ends before."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return day
    last = monthrange(year, month + 1)[1]
    return day.replace(year=year, month=month + 1, day=min(day.day, last))


def opening_time(day: date, company: Company) -> datetime:
    local = datetime.combine(day, company.opens, company.timezone)
    return local.astimezone(timezone.utc)


def closing_time(day: date, company: Company) -> datetime:
    local = datetime.combine(day, company.closes, company.timezone)
    return local.astimezone(timezone.utc)


@lru_cache(maxsize=64)
def _public_holidays(region: str, year: int) -> frozenset[date]:
    try:
        return frozenset(holidays.country_holidays(region, years=year))
    except NotImplementedError:
        return frozenset()
