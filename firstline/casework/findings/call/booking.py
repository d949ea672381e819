"""PORTAL_FAIL: the booking page gave her errors, and nothing has been booked since."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from firstline.casework.facts import Account, Moment
from firstline.casework.finding import Finding, Proof
from firstline.casework.findings.call import known
from firstline.casework.promises.model import dated, until
from firstline.records.cancellation import is_cancelled
from firstline.records.snapshot import Snapshot

LOOK_BACK = timedelta(days=7)
MOST_SHOWN = 4


def find(snapshot: Snapshot, now: datetime) -> list[Finding]:
    errors = [
        (at, row)
        for row in snapshot.booking_errors
        if (at := until(row.at, now)) and now - at <= LOOK_BACK
    ]
    errors.sort(key=lambda error: error[0], reverse=True)
    if not errors or any(at > errors[0][0] for at in _bookings(snapshot, now)):
        return []
    texts = (known.written(row.message) for _, row in errors)
    facts: known.Found = {
        "failed_at": Moment(errors[0][0]),
        "first_at": Moment(errors[-1][0]),
        "error_text": next(filter(None, texts), None),
        "count": Account(str(len(errors))) if errors[1:] else None,
    }
    rows = tuple(
        Proof("page_error", row.record, at, known.kept({"error_text": known.written(row.message)}))
        for at, row in errors[:MOST_SHOWN]
    )
    is_known = snapshot.is_fresh(now, "booking_errors")
    certainty = "certain" if is_known else "likely"
    out = (Proof("nothing_booked_since"),) if is_known else ()
    return [Finding("call", "PORTAL_FAIL", certainty, known.kept(facts), rows, out)]


def _bookings(snapshot: Snapshot, now: datetime) -> Iterator[datetime]:
    """When visits were booked; of a callback only its own time is known, and one after the errors
    is what she tried to get."""
    for event in snapshot.appointment_events:
        is_booking = event.kind == "booked" or (event.kind == "moved" and event.by == "customer")
        if is_booking and (at := until(event.at, now)):
            yield at
    for callback in snapshot.callbacks:
        if not is_cancelled(callback) and (due := dated(callback.due_at)):
            yield due
