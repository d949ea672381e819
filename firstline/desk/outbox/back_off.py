"""When an order that could not be delivered is tried again: soon at first, then ever later."""

from __future__ import annotations

from datetime import timedelta

# As Standard Webhooks recommends, with more tries while an agent still waits for the effect.
PAUSES = (
    timedelta(seconds=5),
    timedelta(seconds=30),
    timedelta(minutes=2),
    timedelta(minutes=10),
    timedelta(hours=1),
    timedelta(hours=6),
    timedelta(hours=12),
    timedelta(hours=24),
    timedelta(hours=24),
)
MOST_ATTEMPTS = len(PAUSES) + 1


def pause_after(attempts: int, most: int = MOST_ATTEMPTS) -> timedelta | None:
    """The wait after that many failed attempts (from 1 on); None when it is given up."""
    return PAUSES[attempts - 1] if attempts < min(most, MOST_ATTEMPTS) else None
