"""What a database does for the statements of a piece of work."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import TypeVar

from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine

from firstline.records.tables import metadata

Statement = tuple[str, tuple]
Database = TypeVar("Database", Connection, Engine)


def statements(database: Database, work: Callable[[Database], object]) -> list[Statement]:
    """Every statement that the work really sends to this connection or engine, with its values."""
    asked: list[Statement] = []

    def note(_connection, _cursor, statement, parameters, *_) -> None:
        if statement != "BEGIN":
            asked.append((statement, parameters))

    event.listen(database, "before_cursor_execute", note)
    try:
        work(database)
    finally:
        event.remove(database, "before_cursor_execute", note)
    return asked


def scanned(connection: Connection, statement: Statement) -> set[str]:
    """The tables of which the plan reads all rows, or all entries of an index."""
    if connection.dialect.name == "sqlite":
        found = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement[0]}", statement[1])
        words = [row.detail.split() for row in found]
        tables = {step[1].strip('"') for step in words if step[0] == "SCAN"}
        return tables & set(metadata.tables)
    return {node["Relation Name"] for node in _nodes(connection, statement) if _reads_all(node)}


def most_rows(connection: Connection, statement: Statement) -> int:
    """How many rows the busiest step of a plan touched on PostgreSQL, also to throw them away."""
    return max(_touched(node) for node in _nodes(connection, statement))


def steps(connection: Connection, work: Callable[[Connection], object]) -> int:
    """How many instructions SQLite's machine needs for the work: the same each time."""
    count = 0

    def one_more() -> None:
        nonlocal count
        count += 1

    driver = connection.connection.dbapi_connection
    driver.set_progress_handler(one_more, 1)
    try:
        work(connection)
    finally:
        driver.set_progress_handler(None, 1)
    return count


def _nodes(connection: Connection, statement: Statement) -> list[dict]:
    explained = f"EXPLAIN (ANALYZE, FORMAT JSON) {statement[0]}"
    found = connection.exec_driver_sql(explained, statement[1]).scalar_one()
    plan = found if isinstance(found, list) else json.loads(found)
    return list(_within(plan[0]["Plan"]))


def _within(node: dict) -> Iterator[dict]:
    yield node
    for part in node.get("Plans", ()):
        yield from _within(part)


def _reads_all(node: dict) -> bool:
    if "Relation Name" not in node:
        return False
    by_index = "Index Cond" in node or node["Node Type"] == "Bitmap Heap Scan"
    return not by_index


def _touched(node: dict) -> int:
    thrown = ("Rows Removed by Filter", "Rows Removed by Index Recheck")
    rows = node["Actual Rows"] + sum(node.get(name, 0) for name in thrown)
    return round(rows * node["Actual Loops"])
