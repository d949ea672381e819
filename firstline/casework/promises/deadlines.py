"""By when a note says it: "Thursday 12 Nov", "tomorrow by 4pm", "within two hours"."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from firstline.casework import calendar, said
from firstline.casework.promises.clock import at_hers, her_zone
from firstline.casework.promises.commitments import Commitment
from firstline.casework.said import Day
from firstline.records.snapshot import Snapshot

_COUNTS = {"a": 1, "an": 1, "the": 1, "next": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_COUNTS |= {"five": 5, "six": 6, "seven": 7, "couple of": 2, "few": 3}
_SPAN = re.compile(
    r"\b(?:in|within)(?: the)?(?: next)?(?: a(?= couple| few))? (?P<count>\d{1,2}|"
    + "|".join(sorted(_COUNTS, key=len, reverse=True))
    + r")? ?(?P<unit>min(?:ute)?|h(?:ou)?r|day|(?:business|working) day|week)s?\b",
    re.IGNORECASE,
)
_WEEK = re.compile(r"\b(?P<next>next week)\b|\bend of (?:the |this )?week\b|\beow\b", re.IGNORECASE)
_CLOSE = re.compile(
    r"\b(?:end of (?:the |this )?(?:business )?day|eod|cob|close of (?:business|play))\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:if|unless|once|when|after|as soon as|about|re|regarding|for the|because)\b",
    re.IGNORECASE,
)
_WORDS = (
    (r"\bt(?:m(?:r?w|rw|rrw|orow|oro|r)|omor+ow?|omo)\b|\b2mor+ow?\b", "tomorrow"),
    (r"(?<!on )(?<!this )(?<!next )\b(mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?", r"on \1"),
    (r"(?<!on )(?<![\w/.-])(\d{1,2}/\d{1,2})(?![\w/-]|[.,]\d)", r"on \1"),
)
_OF_MONTH = re.compile(
    r"\b(?:on|by|until) the (?P<day>[12]?\d|3[01])(?:st|nd|rd|th)\b", re.IGNORECASE
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ALTERNATIVE = re.compile(r"\W*(?:or|and|to|/|-|,)\W*(?:on )?", re.IGNORECASE)
_OPENING = re.compile(r"\W*(?:on |by )?(?:(?:on )?[a-z]{3,9},? )?", re.IGNORECASE)
_BEFORE = re.compile(r"[\s,:-]*(?:at [\w:. ]{1,8})?[\s,:-]*(?:i|we|agent|to)?\s*", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?<![\w:./-])(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?m\b"
    r"|(?<![\w:./-])(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)\b"
    r"|\b(?:at|by|before|around)\s(?P<bare>1[0-2]|[1-9])(?![\w:/.]|\s?(?:st|nd|rd|th|jan|feb|mar|apr"
    r"|may|jun|jul|aug|sep|oct|nov|dec|day|hour|min|week))",
    re.IGNORECASE,
)
_PARTS_OF_DAY = (
    (re.compile(r"\b(?:noon|midday|morning)\b", re.IGNORECASE), time(12)),
    (re.compile(r"\blunch(?:time)?\b", re.IGNORECASE), time(14)),
    (re.compile(r"\bafternoon\b", re.IGNORECASE), time(18)),
)


def deadline(snapshot: Snapshot, commitment: Commitment, made_at: datetime) -> datetime | None:
    """As UTC; None when the note does not say by when. A clock time is read on her clock."""
    said_after = _written_out(commitment.sentence[commitment.end :])
    span = _SPAN.search(said_after)
    if span and not _CONDITION.search(said_after[: span.start()]):
        return _after(snapshot, span, made_at)
    day, rest = _day(snapshot, commitment, said_after, made_at)
    if day is None:
        return None
    if _CLOSE.search(rest):
        return calendar.closing_time(day, snapshot.company)
    due = at_hers(snapshot, day, _clock(rest) or snapshot.company.promises.reach_until)
    return due if due > made_at else None


def _after(snapshot: Snapshot, span: re.Match[str], made_at: datetime) -> datetime:
    written = (span["count"] or "1").lower()
    count = int(written) if written.isdigit() else _COUNTS[written]
    unit = span["unit"].lower()
    if unit.startswith("m"):
        return made_at + timedelta(minutes=count)
    if unit.startswith("h"):
        return made_at + timedelta(hours=count)
    if " " in unit:
        return calendar.business_day_after(made_at, count, snapshot.company)
    days = count * (7 if unit == "week" else 1)
    day = made_at.astimezone(her_zone(snapshot)).date() + timedelta(days=days)
    return at_hers(snapshot, day, snapshot.company.promises.reach_until)


def _day(
    snapshot: Snapshot, commitment: Commitment, said_after: str, made_at: datetime
) -> tuple[date | None, str]:
    """The day, and the words in which its time may stand."""
    today = made_at.astimezone(snapshot.company.timezone).date()
    days = _days(snapshot, said_after, made_at)
    if days and not _CONDITION.search(said_after[: days[0].start]):
        return _last_alternative(said_after, days, today), said_after
    if named := _OF_MONTH.search(said_after):
        return _next_month(int(named["day"]), today), said_after
    if week := _WEEK.search(said_after):
        friday = today + timedelta(days=4 - today.weekday() + (7 if week["next"] else 0))
        return max(friday, today), said_after
    before = _written_out(commitment.sentence[: commitment.start])
    days = _days(snapshot, before, made_at)
    if (
        days
        and _OPENING.fullmatch(before[: days[0].start])
        and _BEFORE.fullmatch(before[days[-1].end :])
    ):
        return _to_come(days[-1], before, today), before + said_after
    if _CLOCK.search(said_after) or _CLOSE.search(said_after):
        return today, said_after
    return None, ""


def _days(snapshot: Snapshot, text: str, made_at: datetime) -> tuple[Day, ...]:
    company = snapshot.company
    read = said.read(text, region=company.region, timezone=company.timezone, now=made_at)
    return read.days if read.text == text else ()


def _last_alternative(text: str, days: tuple[Day, ...], today: date) -> date | None:
    """ "Thursday or Friday" is broken after Friday."""
    last = days[0]
    for day in days[1:]:
        if not _ALTERNATIVE.fullmatch(text[last.end : day.start]):
            break
        last = day
    return _to_come(last, text, today)


def _to_come(day: Day, text: str, today: date) -> date | None:
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


def _next_month(day: int, today: date) -> date | None:
    """The next day of that number, within three months."""
    days = (today + timedelta(days=ahead) for ahead in range(93))
    return next((found for found in days if found.day == day), None)


def _written_out(text: str) -> str:
    for shape, word in _WORDS:
        text = re.sub(shape, word, text, flags=re.IGNORECASE)
    return text


def _clock(text: str) -> time | None:
    """The latest of the clock times that are named; a bare hour is one of the working day."""
    times = [_time(found) for found in _CLOCK.finditer(text)]
    times += [wall for shape, wall in _PARTS_OF_DAY if shape.search(text)] if not times else []
    return max(times, default=None)


def _time(found: re.Match[str]) -> time:
    if found["bare"]:
        hour = int(found["bare"])
        return time(hour + 12 if hour < 8 else hour)
    if found["hour24"]:
        return time(int(found["hour24"]), int(found["minute24"]))
    hour = int(found["hour"])
    if hour <= 12:
        hour = hour % 12 + (12 if found["half"].lower() == "p" else 0)
    return time(hour, int(found["minute"] or 0))
