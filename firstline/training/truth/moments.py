"""Days and times of day in a sentence, relative ones against now: "6 March", "tomorrow at 9:30"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from firstline.training.truth.day_shapes import days_in
from firstline.training.truth.figures import Figured
from firstline.training.truth.time_shapes import times_in

_WORDED = re.compile(
    r"day\b|days\b|night|morrow|noon|morning|evening|\bago\b|week|business|\bhour|minute|\bcob\b|\beod\b",
    re.I,
)
_LATE = re.compile(r"afternoon|evening|tonight", re.I)
_JOINS = re.compile(
    r"[\s,(]*(?:(?:at|by|before|around|about|from|between|on|of|and|the|no later than|latest|until|in the"
    r"|exactly|sharp|morning|afternoon|evening|first thing|-)[\s,]*)*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Moment:
    """A day, a time or both, said at `figured.text[start:end]`.

    `days`: what the words may mean, all of them ("Monday" is the last one or the next); empty when
    only a time is said, or when now is unknown. `times`: one, or the two ends of a range.
    """

    days: frozenset[date]
    times: tuple[time, ...]
    start: int
    end: int

    @property
    def has_time(self) -> bool:
        return bool(self.times)


@lru_cache(maxsize=2048)
def moments(said: Figured, now: datetime | None) -> tuple[Moment, ...]:
    """In the order of the text; a day and the time beside it are one moment."""
    if not (said.has_digits or _WORDED.search(said.text)):
        return ()
    days, times = days_in(said.text, now), times_in(said.text)
    found, used = [], set()
    for start, end, meant in days:
        near = [one for one in times if one not in used and _beside(said.text, start, end, one)]
        if near:
            used.add(near[0])
            at = _in_half(near[0][2], said.text[start:end])
            found.append(Moment(meant, at, min(start, near[0][0]), max(end, near[0][1])))
        else:
            found.append(Moment(meant, (), start, end))
    found += [Moment(frozenset(), one[2], one[0], one[1]) for one in times if one not in used]
    found += _spans_of_hours(said.text, now)
    return tuple(sorted(found, key=lambda one: one.start))


def _in_half(said: tuple[time, ...], day: str) -> tuple[time, ...]:
    """ "4.30 this afternoon" is 16:30."""
    if not _LATE.search(day):
        return said
    return tuple(one.replace(hour=one.hour + 12) if 1 <= one.hour < 12 else one for one in said)


def _beside(text: str, start: int, end: int, one: tuple[int, int, tuple[time, ...]]) -> bool:
    between = text[end : one[0]] if one[0] >= end else text[one[1] : start]
    return (one[0] >= end or one[1] <= start) and bool(_JOINS.fullmatch(between))


_HOURS = re.compile(
    r"\b(?:in|within)(?: the next| about| under| less than)? (?P<count>\d{1,3}|an?|one|half an)"
    r" (?P<unit>minutes?|mins?|hours?|hrs?)\b",
    re.IGNORECASE,
)


def _spans_of_hours(text: str, now: datetime | None) -> list[Moment]:
    """ "in two hours", "within 24 hours"."""
    found = []
    for one in _HOURS.finditer(text):
        written = one["count"].lower()
        count = 0.5 if written == "half an" else float(written) if written.isdigit() else 1.0
        ahead = timedelta(hours=count) if one["unit"][0] in "hH" else timedelta(minutes=count)
        at = now + ahead if now else None
        days, times = (frozenset({at.date()}), (at.time(),)) if at else (frozenset(), (time(0),))
        found.append(Moment(days, times, *one.span()))
    return found
