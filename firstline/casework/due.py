"""How a playbook says by when: "1 business day", "2 hours", "end of day", "now" or a fact's name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from firstline.casework import calendar
from firstline.casework.facts import Day, Deadline, Fact, Moment
from firstline.company import Company

_SPAN = re.compile(r"(\d+) (minute|hour|day|business day)s?")
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
        if self.unit == "end of day":
            return calendar.end_of_day(now, company)
        return now + timedelta(**{f"{self.unit}s": self.count})


def parse(text: str) -> Due:
    """Read a playbook's wording; raises BadDue."""
    if text == "now":
        return Due()
    if text == "end of day":
        return Due(unit="end of day")
    if match := _FACT.fullmatch(text):
        return Due(fact=match[1])
    if match := _SPAN.fullmatch(text):
        return Due(count=int(match[1]), unit=match[2])
    raise BadDue(
        f"{text!r} is no deadline; write now, end of day, 2 hours, 1 business day or {{fact}}"
    )


def _time_of(fact: Fact | None, company: Company) -> datetime | None:
    if isinstance(fact, Day):
        return calendar.closing_time(fact.day, company)
    if isinstance(fact, Moment | Deadline):
        return fact.at.astimezone(timezone.utc)
    return None
