"""How many days of work she says she lost."""

from __future__ import annotations

import re
from decimal import Decimal

from firstline.casework.said.claims.cues import Cue
from firstline.casework.said.claims.wording import Wording
from firstline.casework.said.claims.words import SENTENCE_MARKS, Words

AROUND = 12  # words
NUMBERS = {
    **{"a": "1", "an": "1", "one": "1", "another": "1", "single": "1", "full": "1", "whole": "1"},
    **{"entire": "1", "two": "2", "both": "2", "couple": "2", "three": "3", "four": "4"},
    **{"five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10", "my": "1"},
    **{"twelve": "12", "fourteen": "14", "last": "1", "half": "0.5", "½": "0.5"},
}
NUMBER = rf"(?:{'|'.join(NUMBERS)}|[0-9]{{1,2}}(?:\.[0-9]+)?)"
KIND = (
    r"(?:(?:of|the|my|her|his|unpaid|working|work|whole|full|entire|good|paid|more|days|separate) )"
)
HALF = re.compile(r"(?:^| )(?:half(?: of)?|½)(?: a| of a| my| one)? (?:(?:working|work) )?day ")
WITH_HALF = re.compile(rf"(?:^| )({NUMBER})(?: (?:day|days))? (?:and a half|½) ?(?:day|days)? ")
DAYS = re.compile(rf"(?:^| )x?({NUMBER})x? (?:{KIND}{{0,3}})(?:day|days|dys) ")
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|satur?|sun)(?:day)?"
WEEKDAYS = re.compile(rf" {WEEKDAY}(?: (?:,|and|&|,? and) {WEEKDAY})+ ")
ONE_DAY = re.compile(
    rf" (?:today|yesterday|on {WEEKDAY}|{WEEKDAY} (?:pay|wages?|earnings|income|takings|shift|work)) "
)
NO_DAY = frozenset({"time", "hours", "hour", "shift", "shifts", "morning", "afternoon"})


def days_lost(words: Words, cue: Cue, known: Wording) -> Decimal | None:
    """The days named in the sentence, the nearest; one for a single day that it names; or None."""
    start, end = _sentence(words, cue)
    around = " ".join(words.words[start:end]) + " "
    offset = len(" ".join(words.words[start : cue.start]))
    if found := WITH_HALF.search(around):
        return _number(found[1]) + Decimal("0.5")
    if HALF.search(around):
        return Decimal("0.5")
    counted = sorted(DAYS.finditer(around), key=lambda found: abs(found.start() - offset))
    if counted:
        return _number(counted[0][1])
    if several := WEEKDAYS.search(around):
        return Decimal(len(re.findall(rf" {WEEKDAY}(?= )", several[0])))
    if NO_DAY & set(words.words[cue.start : cue.end + 1]):
        return None
    return Decimal(1) if len(ONE_DAY.findall(around)) == 1 else None


def _number(written: str) -> Decimal:
    return Decimal(NUMBERS.get(written, written))


def _sentence(words: Words, cue: Cue) -> tuple[int, int]:
    start, end = cue.start, cue.end
    while start > max(cue.start - AROUND, 0) and words.words[start - 1] not in SENTENCE_MARKS:
        start -= 1
    while end < min(cue.end + AROUND, len(words.words)) and words.words[end] not in SENTENCE_MARKS:
        end += 1
    return start, end
