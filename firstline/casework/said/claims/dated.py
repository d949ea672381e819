"""On which day she told us."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from firstline.casework.said.claims.cues import Cue
from firstline.casework.said.claims.words import SENTENCE_MARKS, Words
from firstline.casework.said.days import past_day
from firstline.casework.said.mention import Day

REACH = 14  # words between what she did and the day she names
SAME_DAY = re.compile(
    r"\b(?:(?:same|very) (?:day|morning|afternoon|evening|night)|that (?:day|very day)|there and then)\b"
)
SHORT_DATE = re.compile(r"([0-9]{1,2})/([0-9]{1,2})")


def day_told(
    words: Words, cue: Cue, days: Sequence[Day], today: date, date_order: str
) -> date | None:
    """The day named nearest to `cue` in its sentence, of the past; None when there is none."""
    start, end = _sentence(words, cue)
    named = [
        (_distance(words.word_of(day.start), cue), day.day)
        for day in days
        if not day.quoted and start <= words.word_of(day.start) < end and day.day <= today
    ]
    for place in range(start, end):
        if short := SHORT_DATE.fullmatch(words.words[place]):
            day = past_day(short[1], short[2], today, date_order)
            if day:
                named.append((_distance(place, cue), day))
    if named:
        return min(named)[1]
    return _same_day(words, start, end, cue, days, today)


def _same_day(
    words: Words, start: int, end: int, cue: Cue, days: Sequence[Day], today: date
) -> date | None:
    """ "I told you that same day": the day named last before it."""
    if not SAME_DAY.search(" ".join(words.words[start:end])):
        return None
    earlier = [
        day.day
        for day in days
        if not day.quoted and words.word_of(day.start) < cue.start and day.day <= today
    ]
    return earlier[-1] if earlier else None


def _distance(place: int, cue: Cue) -> int:
    """A day behind what she did is hers sooner than one before it."""
    return place - cue.end if place >= cue.start else 2 * (cue.start - place)


def _sentence(words: Words, cue: Cue) -> tuple[int, int]:
    start, end = cue.start, cue.end
    while start > max(cue.start - REACH, 0) and words.words[start - 1] not in SENTENCE_MARKS:
        start -= 1
    while end < min(cue.end + REACH, len(words.words)) and words.words[end] not in SENTENCE_MARKS:
        end += 1
    return start, end
