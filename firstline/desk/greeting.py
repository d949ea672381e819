"""Before hello: what is broken or due for the customer of a case, before anything is asked."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from firstline.casework.card import briefly
from firstline.casework.hello import Hello, before_hello
from firstline.desk.beside import beside
from firstline.desk.closing import ending
from firstline.desk.trail import entries, verbs
from firstline.desk.trail.reading import Reader, read
from firstline.records import snapshot as snapshots
from firstline.records.decided import Decided
from firstline.records.snapshot import Snapshot
from firstline.workplace import Workplace


def greeting(
    place: Workplace, customer_id: str, now: datetime, reader: Reader
) -> dict[str, Any] | None:
    """{"broken": [{"family", "finding", "headline", "harm", "reason", "done"}], "count", "checks"},
    worst first and last what somebody has begun to put right, and "last": how the case before ended,
    None for none. "done": [{"id", "what", "decision", "state"}] of the steps that were taken.

    None when the customer is not in the records any more.
    """
    entries.write_alone(place.desk, read(reader, verbs.READ_HELLO, customer_id, now))
    snapshot = _snapshot(place, customer_id, now)
    if snapshot is None:
        return None
    books = place.shelf.books()
    hello = before_hello(snapshot, now, books)
    broken = [
        {
            **briefly(finding, snapshot, books),
            "harm": books.harm_of(finding).word,
            "reason": books.harm[books.harm_of(finding).word],
            "done": [_done(one) for one in begun],
        }
        for finding, begun in zip(hello.broken, hello.begun, strict=True)
    ]
    return {
        "broken": broken,
        "count": hello.count,
        "checks": hello.checks,
        "last": _last(place, customer_id, now),
    }


def standing_before(place: Workplace, customer_id: str, now: datetime) -> Hello | None:
    """The findings alone, for a list of cases: nothing of what the records hold is told by them."""
    snapshot = _snapshot(place, customer_id, now)
    return before_hello(snapshot, now, place.shelf.books()) if snapshot else None


def _snapshot(place: Workplace, customer_id: str, now: datetime) -> Snapshot | None:
    with place.records.connect() as records:
        snapshot = snapshots.load(records, customer_id, place.company)
    if snapshot is None:
        return None
    with place.desk.connect() as desk:
        return beside(snapshot, desk, now)


def _done(one: Decided) -> dict[str, str]:
    return {"id": one.step, "what": one.what, "decision": one.reference, "state": one.state}


def _last(place: Workplace, customer_id: str, now: datetime) -> dict[str, Any] | None:
    """How the case before this one ended."""
    with place.desk.connect() as desk:
        ended = ending.last_of(desk, customer_id, now)
    return {**vars(ended), "at": ended.at.isoformat()} if ended else None
