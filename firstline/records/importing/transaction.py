"""The transaction of an import: alone in what it writes, in nobody's way who reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.engine import Connection, Engine

from firstline.records.database import DatabaseUnavailable, engine

_LOCK = 7_776_002
_CACHE_KIB = 64 * 1024
_ATTACHED_KIB = 8 * 1024


@contextmanager
def transaction(url: str, attached: Mapping[str, Path] | None = None) -> Iterator[Connection]:
    """Committed when the block ends, gone when it raises.

    attached: SQLite files to see beside it, by the name of their schema

    Raises DatabaseUnavailable while another import runs.
    """
    opened = engine(url)
    try:
        with opened.connect() as connection:
            if opened.dialect.name == "sqlite":
                attach(connection, attached or {})
                connection = _begun_on_sqlite(connection)
            else:
                _begin_on_postgresql(connection)
            yield connection
            connection.commit()
        if opened.dialect.name == "sqlite":
            _empty_the_log(opened)
    finally:
        opened.dispose()


def attach(connection: Connection, files: Mapping[str, Path]) -> None:
    """Outside of any transaction, where SQLite wants it; as is `pragma`."""
    for name, file in files.items():
        driver = connection.connection.dbapi_connection
        driver.execute(f"ATTACH ? AS {name}", (str(file),)).close()
        pragma(connection, f"{name}.cache_size = -{_ATTACHED_KIB}")


def pragma(connection: Connection, text: str) -> None:
    connection.connection.dbapi_connection.execute(f"PRAGMA {text}").close()


def _begun_on_sqlite(connection: Connection) -> Connection:
    pragma(connection, f"cache_size = -{_CACHE_KIB}")
    connection = connection.execution_options(immediate=True)
    try:
        connection.begin()
    except DatabaseUnavailable as busy:
        raise DatabaseUnavailable(f"{busy}; is another import running?") from busy
    return connection


def _begin_on_postgresql(connection: Connection) -> None:
    connection.execute(text("SET LOCAL statement_timeout = 0"))
    alone = text("SELECT pg_try_advisory_xact_lock(:lock)")
    if not connection.execute(alone, {"lock": _LOCK}).scalar_one():
        name = connection.engine.url.render_as_string(hide_password=True)
        raise DatabaseUnavailable(f"{name}: is locked; is another import running?")


def _empty_the_log(opened: Engine) -> None:
    with opened.connect() as connection:
        pragma(connection, "wal_checkpoint(TRUNCATE)")
