"""Days as people say them, and every date that each may mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

Meant = tuple[int, int, frozenset[date]]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b(?:\.(?=,? ?\d))?"
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_YEAR = r"(?:,? (?P<year>20\d\d))?"
_NAMED = rf"(?P<named>{_WEEKDAY}|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)"
_LEAD = rf"(?:{_NAMED},? (?:the )?)?"

_ISO = re.compile(r"(?<![\w-])(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
_NUMERIC = re.compile(
    r"(?<![\w./-])(\d{1,2})([/.-])(\d{1,2})(?:\2(20\d\d|\d\d))?(?![\w/-]|[.,:]\d)"
)
_DAY_MONTH = re.compile(
    rf"\b{_LEAD}(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?: of)?[ -]{_MONTH}{_YEAR}", re.I
)
_MONTH_DAY = re.compile(
    rf"\b{_LEAD}{_MONTH} (?:the )?(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d:]){_YEAR}",
    re.I,
)
_PAIR = re.compile(
    rf"(?<![\w.:/-])(?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)?(?=(?:,| and| or|,? and| &| to|-)"
    rf" ?(?:the )?(?:\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH})",
    re.I,
)
_PAIR_AFTER = re.compile(
    rf"{_MONTH} (?P<first>\d{{1,2}})(?:st|nd|rd|th)?(?:,| and| or|,? and| &| to|-) ?(?:the )?"
    r"(?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)?(?![\d:]| ?(?:[ap]\.?m|of|jan|feb|mar|apr|may"
    r"|jun|jul|aug|sep|oct|nov|dec))"
    r"(?! (?!(?:and|or|to|at|by|in|on|from|for|between|is|was)\b)[a-z]+)",
    re.I,
)
_THE = re.compile(
    rf"\b(?:{_NAMED},? )?the (?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)\b"
    r"(?! (?:time|call|of|visit|payment|debit))",
    re.I,
)
_RELATIVE = re.compile(
    r"\b(?:(?P<beforelast>(?:the )?day before yesterday)|(?P<yesterday>yesterday|last night)"
    r"|(?P<today>today|tonight|this (?:morning|afternoon|evening)|end of (?:the )?day)"
    r"|(?P<after>(?:the )?day after tomorrow)|(?P<tomorrow>tomorrow)"
    r"|(?P<ago>\d{1,2}|an?|one) (?P<agounit>days?|weeks?) (?:ago(?: yesterday| today)?|yesterday)"
    r"|(?:in|within) (?P<ahead>\d{1,2}|an?|one) (?P<aheadunit>days?|weeks?|(?:business"
    r"|working) days?)"
    rf"|(?:(?P<which>last|next|this|coming) )?(?P<weekday>{_WEEKDAY})(?P<later> week)?)\b",
    re.I,
)


def days_in(text: str, now: datetime | None) -> list[Meant]:
    """(start, end, dates meant); without now a relative day means none, but is still a day."""
    found: list[Meant] = []
    taken = bytearray(len(text))
    for start, end, meant in _read(text, now.date() if now else None):
        if taken.find(1, start, end) < 0 and meant is not None:
            taken[start:end] = b"\x01" * (end - start)
            found.append((start, end, frozenset(meant)))
    return sorted(found, key=lambda one: one[0])


def _read(text: str, today: date | None) -> Iterator[tuple[int, int, set[date] | None]]:
    for one in _ISO.finditer(text):
        yield (*one.span(), _some(_date(int(one["year"]), int(one["month"]), int(one["day"]))))
    for one in _NUMERIC.finditer(text):
        yield (*one.span(), _numeric(one, today))
    for shape in (_DAY_MONTH, _MONTH_DAY):
        for one in shape.finditer(text):
            yield (*one.span(), _of_month(one, today))
    for one in _PAIR.finditer(text):
        yield (*one.span("day"), _of_month(one, today))
    for one in _PAIR_AFTER.finditer(text):
        yield (*one.span("day"), _of_month(one, today))
    for one in _THE.finditer(text):
        yield (*one.span(), _as_named(_day_alone(int(one["day"]), today), one["named"]))
    for one in _RELATIVE.finditer(text):
        yield (*one.span(), _relative(one, today))


def _some(day: date | None) -> set[date] | None:
    return {day} if day else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _numeric(one: re.Match[str], today: date | None) -> set[date] | None:
    if one[4] is None and (one[2] != "/" or today is None):
        return None
    years = [int(one[4]) if len(one[4]) == 4 else 2000 + int(one[4])] if one[4] else _years(today)
    first, second = int(one[1]), int(one[3])
    both = {_date(year, *order) for year in years for order in ((first, second), (second, first))}
    both.discard(None)
    return _nearest(both, today) if not one[4] else both or None


def _years(today: date | None) -> list[int]:
    return [today.year - 1, today.year, today.year + 1] if today else []


def _of_month(one: re.Match[str], today: date | None) -> set[date] | None:
    days = _dates(one, today)
    dated = today is None or one.groupdict().get("year")
    return days if dated else _as_named(days, one.groupdict().get("named"))


def _dates(one: re.Match[str], today: date | None) -> set[date] | None:
    month, day = _MONTHS.index(one["month"][:3].lower()) + 1, int(one["day"])
    year = one.groupdict().get("year")
    if year:
        return _some(_date(int(year), month, day))
    if today is None:
        return {found for year in range(2020, 2040) if (found := _date(year, month, day))}
    return _nearest({_date(year, month, day) for year in _years(today)}, today)


def _as_named(days: set[date] | None, named: str | None) -> set[date] | None:
    """Those on the weekday that is named; where none is, the words mean that weekday nearest to it."""
    if not days or not named:
        return days
    wanted = _WEEKDAYS.index(named[:3].lower())
    fitting = {day for day in days if day.weekday() == wanted}
    return fitting or {day + timedelta(days=(wanted - day.weekday() + 3) % 7 - 3) for day in days}


def clashing(text: str, now: datetime | None) -> set[date]:
    """The days that the date in the words means, when the weekday beside it is none of theirs."""
    today = now.date() if now else None
    for shape in (_DAY_MONTH, _MONTH_DAY, _THE):
        for one in shape.finditer(text) if today else ():
            if not one["named"]:
                continue
            days = _day_alone(int(one["day"]), today) if shape is _THE else _dates(one, today)
            wanted = _WEEKDAYS.index(one["named"][:3].lower())
            if days and all(day.weekday() != wanted for day in days):
                return days
    return set()


def _nearest(days: set[date | None], today: date | None) -> set[date] | None:
    real = [day for day in days if day]
    near = [day for day in real if today is None or abs((day - today).days) <= 200]
    return set(near or real) or None


def _relative(one: re.Match[str], today: date | None) -> set[date] | None:
    if today is None:
        return set()
    for name, ahead in (
        ("beforelast", -2),
        ("yesterday", -1),
        ("today", 0),
        ("after", 2),
        ("tomorrow", 1),
    ):
        if one[name]:
            return {today + timedelta(days=ahead)}
    if one["weekday"]:
        which = "later" if one["later"] else (one["which"] or "").lower()
        return _weekday(one["weekday"], which, today)
    back = bool(one["ago"])
    count, unit = one["ago"] or one["ahead"], (one["agounit"] or one["aheadunit"]).lower()
    days = (int(count) if count.isdigit() else 1) * (7 if unit.startswith("week") else 1)
    if "ing" in unit or "business" in unit:
        days += 2 * ((today.weekday() + days) // 5)
        # Holidays are not known here: two may lie between.
        return {today + timedelta(days=days + more) for more in range(3)}
    if back and one[0].lower().endswith("yesterday"):
        days += 1
    return {today + timedelta(days=-days if back else days)}


def _weekday(name: str, which: str, today: date) -> set[date]:
    ahead = (_WEEKDAYS.index(name[:3].lower()) - today.weekday()) % 7
    coming = {today + timedelta(days=ahead or 7)} | ({today} if not ahead else set())
    past = {today + timedelta(days=(ahead or 7) - 7 * (2 if not ahead else 1))}
    if which == "last":
        return past | {day - timedelta(days=7) for day in past}
    if which == "later":
        return {day + timedelta(days=7) for day in coming}
    if which == "next":
        return coming | {max(coming) + timedelta(days=7)}
    return coming if which in ("this", "coming") else coming | past


def _day_alone(day: int, today: date | None) -> set[date] | None:
    if today is None:
        return set()
    first = today.replace(day=1)
    months = (
        (first - timedelta(days=1)).replace(day=1),
        first,
        (first + timedelta(days=32)).replace(day=1),
    )
    return {found for month in months if (found := _date(month.year, month.month, day))} or None
