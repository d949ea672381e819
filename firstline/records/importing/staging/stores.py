"""Where an import is staged, whichever database the records are in."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import Connection

from firstline.records.database import engine
from firstline.records.importing.sheets import Sheet
from firstline.records.importing.staging.layout import Staged
from firstline.records.importing.transaction import attach, pragma

# The schema of PostgreSQL, and the lock of whoever writes there.
SCHEMA = "firstline_import"
WRITING = 7_776_004
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
                    without_timeout(connection)
                yield connection
        finally:
            opened.dispose()

    def remove(self) -> None:
        if self.attached:
            shutil.rmtree(next(iter(self.attached.values())).parent)
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
                without_timeout(connection)
                connection.exec_driver_sql(f"SELECT pg_advisory_lock_shared({WRITING})")
                connection.commit()
            yield connection
    finally:
        opened.dispose()


def without_timeout(connection: Connection) -> None:
    connection.exec_driver_sql("SET statement_timeout = 0")
    connection.commit()


def named(schema: str, group: list[tuple[int, Sheet]]) -> tuple[Staged, ...]:
    return tuple(Staged(number, sheet, schema) for number, sheet in group)


def ordered(sheets: list[Staged]) -> tuple[Staged, ...]:
    return tuple(sorted(sheets, key=lambda staged: staged.number))
