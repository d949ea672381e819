"""What is undertaken: who does what, and by which time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from firstline.training.sentences import Sentence
from firstline.training.truth.moments import Moment, moments
from firstline.training.wording import heard

_PRECISE = re.compile(r"\b(?:business|working) days?|\bmorning|afternoon|evening", re.I)


@dataclass(frozen=True)
class Commitment:
    """`owner` "I" or a name, `verb` as said; `day` and `at` where they are known: `has_time` also
    holds for a time that cannot be dated without knowing now. `reaches`: the customer hears of it."""

    sentence: Sentence
    owner: str
    verb: str
    day: date | None = None
    at: time | None = None
    has_time: bool = False


def commitments(said: tuple[Sentence, ...], now: datetime | None) -> Iterator[Commitment]:
    """Of one turn. A time may stand in the sentence itself; questions, conditions, denials,
    quotations and open slots undertake nothing, nor do "someone" and "the team"."""
    words = heard("commitments")
    for place, sentence in enumerate(said):
        if sentence.unfilled or (sentence.asks and not words["and asks"].search(sentence.own)):
            continue
        for found in words["undertakes"].finditer(sentence.own):
            if _meant(sentence, found):
                one = _commitment(sentence, found, now)
                same = place and not one.has_time and words["same time"].search(sentence.own)
                yield _at_time_of(one, said[place - 1], now) if same else one


def _meant(sentence: Sentence, found: re.Match[str]) -> bool:
    words = heard("commitments")
    first, _ = sentence.clause(found.start())
    before = words["watches"].sub(" ", sentence.own[first : found.start()])
    if (
        words["nobody"].search(found[0])
        or words["unsure"].search(before)
        or words["unsure"].search(words["watches"].sub(" ", found[0]))
    ):
        return False
    return not (sentence.quoted(found.start()) or sentence.reported(found.start()))


def _commitment(sentence: Sentence, found: re.Match[str], now: datetime | None) -> Commitment:
    owner = re.match(r"[A-Za-z]+", found[0])
    verb = found[0].split()[-1]
    timed = _time_of(sentence, found, now)
    day = max(timed.days, default=None) if timed and len(timed.days) == 1 else None
    if timed and len(timed.days) > 1 and now:
        day = min((d for d in timed.days if d >= now.date()), default=None)
    if timed and not timed.days and now:
        day = now.date()
    at = max(timed.times, default=None) if timed else None
    return Commitment(sentence, owner[0] if owner else "", verb, day, at, timed is not None)


def _at_time_of(one: Commitment, before: Sentence, now: datetime | None) -> Commitment:
    told = next((moment for moment in moments(before.figured, now) if moment.has_time), None)
    if told is None:
        return one
    return replace(one, day=max(told.days, default=None), at=max(told.times), has_time=True)


def _time_of(sentence: Sentence, found: re.Match[str], now: datetime | None) -> Moment | None:
    """The moment in the same clause, or the last of the sentence; none that is past."""
    first, last = sentence.clause(found.start())
    usable = []
    for one in moments(sentence.figured, now):
        start, _ = sentence.figured.span(one.start, one.end)
        past = now and one.days and max(one.days) < now.date()
        if not past and not _is_of_something_else(sentence, start):
            usable.append((start, one))
    inside = [one for start, one in usable if first <= start < max(last, found.end() + 1)]
    after = [one for start, one in usable if start >= found.end()]
    before = [one for start, one in usable if start < found.start()]
    return next(iter([*inside, *after, *before]), None)


def _is_of_something_else(sentence: Sentence, start: int) -> bool:
    return bool(
        re.search(
            r"\b(?:your|the) (?:\w+ )?(?:of|from|dated|since) (?:the )?$",
            sentence.own[:start],
            re.I,
        )
    )
