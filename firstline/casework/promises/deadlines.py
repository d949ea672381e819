"""By when a note says it: "Thursday 12 Nov", "tomorrow by 4pm", "within two hours"."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from firstline.casework import calendar, said
from firstline.casework.promises.clock import at_hers, her_zone
from firstline.casework.promises.clock_times import CLOCK, clock_time
from firstline.casework.promises.coming_days import last_alternative, next_month, to_come
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
_OPENING = re.compile(r"\W*(?:on |by )?(?:(?:on )?[a-z]{3,9},? )?", re.IGNORECASE)
_BEFORE = re.compile(r"[\s,:-]*(?:at [\w:. ]{1,8})?[\s,:-]*(?:i|we|agent|to)?\s*", re.IGNORECASE)


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
    due = at_hers(snapshot, day, clock_time(rest) or snapshot.company.promises.reach_until)
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
        return last_alternative(said_after, days, today), said_after
    if named := _OF_MONTH.search(said_after):
        return next_month(int(named["day"]), today), said_after
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
        return to_come(days[-1], before, today), before + said_after
    if CLOCK.search(said_after) or _CLOSE.search(said_after):
        return today, said_after
    return None, ""


def _days(snapshot: Snapshot, text: str, made_at: datetime) -> tuple[Day, ...]:
    company = snapshot.company
    read = said.read(text, region=company.region, timezone=company.timezone, now=made_at)
    return read.days if read.text == text else ()


def _written_out(text: str) -> str:
    for shape, word in _WORDS:
        text = re.sub(shape, word, text, flags=re.IGNORECASE)
    return text
