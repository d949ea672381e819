"""Before hello: what is broken or due for the customer of a case, before anything is asked."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from firstline.casework.card import briefly
from firstline.casework.hello import before_hello
from firstline.desk.beside import beside
from firstline.desk.closing import ending
from firstline.desk.trail import entries, verbs
from firstline.desk.trail.reading import Reader, read
from firstline.records import snapshot as snapshots
from firstline.workplace import Workplace


def greeting(
    place: Workplace, customer_id: str, now: datetime, reader: Reader
) -> dict[str, Any] | None:
    """{"broken": [{"family", "finding", "headline", "harm", "reason"}], "count", "checks"}, worst
    first, and "last": how the case before ended, None for none.

    None when the customer is not in the records any more.
    """
    entries.write_alone(place.desk, read(reader, verbs.READ_HELLO, customer_id, now))
    with place.records.connect() as records:
        snapshot = snapshots.load(records, customer_id, place.company)
    if snapshot is None:
        return None
    with place.desk.connect() as desk:
        snapshot = beside(snapshot, desk, now)
    books = place.shelf.books()
    hello = before_hello(snapshot, now, books)
    broken = [
        {
            **briefly(finding, snapshot, books),
            "harm": books.harm_of(finding).word,
            "reason": books.harm[books.harm_of(finding).word],
        }
        for finding in hello.broken
    ]
    return {
        "broken": broken,
        "count": hello.count,
        "checks": hello.checks,
        "last": _last(place, customer_id, now),
    }


def _last(place: Workplace, customer_id: str, now: datetime) -> dict[str, Any] | None:
    """How the case before this one ended."""
    with place.desk.connect() as desk:
        ended = ending.last_of(desk, customer_id, now)
    return {**vars(ended), "at": ended.at.isoformat()} if ended else None
