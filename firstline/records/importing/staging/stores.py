"""Where an import is staged: files beside a SQLite database, or a schema of a PostgreSQL one."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import Connection, make_url
from sqlalchemy.exc import DBAPIError

from firstline.records.database import DatabaseUnavailable, engine
from firstline.records.importing.sheets import Sheet
from firstline.records.importing.staging.layout import Staged, create
from firstline.records.importing.transaction import attach, pragma

SCHEMA = "firstline_import"
_LOCK, _WRITING = 7_776_003, 7_776_004
_WAIT_MS = 60_000
_CACHE_KIB = 32 * 1024


@dataclass(frozen=True)
class Part:
    """What one process stages: the database, and the sheets as they are called there."""

    url: str
    sheets: tuple[Staged, ...]


@dataclass(frozen=True)
class Store:
    """`sheets` are called as they are from a connection to the records, with `attached` to it."""

    url: str
    parts: tuple[Part, ...]
    sheets: tuple[Staged, ...]
    attached: dict[str, Path]
    goes_on: bool

    @contextmanager
    def looking(self) -> Iterator[Connection]:
        """A connection that sees all parts beside the records; for checks."""
        opened = engine(self.url)
        try:
            with opened.connect() as connection:
                if self.attached:
                    pragma(connection, f"cache_size = -{_CACHE_KIB}")
                    attach(connection, self.attached)
                else:
                    _without_timeout(connection)
                yield connection
        finally:
            opened.dispose()

    def remove(self) -> None:
        if self.attached:
            shutil.rmtree(_folder(self.url))
            return
        with self.looking() as connection:
            connection.exec_driver_sql(f"DROP SCHEMA {SCHEMA} CASCADE")
            connection.commit()


@contextmanager
def writer(part: Part) -> Iterator[Connection]:
    """The one connection that writes this part."""
    opened = engine(part.url)
    try:
        with opened.connect() as connection:
            if opened.dialect.name == "sqlite":
                # Rows are only ever added, so the journal of a rollback stays small.
                for setting in (
                    f"busy_timeout = {_WAIT_MS}",
                    "journal_mode = TRUNCATE",
                    "locking_mode = EXCLUSIVE",
                    f"cache_size = -{_CACHE_KIB}",
                ):
                    pragma(connection, setting)
            else:
                _without_timeout(connection)
                connection.exec_driver_sql(f"SELECT pg_advisory_lock_shared({_WRITING})")
                connection.commit()
            yield connection
    finally:
        opened.dispose()


@contextmanager
def opened(url: str, groups: list[list[tuple[int, Sheet]]], mark: str) -> Iterator[Store]:
    """The store of an import, which goes on when one of the same `mark` has stopped.

    groups: the sheets of each part, with their numbers. Raises DatabaseUnavailable while another
    import runs.
    """
    is_sqlite = make_url(url).get_backend_name() == "sqlite"
    with (_sqlite if is_sqlite else _postgresql)(url, groups, mark) as store:
        yield store


@contextmanager
def _sqlite(url: str, groups: list, mark: str) -> Iterator[Store]:
    folder = _folder(url)
    folder.mkdir(mode=0o700, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise DatabaseUnavailable(f"{url}: is locked; is another import running?") from None
        of = folder / "of"
        files = {f"part{at}": folder / f"part{at}.db" for at in range(len(groups))}
        whole = of.exists() and all(file.exists() for file in files.values())
        goes_on = whole and of.read_text() == mark
        parts = tuple(
            Part(f"sqlite:///{file}", _named("main", group))
            for file, group in zip(files.values(), groups, strict=True)
        )
        if not goes_on:
            of.unlink(missing_ok=True)
            for old in folder.glob("part*"):
                old.unlink()
            for part in parts:
                with writer(part) as connection:
                    create(connection, "main", list(part.sheets))
                    connection.commit()
            of.write_text(mark)
        sheets = [
            one for name, group in zip(files, groups, strict=True) for one in _named(name, group)
        ]
        yield Store(url, parts, _ordered(sheets), files, goes_on)


@contextmanager
def _postgresql(url: str, groups: list, mark: str) -> Iterator[Store]:
    kept = engine(url)
    try:
        with kept.connect() as connection:
            _without_timeout(connection)
            _be_alone(connection)
            goes_on = _mark_of(connection) == mark
            parts = tuple(Part(url, _named(SCHEMA, group)) for group in groups)
            sheets = _ordered([one for part in parts for one in part.sheets])
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
    connection.exec_driver_sql(f"SELECT pg_advisory_lock({_WRITING})")
    connection.exec_driver_sql(f"SELECT pg_advisory_unlock({_WRITING})")


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


def _without_timeout(connection: Connection) -> None:
    connection.exec_driver_sql("SET statement_timeout = 0")
    connection.commit()


def _folder(url: str) -> Path:
    return Path(f"{make_url(url).database}.import")


def _named(schema: str, group: list[tuple[int, Sheet]]) -> tuple[Staged, ...]:
    return tuple(Staged(number, sheet, schema) for number, sheet in group)


def _ordered(sheets: list[Staged]) -> tuple[Staged, ...]:
    return tuple(sorted(sheets, key=lambda staged: staged.number))
