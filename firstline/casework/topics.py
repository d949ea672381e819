"""Which issues words name, and which of them she puts aside."""

from __future__ import annotations

import re
from functools import lru_cache

from firstline.casework.patterns import FOLDER, read_patterns

ISSUES = (
    *("appointment_missed", "order_status", "call_dropped", "complaint_unanswered"),
    *("refund_status", "parts_missing", "debited_twice", "item_wrong", "explain_number"),
    *("subscription_renewal", "order_change"),
)
COMPLAINT = "complaint_unanswered"
_BEFORE, _AFTER, _NO_COMPLAINT = "before", "after", "no complaint"
_COMPLAINED = "complained of"
_REACH = 22  # characters between what puts something aside and its name
_CLAUSE = re.compile(r"[.,;:!?\n]|\b(?:but|and|only|just|i|she|he|we)\b", re.IGNORECASE)


def topics(text: str) -> frozenset[str]:
    """The issues that it names."""
    return frozenset(one for one, named in _topics().items() if named.search(text))


def put_aside(text: str) -> frozenset[str]:
    """ "It isn't about the callback", "the callback can wait", "not complaining, just asking"."""
    known = _aside()
    aside = {COMPLAINT} if known[_NO_COMPLAINT].search(text) else set()
    aside |= _named_behind(known[_BEFORE], text)
    for one, named in _topics().items():
        if any(known[_AFTER].search(text[found.end() :]) for found in named.finditer(text)):
            aside.add(one)
    return frozenset(aside)


def complained_of(text: str) -> frozenset[str]:
    """ "My complaint about the visit": a matter of the complaint, and none beside it."""
    return frozenset(_named_behind(_aside()[_COMPLAINED], text))


def _named_behind(cue: re.Pattern[str], text: str) -> set[str]:
    """The issues named close behind `cue`, in its clause."""
    clauses = (
        _CLAUSE.split(text[found.end() :][: _REACH * 2], maxsplit=1)[0]
        for found in cue.finditer(text)
    )
    return {
        one
        for clause in clauses
        for one, named in _topics().items()
        if _is_near(named.search(clause))
    }


def _is_near(found: re.Match[str] | None) -> bool:
    return found is not None and found.start() <= _REACH


@lru_cache(maxsize=1)
def _topics() -> dict[str, re.Pattern[str]]:
    return read_patterns(FOLDER / "topics.txt", *ISSUES)


@lru_cache(maxsize=1)
def _aside() -> dict[str, re.Pattern[str]]:
    return read_patterns(FOLDER / "aside.txt", _BEFORE, _AFTER, _NO_COMPLAINT, _COMPLAINED)
