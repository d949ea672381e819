"""A time that an appointment was promised for, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from firstline.casework.promises.model import dated

OPEN = "open"  # nothing is recorded of it yet
KEPT = "kept"
MISSED = "missed"
MOVED = "moved"
CANCELLED = "cancelled"
NO_ACCESS = "no_access"
RELEASED = "released"  # she moved it or called it off
UNSURE = "unsure"  # it ended, and the records do not say by whom
FAILURES = (MISSED, MOVED, CANCELLED)


@dataclass
class Visit:
    """One promised time; `event` is the row that settled it, None when only the status did.

    came_at: when somebody came after all, for this time or a later one of the same appointment.
    """

    appointment: Any
    starts_at: datetime
    ends_at: datetime
    made_at: datetime | None
    outcome: str = OPEN
    event: Any | None = None
    came_at: datetime | None = None

    @property
    def is_failure(self) -> bool:
        return self.outcome in FAILURES

    @property
    def failed_at(self) -> datetime:
        """When it was missed, moved or called off."""
        at = dated(self.event.at) if self.event else None
        return at or self.ends_at

    @property
    def record(self) -> str:
        """The row that proves what became of it."""
        return (self.event or self.appointment).record
