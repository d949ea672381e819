"""Days that are still to come, of those that a note names."""

from __future__ import annotations

import re
from datetime import date, timedelta

from firstline.casework.said import Day

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ALTERNATIVE = re.compile(r"\W*(?:or|and|to|/|-|,)\W*(?:on )?", re.IGNORECASE)


def last_alternative(text: str, days: tuple[Day, ...], today: date) -> date | None:
    """ "Thursday or Friday" is broken after Friday."""
    last = days[0]
    for day in days[1:]:
        if not _ALTERNATIVE.fullmatch(text[last.end : day.start]):
            break
        last = day
    return to_come(last, text, today)


def to_come(day: Day, text: str, today: date) -> date | None:
    """The parser reads days as past ones; a promise is for the next such day."""
    written = day.written.lower()
    if re.search(r"\d{4}", written) or day.day >= today:
        return day.day if day.day >= today else None
    if re.search(r"\d", written) and "ago" not in written:
        return _next_year(day.day, today)
    word = written.split()[-1][:3]
    if word not in _WEEKDAYS or written.startswith(("last", "since", "this past", "past")):
        return None
    ahead = (_WEEKDAYS.index(word) - today.weekday() - 1) % 7 + 1
    if re.search(r"\bnext\s*(?:on )?$", text[: day.start], re.IGNORECASE):
        ahead += 7 if today.weekday() + ahead < 7 else 0
    return today + timedelta(days=ahead)


def _next_year(day: date, today: date) -> date | None:
    """The first such date from today on: within a year, or the next leap day."""
    for year in range(today.year, today.year + 9):
        try:
            found = day.replace(year=year)
        except ValueError:
            continue
        if found >= today:
            return found
    return None


def next_month(day: int, today: date) -> date | None:
    """The next day of that number, within three months."""
    days = (today + timedelta(days=ahead) for ahead in range(93))
    return next((found for found in days if found.day == day), None)
