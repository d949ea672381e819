"""The one clock: the machine's, FIRSTLINE_NOW when a demo or a test freezes it, or a session's own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timezone

_STANDS: ContextVar[datetime | None] = ContextVar("stands", default=None)


class BadClock(ValueError):
    """FIRSTLINE_NOW is set and is not an ISO 8601 time with an offset."""


def now() -> datetime:
    """The present as an aware UTC datetime."""
    if (stands := _STANDS.get()) is not None:
        return stands
    frozen = os.environ.get("FIRSTLINE_NOW")
    if not frozen:
        return machine()
    try:
        return parse_time(frozen)
    except BadClock as wrong:
        raise BadClock(f"FIRSTLINE_NOW: {wrong}") from None


@contextmanager
def standing(at: datetime) -> Iterator[None]:
    """Within it, and in what runs in its context, it is `at`: a time with an offset."""
    before = _STANDS.set(at.astimezone(timezone.utc))
    try:
        yield
    finally:
        _STANDS.reset(before)


def machine() -> datetime:
    """The machine's time even while FIRSTLINE_NOW stands still.

    For what is held for a while, tried again later or signed: those must go on and end.
    """
    return datetime.now(timezone.utc)


def parse_time(text: str) -> datetime:
    """An ISO 8601 time with an offset ("2026-11-10T06:00:00Z" too), as UTC."""
    try:
        moment = datetime.fromisoformat(text.strip().replace("Z", "+00:00"))
    except ValueError:
        raise BadClock(f"not an ISO 8601 time: {text!r}") from None
    if moment.tzinfo is None:
        raise BadClock(f"{text!r} has no offset; write for example 2026-11-10T10:00:00+00:00")
    return moment.astimezone(timezone.utc)
