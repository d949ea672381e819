"""What goes to Slack, kept until it is there: in its lane one after another, each thing once."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, delete, exists, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection
from sqlalchemy.sql.elements import ColumnElement

from firstline.desk.tables import slack_queue as rows

WAITING, SENT, DEAD = "waiting", "sent", "dead"
# Longer than any call takes; so long a killed process's message waits.
HOLD_FOR = timedelta(seconds=60)
KEPT_FOR = timedelta(days=7)
_INSERT = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}


@dataclass(frozen=True)
class Call:
    """One call of the Web API: `method` such as chat.postMessage, or `calls.DIRECT`, `calls.REPLY`."""

    method: str
    payload: Mapping[str, Any]

    def as_json(self) -> dict[str, Any]:
        return {"method": self.method, "payload": dict(self.payload)}


@dataclass(frozen=True)
class Outgoing:
    """`lane`: sent in order within it; `otherwise`: where else it goes when Slack refuses that place.
    `about` names what it tells of, for later changes to it."""

    call: Call
    lane: str
    case_id: str | None = None
    about: str = ""
    otherwise: Call | None = None


@dataclass(frozen=True)
class Waiting:
    """A row that `holder` alone may send for now; `attempts` are those that failed."""

    queue_id: int
    at: datetime
    outgoing: Outgoing = field(repr=False)
    attempts: int
    holder: str


def put(connection: Connection, key: str, outgoing: Sequence[Outgoing], now: datetime) -> int:
    """Keep what answers `key`; how many of it are new."""
    values = [_values(_key(key, place), one, now) for place, one in enumerate(outgoing)]
    insert = _INSERT[connection.dialect.name]
    once = [
        insert(rows).values(**one).on_conflict_do_nothing(index_elements=["key"]) for one in values
    ]
    return sum(connection.execute(one).rowcount for one in once)


def claim(connection: Connection, holder: str, now: datetime) -> Waiting | None:
    """The one longest due of those that are first in their lane, nobody else's for HOLD_FOR.

    `connection` comes from `database.writing`; the claim counts when its transaction ends.
    """
    row = connection.execute(
        select(rows)
        .where(_is_next(now))
        .order_by(rows.c.next_at, rows.c.queue_id)
        .limit(1)
        .with_for_update(skip_locked=True)
    ).first()
    if row is None:
        return None
    held = {"holder": holder, "held_until": now + HOLD_FOR}
    connection.execute(update(rows).where(rows.c.queue_id == row.queue_id).values(**held))
    return Waiting(row.queue_id, row.at, _outgoing(row), row.attempts, holder)


def is_any_due(connection: Connection, now: datetime) -> bool:
    return (
        connection.execute(select(rows.c.queue_id).where(_is_next(now)).limit(1)).first()
        is not None
    )


def sent(connection: Connection, one: Waiting, channel: str, message: str, now: datetime) -> bool:
    """It is at Slack; False when the row is no longer this holder's."""
    place = {"channel": channel or None, "message": message or None}
    return _settle(connection, one, {"state": SENT, "ended_at": now, "problem": "", **place})


def later(
    connection: Connection, one: Waiting, next_at: datetime, problem: str, now: datetime
) -> bool:
    """Tried again then; `problem` is for who looks after it: no text of a message."""
    values = {"attempts": one.attempts + 1, "next_at": next_at, "problem": problem}
    return _settle(connection, one, values)


def let_go(connection: Connection, one: Waiting) -> bool:
    """Somebody else may send it at once."""
    return _settle(connection, one, {})


def give_up(connection: Connection, one: Waiting, problem: str, now: datetime) -> bool:
    """Never; unless it may go somewhere else, and then that is next."""
    elsewhere = one.outgoing.otherwise
    if elsewhere is not None:
        call = {"method": elsewhere.method, "payload": dict(elsewhere.payload), "otherwise": None}
        return _settle(connection, one, {**call, "next_at": now, "problem": problem})
    return _settle(connection, one, {"state": DEAD, "ended_at": now, "problem": problem})


def known(connection: Connection, keys: Collection[str]) -> frozenset[str]:
    """Those of them that were answered already."""
    firsts = {_key(key, 0): key for key in keys}
    found = connection.execute(select(rows.c.key).where(rows.c.key.in_(firsts))).scalars()
    return frozenset(firsts[one] for one in found)


def clear_away(connection: Connection, now: datetime) -> int:
    """What is at Slack, or was given up, for a week."""
    old = and_(rows.c.state != WAITING, rows.c.ended_at < now - KEPT_FOR)
    return connection.execute(delete(rows).where(old)).rowcount


def _is_next(now: datetime) -> ColumnElement[bool]:
    earlier = rows.alias("earlier")
    is_behind = exists(
        select(earlier.c.queue_id).where(
            earlier.c.lane == rows.c.lane,
            earlier.c.state == WAITING,
            earlier.c.queue_id < rows.c.queue_id,
        )
    )
    is_free = or_(rows.c.holder.is_(None), rows.c.held_until <= now)
    return and_(rows.c.state == WAITING, rows.c.next_at <= now, is_free, ~is_behind)


def _settle(connection: Connection, one: Waiting, values: dict) -> bool:
    mine = (
        rows.c.queue_id == one.queue_id,
        rows.c.holder == one.holder,
        rows.c.state == WAITING,
    )
    free = {"holder": None, "held_until": None}
    return connection.execute(update(rows).where(*mine).values(**values, **free)).rowcount == 1


def _key(key: str, place: int) -> str:
    return f"{key}#{place}"


def _values(key: str, one: Outgoing, now: datetime) -> dict[str, Any]:
    return {
        "key": key,
        "lane": one.lane,
        "at": now,
        "method": one.call.method,
        "payload": dict(one.call.payload),
        "otherwise": one.otherwise.as_json() if one.otherwise else None,
        "about": one.about,
        "case_id": one.case_id,
        "state": WAITING,
        "attempts": 0,
        "next_at": now,
        "problem": "",
    }


def _outgoing(row) -> Outgoing:
    otherwise = Call(**row.otherwise) if row.otherwise else None
    return Outgoing(Call(row.method, row.payload), row.lane, row.case_id, row.about, otherwise)
