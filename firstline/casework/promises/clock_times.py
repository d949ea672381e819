"""A time of day as notes write it: "by 4pm", "before 10:30", "in the afternoon"."""

from __future__ import annotations

import re
from datetime import time

CLOCK = re.compile(
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


def clock_time(text: str) -> time | None:
    """The latest of the clock times that are named; a bare hour is one of the working day."""
    times = [_time(found) for found in CLOCK.finditer(text)]
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
