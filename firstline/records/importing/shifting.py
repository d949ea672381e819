"""Move the dates of the made-up company, so that its anchor day is always today."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

# An ISO date, alone or at the head of an ISO time; not the middle of a longer number or word.
_ISO_DATE = re.compile(r"(?<![\w-])\d{4}-\d{2}-\d{2}(?=T\d{2}:|[^\w-]|$)", re.ASCII)


@dataclass(frozen=True)
class Shift:
    """Whole days, counted on the company's calendar: nine o'clock stays nine o'clock."""

    by: timedelta = timedelta(0)
    zone: ZoneInfo | timezone = timezone.utc

    def __bool__(self) -> bool:
        return bool(self.by)

    def time(self, moment: datetime) -> datetime:
        return (moment.astimezone(self.zone) + self.by).astimezone(timezone.utc)

    def day(self, day: date) -> date:
        return day + self.by

    def text(self, text: str) -> str:
        """The text with every ISO date in it moved."""
        return _ISO_DATE.sub(self._moved, text)

    def _moved(self, match: re.Match) -> str:
        try:
            return (date.fromisoformat(match[0]) + self.by).isoformat()
        except (ValueError, OverflowError):
            return match[0]
