"""Leases: what one worker alone does at a time, however many run.

Times are the machine's, never FIRSTLINE_NOW: a lease has to end when its holder was killed. The
clocks of machines that share a desk may differ by seconds, not by the length of a lease.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import and_, delete, insert, or_, update
from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError

from firstline.desk.tables import leases


def hold(connection: Connection, name: str, holder: str, now: datetime, for_: timedelta) -> bool:
    """Take the lease, or keep it on; False while somebody else has it.

    `connection` comes from `database.writing`; it counts when its transaction ends.
    """
    is_free = or_(leases.c.holder == holder, leases.c.until <= now)
    mine = {"holder": holder, "until": now + for_}
    taken = connection.execute(
        update(leases).where(and_(leases.c.name == name, is_free)).values(**mine)
    )
    return taken.rowcount == 1 or _first(connection, name, mine)


def let_go(connection: Connection, holder: str) -> None:
    """All that this holder has, so that the next worker need not wait for their end."""
    connection.execute(delete(leases).where(leases.c.holder == holder))


def _first(connection: Connection, name: str, mine: dict) -> bool:
    try:
        with connection.begin_nested():
            connection.execute(insert(leases).values(name=name, **mine))
    except IntegrityError:
        return False
    return True
