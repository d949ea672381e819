"""Days and times that were stated, against those of the records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta

from firstline.training.sentences import Sentence
from firstline.training.truth.day_shapes import clashing
from firstline.training.truth.figures import figured
from firstline.training.truth.model import STEP, Point, Truth
from firstline.training.truth.moments import Moment, moments
from firstline.training.truth.periods import Period, periods_in
from firstline.training.truth.statement import DAY, OTHER, TRUE, WRONG, Heard, Statement
from firstline.training.wording import heard as wording
from firstline.training.wording import sheet

_UNTIL = re.compile(r"\b(?:by|until|till|before|no later than)(?: this| next)? $", re.I)
_LIMITS = re.compile(
    r"\b(?:by|until|till|before|within|no later than|ahead of|in time for)\b[^,;]*$", re.I
)
_SPAN = re.compile(r"within\b", re.I)  # all days from today on
_LOOSE = timedelta(days=35)  # what is later than that is no day of the same thing any more
_EDGE = timedelta(days=3)
_SLOT = re.compile(r"slot|window|offer|free")
_MONTHLY = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.I)
_DATED = re.compile(r"\d")
_HALF = re.compile(r"[ap]\.?m\b|morning|afternoon|evening|noon|tonight", re.I)


def judge_days(sentence: Sentence, truth: Truth, heard: Heard) -> Iterator[Statement]:
    found = moments(sentence.figured, truth.now)
    told = any(point.day in one.days for one in found for point in truth.points)
    for one in found:
        start, end = sentence.figured.span(one.start, one.end)
        stated = sentence.stated(start)
        if len(one.days) > 1 and truth.now and _UNTIL.search(sentence.text[:start]):
            coming = frozenset(day for day in one.days if day >= truth.now.date())
            one = replace(one, days=coming or one.days)
        verdict, key = _verdict(sentence, one, truth, heard, start)
        if stated and _clashes(sentence, one, truth, heard):
            verdict = WRONG
        starts_today = truth.now is not None and truth.now.date() in one.days and told
        asked = bool(_SLOT.search(key)) and sentence.asks and _offered(sentence, start)
        if (
            verdict == WRONG
            and not asked
            and (not stated or (starts_today and not one.has_time and not key))
        ):
            verdict = OTHER
        new_time = verdict == TRUE and one.has_time and not set(one.times) <= heard.times
        matched = key and (not one.days <= heard.days or new_time)
        yield Statement(
            DAY,
            sentence.text[start:end],
            sentence.start + start,
            sentence.start + end,
            verdict if stated or asked or (sentence.asks and _offered(sentence, start)) else OTHER,
            _true(truth, one, heard) if verdict == WRONG else "",
            stated,
            bool(matched and (one.days or new_time)) and not sentence.quoted(start),
            key=key,
        )
    yield from _judge_periods(sentence, truth)


def _judge_periods(sentence: Sentence, truth: Truth) -> Iterator[Statement]:
    """ "It lands by Easter": wrong where nothing that is foreseen falls near it, never a fact told."""
    today = truth.now.date() if truth.now else None
    ahead = [point.day for point in truth.points if today and point.day >= today]
    words = wording("truth")
    for one in periods_in(sentence.text, truth.now) if ahead or truth.latest else ():
        first, last = sentence.clause(one.start)
        clause = sentence.own[first:last]
        fixed = words["foreseen"].search(clause) or words["booked"].search(clause)
        loose = any(words[name].search(clause) for name in ("undertaken", "offered", "rhythm"))
        if words["should have"].search(clause):
            yield from _judge_past_period(sentence, one, truth, truth.now.date())
            continue
        near = not ahead or any(one.first <= day <= one.last for day in ahead)
        if _LIMITS.search(clause[: max(0, one.start - first)]):  # it holds for any day before it
            near = any(timedelta() <= one.last - day <= _LOOSE for day in ahead)
        begins = one.last if _SPAN.match(sentence.text, one.start) else one.first
        late = words["undertaken"].search(clause) and truth.latest and begins > _last(truth)
        if (late or fixed and not loose and not near) and sentence.stated(one.start):
            at, end = sentence.start + one.start, sentence.start + one.end
            yield Statement(DAY, sentence.text[one.start : one.end], at, end, WRONG, _true(truth))


def _judge_past_period(
    sentence: Sentence, one: Period, truth: Truth, today: date
) -> Iterator[Statement]:
    """ "It should have come by the end of October": wrong where no day of the records falls into it."""
    back = timedelta(days=365 if one.first > today else 0)
    first, last = one.first - back - _EDGE, one.last - back + _EDGE
    if not any(first <= point.day <= last for point in truth.points):
        at, end = sentence.start + one.start, sentence.start + one.end
        yield Statement(DAY, sentence.text[one.start : one.end], at, end, WRONG, _true(truth))


def _clashes(sentence: Sentence, one: Moment, truth: Truth, heard: Heard) -> bool:
    """A day of the records on another weekday than it is."""
    written = clashing(sentence.figured.text[one.start : one.end], truth.now)
    days = {point.day for point in truth.points}
    return bool(written and (written | one.days) & days and not one.days & heard.days - days)


def _offered(sentence: Sentence, at: int) -> bool:
    """A true day that stands in a question is told all the same."""
    return not (sentence.unfilled or sentence.quoted(at) or sentence.reported(at))


def _verdict(
    sentence: Sentence, one: Moment, truth: Truth, heard: Heard, at: int
) -> tuple[str, str]:
    """The verdict, and the key of the point that it names."""
    words = wording("truth")
    first, last = sentence.clause(at)
    clause = sentence.own[first:last]
    on_day = [point for point in truth.points if point.day in one.days]
    timed = [point for point in on_day if point.at and one.times]
    exact = [
        point
        for point in on_day
        if _same_time(sentence, one, point) and not (timed and point.key == STEP and not point.at)
    ]
    if not one.days:
        exact = [point for point in truth.points if point.at and _same_time(sentence, one, point)]
    undertaken = words["undertaken"].search(clause)
    if undertaken and not sentence.asks and _at_no_hour(sentence, one):
        return WRONG, ""
    if exact:
        return TRUE, exact[0].key
    fixed = words["foreseen"].search(clause) or words["booked"].search(clause)
    offered = words["offered"].search(clause)
    if offered and not undertaken and (slot := _other_slot(one, on_day, truth)):
        return WRONG, slot
    chosen = sentence.asks or words["offered"].search(sentence.own)
    if undertaken and not chosen and _is_too_late(one, truth, heard):
        return WRONG, ""
    if undertaken or offered or _is_promised(one, heard):
        return OTHER, on_day[0].key if on_day else ""
    if on_day:
        told = fixed or words["happened"].search(clause) or words["given"].search(clause)
        return (WRONG, on_day[0].key) if told else (OTHER, on_day[0].key)
    if one.days and one.days & heard.days and not words["money moved"].search(clause):
        return OTHER, ""
    return _unmatched(sentence, one, truth, clause, bool(fixed)), ""


def _at_no_hour(sentence: Sentence, one: Moment) -> bool:
    """At which nobody rings, writes or comes; "5:30" alone is the afternoon's."""
    hours = sheet("rubric")["hours"]
    half = _HALF.search(sentence.figured.text[one.start : one.end])
    return any(half or at.hour > 12 for at in one.times) and any(
        not hours["from"] <= at.hour < hours["to"] for at in one.times if at != time(0)
    )


