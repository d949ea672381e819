"""How a playbook says by when: "1 business day", "1 business hour", "2 hours", "end of day", "today",
"now", a fact's name.

The end of the day is that of a business day; today is this very day, be it a Sunday.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta, timezone

from firstline.casework import calendar
from firstline.casework.facts import Day, Deadline, Fact, Moment
from firstline.company import Company

_LAST_MINUTE = time(23, 59)
_SPAN = re.compile(r"(\d+) (minute|hour|day|business hour|business day)s?")
_FACT = re.compile(r"\{(\w+)\}")


class BadDue(ValueError):
    """Not one of the ways to say by when."""


@dataclass(frozen=True)
class Due:
    """`fact` names a date or time of the finding; else `count` and `unit` are counted from now."""

    count: int = 0
    unit: str = "minute"
    fact: str = ""

    def at(self, now: datetime, company: Company, facts: Mapping[str, Fact]) -> datetime | None:
        """The deadline as UTC; None when the fact it names is missing."""
        if self.fact:
            return _time_of(facts.get(self.fact), company)
        if self.unit == "business day":
            return calendar.business_day_after(now, self.count, company)
        if self.unit == "business hour":
            return calendar.business_hours_after(now, self.count, company)
        if self.unit == "end of day":
            return calendar.end_of_day(now, company)
        if self.unit == "today":
            return _later_today(now, company)
        return now + timedelta(**{f"{self.unit}s": self.count})


def parse(text: str) -> Due:
    """Read a playbook's wording; raises BadDue."""
    if text == "now":
        return Due()
    if text in ("end of day", "today"):
        return Due(unit=text)
    if match := _FACT.fullmatch(text):
        return Due(fact=match[1])
    if match := _SPAN.fullmatch(text):
        return Due(count=int(match[1]), unit=match[2])
    raise BadDue(
        f"{text!r} is no deadline; write now, today, end of day, 2 hours, 1 business hour,"
        " 1 business day or {fact}"
    )


def _later_today(moment: datetime, company: Company) -> datetime:
    """The closing hour of this calendar day, a business day or not; once it has passed, the last
    minute of the day."""
    today = moment.astimezone(company.timezone).date()
    closing = calendar.closing_time(today, company)
    if moment < closing:
        return closing
    return datetime.combine(today, _LAST_MINUTE, company.timezone).astimezone(timezone.utc)


def _time_of(fact: Fact | None, company: Company) -> datetime | None:
    if isinstance(fact, Day):
        return calendar.closing_time(fact.day, company)
    if isinstance(fact, Moment | Deadline):
        return fact.at.astimezone(timezone.utc)
    return None
