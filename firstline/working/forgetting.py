"""What Rasa keeps of a conversation goes some days after its last word, once the case is closed.

Nothing reads it any more then: what was said and answered stays in the case itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta

from sqlalchemy import column, delete, func, inspect, select, table
from sqlalchemy.engine import Connection, Engine

from firstline import database
from firstline.desk.cases import OPEN
from firstline.desk.tables import cases

# Rasa's own table (rasa/core/tracker_store.py); `timestamp` is in seconds.
_events = table("events", column("sender_id"), column("timestamp"))
AT_A_TIME = 200


def forget(tracker: Engine, desk: Engine, keep_days: int, machine: datetime) -> int:
    """How many conversations it were. An open case is never forgotten, whatever its age."""
    with tracker.connect() as connection:
        if not inspect(connection).has_table(_events.name):
            return 0  # nobody has talked yet
    before = (machine - timedelta(days=keep_days)).timestamp()
    return sum(_forget(tracker, desk, old) for old in _old(tracker, before))


def _old(tracker: Engine, before: float) -> Iterator[list[str]]:
    """The senders that have been silent since, AT_A_TIME."""
    last = ""
    while True:
        with tracker.connect() as connection:
            found = connection.execute(
                select(_events.c.sender_id)
                .where(_events.c.sender_id > last)
                .group_by(_events.c.sender_id)
                .having(func.max(_events.c.timestamp) < before)
                .order_by(_events.c.sender_id)
                .limit(AT_A_TIME)
            )
            senders = list(found.scalars())
        if not senders:
            return
        yield senders
        last = senders[-1]


def _forget(tracker: Engine, desk: Engine, senders: Collection[str]) -> int:
    with desk.connect() as connection:
        still_open = _open_among(connection, {_case_of(one) for one in senders})
    gone = [one for one in senders if _case_of(one) not in still_open]
    if gone:
        with database.writing(tracker) as connection:
            connection.execute(delete(_events).where(_events.c.sender_id.in_(gone)))
    return len(gone)


def _open_among(connection: Connection, case_ids: Collection[str]) -> set[str]:
    about = cases.c.case_id.in_(case_ids), cases.c.state == OPEN
    return set(connection.execute(select(cases.c.case_id).where(*about)).scalars())


def _case_of(sender: str) -> str:
    """ "panel:C-7KQ2MX4P" -> "C-7KQ2MX4P"."""
    return sender.partition(":")[2]
