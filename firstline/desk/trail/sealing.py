"""Sealing: entries are put into the chain, in the order in which they are found.

On PostgreSQL an entry may be committed after others with a higher id, so ids say nothing about
what is there already: the place in the chain is a number of its own, and who comes late is sealed
late.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import and_, func, insert, select, text
from sqlalchemy.engine import Connection, Engine, Row

from firstline.database import writing
from firstline.desk.tables import trail, trail_seals
from firstline.desk.trail.chain import ORIGIN, RAW, link

# Ids below the newest sealed one that are always looked through for a late entry, and the length of
# the stretches that all earlier ids are looked through in, one a minute.
STRETCH = 10_000
_SECONDS_A_STRETCH = 60

# Any number does, if nothing else in the same PostgreSQL database uses it.
_LOCK = 7_776_002


def seal(engine: Engine, now: datetime, most: int = 500) -> int:
    """Put at most `most` entries that wait into the chain, in one transaction; how many it were.

    Any number of processes may do it at once: they wait for each other. Costs the same however long
    the trail is, and takes no lock when nothing waits.
    """
    with engine.connect() as connection:
        if not _waiting(connection, now, 1):
            return 0
    with _alone(engine) as connection:
        last, previous = _head(connection)
        seals = []
        for place, entry in enumerate(_waiting(connection, now, most), last + 1):
            previous = link(previous, entry._mapping)
            seals.append({"place": place, "entry_id": entry.entry_id, "hash": previous})
        if seals:
            connection.execute(insert(trail_seals), seals)
    return len(seals)


@contextmanager
def _alone(engine: Engine) -> Iterator[Connection]:
    """A transaction beside which nobody else seals: two of them would fork the chain."""
    with writing(engine) as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        yield connection


def _head(connection: Connection) -> tuple[int, str]:
    newest = select(trail_seals.c.place, trail_seals.c.hash).order_by(trail_seals.c.place.desc())
    found = connection.execute(newest.limit(1)).first()
    return (found.place, found.hash) if found else (0, ORIGIN)


def _waiting(connection: Connection, now: datetime, most: int) -> list[Row]:
    """Entries without a seal: all new ones, late ones near them, and those of an earlier stretch."""
    newest = connection.execute(select(func.max(trail_seals.c.entry_id))).scalar() or 0
    recent = max(newest - STRETCH, 0)
    found = _unsealed(connection, recent, None, most)
    if recent and len(found) < most:
        stretches = -(-recent // STRETCH)
        first = int(now.timestamp() // _SECONDS_A_STRETCH) % stretches * STRETCH
        last = min(first + STRETCH, recent)
        found += _unsealed(connection, first, last, most - len(found))
    return found


def _unsealed(connection: Connection, after: int, up_to: int | None, most: int) -> list[Row]:
    """Those with ids above `after` and not above `up_to`."""
    # The range stands for both tables: the database would read the seals from the first one else.
    on = [trail_seals.c.entry_id == trail.c.entry_id, trail_seals.c.entry_id > after]
    where = [trail.c.entry_id > after, trail_seals.c.entry_id.is_(None)]
    if up_to is not None:
        on.append(trail_seals.c.entry_id <= up_to)
        where.append(trail.c.entry_id <= up_to)
    query = select(*RAW).outerjoin_from(trail, trail_seals, and_(*on)).where(*where)
    return connection.execute(query.order_by(trail.c.entry_id).limit(most)).all()
