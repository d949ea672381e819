"""What was promised and still has to be done: in time, or after all."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import and_, or_, select
from sqlalchemy.engine import Connection

from firstline.desk.keeping.promises import BROKEN, OPEN, Promise
from firstline.desk.tables import promises

MOST, MOST_OPEN = 100, 500


def of_owners(
    connection: Connection, owners: Collection[str], kinds: Collection[str] = ()
) -> tuple[Promise, ...]:
    """The one due first in front, at most MOST; of those kinds alone, where some are named."""
    are_theirs = promises.c.owner.in_(sorted(owners))
    return _listed(connection, are_theirs, *[promises.c.kind.in_(sorted(kinds))] * bool(kinds))


def of_case(connection: Connection, case_id: str) -> tuple[Promise, ...]:
    return _listed(connection, promises.c.case_id == case_id)


def open_of_case(connection: Connection, case_id: str) -> tuple[Promise, ...]:
    """Those of which none was broken, the one due first in front, at most MOST_OPEN."""
    is_open = promises.c.case_id == case_id, promises.c.state == OPEN
    return _by_due(connection, *is_open, most=MOST_OPEN)


def _listed(connection: Connection, *where) -> tuple[Promise, ...]:
    not_made_good = and_(promises.c.state == BROKEN, promises.c.ended_at.is_(None))
    return _by_due(connection, *where, or_(promises.c.state == OPEN, not_made_good), most=MOST)


def _by_due(connection: Connection, *where, most: int) -> tuple[Promise, ...]:
    rows = connection.execute(
        select(promises)
        .where(*where)
        .order_by(promises.c.due_at, promises.c.promise_id)
        .limit(most)
    )
    return tuple(Promise(**row._mapping) for row in rows)
