"""Which case a thread, or a direct conversation, is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.engine import Connection

from firstline.desk.tables import slack_queue, slack_threads
from firstline.records.writing import upsert

# A direct conversation goes on for ever; the next caller must not get the last one's case.
LEFT_AFTER = timedelta(minutes=30)
_COLUMNS = tuple(column.name for column in slack_threads.columns)


@dataclass(frozen=True)
class Place:
    """`thread`: the timestamp of its first message, "" outside of any."""

    team: str
    channel: str
    thread: str = ""


def case_of(connection: Connection, places: Sequence[Place], now: datetime) -> str | None:
    """The case that one of them is about, the one last gone on with; None when there is none yet, or
    nobody went on with it for a while."""
    found = [row for place in places if (row := _row(connection, place))]
    live = [row for row in found if row.thread or row.used_at >= now - LEFT_AFTER]
    if live:
        return max(live, key=lambda row: row.used_at).case_id
    of_messages = (_of_message(connection, place) for place in places if place.thread)
    return next((case_id for case_id in of_messages if case_id), None)


def remember(connection: Connection, place: Place, case_id: str, now: datetime) -> None:
    """From now on it is about this case."""
    row = {**vars(place), "case_id": case_id, "used_at": now}
    connection.execute(upsert(connection, slack_threads, _COLUMNS), [row])


def forget(connection: Connection, place: Place) -> None:
    """The next message begins a new case."""
    connection.execute(slack_threads.delete().where(*_at(place)))


def forget_all(connection: Connection, team: str, channels: Sequence[str]) -> None:
    """The same of all threads of these conversations."""
    there = slack_threads.c.team == team, slack_threads.c.channel.in_(channels)
    connection.execute(slack_threads.delete().where(*there))


def _row(connection: Connection, place: Place):
    return connection.execute(select(slack_threads).where(*_at(place))).first()


def _at(place: Place) -> tuple:
    return tuple(slack_threads.c[name] == value for name, value in vars(place).items())


def _of_message(connection: Connection, place: Place) -> str | None:
    """A thread that somebody began under a message of ours."""
    sent = slack_queue.c.channel == place.channel, slack_queue.c.message == place.thread
    found = select(slack_queue.c.case_id).where(*sent, slack_queue.c.case_id.is_not(None))
    return connection.execute(found.limit(1)).scalar()