def _is_too_late(one: Moment, truth: Truth, heard: Heard) -> bool:
    """Undertaken for later than the matter must be followed up."""
    if truth.now is None or truth.latest is None or _is_her_wish(one, truth, heard):
        return False
    today, last = truth.now.date(), _last(truth)
    first = min((day for day in one.days if day >= today), default=None)
    if first is None:
        return not one.days and any(_is_after(today, at, truth) for at in one.times)
    return first > last or any(_is_after(first, at, truth) for at in one.times)


def _is_her_wish(one: Moment, truth: Truth, heard: Heard) -> bool:
    """She named that very day; "Monday" may have been the last one."""
    named = moments(figured(heard.text), truth.now)
    return any(len(other.days) == 1 and other.days & one.days for other in named)


def _last(truth: Truth) -> date:
    """Of all days that the facts name."""
    return max((truth.latest.date(), *(point.day for point in truth.points)))


def _is_after(day: date, at: time, truth: Truth) -> bool:
    """On the last day, long after the hour of it that the facts name last."""
    if day != _last(truth):
        return False
    of_day = [point.until or point.at for point in truth.points if point.day == day and point.at]
    if day == truth.latest.date():
        of_day.append(truth.latest.time())
    late = sheet("rubric")["hours"]["late"]
    return bool(of_day) and _minutes(at) - max(map(_minutes, of_day)) > 60 * late


