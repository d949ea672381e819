"""What goes to Slack, each thing kept once."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, case, delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

from firstline.desk.tables import slack_queue as rows

WAITING, SENT, DEAD = "waiting", "sent", "dead"
KEPT_FOR = timedelta(days=7)
PRACTICE = "practice/"  # what is sent in a practice thread is about it and the session
PRACTICE_KEPT_FOR = timedelta(days=90)
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


def put(connection: Connection, key: str, outgoing: Sequence[Outgoing], now: datetime) -> int:
    """Keep what answers `key`; how many of it are new."""
    values = [_values(_key(key, place), one, now) for place, one in enumerate(outgoing)]
    insert = _INSERT[connection.dialect.name]
    once = [
        insert(rows).values(**one).on_conflict_do_nothing(index_elements=["key"]) for one in values
    ]
    return sum(connection.execute(one).rowcount for one in once)


def known(connection: Connection, keys: Collection[str]) -> frozenset[str]:
    """Those of them that were answered already."""
    firsts = {_key(key, 0): key for key in keys}
    found = connection.execute(select(rows.c.key).where(rows.c.key.in_(firsts))).scalars()
    return frozenset(firsts[one] for one in found)


def clear_away(connection: Connection, now: datetime) -> int:
    """What is at Slack, or was given up, for a week; that of practice for longer: by it a thread is
    known, in which nothing must be taken for a real customer's."""
    is_practice = rows.c.about.like(f"{PRACTICE}%")
    is_old = case(
        (is_practice, rows.c.ended_at < now - PRACTICE_KEPT_FOR),
        else_=rows.c.ended_at < now - KEPT_FOR,
    )
    old = and_(rows.c.state != WAITING, is_old)
    return connection.execute(delete(rows).where(old)).rowcount


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
