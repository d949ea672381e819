"""Before hello: what is broken or due for the customer of a case, before anything is asked."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from firstline.casework.card import briefly
from firstline.casework.hello import before_hello
from firstline.records import snapshot as snapshots
from firstline.workplace import Workplace


def greeting(place: Workplace, customer_id: str, now: datetime) -> dict[str, Any] | None:
    """{"broken": [{"family", "finding", "headline", "harm", "reason"}], "count", "checks"}, worst
    first; None when the customer is not in the records any more."""
    with place.records.connect() as records:
        snapshot = snapshots.load(records, customer_id, place.company)
    if snapshot is None:
        return None
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
    return {"broken": broken, "count": hello.count, "checks": hello.checks}
