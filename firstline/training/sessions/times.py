"""How long things took. Time away does not count: nobody thinks about one answer for ten minutes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from firstline.training.sessions.model import FOUND, Practice

LONGEST_THOUGHT = timedelta(minutes=10)


def to_finding(practice: Practice) -> int | None:
    """Seconds until the card with the true finding was there; None when it never was."""
    found = next((one.at for one in practice.events if one.kind == FOUND), None)
    return None if found is None else _played(practice, found)


def to_close(practice: Practice, ended_at: datetime) -> int:
    """Seconds until the session was ended."""
    return _played(practice, ended_at)


def present(practice: Practice, now: datetime) -> datetime:
    """The time it is in the session: her records and her days stand as of when it began."""
    return practice.begun_at + timedelta(seconds=_played(practice, now))


def _played(practice: Practice, until: datetime) -> int:
    moments = [line.at for line in practice.lines] + [one.at for one in practice.events]
    spent = _gaps(sorted({*(at for at in moments if at < until), until}))
    return round(sum((min(gap, LONGEST_THOUGHT) for gap in spent), timedelta()).total_seconds())


def _gaps(moments: list[datetime]) -> Iterable[timedelta]:
    return (after - before for before, after in zip(moments, moments[1:], strict=False))
