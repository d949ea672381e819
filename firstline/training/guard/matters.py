"""What a clause speaks of: data/guard/matters.txt."""

from __future__ import annotations

import re
from functools import cache

from firstline.casework.patterns import read_patterns
from firstline.training.guard.sheet import FOLDER

# Of a case, the same money under one name; what else a clause may speak of is how it is said.
_SAME = {"refund": "money", "charge": "money", "fee": "money"}
_OF_A_CASE = ("refund", "charge", "fee", "number", "message", "visit", "call", "parcel", "part")
MANNERS = (
    *("feeling", "repeated", "listening", "papers", "elsewhere", "waiting", "detail", "reading"),
    *("late", "deadline", "valued", "opinion", "when", "again"),
)
TOPICS = (*_OF_A_CASE, *MANNERS)
SAYABLE = "sayable"


@cache
def _sheet() -> dict[str, re.Pattern[str]]:
    return read_patterns(FOLDER / "matters.txt", *TOPICS, SAYABLE)


def speaks_of(topic: str, text: str) -> bool:
    return bool(_sheet()[topic].search(text))


def matters(text: str) -> frozenset[str]:
    """Those a case can be about; all of money are one."""
    return frozenset(_SAME.get(topic, topic) for topic in _OF_A_CASE if speaks_of(topic, text))


def is_sayable(step: str) -> bool:
    """Whether a step's label can follow "what I can do is this"."""
    return speaks_of(SAYABLE, step)
