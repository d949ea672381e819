"""The journey of a case's customer, with the cases that were opened about her."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import select

from firstline.casework.card import words_for
from firstline.casework.facts import Moment
from firstline.casework.journey import MOST_EVENTS, Event, journey
from firstline.casework.journey.entries import Entry, load
from firstline.casework.playbook.shelf import Books
from firstline.desk.asked import Turn
from firstline.desk.beside import beside
from firstline.desk.tables import cases
from firstline.desk.trail import entries as trail
from firstline.desk.trail import verbs
from firstline.desk.trail.reading import Reader, read
from firstline.records import snapshot as snapshots
from firstline.records.snapshot import Snapshot
from firstline.workplace import PLAYBOOKS, Workplace

MOST_CASES = 50
MOST_TOLD = 10


@lru_cache(maxsize=1)
def entries() -> tuple[Entry, ...]:
    return load(PLAYBOOKS / "journey.yml")


def journey_of(
    place: Workplace, customer_id: str, now: datetime, reader: Reader
) -> dict[str, Any] | None:
    """{"customer": {"id", "name"}, "events": [{"at", "table", "record", "text", "broken",
    "is_ahead"}]}, newest first; None when the customer is not in the records any more."""
    trail.write_alone(place.desk, read(reader, verbs.READ_JOURNEY, customer_id, now))
    with place.records.connect() as records:
        snapshot = snapshots.load(records, customer_id, place.company)
    if snapshot is None:
        return None
    with place.desk.connect() as desk:
        snapshot = beside(snapshot, desk, now)
    events = events_of(place, snapshot, now)
    customer = {"id": customer_id, "name": snapshot.customer.name or ""}
    return {"customer": customer, "events": [_json(one) for one in events]}


def events_of(place: Workplace, snapshot: Snapshot, now: datetime) -> list[Event]:
    """The events of records and desk, newest first."""
    books = place.shelf.books()
    events = journey(snapshot, entries(), words_for(snapshot, books), books, now)
    opened = _cases(place, snapshot.customer.customer_id, books.terms["case_opened"])
    return _newest_first([*events, *opened])[:MOST_EVENTS]


def told_shortly(turn: Turn, snapshot: Snapshot) -> str:
    """The newest events as lines of a reply, what broke among them whatever its age."""
    books = turn.books
    events = [one for one in events_of(turn.place, snapshot, turn.now) if not one.is_ahead]
    newest = events[:MOST_TOLD]
    broken = [one for one in events if one.broken][:MOST_TOLD]
    told = _newest_first(dict.fromkeys([*newest, *broken]))
    words = words_for(snapshot, books)
    lines = [f"{words.word(Moment(one.at))}: {_told(one, books)}" for one in told]
    return "\n".join(lines) or books.terms["nothing_happened"]


def _newest_first(events: Iterable[Event]) -> list[Event]:
    """Of those at the same time always in the same order."""
    return sorted(events, key=lambda one: (one.at, one.record), reverse=True)


def _told(event: Event, books: Books) -> str:
    return f"{event.text} ({books.terms['broken']})" if event.broken else event.text


def _cases(place: Workplace, customer_id: str, opened: str) -> list[Event]:
    with place.desk.connect() as desk:
        rows = desk.execute(
            select(cases.c.case_id, cases.c.agent, cases.c.opened_at)
            .where(cases.c.customer_id == customer_id)
            .order_by(cases.c.opened_at.desc())
            .limit(MOST_CASES)
        ).all()
    return [
        Event(row.opened_at, "cases", f"cases/{row.case_id}", f"{opened} {row.agent}")
        for row in rows
    ]


def _json(event: Event) -> dict[str, Any]:
    return {**vars(event), "at": event.at.isoformat()}
