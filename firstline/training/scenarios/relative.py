"""Days and times of a scenario, written as seen from the moment it is played.

-5 days             a day             now           this moment
-5 days 10:00       a time            today 14:00   a time of this day
+2 business days    the same on the company's business days
-8 minutes          a time            -3 hours      a time
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone

from firstline.casework.calendar import is_business_day
from firstline.company import Company

_SHAPE = re.compile(
    r"(?P<now>now)|(?P<today>today)(?: (?P<at>\d\d:\d\d))?"
    r"|(?P<count>[+-]\d{1,4}) (?P<unit>business days?|days?|hours?|minutes?)(?: (?P<clock>\d\d:\d\d))?"
)
_IN_BRACES = re.compile(r"\{([^{}]{1,40})\}")
# What is meant to be relative, well written or not.
_LIKE_ONE = re.compile(r"(?:[+-]\d+ (?:business )?(?:day|hour|minute)s?|today)(?: \d\S*)?")
_CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")
MOST_BUSINESS_DAYS = 400


def is_relative(text: str) -> bool:
    return bool(_SHAPE.fullmatch(text))


def problem(text: str) -> str:
    """What is wrong with a text, alone or in braces within it, that is meant to be relative; else
    nothing."""
    within = (found[1] for found in _IN_BRACES.finditer(text))
    return next((wrong for one in (text, *within) if (wrong := _problem(one))), "")


def _problem(text: str) -> str:
    found = _SHAPE.fullmatch(text)
    if found is None:
        return f"{text!r} is no time; write -5 days 10:00" if _LIKE_ONE.fullmatch(text) else ""
    clock = found["at"] or found["clock"]
    if clock and not _CLOCK.fullmatch(clock):
        return f"{clock} is no time of day; write one from 00:00 to 23:59"
    if "business" in (found["unit"] or "") and abs(int(found["count"])) > MOST_BUSINESS_DAYS:
        return f"more than {MOST_BUSINESS_DAYS} business days; write days"
    return ""


def moment(text: str, now: datetime, company: Company) -> datetime | date:
    """The time in the company's zone, or the day; `text` is relative. Raises ValueError for an hour
    that is none and for too many business days."""
    found = _SHAPE.fullmatch(text)
    local = now.astimezone(company.timezone)
    if found["now"]:
        return local
    if found["today"]:
        return _at(local.date(), found["at"], company)
    count, unit = int(found["count"]), found["unit"]
    if unit.startswith("minute"):
        return (now + timedelta(minutes=count)).astimezone(company.timezone)
    if unit.startswith("hour"):
        return (now + timedelta(hours=count)).astimezone(company.timezone)
    if unit.startswith("business"):
        return _at(_business_day(local.date(), count, company), found["clock"], company)
    return _at(local.date() + timedelta(days=count), found["clock"], company)


def resolved(text: str, now: datetime, company: Company) -> str:
    """ISO 8601 for what is relative, alone or in braces within the text; else the text itself."""
    if is_relative(text):
        return _iso(moment(text, now, company))
    return _IN_BRACES.sub(lambda found: _inside(found, now, company), text)


def as_told(text: str, now: datetime, company: Company) -> str:
    """The same with the offset of `now` at any time of the year: nine o'clock stays nine o'clock for
    who compares clocks and not moments."""
    if not is_relative(text):
        return resolved(text, now, company)
    found = moment(text, now, company)
    if isinstance(found, datetime):
        found = found.replace(tzinfo=timezone(now.astimezone(company.timezone).utcoffset()))
    return _iso(found)


def _inside(found: re.Match[str], now: datetime, company: Company) -> str:
    return resolved(found[1], now, company) if is_relative(found[1]) else found[0]


def _iso(found: datetime | date) -> str:
    return found.isoformat(timespec="seconds") if isinstance(found, datetime) else str(found)


def _at(day: date, clock: str | None, company: Company) -> datetime | date:
    if clock is None:
        return day
    return datetime.combine(day, time.fromisoformat(clock), company.timezone)


def _business_day(day: date, count: int, company: Company) -> date:
    if abs(count) > MOST_BUSINESS_DAYS:
        raise ValueError(f"more than {MOST_BUSINESS_DAYS} business days; write days")
    step, left = timedelta(days=1 if count > 0 else -1), abs(count)
    while left:
        day += step
        left -= is_business_day(day, company)
    return day
