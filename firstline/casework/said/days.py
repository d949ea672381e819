"""Calendar days, read relative to the company's today: "2026-11-03", "Nov 3", "last Tuesday"."""

from __future__ import annotations

import re
from datetime import date

from firstline.casework.said.day_words import worded
from firstline.casework.said.mention import Day
from firstline.casework.said.page import Page

MOST_WORDED = 30  # days in words read by the library, of one message

MONTHS = (
    r"(?:jan(?:uary)?|feb(?:r?uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
WEEKDAYS = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)"
)
OF_MONTH = r"(?:3[01]|[12][0-9]|0?[1-9])"
COUNT = r"(?:[0-9]{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|couple of)"

ISO = re.compile(
    r"(?<![\w.-])([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?![0-9-])(?:[T ]?[0-9]{2}:[0-9]{2}[0-9:.]*Z?)?"
)
NUMERIC = re.compile(
    r"(?<![\w.,/-])([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})(?![\w/-]|[.,][0-9])"
)
NO_YEAR = re.compile(
    r"\b(?:on|dated|date|since|from|by|until|till|before|after|of|the)(?: the)? ([0-9]{1,2})/([0-9]{1,2})"
    r"(?![\w/%-]|[.,][0-9])",
    re.IGNORECASE,
)
DAY_MONTH = re.compile(
    rf"(?<![\w/.,-]){OF_MONTH}(?:st|nd|rd|th)?[ -]?(?:of )?{MONTHS}\b\.?"
    r"(?:,?[ -](?:[0-9]{4}|'[0-9]{2}|(?<=-)[0-9]{2}))?"
    r"(?![\w:]|[.,/-][0-9])",
    re.IGNORECASE,
)
MONTH_DAY = re.compile(
    rf"\b{MONTHS}\.?[ -]?(?:the )?{OF_MONTH}(?:st|nd|rd|th)?(?:,? [0-9]{{4}})?(?![\w:]|[.,/-][0-9])",
    re.IGNORECASE,
)
RELATIVE = re.compile(
    r"\b(?:the day before yesterday|day before yesterday|yesterday|yday|yest|today|tonight|tomorrow"
    rf"|this (?:morning|afternoon|evening)|last night|{COUNT} (?:days?|weeks?) ago"
    rf"|(?:(?:on|last|this|this past|past|since|by|until|from) ){WEEKDAYS}"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
TIMES = re.compile(
    r"(?<![\w.:])(?:[01]?[0-9]|2[0-3])(?::[0-5][0-9]){1,2}(?: ?[ap]\.?m\b)?(?!\w)"
    r"|(?<![\w.:])(?:1[0-2]|0?[1-9])(?:\.[0-5][0-9])? ?[ap]\.?m\b",
    re.IGNORECASE,
)


def read_numeric_days(page: Page) -> None:
    """Notes days in figures; impossible ones are passed over, and taken, for they are no number."""
    for found in page.near_digits(ISO):
        _note(page, *found.span(), _date(found[1], found[3], found[4]))
    for found in page.near_digits(NUMERIC):
        _note(
            page, *found.span(), _ordered(page.date_order, found[1], found[3], found[4], found[2])
        )
    for found in page.near_digits(NO_YEAR):
        day = past_day(found[1], found[2], page.today, page.date_order)
        _note(page, found.start(1), found.end(2), day)


def read_worded_days(page: Page) -> None:
    """Notes days in words and takes clock times, which are no identifiers."""
    noted = 0
    shapes = (*map(page.near_digits, (DAY_MONTH, MONTH_DAY)), RELATIVE.finditer(page.text))
    for shape in shapes:
        for found in shape:
            if noted >= MOST_WORDED:
                break
            if page.free(*found.span()) and not _begins_date(page, found):
                noted += 1
                _note(page, *found.span(), worded(found[0], page.today, page.date_order))
    for found in page.near_digits(TIMES):
        if page.free(*found.span()):
            page.take(*found.span())


def _begins_date(page: Page, found: re.Match[str]) -> bool:
    """A weekday before a full date, as in "Tue, Nov 3", is part of that date."""
    if not re.search(rf"{WEEKDAYS}$", found[0], re.IGNORECASE):
        return False
    place = found.end() + len(re.match(r",?[ ]?", page.text[found.end() : found.end() + 2])[0])
    return place > found.end() and any(day.start == place for day in page.days)


def _note(page: Page, start: int, end: int, day: date | None) -> None:
    if not page.free(start, end):
        return
    page.take(start, end)
    if day:
        page.days.append(Day(day, page.text[start:end], start, end))


def _ordered(date_order: str, first: str, second: str, year: str, mark: str) -> date | None:
    """The order of the region, the other one where only that makes a day; dots are day first."""
    year = year if len(year) == 4 else f"20{year}"
    monthly = date_order == "MDY" and mark != "."
    month, day = (first, second) if monthly else (second, first)
    return _date(year, month, day) or _date(year, day, month)


def past_day(first: str, second: str, today: date, date_order: str) -> date | None:
    """The last day that "11/3" was, in the order of the region where that makes a day."""
    for year in (today.year, today.year - 1):
        day = _ordered(date_order, first, second, str(year), "/")
        if day and day <= today:
            return day
    return None


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
