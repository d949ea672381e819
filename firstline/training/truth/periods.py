"""Times that are named without a date: "by Easter", "at the end of the month", "over Christmas"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, timedelta
from typing import NamedTuple

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_PERIOD = re.compile(
    r"\b(?:(?P<feast>easter|christmas|xmas|new year(?:'s)?|thanksgiving|halloween|valentine'?s)"
    r"|(?P<part>end|start|beginning|middle) of (?P<of>(?:the|this|next) (?:month|week)|"
    rf"{_MONTH})|(?P<next>next (?:week|month|year))|mid[- ](?P<mid>{_MONTH})"
    rf"|(?:in|during) (?P<month>{_MONTH})(?! \d)"
    r"|(?:next|this|in the|in) (?P<season>spring|summer|autumn|winter)"
    r"|(?P<how>in|within) (?P<count>an?|\d{1,2}|a few|several|some) (?P<unit>months?|years?))\b",
    re.I,
)
_WHOLE, _EDGE = 31, 5  # days


class Period(NamedTuple):
    start: int
    end: int
    first: date
    last: date


def periods_in(text: str, now: datetime | None) -> list[Period]:
    """With the first and last day that each may mean; none without now."""
    if now is None:
        return []
    found = [(one, _meant(one, now.date())) for one in _PERIOD.finditer(text)]
    return [Period(*one.span(), *days) for one, days in found]


def _meant(one: re.Match[str], today: date) -> tuple[date, date]:
    if one["feast"]:
        return _feast(one["feast"].lower(), today)
    if one["mid"]:
        day = _month(one["mid"], today)
        return day.replace(day=10), day.replace(day=20)
    if one["month"]:
        first = _month(one["month"], today)
        return first, first.replace(day=monthrange(first.year, first.month)[1])
    if one["season"]:
        return _season(one["season"].lower(), today)
    if one["unit"]:
        count = int(one["count"]) if one["count"].isdigit() else 1
        ahead = timedelta(days=count * (28 if one["unit"][0] in "mM" else 365))
        last = today + ahead + timedelta(days=5 * count)
        return (today if one["how"].lower() == "within" else today + ahead), last
    if one["next"]:
        return _next(one["next"].lower().split()[1], today)
    of = one["of"].lower()
    if of.endswith("week"):
        monday = today - timedelta(days=today.weekday()) + timedelta(days=7 * of.startswith("next"))
        return _edge(one["part"].lower(), monday, monday + timedelta(days=6), 3)
    first = today.replace(day=1)
    if of.endswith("month"):
        first = (first + timedelta(days=_WHOLE)).replace(day=1) if of.startswith("next") else first
    else:
        first = _month(of, today)
    last = first.replace(day=monthrange(first.year, first.month)[1])
    return _edge(one["part"].lower(), first, last, _EDGE)


def _edge(part: str, first: date, last: date, days: int) -> tuple[date, date]:
    if part == "end":
        return last - timedelta(days=days), last
    if part == "middle":
        return first + timedelta(days=days), last - timedelta(days=days)
    return first, first + timedelta(days=days)


def _next(unit: str, today: date) -> tuple[date, date]:
    if unit == "week":
        monday = today + timedelta(days=7 - today.weekday())
        return monday, monday + timedelta(days=6)
    if unit == "year":
        return date(today.year + 1, 1, 1), date(today.year + 1, 12, 31)
    first = (today.replace(day=1) + timedelta(days=_WHOLE)).replace(day=1)
    return first, first.replace(day=monthrange(first.year, first.month)[1])


def _month(name: str, today: date) -> date:
    """Its first day, this year's or, where it is over, the next one's."""
    month = _MONTHS.index(name[:3].lower()) + 1
    return date(today.year + (month < today.month), month, 1)


def _season(name: str, today: date) -> tuple[date, date]:
    """The one that is or comes next, by its months."""
    month = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}[name]
    first = date(today.year - (month == 12 and today.month < 3), month, 1)
    over = first + timedelta(days=90) < today
    first = first.replace(year=today.year + 1) if over else first
    return first, first + timedelta(days=91)


def _feast(name: str, today: date) -> tuple[date, date]:
    """The next one that is not over."""
    days = (_of_year(name, today.year), _of_year(name, today.year + 1))
    first = next(day for day in days if day + timedelta(days=3) >= today)
    return first - timedelta(days=3), first + timedelta(days=3)


def _of_year(name: str, year: int) -> date:
    if name == "easter":
        return _easter(year)
    if name == "thanksgiving":
        first = date(year, 11, 1)
        return first + timedelta(days=(3 - first.weekday()) % 7 + 21)
    fixed = {"christmas": (12, 25), "xmas": (12, 25), "halloween": (10, 31)}
    return date(year, *fixed.get(name, (2, 14) if name.startswith("val") else (1, 1)))


def _easter(year: int) -> date:
    """By Gauss's rule for the Gregorian calendar, as Butcher wrote it down."""
    century, within = divmod(year, 100)
    golden = year % 19
    moon = (
        19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15
    ) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (within // 4) - moon - within % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)
