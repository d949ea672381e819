"""The trail: who looked up or changed what, when and why. Rows are only ever added."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import insert
from sqlalchemy.engine import Connection, Engine

from firstline import database
from firstline.desk.tables import trail

# Who acts when no agent does. Nobody can be given one of these names.
FIRSTLINE = "firstline"
COMMAND_LINE = "command line"
UNKNOWN = "unknown"
NOT_AGENTS = frozenset({FIRSTLINE, COMMAND_LINE, UNKNOWN})


@dataclass(frozen=True)
class Entry:
    """`action` is one of `trail.verbs` ("looked_up"), or what was decided; `subject` names the row
    it was done to; `why` is the case or reason code. `before` and `after` hold ids, codes, states
    and our own amounts: nothing that a customer said, and no card tail.
    """

    at: datetime
    agent: str
    action: str
    subject: str
    case_id: str | None = None
    customer_id: str | None = None
    why: str = ""
    before: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)


def write(connection: Connection, *entries: Entry) -> None:
    """Add entries by one statement; in the same transaction as what they tell of."""
    rows = [{**vars(one), "before": dict(one.before), "after": dict(one.after)} for one in entries]
    if rows:
        connection.execute(insert(trail), rows)


def write_alone(desk: Engine, *entries: Entry) -> None:
    """Add entries about what is only read: before it is, so that nothing is read untold."""
    with database.writing(desk) as connection:
        write(connection, *entries)
