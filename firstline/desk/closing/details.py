"""What a step that was done was about: the sum, the time and the words that the agent gave."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from textwrap import shorten

from firstline.casework.doing.model import Doing
from firstline.casework.facts import Day, Deadline
from firstline.casework.formats import Formats, formats
from firstline.company import Company

LONGEST = 160  # characters of what was written; the whole stands in the case


def summed_up(doing: Doing, company: Company) -> str:
    """The step in the agent's words, with what those leave out."""
    told = (one for one in _details(doing, formats(company, None, None)) if one not in doing.what)
    return ": ".join(filter(None, (doing.what, ", ".join(told))))


def _details(doing: Doing, ours: Formats) -> Iterator[str]:
    if doing.amount:
        yield ours.text(doing.amount)
    if when := doing.given.get("when"):
        yield ours.text(Deadline(datetime.fromisoformat(when)))
    if received := doing.given.get("received"):
        yield ours.text(Day(date.fromisoformat(received)))
    if text := doing.given.get("text"):
        yield f"“{shorten(text, LONGEST, placeholder='…')}”"
