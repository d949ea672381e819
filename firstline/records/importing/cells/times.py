"""Times and days."""

from __future__ import annotations

import re
from datetime import date, datetime, timezone

from firstline.records.importing.cells.bad import TIME, BadCell, shown


def read_time(cell: str) -> datetime:
    """An ISO 8601 time with an offset, as UTC."""
    try:
        moment = datetime.fromisoformat(cell)
    except ValueError:
        moment = _other_iso(cell)
    if moment.tzinfo is None:
        raise BadCell(
            f"{shown(cell, TIME)} has no offset from UTC",
            "write the offset too, such as 2026-11-10T06:00:00+00:00",
        )
    try:
        return moment.astimezone(timezone.utc)
    except OverflowError:
        raise _not_a_time(cell) from None


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
        return date.fromisoformat(cell[:10]) if len(cell) == 10 else _dated(cell)
    except ValueError:
        raise BadCell(f"{shown(cell, TIME)} is not a date", "write it as 2026-11-10") from None


def _dated(cell: str) -> date:
    read_time(cell)
    return date.fromisoformat(cell[:10])
