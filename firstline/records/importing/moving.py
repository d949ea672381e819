"""From the staging store into the records, in the one transaction of the import."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Table, select
from sqlalchemy.engine import Connection

from firstline.records.importing.indexing import follow_moved_orders, index_identifiers
from firstline.records.importing.staging.layout import Staged, differs, listed, quoted
from firstline.records.importing.staging.state import State
from firstline.records.tables import identifiers


def move(
    connection: Connection, sheets: Sequence[Staged], on_table: Callable[[str, float], None]
) -> None:
    """Keep the rows of all sheets and index their identifiers.

    on_table: called with the name of each table before it is written, and the share that is done
    """
    tables = {staged.sheet.table for staged in sheets}
    fresh = {table for table in tables if _is_empty(connection, table)}
    # Sorted once after all rows are there, an index costs a tenth. PostgreSQL would lock readers.
    dropped = {*fresh, identifiers} if connection.dialect.name == "sqlite" else set()
    dropped = {table for table in dropped if _is_empty(connection, table)}
    for table in dropped:
        for index in table.indexes:
            index.drop(connection)
    by_name = sorted(sheets, key=lambda staged: staged.sheet.table.name)
    weights = _Weights(connection, sheets, on_table)
    for staged in sheets:
        weights.next(staged.sheet.table.name, staged)
        _keep(connection, staged, fresh=staged.sheet.table in fresh)
    for staged in by_name:
        weights.next(identifiers.name, staged)
        index_identifiers(connection, staged, fresh=staged.sheet.table in fresh)
        if staged.sheet.table.name == "orders" and staged.sheet.table not in fresh:
            follow_moved_orders(connection, staged)
    for table in sorted(dropped, key=lambda table: table.name):
        weights.next(table.name, *(one for one in by_name if one.sheet.table is table))
        for index in sorted(table.indexes, key=lambda index: index.name):
            index.create(connection)


class _Weights:
    """Tells the share that is done: rows are written, indexed by identifier, and sorted."""

    def __init__(
        self,
        connection: Connection,
        sheets: Sequence[Staged],
        on_table: Callable[[str, float], None],
    ):
        self._rows = {staged: State.of(connection, staged).good for staged in sheets}
        self._whole = max(3 * sum(self._rows.values()), 1)
        self._on_table = on_table
        self._done = 0

    def next(self, table: str, *sheets: Staged) -> None:
        self._on_table(table, self._done / self._whole)
        self._done += sum(self._rows[staged] for staged in sheets)


def _is_empty(connection: Connection, table: Table) -> bool:
    return connection.execute(select(table).limit(1)).first() is None


def _keep(connection: Connection, staged: Staged, *, fresh: bool) -> None:
    names = listed(staged.sheet.names)
    connection.exec_driver_sql(
        f"INSERT INTO {quoted(staged.sheet.table.name)} ({names}) "
        f"SELECT {names} FROM {staged.rows} WHERE true ORDER BY {listed(staged.keys)}"
        + ("" if fresh else _on_conflict(connection, staged))
    )


def _on_conflict(connection: Connection, staged: Staged) -> str:
    """Only rows that say something new are touched."""
    others = [name for name in staged.sheet.names if name not in staged.keys]
    on = f" ON CONFLICT ({listed(staged.keys)}) DO "
    if not others:
        return on + "NOTHING"
    setting = ", ".join(f"{quoted(name)} = excluded.{quoted(name)}" for name in others)
    changed = differs(connection, staged.sheet.table.name, others)
    return f"{on}UPDATE SET {setting} WHERE {changed}"
