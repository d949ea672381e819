"""Upserts that touch only rows that change, the same on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Table, or_
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

_INSERT = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def upsert(connection: Connection, table: Table, names: Iterable[str]):
    """INSERT of these columns that updates the row of the same key when one of them differs."""
    names = tuple(names)
    insert = _INSERT[connection.dialect.name](table)
    keys = [column.name for column in table.primary_key]
    others = [name for name in names if name not in keys]
    if not others:
        return insert.on_conflict_do_nothing(index_elements=keys)
    return insert.on_conflict_do_update(
        index_elements=keys,
        set_={name: insert.excluded[name] for name in others},
        where=or_(*(table.c[name].is_distinct_from(insert.excluded[name]) for name in others)),
    )
