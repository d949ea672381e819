"""A company as it is imported, made so much larger that no planner thinks a table is small."""

from __future__ import annotations

from sqlalchemy import Column, Table, case, func, insert, literal, literal_column, select
from sqlalchemy.engine import Connection

from firstline.records.tables import FILES, identifiers

# Tables that do not grow with the customers; they may be read whole.
COMPANY_WIDE = frozenset({"templates", "teams", "slots", "senders", "imports"})
_ROWS = 5_000
# Whose values many customers share.
_COMMON = ("name", "phone", "instrument")


def grow(connection: Connection) -> None:
    """Copy the rows of each table to customers of their own until there are thousands."""
    for table in (*FILES.values(), identifiers):
        if table.name in COMPANY_WIDE:
            continue
        there = connection.execute(select(func.count()).select_from(table)).scalar_one()
        wanted = _ROWS * (6 if table is identifiers else 1)
        _copy(connection, table, times=wanted // there)


def _copy(connection: Connection, table: Table, times: int) -> None:
    first = select(literal(1).label("nth")).cte("numbers", recursive=True)
    numbers = first.union_all(select(first.c.nth + 1).where(first.c.nth < times))
    ending = literal_column("'~' || numbers.nth")
    cells = [_copied(column, ending) for column in table.columns]
    rows = select(*cells).select_from(table.join(numbers, literal(True)))
    connection.execute(insert(table).from_select(table.columns.keys(), rows))


def _copied(column: Column, ending):
    if column.table is identifiers:
        return _copied_identifier(column, ending)
    is_key = column.primary_key and column.name not in ("kind", "line")
    return column.op("||")(ending) if is_key or column.info.get("refers") else column


def _copied_identifier(column: Column, ending):
    if column.name in ("record", "customer_id"):
        return column.op("||")(ending)
    if column.name == "value":
        is_common = identifiers.c.kind.in_(_COMMON)
        return case((is_common, column), else_=column.op("||")(ending))
    return column
