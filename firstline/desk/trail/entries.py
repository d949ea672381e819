"""The trail: who looked up or changed what, when and why. Rows are only ever added."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import insert
from sqlalchemy.engine import Connection

from firstline.desk.tables import trail

FIRSTLINE = "firstline"  # who acts when no agent does


@dataclass(frozen=True)
class Entry:
    """`action` is a verb of what was done ("looked_up", "decided"); `subject` names the row it was
    done to; `why` is the case or reason code. `before` and `after` hold ids, codes, states and our
    own amounts: nothing that a customer said, and no card tail.
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


def write(connection: Connection, entry: Entry) -> None:
    """Add an entry; in the same transaction as what it tells of."""
    row = {**vars(entry), "before": dict(entry.before), "after": dict(entry.after)}
    connection.execute(insert(trail).values(**row))
