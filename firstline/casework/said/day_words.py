"""Days in words, read by a library: "last Tuesday", "3 November", "two weeks ago"."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from functools import lru_cache

NAMES = {
    **{"today": "today", "tonight": "today", "this morning": "today", "this afternoon": "today"},
    **{"this evening": "today", "last night": "yesterday", "yday": "yesterday"},
    **{"yest": "yesterday", "day before yesterday": "the day before yesterday"},
}


@lru_cache(maxsize=4096)
def worded(written: str, today: date, date_order: str) -> date | None:
    """The day that words name, the past one when it could be either; None when there is none."""
    words = " ".join(written.lower().replace("'", "").split())
    words = NAMES.get(words, words)
    words = re.sub(r"^(?:on|last|this past|this|past|since|by|until|from) ", "", words)
    words = re.sub(r"(?<=[0-9])(?:st|nd|rd|th)\b|\bof\b|\bthe (?=[0-9])", "", words)
    found = _reader(today, date_order).get_date_data(words.replace("couple of", "2"))
    return found.date_obj.date() if found.date_obj else None


@lru_cache(maxsize=8)
def _reader(today: date, date_order: str):
    from dateparser.date import DateDataParser  # half a second at its first import

    settings = {
        "RELATIVE_BASE": datetime.combine(today, time(12)),
        "PREFER_DATES_FROM": "past",
        "DATE_ORDER": date_order,
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    return DateDataParser(languages=["en"], settings=settings)