def _minutes(at: time) -> int:
    return 60 * at.hour + at.minute


def _is_promised(one: Moment, heard: Heard) -> bool:
    """What the agent undertook before, said again."""
    return bool(one.days) and one.days <= heard.promised


def _other_slot(one: Moment, on_day: list[Point], truth: Truth) -> str:
    """The key of the free times, where a time is offered that is none of them."""
    slots = [point for point in truth.points if _SLOT.search(point.key) and point.at]
    if not slots or not one.has_time or not one.days:
        return ""
    today = truth.now.date() if truth.now else None
    to_come = today is None or max(one.days) >= today
    of_day = [point for point in on_day if point in slots]
    return slots[0].key if to_come and (of_day or not on_day) else ""


def _is_of_money(sentence: Sentence, one: Moment) -> bool:
    """A date right behind a sum, or behind a charge or credit: the day on which it moved or moves."""
    return bool(
        _DATED.search(sentence.figured.text[one.start : one.end])
        and wording("truth")["money on"].search(sentence.figured.text[: one.start])
    )


def _is_strange(sentence: Sentence, one: Moment, truth: Truth) -> bool:
    """A past day by its date, where the records hold days that are past and this is none of them."""
    today = truth.now.date()
    return (
        max(one.days) < today
        and bool(_MONTHLY.search(sentence.figured.text[one.start : one.end]))
        and any(point.day <= today for point in truth.points)
    )


def _unmatched(sentence: Sentence, one: Moment, truth: Truth, clause: str, fixed: bool) -> str:
    if truth.now is None:
        return OTHER
    today = truth.now.date()
    ahead = [point for point in truth.points if point.day >= today]
    behind = [point for point in truth.points if point.day <= today]
    if not one.days:
        timed = ahead if fixed else behind if wording("truth")["past"].search(clause) else []
        return WRONG if any(point.at for point in timed) else OTHER
    if fixed and ahead and max(one.days) >= today:
        return WRONG
    if _is_of_money(sentence, one) or _is_strange(sentence, one, truth):
        return WRONG
    happened = wording("truth")["happened"].search(clause)
    if min(one.days) > today and wording("truth")["past"].search(clause):
        return WRONG
    if happened and behind and min(one.days) < today and today not in one.days:
        return WRONG
    return OTHER


def _same_time(sentence: Sentence, one: Moment, point: Point) -> bool:
    """ "4:30" alone may be either half of the day."""
    if not one.times or point.at is None:
        return True
    said = tuple(map(_plain, one.times))
    if not _HALF.search(sentence.figured.text[one.start : one.end]):
        later = tuple(_later(one) for one in said)
        return _fits(said, point) or _fits(later, point)
    return _fits(said, point)


def _fits(said: tuple[time, ...], point: Point) -> bool:
    if point.until is None:
        return point.at in said
    return all(point.at <= one <= point.until for one in said)


def _later(said: time) -> time:
    return said.replace(hour=said.hour + 12) if 1 <= said.hour < 12 else said


def _plain(said: time) -> time:
    return said.replace(second=0, microsecond=0, tzinfo=None)


def _true(truth: Truth, one: Moment | None = None, heard: Heard | None = None) -> str:
    """The last day of the matter for what is undertaken too late, else its days."""
    if one and truth.latest and _is_too_late(one, truth, heard or Heard()):
        return f"{truth.latest:%Y-%m-%d %H:%M}"
    return " or ".join(dict.fromkeys(map(written, truth.points)))


def written(point: Point) -> str:
    """ "2026-10-03", with its time where it has one."""
    return f"{point.day.isoformat()} {point.at:%H:%M}" if point.at else point.day.isoformat()
