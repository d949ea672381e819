"""The company's working hours, and when somebody is reminded within them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from firstline.casework.calendar import closing_time, is_business_day, opening_time
from firstline.company import Company

_LONGEST_REST = 366  # days; a company without any business day never opens


def is_working(moment: datetime, company: Company) -> bool:
    day = moment.astimezone(company.timezone).date()
    within = opening_time(day, company) <= moment <= closing_time(day, company)
    return within and is_business_day(day, company)


def last_closing(moment: datetime, company: Company) -> datetime:
    """The last close of business up to `moment`, as UTC; `moment` itself when there never was one."""
    closings = (closing_time(day, company) for day in _business_days(moment, company, -1))
    return next((at for at in closings if at <= moment), moment)


def next_opening(moment: datetime, company: Company) -> datetime:
    """The first opening from `moment` on, as UTC; `moment` itself when there will be none."""
    openings = (opening_time(day, company) for day in _business_days(moment, company, 1))
    return next((at for at in openings if at >= moment), moment)


def reminder(made_at: datetime, due_at: datetime, company: Company) -> datetime | None:
    """When the owner of a promise is reminded: some time before it is due, at most half of the time
    there is, and while people are at work. None when it was due as soon as it was made."""
    if due_at <= made_at:
        return None
    ahead = min(timedelta(minutes=company.desk.warn_minutes), (due_at - made_at) / 2)
    wanted = due_at - ahead
    if is_working(wanted, company):
        return wanted
    closing = last_closing(wanted, company)
    if closing >= made_at:
        return closing
    opening = next_opening(wanted, company)
    return opening if opening < due_at else wanted


def by_lead(moment: datetime, company: Company) -> datetime:
    """By when a lead looks at what went wrong: close of business, or, when less than the time of a
    reminder is left until then, that long after the next opening."""
    notice = timedelta(minutes=company.desk.warn_minutes)
    closing = closing_time(moment.astimezone(company.timezone).date(), company)
    if is_working(moment, company) and moment + notice <= closing:
        return closing
    return next_opening(moment, company) + notice


def _business_days(moment: datetime, company: Company, step: int) -> Iterator[date]:
    day = moment.astimezone(company.timezone).date()
    for days in range(_LONGEST_REST):
        each = day + timedelta(days=days * step)
        if is_business_day(each, company):
            yield each
