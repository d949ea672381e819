"""Times as scenarios write them: seen from the moment they are played."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

_NEAR = timedelta(hours=12)  # within it the exact distance counts, beyond it the hour of the day
_MOST_DAYS = 9999


@dataclass(frozen=True)
class Seen:
    """`at`: the moment that becomes now; `zone`: the company's."""

    at: datetime
    zone: tzinfo

    def time(self, moment: datetime) -> str:
        """ "-8 minutes", "-5 days 10:00"."""
        distance = moment - self.at
        if abs(distance) <= _NEAR:
            minutes = round(distance / timedelta(minutes=1))
            return f"{minutes:+d} minutes" if minutes else "now"
        there = moment.astimezone(self.zone)
        return f"{self.day(there.date())} {there:%H:%M}"

    def day(self, day: date) -> str:
        """ "-5 days"."""
        days = (day - self.at.astimezone(self.zone).date()).days
        return f"{max(-_MOST_DAYS, min(_MOST_DAYS, days)):+d} days" if days else "today"
