"""The one way to open a database: SQLite or PostgreSQL, with short waits and clear errors."""

from __future__ import annotations

import sqlite3
from contextlib import AbstractContextManager
from pathlib import Path

from sqlalchemy import create_engine, event
from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.engine.url import URL
from sqlalchemy.exc import (
    ArgumentError,
    DBAPIError,
    InterfaceError,
    NoSuchModuleError,
    OperationalError,
)
from sqlalchemy.pool import QueuePool, StaticPool

WAIT_MS = 2000
_PRAGMAS = (
    f"busy_timeout = {WAIT_MS}",
    "journal_mode = WAL",
    "synchronous = NORMAL",
    "foreign_keys = ON",
)


class DatabaseUnavailable(RuntimeError):
    """A database cannot be used now; the message names it without its password."""


def engine(url: str, *, future: bool = True) -> Engine:
    """An engine for sqlite:/// or postgresql:// (postgres:// too); `future` is SQLAlchemy's.

    Raises DatabaseUnavailable for a URL that cannot be used. Connections of the engine raise it
    when the server is away, a lock is held for more than two seconds or a statement runs longer.
    """
    address = _address(url)
    is_sqlite = address.get_backend_name() == "sqlite"
    made = _sqlite(address, future) if is_sqlite else _postgresql(address, future)
    event.listen(made, "handle_error", _explain)
    return made


def writing(engine: Engine) -> AbstractContextManager[Connection]:
    """A transaction that reads in order to write: on SQLite it holds off other writers at once.

    One that only began to write after reading could no longer when somebody else wrote meanwhile.
    """
    return engine.execution_options(immediate=True).begin()


def make_folder(url: str) -> None:
    """Make the folder that a SQLite file is to lie in."""
    address = _address(url)
    if address.get_backend_name() == "sqlite" and _is_file(address):
        Path(address.database).parent.mkdir(parents=True, exist_ok=True)


def _address(url: str) -> URL:
    if url.startswith("postgres://"):
        url = "postgresql://" + url.removeprefix("postgres://")
    try:
        address = make_url(url)
        address.get_dialect()
    except (ArgumentError, NoSuchModuleError, ValueError, ImportError):
        raise DatabaseUnavailable(
            "this is not a database URL; write sqlite:///folder/file.db or "
            "postgresql://user:password@host/database"
        ) from None
    if address.get_backend_name() not in ("sqlite", "postgresql"):
        raise DatabaseUnavailable(
            f"a {address.get_backend_name()} database is not supported; use sqlite or postgresql"
        )
    return address


def _is_file(address: URL) -> bool:
    return bool(address.database) and address.database != ":memory:"


def _sqlite(address: URL, future: bool) -> Engine:
    made = create_engine(
        address,
        future=future,
        hide_parameters=True,
        poolclass=QueuePool if _is_file(address) else StaticPool,
        connect_args={"check_same_thread": False, "timeout": WAIT_MS / 1000},
    )
    event.listen(made, "connect", _sqlite_connected)
    event.listen(made, "begin", _sqlite_begins)
    return made


def _sqlite_connected(connection, _record) -> None:
    # The driver's own transactions would commit before each DDL; we say BEGIN ourselves.
    connection.isolation_level = None
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").close()
    except sqlite3.DatabaseError as wrong:
        raise DatabaseUnavailable(f"the SQLite file cannot be used: {wrong}") from wrong


def _sqlite_begins(connection) -> None:
    immediate = connection.get_execution_options().get("immediate")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def _postgresql(address: URL, future: bool) -> Engine:
    return create_engine(
        address,
        future=future,
        hide_parameters=True,
        pool_pre_ping=True,
        connect_args={"connect_timeout": 2, "options": f"-c statement_timeout={WAIT_MS}"},
    )


def _explain(context) -> None:
    """Turn what the driver says about an absent or busy database into one error."""
    wrong, told = context.sqlalchemy_exception, context.original_exception
    first_line = (str(told).strip().splitlines() or [type(told).__name__])[0]
    absent = context.connection is None or context.is_disconnect
    if absent or isinstance(wrong, OperationalError | InterfaceError):
        raise DatabaseUnavailable(_told(context.engine, first_line)) from told
    if isinstance(wrong, DBAPIError) and first_line != str(told).strip():
        # The lines that PostgreSQL adds quote the statement with its values, or a row.
        raise type(wrong)(
            wrong.statement, None, type(told)(first_line), hide_parameters=True
        ) from None


def _told(engine: Engine | None, said: str) -> str:
    if engine is None:
        return said
    if engine.url.password:
        said = said.replace(str(engine.url.password), "***")
    return f"{engine.url.render_as_string(hide_password=True)}: {said}"
