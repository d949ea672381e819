"""A trail for tests: some entries, sealed or not, and how somebody with full access tampers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from sqlalchemy import text
from sqlalchemy.engine import Connection, Engine

from firstline.desk.trail.entries import Entry, write
from tests.desk.conftest import NOW


def entry(number: int = 1, **about: Any) -> Entry:
    given = {
        "at": NOW + timedelta(seconds=number),
        "agent": "jo",
        "action": "looked_up",
        "subject": f"customers/CU-{number}",
        "case_id": "C-1",
        "customer_id": f"CU-{number}",
        "after": {"identity": "claimed", "findings": ["ORDER_TAIL"]},
    }
    return Entry(**{**given, **about})


def fill(desk: Engine, count: int) -> None:
    with desk.begin() as connection:
        write(connection, *(entry(number) for number in range(1, count + 1)))


def tamper(desk: Engine, *statements: str, **values: Any) -> None:
    """As the database's owner, who can take the triggers away."""
    with _as_owner(desk) as connection:
        for statement in statements:
            connection.execute(text(statement), values)


def put_back(desk: Engine, tables: dict[str, list[dict[str, Any]]]) -> None:
    """Make the rows of the tables what they were; the first table is the one others refer to."""
    with _as_owner(desk) as connection:
        for table in tables:
            connection.execute(text(f"DELETE FROM {table}"))
        for table, rows in tables.items():
            columns = ", ".join(f'"{name}"' for name in rows[0])
            marks = ", ".join(f":{name}" for name in rows[0])
            connection.execute(text(f"INSERT INTO {table} ({columns}) VALUES ({marks})"), rows)


@contextmanager
def _as_owner(desk: Engine) -> Iterator[Connection]:
    with desk.connect() as connection:
        if connection.dialect.name == "sqlite":
            raw = connection.connection.dbapi_connection
            raw.execute("PRAGMA foreign_keys = OFF")
            named = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            for (name,) in raw.execute(named).fetchall():
                raw.execute(f"DROP TRIGGER {name}")
        else:
            connection.execute(text("SET LOCAL session_replication_role = replica"))
        yield connection
        connection.commit()
        if connection.dialect.name == "sqlite":
            raw.execute("PRAGMA foreign_keys = ON")
