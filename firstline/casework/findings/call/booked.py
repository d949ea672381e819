"""Every callback of hers, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from firstline.casework.findings.call.reach import is_at_night, is_foreign
from firstline.casework.findings.call.talks import spoken
from firstline.casework.promises import Promise, callbacks
from firstline.casework.promises.model import dated
from firstline.records.snapshot import Snapshot


@dataclass(frozen=True)
class Booked:
    """One callback: its row, its promise in the ledger, and whether it was booked where or when she
    cannot be rung."""

    row: Any
    promise: Promise
    wrong_number: bool
    wrong_hour: bool

    @property
    def is_wrong(self) -> bool:
        return self.wrong_number or self.wrong_hour


def booked(snapshot: Snapshot, now: datetime) -> Iterator[Booked]:
    """By the ledger, which counts only the calls that can have reached her."""
    rows = {row.record: row for row in snapshot.callbacks}
    for promise in callbacks.promises(_reaching(snapshot, now), now):
        row = rows[promise.record]
        is_done = row.status == "kept"
        yield Booked(
            row,
            promise,
            wrong_number=not is_done and is_foreign(snapshot, row.phone),
            wrong_hour=not is_done and is_at_night(snapshot, promise.due_at),
        )


def kept(snapshot: Snapshot, now: datetime) -> tuple[datetime, ...]:
    """When callbacks reached her."""
    promises = (one.promise for one in booked(snapshot, now))
    times = (one.kept_at or (one.due_at if one.state == "kept" else None) for one in promises)
    return tuple(at for at in times if at)


def _reaching(snapshot: Snapshot, now: datetime) -> Snapshot:
    """Without calls to somebody else's number, and without those at night in which nobody spoke."""
    talks = {began for began, _ in spoken(snapshot, now)}
    return replace(
        snapshot,
        calls=tuple(call for call in snapshot.calls if _reached(snapshot, call, talks)),
        callbacks=tuple(_placed_to_her(snapshot, row) for row in snapshot.callbacks),
    )


def _reached(snapshot: Snapshot, call: Any, talks: set[datetime]) -> bool:
    if call.direction != "out" or is_foreign(snapshot, call.phone):
        return call.direction != "out"
    return call.started_at in talks or not _was_at_night(snapshot, call.started_at)


def _placed_to_her(snapshot: Snapshot, row: Any) -> Any:
    if row.status == "kept" or row.placed_at is None:
        return row
    reached = not is_foreign(snapshot, row.phone) and not _was_at_night(snapshot, row.placed_at)
    return row if reached else replace(row, placed_at=None)


def _was_at_night(snapshot: Snapshot, at: datetime | None) -> bool:
    at = dated(at)
    return at is not None and is_at_night(snapshot, at)
