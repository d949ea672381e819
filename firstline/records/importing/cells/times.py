"""Times and days."""

from __future__ import annotations

import re
from datetime import date, datetime, timezone
from zoneinfo import ZoneInfo

from firstline.records.importing.cells.bad import TIME, BadCell, shown

FIRST_YEAR, LAST_YEAR = 1900, 2100
_ZONE = re.compile(r"[A-Za-z0-9_+/-]{1,40}", re.ASCII)


def read_time(cell: str) -> datetime:
    """An ISO 8601 time with an offset, as UTC."""
    moment = _moment(cell)
    _in_our_days(moment, cell)
    return moment.astimezone(timezone.utc)


def _moment(cell: str) -> datetime:
    try:
        moment = datetime.fromisoformat(cell)
    except ValueError:
        moment = _other_iso(cell)
    if moment.tzinfo is None:
        raise BadCell(
            f"{shown(cell, TIME)} has no offset from UTC",
            "write the offset too, such as 2026-11-10T06:00:00+00:00",
        )
    return moment


def _other_iso(cell: str) -> datetime:
    """Forms of ISO 8601 that Python 3.10 does not read: Z, +0000, +00, fractions of any length."""
    text = re.sub(r"[zZ]$", "+00:00", cell)
    text = re.sub(r"(:\d\d.*[+-]\d\d)(\d\d)?$", lambda m: f"{m[1]}:{m[2] or '00'}", text)
    text = re.sub(r"[.,](\d+)", lambda m: "." + m[1][:6].ljust(6, "0"), text)
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise _not_a_time(cell) from None


def _not_a_time(cell: str) -> BadCell:
    return BadCell(
        f"{shown(cell, TIME)} is not an ISO 8601 time",
        "write it as 2026-11-10T06:00:00+00:00",
    )


def read_day(cell: str) -> date:
    """An ISO date, or the date of a time as it is written."""
    try:
        day = date.fromisoformat(cell[:10])
        if len(cell) != 10:
            _moment(cell)
    except ValueError:
        raise BadCell(f"{shown(cell, TIME)} is not a date", "write it as 2026-11-10") from None
    _in_our_days(day, cell)
    return day


def read_zone(cell: str) -> str:
    """The name of a time zone."""
    try:
        return ZoneInfo(cell).key
    except (ValueError, KeyError, OSError):
        raise BadCell(
            f"{shown(cell, _ZONE)} is no time zone", "write one such as America/New_York"
        ) from None


def is_of_our_days(day: date) -> bool:
    return FIRST_YEAR <= day.year <= LAST_YEAR


def _in_our_days(day: date, cell: str) -> None:
    """A year far off is a slip, or stands for "never"."""
    if not is_of_our_days(day):
        raise BadCell(
            f"{shown(cell, TIME)} is not between {FIRST_YEAR} and {LAST_YEAR}",
            "correct the year, or leave the cell empty where there is no date",
        )
