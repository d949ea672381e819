"""Upserts that touch only rows that change, the same on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Table, or_
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

from firstline.records.tables.types import Id

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


class Bulk:
    """One statement for many rows, each a tuple in the order of `names`.

    SQLite gets them straight from the driver: compiling each row costs more than storing it.
    """

    def __init__(self, connection: Connection, statement, table: Table, names: Iterable[str]):
        self._connection = connection
        self._statement = statement
        self._names = tuple(names)
        self._driver_sql = None
        if connection.dialect.name == "sqlite":
            compiled = statement.compile(dialect=connection.dialect, column_keys=self._names)
            self._driver_sql = str(compiled)
            places = [self._names.index(name) for name in compiled.positiontup]
            self._plan = [(place, _binder(table, self._names[place])) for place in places]
            self._plain = places == list(range(len(places))) and not any(
                bind for _, bind in self._plan
            )

    def write(self, rows: Sequence[tuple]) -> None:
        if not rows:
            return
        if self._driver_sql is None:
            named = [dict(zip(self._names, row, strict=True)) for row in rows]
            self._connection.execute(self._statement, named)
            return
        ready = rows if self._plain else [self._ready(row) for row in rows]
        self._connection.exec_driver_sql(self._driver_sql, ready)

    def _ready(self, row: Sequence) -> tuple:
        return tuple(
            [row[place] if bind is None else bind(row[place]) for place, bind in self._plan]
        )


def _binder(table: Table, name: str):
    """What turns a value of the column into one that SQLite's driver takes; None: nothing."""
    kind = table.c[name].type
    return None if isinstance(kind, Id) else kind.bind_processor(sqlite.dialect())
