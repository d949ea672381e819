"""Reading the trail: who looked at this."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.engine import Engine

from firstline.desk.tables import trail
from firstline.desk.trail.entries import Entry
from firstline.desk.trail.pages import pages

PAGE = 20_000


@dataclass(frozen=True)
class Wanted:
    """Which entries are asked for; None leaves a side open. `since` is the first moment."""

    case_id: str | None = None
    agent: str | None = None
    customer_id: str | None = None
    since: datetime | None = None


def listed(engine: Engine, wanted: Wanted, page: int = PAGE) -> Iterator[tuple[int, Entry]]:
    """(entry id, entry) of all that are asked for, the one written first first."""
    query = select(trail).where(*_conditions(wanted)).order_by(trail.c.entry_id)
    ids = trail.c.entry_id
    for start in pages(engine, ids, page):
        with engine.connect() as connection:
            rows = connection.execute(query.where(ids >= start, ids < start + page)).all()
        for row in rows:
            entry_id, *values = row
            yield entry_id, Entry(**dict(zip(_FIELDS, values, strict=True)))


_FIELDS = tuple(column.name for column in trail.columns if column.name != "entry_id")


def _conditions(wanted: Wanted) -> list:
    conditions = []
    for name in ("case_id", "agent", "customer_id"):
        if getattr(wanted, name) is not None:
            conditions.append(trail.c[name] == getattr(wanted, name))
    if wanted.since is not None:
        conditions.append(trail.c.at >= wanted.since)
    return conditions
