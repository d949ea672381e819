"""Everything that touched the customer on one time line, with what broke marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from firstline.casework.finding import Finding
from firstline.casework.harm import Harm
from firstline.casework.hello import standing, worst_first
from firstline.casework.journey.entries import Entry
from firstline.casework.journey.values import values_of
from firstline.casework.playbook.shelf import Books
from firstline.casework.promises import ledger
from firstline.casework.words import Words
from firstline.records.rows import Row
from firstline.records.snapshot import Snapshot

MOST_EVENTS = 500


@dataclass(frozen=True)
class Event:
    """One thing that happened, or is still to come.

    table: whose record it is ("charges"). record: its address. text: what happened.
    broken: the code of the finding that it proves, "PROMISE" for a broken promise that no finding
    tells of, "" when nothing is wrong with it. is_ahead: it lies in the future.
    """

    at: datetime
    table: str
    record: str
    text: str
    broken: str = ""
    is_ahead: bool = False


def journey(
    snapshot: Snapshot, entries: Iterable[Entry], words: Words, books: Books, now: datetime
) -> tuple[Event, ...]:
    """Newest first, at most MOST_EVENTS."""
    marks = _marks(snapshot, books, now)
    dated = [
        (at, row, entry)
        for entry in entries
        for row in getattr(snapshot, entry.table)
        if (at := getattr(row, entry.column))
    ]
    dated.sort(key=lambda one: (one[0], one[1].record), reverse=True)
    events = (event for _, row, entry in dated for event in _event(row, entry, words, marks, now))
    return tuple(islice(events, MOST_EVENTS))


def _event(
    row: Row, entry: Entry, words: Words, marks: Mapping[str, str], now: datetime
) -> Iterator[Event]:
    at = getattr(row, entry.column)
    text = words.first(entry.texts, values_of(row))
    if text:
        text = text[:1].upper() + text[1:]
        broken = marks.get(row.record, "")
        yield Event(at, entry.table, row.record, text, broken, is_ahead=at > now)


def _marks(snapshot: Snapshot, books: Books, now: datetime) -> dict[str, str]:
    """Record -> what broke there; the finding that does most harm names it."""
    marks = {one.record: "PROMISE" for one in ledger(snapshot, now) if one.state == "broken"}
    broken = [one for one in standing(snapshot, now) if books.harm_of(one) >= Harm.PROMISE]
    for finding in reversed(worst_first(broken, books)):
        marks |= dict.fromkeys(_records(finding), finding.code)
    return marks


def _records(finding: Finding) -> Iterable[str]:
    return (proof.record for proof in finding.evidence if proof.record)
