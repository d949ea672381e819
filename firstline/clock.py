"""The one clock: the machine's, or FIRSTLINE_NOW when a demo or a test freezes it."""

from __future__ import annotations

import os
from datetime import datetime, timezone


class BadClock(ValueError):
    """FIRSTLINE_NOW is set and is not an ISO 8601 time with an offset."""


def now() -> datetime:
    """The present as an aware UTC datetime."""
    frozen = os.environ.get("FIRSTLINE_NOW")
    return parse_time(frozen) if frozen else datetime.now(timezone.utc)


def parse_time(text: str) -> datetime:
    """An ISO 8601 time with an offset ("2026-11-10T06:00:00Z" too), as UTC."""
    try:
        moment = datetime.fromisoformat(text.strip().replace("Z", "+00:00"))
    except ValueError:
        raise BadClock(f"not an ISO 8601 time: {text!r}") from None
    if moment.tzinfo is None:
        raise BadClock(f"this time has no offset, write for example {text}+00:00: {text!r}")
    return moment.astimezone(timezone.utc)
