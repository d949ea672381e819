"""What only the desk knows of a customer, beside what was imported."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal


@dataclass(frozen=True)
class FollowUp:
    """Something an agent promised her. `ended_at`: when it was done, None while it is not."""

    promise_id: str
    what: str
    owner: str
    made_at: datetime
    due_at: datetime
    ended_at: datetime | None = None

    @property
    def record(self) -> str:
        return f"promises/{self.promise_id}"


@dataclass(frozen=True)
class Gift:
    """Goodwill given at the desk; `currency` is ISO 4217."""

    goodwill_id: str
    at: datetime
    amount: Decimal
    currency: str


@dataclass(frozen=True)
class Beside:
    """`records`: addresses of rows of the snapshot that are the desk's own, so that all is known of
    them. `gifts`: those that the records do not show yet."""

    records: frozenset[str] = frozenset()
    follow_ups: tuple[FollowUp, ...] = ()
    gifts: tuple[Gift, ...] = ()
