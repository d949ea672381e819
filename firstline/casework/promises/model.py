"""One promise, and what a record says became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Literal

from firstline.records.snapshot import Snapshot

APPOINTMENT = "appointment"
CALLBACK = "callback"
CREDIT = "credit"
ACKNOWLEDGEMENT = "acknowledgement"
ANSWER = "answer"
FINAL_ANSWER = "final_answer"
DELIVERY = "delivery"
PARTS = "parts"
FOLLOW_UP = "follow_up"

State = Literal["kept", "broken", "due", "unknown"]

_FIRST_YEAR, _LAST_YEAR = 1970, 2200  # a time outside stands for "always" or "never"


@dataclass(frozen=True)
class Promise:
    """Something the customer was told to expect by a time.

    kind: one of this module's names. record: address of the row that holds it ("callbacks/CB-1").
    what: it in the record's own words, "" when it has none. made_at, due_at: None when unknown.
    owner: who promised it, "" when the records name nobody.
    state: "kept" in time; "broken" when it was not, also when it was made good later, and when we
    took it back; "due" when its time is still to come; "unknown" when the records end too early to
    tell, or do not say whose doing it was.
    kept_at: when it was made good, in time or late.
    """

    kind: str
    record: str
    what: str
    made_at: datetime | None
    due_at: datetime | None
    owner: str
    state: State
    kept_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Broken and not made good since."""
        return self.state == "broken" and self.kept_at is None

    def late_by(self, now: datetime) -> timedelta:
        """How late it was made good, or how overdue it is; zero when it is neither."""
        if self.state != "broken" or self.due_at is None:
            return timedelta(0)
        return max((self.kept_at or now) - self.due_at, timedelta(0))


def state_of(
    due_at: datetime, kept_at: datetime | None, now: datetime, known_until: datetime | None
) -> State:
    """`known_until`: up to when the records would show that it was kept; None when never."""
    if kept_at is not None and kept_at <= now:
        return "kept" if kept_at <= due_at else "broken"
    if now <= due_at:
        return "due"
    return "broken" if known_until is not None and known_until >= due_at else "unknown"


def until(moment: datetime | None, now: datetime) -> datetime | None:
    """`moment` unless it is unknown, a stand-in for "never", or still to come."""
    moment = dated(moment)
    return moment if moment and moment <= now else None


def dated(moment: datetime | None) -> datetime | None:
    """`moment` as UTC unless it is unknown or a stand-in for "never"."""
    if moment is None or not _FIRST_YEAR <= moment.year < _LAST_YEAR:
        return None
    return moment.astimezone(timezone.utc)


def known_until(snapshot: Snapshot, *tables: str) -> datetime | None:
    """How far all of these tables reach; None when one was never imported."""
    if not all(table in snapshot.as_of for table in tables):
        return None
    return min(snapshot.as_of[table] for table in tables)
