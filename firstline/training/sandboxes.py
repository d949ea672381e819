"""Where the sandboxes of practice sessions are, and when they go.

The worker reads it: nothing here brings the played customer along.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.engine import Engine

from firstline.desk.tables import practices
from firstline.file_lock import alone

OPEN = "open"
BLANK = ".blank-"  # and the version: what each sandbox is copied from
LEFT_ALONE = timedelta(days=30)  # who goes on later gets the records anew
_AN_HOUR = timedelta(hours=1)  # what is being made is not swept


def folder(home: Path) -> Path:
    """A folder for each session, called like it."""
    return home / "practice"


def lock(home: Path) -> Path:
    """Held while a sandbox is made again or swept."""
    return folder(home) / ".lock"


def sweep(home: Path, desk: Engine, now: datetime, machine: datetime) -> int:
    """Those of sessions that are over, unknown or long left alone go, and what was left half made;
    how many it were. `now` is the company's time, `machine` that of its files."""
    if not folder(home).is_dir():
        return 0
    with alone(lock(home)):
        found = [one for one in folder(home).iterdir() if one.is_dir() and _is_old(one, machine)]
        needed = _needed(desk, [one.name for one in found], now - LEFT_ALONE)
        gone = [one for one in found if one.name not in needed]
        for one in gone:
            shutil.rmtree(one, ignore_errors=True)
    return len(gone)


def _needed(desk: Engine, names: Sequence[str], since: datetime) -> set[str]:
    going_on = select(practices.c.practice_id).where(
        practices.c.practice_id.in_(names),
        practices.c.state == OPEN,
        practices.c.changed_at >= since,
    )
    with desk.connect() as connection:
        sessions = set(connection.execute(going_on).scalars())
    return sessions | {max((name for name in names if name.startswith(BLANK)), default="")}


def _is_old(one: Path, machine: datetime) -> bool:
    try:
        return one.stat().st_mtime < (machine - _AN_HOUR).timestamp()
    except OSError:  # gone meanwhile
        return False
