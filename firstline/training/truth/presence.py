"""Days by their date, and hours, that an agent utters and nobody's world holds: neither the facts nor the
customer named them, nor may the agent choose them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import time, timedelta

from firstline.training.sentences import Sentence
from firstline.training.truth.model import Truth
from firstline.training.truth.moments import Moment, moments
from firstline.training.truth.statement import DAY, WRONG, Heard, Statement
from firstline.training.wording import heard as wording
from firstline.training.wording import sheet

_HELD = re.compile(
    r"slot|window|visit|offer|free|promised|callback"
)  # keys of hours that are fixed
_DATED = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\b\d\d?[/.-]\d|\d(?:st|nd|rd|th)\b",
    re.I,
)


def judge_presence(sentence: Sentence, truth: Truth, heard: Heard) -> Iterator[Statement]:
    for one in moments(sentence.figured, truth.now) if truth.now else ():
        start, end = sentence.figured.span(one.start, one.end)
        if not sentence.uttered(start) or sentence.negated(start, end):
            continue
        first, last = sentence.clause(start)
        chosen = bool(wording("truth")["contacts"].search(sentence.own[first:last]))
        free = (
            chosen
            and wording("truth")["offered"].search(sentence.own)
            or (
                wording("truth")["put down"].search(sentence.own[first:last])
                and not _is_fixed(truth)
            )
        )
        dated = _DATED.search(sentence.text[start:end]) and not free
        if (
            dated
            and _is_no_day(one, truth, heard, chosen)
            or _is_no_hour(one, truth, heard, chosen)
        ):
            at = sentence.start + start
            yield Statement(DAY, sentence.text[start:end], at, sentence.start + end, WRONG)


def _is_fixed(truth: Truth) -> bool:
    """The facts name the times that may be booked."""
    today = truth.now.date()
    return any(point.day >= today and _HELD.search(point.key) for point in truth.points)


def _is_no_day(one: Moment, truth: Truth, heard: Heard, chosen: bool) -> bool:
    """Past or to come and named by nobody; whoever rings or writes may choose hers up to the last."""
    days = {point.day for point in truth.points}
    named = days | heard.days | heard.promised
    if not one.days or one.days & named:
        return False
    today = truth.now.date()
    if max(one.days) < today:
        return any(day <= today for day in days)
    if not chosen and any(day >= today for day in days):
        return True
    last = max([*named, truth.latest.date()] if truth.latest else named, default=today)
    return last >= today and min(day for day in one.days if day >= today) > last


def _is_no_hour(one: Moment, truth: Truth, heard: Heard, chosen: bool) -> bool:
    """On a day for which the facts fix the hour."""
    of_day = (point for point in truth.points if point.day in one.days and point.at)
    on_day = [point for point in of_day if chosen or _HELD.search(point.key)]
    if not one.times or not on_day or set(one.times) <= heard.times:
        return False
    if chosen:
        return _is_past(one, truth)
    named = {at for point in on_day for at in (point.at, point.until) if at}
    spans = [(point.at, point.until) for point in on_day if point.until]
    return not any(
        _either_half(at) & named or any(low <= at <= high for low, high in spans)
        for at in one.times
    )


def _is_past(one: Moment, truth: Truth) -> bool:
    if truth.latest is None or truth.latest.date() not in one.days:
        return False
    late = timedelta(hours=sheet("rubric")["hours"]["late"])
    return min(one.times) > (truth.latest + late).time()


def _either_half(at: time) -> set[time]:
    """ "4:30" alone may be the afternoon's."""
    plain = at.replace(second=0, microsecond=0, tzinfo=None)
    return {plain, plain.replace(hour=plain.hour + 12)} if 1 <= at.hour < 12 else {plain}
