"""What stands at Slack: found again by its place, by a button that it holds, or by what it tells of."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.engine import Connection

from firstline.desk.tables import slack_queue as rows
from firstline.slack.queue import SENT, Call


@dataclass(frozen=True)
class Shown:
    """A message that is at Slack, as it was sent."""

    queue_id: int
    channel: str
    message: str
    call: Call = field(repr=False)
    case_id: str | None = None
    about: str = ""


def at(connection: Connection, channel: str, message: str) -> Shown | None:
    """What we sent that stands there."""
    return _shown(connection, rows.c.channel == channel, rows.c.message == message)


def with_value(
    connection: Connection, case_id: str, value: Mapping[str, Any], most: int = 20
) -> Shown | None:
    """The newest message of a case that holds a button of this value, wherever it was sent."""
    found = connection.execute(
        select(rows).where(rows.c.case_id == case_id).order_by(rows.c.queue_id.desc()).limit(most)
    )
    return next((_as_shown(row) for row in found if _holds(row.payload, value)), None)


def change(connection: Connection, queue_id: int, payload: Mapping[str, Any]) -> None:
    """What stands in the message from now on; saying so to Slack is a call of its own."""
    mine = rows.c.queue_id == queue_id
    connection.execute(update(rows).where(mine).values(payload=dict(payload)))


def about(connection: Connection, name: str) -> tuple[Shown, ...]:
    """The messages at Slack that tell of this; of all that begin so when it ends with a slash."""
    told = rows.c.about.like(f"{name}%") if name.endswith("/") else rows.c.about == name
    found = connection.execute(
        select(rows)
        .where(told, rows.c.state == SENT, rows.c.message.is_not(None))
        .order_by(rows.c.queue_id)
    )
    return tuple(_as_shown(row) for row in found)


def told_in(connection: Connection, lane: str, name: str) -> str:
    """What the messages of a lane tell of, of all that begins so; "" for nothing."""
    told = rows.c.lane == lane, rows.c.about.like(f"{name}%")
    newest = select(rows.c.about).where(*told).order_by(rows.c.queue_id.desc()).limit(1)
    return connection.execute(newest).scalar() or ""


def done_about(connection: Connection, queue_id: int) -> bool:
    """The message tells of nothing any more; False when it was done before."""
    mine = rows.c.queue_id == queue_id, rows.c.about != ""
    return connection.execute(update(rows).where(*mine).values(about="")).rowcount == 1


def _shown(connection: Connection, *where) -> Shown | None:
    row = connection.execute(
        select(rows).where(*where).order_by(rows.c.queue_id.desc()).limit(1)
    ).first()
    return _as_shown(row) if row else None


def _as_shown(row) -> Shown:
    call = Call(row.method, row.payload)
    return Shown(row.queue_id, row.channel or "", row.message or "", call, row.case_id, row.about)


def _holds(part: Any, value: Mapping[str, Any]) -> bool:
    """Whether a button with this value stands somewhere in the blocks."""
    if isinstance(part, Mapping):
        return _is(part.get("value"), value) or any(_holds(one, value) for one in part.values())
    return isinstance(part, list) and any(_holds(one, value) for one in part)


def _is(written: Any, value: Mapping[str, Any]) -> bool:
    try:
        return isinstance(written, str) and json.loads(written) == value
    except ValueError:
        return False
