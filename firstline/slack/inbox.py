"""What Slack sent, kept before it is acknowledged, each thing once, until it is answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import delete, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection, Dialect, Row
from sqlalchemy.engine.interfaces import Compiled

from firstline.desk.tables import slack_seen
from firstline.slack.incoming import Incoming

NEW, ANSWERED, KNOWN = "new", "answered", "known"
# Longer than any answer takes; so long a killed process's question waits for another one.
HOLD_FOR = timedelta(seconds=60)
MOST_ATTEMPTS = 3
_BEFORE = "before"
# Slack repeats an event for an hour, after an outage for longer.
KEPT_FOR = timedelta(days=3)
_INSERT = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}


@dataclass(frozen=True)
class Received:
    """What is to be answered, `is_again` when that was tried before. `case_id` and `newest` are there
    when an answer was begun then: the case, and our last message in it; `before` when it is a check
    of who the customer is: how well she was known."""

    incoming: Incoming
    attempts: int = 1
    case_id: str | None = None
    newest: int | None = None
    is_again: bool = False
    before: Mapping[str, Any] | None = None


def receive(connection: Connection, incoming: Incoming, holder: str, now: datetime) -> bool:
    """Whether this is the first time; then `holder` answers it.

    `connection` comes from `database.writing`; of several processes one inserts, the others wait.
    """
    row = {"at": now, "attempts": 1, "incoming": {}, "state": KNOWN}
    mine = {
        "key": incoming.key,
        "state": NEW,
        "incoming": incoming.as_json(),
        "holder": holder,
        "held_until": now + HOLD_FOR,
    }
    others = dict.fromkeys(incoming.keys[1:])
    rows = [*({**row, "key": key} for key in others), {**row, **mine}]
    return all(_is_first(connection, one) for one in rows)


def begin(connection: Connection, key: str, case_id: str, newest: int) -> None:
    """Note where the case stands, so that an answer that was kept in it is not made again."""
    about = slack_seen.c.key == key
    connection.execute(update(slack_seen).where(about).values(case_id=case_id, newest=newest))


def begin_check(connection: Connection, key: str, before: Mapping[str, Any]) -> None:
    """Note how well the customer was known, so that a check that was made is not made again."""
    about = slack_seen.c.key == key
    asked = connection.execute(select(slack_seen.c.incoming).where(about)).scalar_one()
    kept = {**asked, _BEFORE: dict(before)}
    connection.execute(update(slack_seen).where(about).values(incoming=kept))


def answered(connection: Connection, key: str) -> bool:
    """In the transaction that keeps the answer; False when another process was quicker. What was
    asked is not kept any longer."""
    mine = slack_seen.c.key == key, slack_seen.c.state == NEW
    done = {"state": ANSWERED, "incoming": {}, "holder": None, "held_until": None}
    return connection.execute(update(slack_seen).where(*mine).values(**done)).rowcount == 1


def left_over(
    connection: Connection, holder: str, now: datetime, most: int = 20
) -> tuple[Received, ...]:
    """What no process works on any more, this holder's from now on; oldest first."""
    rows = connection.execute(
        select(slack_seen)
        .where(*_is_left(now))
        .order_by(slack_seen.c.at, slack_seen.c.key)
        .limit(most)
        .with_for_update(skip_locked=True)
    ).all()
    keys = [row.key for row in rows]
    held = {"holder": holder, "held_until": now + HOLD_FOR, "attempts": slack_seen.c.attempts + 1}
    if keys:
        connection.execute(update(slack_seen).where(slack_seen.c.key.in_(keys)).values(**held))
    return tuple(_received(row) for row in rows)


def _received(row: Row) -> Received:
    about = row.case_id, row.newest, True, row.incoming.get(_BEFORE)
    return Received(Incoming.from_json(row.incoming), row.attempts + 1, *about)


def is_any_left(connection: Connection, now: datetime) -> bool:
    found = select(slack_seen.c.key).where(*_is_left(now)).limit(1)
    return connection.execute(found).first() is not None


def let_go(connection: Connection, key: str) -> None:
    """Somebody else, or the same process later, tries again; it is not this that stopped it."""
    about = slack_seen.c.key == key, slack_seen.c.state == NEW
    free = {"holder": None, "held_until": None, "attempts": slack_seen.c.attempts - 1}
    connection.execute(update(slack_seen).where(*about).values(**free))


def clear_away(connection: Connection, now: datetime) -> int:
    old = slack_seen.c.at < now - KEPT_FOR
    return connection.execute(delete(slack_seen).where(old)).rowcount


def _is_left(now: datetime) -> tuple:
    is_free = or_(slack_seen.c.held_until.is_(None), slack_seen.c.held_until <= now)
    return slack_seen.c.state == NEW, is_free


def _is_first(connection: Connection, row: dict) -> bool:
    return connection.execute(_once(connection.dialect, tuple(row)), row).rowcount == 1


@lru_cache(maxsize=8)
def _once(dialect: Dialect, names: tuple[str, ...]) -> Compiled:
    """An insert of these columns that does nothing for a key that is there. SQLAlchemy would compile
    it anew for each message, for longer than the database takes to execute it."""
    made = _INSERT[dialect.name](slack_seen).on_conflict_do_nothing(index_elements=["key"])
    return made.compile(dialect=dialect, column_keys=names)
