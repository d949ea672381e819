"""Times as scenarios write them: seen from the moment they are played."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from firstline.casework.calendar import closing_time, is_business_day
from firstline.company import Company

_NEAR = timedelta(hours=12)  # within it the exact distance counts, beyond it the hour of the day
_MOST_DAYS = 9999


@dataclass(frozen=True)
class Seen:
    """`at`: the moment that becomes now, on the company's calendar."""

    at: datetime
    company: Company

    def time(self, moment: datetime) -> str:
        """ "-8 minutes", "-5 days 10:00"."""
        distance = moment - self.at
        if abs(distance) <= _NEAR:
            minutes = round(distance / timedelta(minutes=1))
            return f"{minutes:+d} minutes" if minutes else "now"
        there = moment.astimezone(self.company.timezone)
        return f"{self.day(there.date())} {there:%H:%M}"

    def deadline(self, moment: datetime) -> str:
        """ "+3 business days 17:00" for a close of business ahead; such deadlines are counted anew."""
        there = moment.astimezone(self.company.timezone)
        if moment <= self.at or moment != closing_time(there.date(), self.company):
            return self.time(moment)
        days = (
            self._today() + timedelta(days=n + 1)
            for n in range((there.date() - self._today()).days)
        )
        count = sum(is_business_day(day, self.company) for day in days)
        return f"+{count} business days {there:%H:%M}" if count else f"today {there:%H:%M}"

    def _today(self) -> date:
        return self.at.astimezone(self.company.timezone).date()

    def day(self, day: date) -> str:
        """ "-5 days"."""
        days = (day - self._today()).days
        return f"{max(-_MOST_DAYS, min(_MOST_DAYS, days)):+d} days" if days else "today"
