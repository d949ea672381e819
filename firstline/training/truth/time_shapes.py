"""Times of day: "9:30", "9.30am", "half past nine", "at four", "noon", "10 to 12"."""

from __future__ import annotations

import re
from datetime import time

Timed = tuple[int, int, tuple[time, ...]]

_HALF = r"a\.?m\b\.?|p\.?m\b\.?|o'?clock(?: in the (?:morning|afternoon|evening))?"
r"|in the (?:morning|afternoon|evening)|tonight"
_CLOCK = re.compile(
    rf"(?<![\w.:/£$€-])(?P<hour>2[0-3]|[01]?\d)(?:[:.h](?P<minute>[0-5]\d))(?:[:.]\d\d)?(?! ?%"
    rf"|\d|[.,/]\d)"
    rf"(?: ?(?P<half>{_HALF}))?"
    rf"|(?<![\w.:/£$€-])(?P<hour2>1[0-2]|0?\d)(?: (?P<minute2>[0-5]\d))? ?(?P<half2>{_HALF})",
    re.IGNORECASE,
)
_PAST = re.compile(
    rf"\b(?P<part>half|quarter|\d{{1,2}}(?: minutes)?) (?P<way>past|after|to"
    rf"|before) (?P<hour>1[0-2]|\d)\b(?!:)"
    rf"(?: ?(?P<half>{_HALF}))?",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"\b(?:at|by|before|around|until|till|from|between) (?P<hour>1[0-2]"
    r"|[1-9])(?: (?P<minute>[0-5]\d))?"
    r"(?![\w:/.%]*[\d:/%])(?! ?(?:st\b|nd\b|rd\b|th\b|of\b|jan|feb|mar|apr|may|jun|jul|aug|sep"
    r"|oct|nov|dec"
    r"|days?|hours?|hrs?|minutes?|mins?|weeks?|business|working|more|pounds?|dollars?|euros?"
    r"|percent|[ap]\.?m))"
    r"(?:(?: (?:and|to)|-) (?P<hour2>1[0-2]|[1-9])(?![\w:/]))?",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    r"(?<![\w.:/£$€-])(?P<hour>1[0-2]|[1-9]) (?P<minute>[0-5]\d)(?= (?:tomorrow|today|tonight"
    r"|on\b|sharp))",
    re.IGNORECASE,
)
_RANGE = re.compile(
    rf"(?<![\w.:/-])(?P<from>1[0-2]|[1-9])(?: to |-| and )(?P<to>1[0-2]|[1-9]) ?(?P<half>{_HALF})",
    re.IGNORECASE,
)
_WORDS = (
    (re.compile(r"\b(?:noon|midday|12 o'clock noon)\b", re.IGNORECASE), time(12)),
    (
        re.compile(
            r"\b(?:end of (?:the )?(?:business|working) day|close of (?:business|play)|cob|eod)\b",
            re.I,
        ),
        time(17),
    ),
    (re.compile(r"\bmidnight\b", re.IGNORECASE), time(0)),
)
_RANGE_JOINS = re.compile(r"\s*(?:-|to|and|until|till)\s*", re.IGNORECASE)


def times_in(text: str) -> list[Timed]:
    """(start, end, times) in the order of the text; the two ends of a range stand together."""
    found: list[Timed] = []
    taken = bytearray(len(text))

    def note(start: int, end: int, *times: time | None) -> None:
        if taken.find(1, start, end) < 0 and all(one is not None for one in times):
            taken[start:end] = b"\x01" * (end - start)
            found.append((start, end, times))

    for one in _RANGE.finditer(text):
        half = one["half"]
        note(*one.span(), _time(one["from"], None, half), _time(one["to"], None, half))
    for one in _PAST.finditer(text):
        note(*one.span(), _past(one))
    for one in _CLOCK.finditer(text):
        hour, minute = one["hour"] or one["hour2"], one["minute"] or one["minute2"]
        note(*one.span(), _time(hour, minute, one["half"] or one["half2"]))
    for one in _SPOKEN.finditer(text):
        note(*one.span(), _time(one["hour"], one["minute"], None, bare=True))
    for shape, meant in _WORDS:
        for one in shape.finditer(text):
            note(*one.span(), meant)
    for one in _BARE.finditer(text):
        start = one.start("hour")
        times = [_time(one["hour"], one["minute"], None, bare=True)]
        times += [_time(one["hour2"], None, None, bare=True)] if one["hour2"] else []
        note(start, one.end(), *times)
    return _ranges(text, sorted(found, key=lambda one: one[0]))


def _ranges(text: str, found: list[Timed]) -> list[Timed]:
    joined: list[Timed] = []
    for one in found:
        if joined and _RANGE_JOINS.fullmatch(text[joined[-1][1] : one[0]]):
            joined[-1] = (joined[-1][0], one[1], (*joined[-1][2], *one[2]))
        else:
            joined.append(one)
    return joined


def _time(hour: str, minute: str | None, half: str | None, bare: bool = False) -> time | None:
    value, late = int(hour), (half or "").lower()
    if late.startswith("p") or "afternoon" in late or "evening" in late or late == "tonight":
        value += 12 if value < 12 else 0
    elif late.startswith("a") or "morning" in late:
        value = value % 12 if value <= 12 else value
    elif (bare or "clock" in late) and value < 7:
        value += 12
    return time(value, int(minute or 0)) if value < 24 else None


def _past(one: re.Match[str]) -> time | None:
    part = one["part"].lower()
    minutes = 30 if part == "half" else 15 if part == "quarter" else int(part.split()[0])
    back = one["way"].lower() in ("to", "before")
    if minutes > 59 or (back and not part[0].isalpha() and minutes % 5):
        return None
    base = _time(one["hour"], None, one["half"], bare=True)
    if base is None:
        return None
    total = base.hour * 60 + (-minutes if back else minutes)
    return time(total // 60 % 24, total % 60)
