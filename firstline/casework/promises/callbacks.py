"""Callbacks she was given a time for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any

from firstline.casework.promises.clock import at_hers, her_day
from firstline.casework.promises.contacts import calls_to_her
from firstline.casework.promises.model import (
    CALLBACK,
    Promise,
    State,
    dated,
    known_until,
    state_of,
    until,
)
from firstline.records.cancellation import is_cancelled
from firstline.records.snapshot import Snapshot


def promises(snapshot: Snapshot, now: datetime) -> Iterator[Promise]:
    calls = tuple(call for call in calls_to_her(snapshot) if call <= now)
    for row in snapshot.callbacks:
        due = dated(row.due_at)
        if due is None or is_cancelled(row):
            continue
        state, kept_at = _became(snapshot, row, due, calls, now)
        yield Promise(CALLBACK, row.record, "", None, due, row.owner or "", state, kept_at)


def _became(
    snapshot: Snapshot, row: Any, due: datetime, calls: tuple[datetime, ...], now: datetime
) -> tuple[State, datetime | None]:
    grace = timedelta(minutes=snapshot.company.promises.callback_grace_minutes)
    if row.status == "missed" and due <= now:
        return "broken", next((call for call in calls if call > due), None)
    placed = until(row.placed_at, now)
    if row.status == "kept" and placed is None and due <= now:
        return "kept", None
    if placed is None:
        morning = at_hers(snapshot, her_day(snapshot, due), time.min)
        placed = next(
            (call for call in calls if call >= morning), None
        )  # that day, or the next one
    return state_of(due + grace, placed, now, known_until(snapshot, "callbacks")), placed
