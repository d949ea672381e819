"""Staged in unlogged tables of a schema of their own in a PostgreSQL database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

from firstline.records.database import DatabaseUnavailable, engine
from firstline.records.importing.staging.layout import Staged, create
from firstline.records.importing.staging.stores import (
    SCHEMA,
    WRITING,
    Part,
    Store,
    named,
    ordered,
    without_timeout,
)

_LOCK = 7_776_003


@contextmanager
def opened(url: str, groups: list, mark: str) -> Iterator[Store]:
    kept = engine(url)
    try:
        with kept.connect() as connection:
            without_timeout(connection)
            _be_alone(connection)
            goes_on = _mark_of(connection) == mark
            parts = tuple(Part(url, named(SCHEMA, group)) for group in groups)
            sheets = ordered([one for part in parts for one in part.sheets])
            if not goes_on:
                _create_schema(connection, list(sheets), mark)
            connection.commit()
            yield Store(url, parts, sheets, {}, goes_on)
    finally:
        kept.dispose()


def _be_alone(connection: Connection) -> None:
    """Hold the lock of imports; what a killed one still writes is waited for."""
    alone = f"SELECT pg_try_advisory_lock({_LOCK})"
    if not connection.exec_driver_sql(alone).scalar_one():
        name = connection.engine.url.render_as_string(hide_password=True)
        raise DatabaseUnavailable(f"{name}: is locked; is another import running?")
    connection.exec_driver_sql(f"SELECT pg_advisory_lock({WRITING})")
    connection.exec_driver_sql(f"SELECT pg_advisory_unlock({WRITING})")


def _mark_of(connection: Connection) -> str | None:
    """None also after a crash of the server, which empties unlogged tables."""
    there = connection.exec_driver_sql(f"SELECT to_regclass('{SCHEMA}.mark')").scalar_one()
    if not there:
        return None
    return connection.exec_driver_sql(f"SELECT mark FROM {SCHEMA}.mark").scalar()


def _create_schema(connection: Connection, sheets: list[Staged], mark: str) -> None:
    try:
        connection.exec_driver_sql(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")
        connection.exec_driver_sql(f"CREATE SCHEMA {SCHEMA}")
    except DBAPIError as wrong:
        name = connection.engine.url.render_as_string(hide_password=True)
        raise DatabaseUnavailable(
            f"{name}: the schema {SCHEMA} cannot be made; let this user CREATE on the database"
        ) from wrong
    create(connection, SCHEMA, sheets)
    connection.exec_driver_sql(f"CREATE UNLOGGED TABLE {SCHEMA}.mark (mark TEXT)")
    connection.exec_driver_sql(f"INSERT INTO {SCHEMA}.mark VALUES (%s)", (mark,))
