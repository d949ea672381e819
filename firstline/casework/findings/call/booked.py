"""Every callback of hers, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from firstline.casework.findings.call.reach import Reach
from firstline.casework.findings.call.talks import spoken
from firstline.casework.promises import Promise, callbacks
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


def booked(snapshot: Snapshot, reach: Reach, now: datetime) -> tuple[Booked, ...]:
    """By the ledger, which counts only the calls that can have reached her."""
    rows = {row.record: row for row in snapshot.callbacks}
    return tuple(
        _booked(rows[promise.record], promise, reach)
        for promise in callbacks.promises(_reaching(snapshot, reach, now), now)
    )


def kept(callbacks: Iterable[Booked]) -> tuple[datetime, ...]:
    """When callbacks reached her."""
    promises = [one.promise for one in callbacks]
    times = (one.kept_at or (one.due_at if one.state == "kept" else None) for one in promises)
    return tuple(at for at in times if at)


def _booked(row: Any, promise: Promise, reach: Reach) -> Booked:
    is_done = row.status == "kept"
    return Booked(
        row,
        promise,
        wrong_number=not is_done and reach.is_foreign(row.phone),
        wrong_hour=not is_done and reach.is_at_night(promise.due_at),
    )


def _reaching(snapshot: Snapshot, reach: Reach, now: datetime) -> Snapshot:
    """Without calls to somebody else's number, and without those at night in which nobody spoke."""
    talks = {began for began, _ in spoken(snapshot, now)}
    return replace(
        snapshot,
        calls=tuple(call for call in snapshot.calls if _reached(reach, call, talks)),
        callbacks=tuple(_placed_to_her(reach, row) for row in snapshot.callbacks),
    )


def _reached(reach: Reach, call: Any, talks: set[datetime]) -> bool:
    if call.direction != "out" or reach.is_foreign(call.phone):
        return call.direction != "out"
    return call.started_at in talks or not reach.is_at_night(call.started_at)


def _placed_to_her(reach: Reach, row: Any) -> Any:
    if row.status == "kept" or row.placed_at is None:
        return row
    reached = not reach.is_foreign(row.phone) and not reach.is_at_night(row.placed_at)
    return row if reached else replace(row, placed_at=None)
