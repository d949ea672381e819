"""The tables of the staging store: checked rows and mistakes of each sheet, and how far it is.

Numbers of records are the whole import's: the sheet's number times PER_SHEET, plus the record's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Column
from sqlalchemy.engine import Connection

from firstline.records.importing.forms import named_columns
from firstline.records.importing.sheets import Sheet

PER_SHEET = 10**12
LINE = "line_in_file BIGINT"
# Where tables are gone by themselves, for an import that is part of another transaction.
PASSING = {"sqlite": "temp", "postgresql": "pg_temp"}

_STATE = """
    sheet BIGINT PRIMARY KEY, records BIGINT NOT NULL DEFAULT 0, good BIGINT NOT NULL DEFAULT 0,
    bad BIGINT NOT NULL DEFAULT 0, mistakes BIGINT NOT NULL DEFAULT 0,
    nameless INTEGER NOT NULL DEFAULT 0, broken INTEGER NOT NULL DEFAULT 0,
    done INTEGER NOT NULL DEFAULT 0
"""
# `col` is empty, or nothing, for mistakes of whole rows.
_MISTAKES = """
    sheet BIGINT, number BIGINT, line BIGINT, nth BIGINT, col TEXT, reason TEXT, advice TEXT,
    value TEXT, wave BIGINT
"""
# Waves of mistakes: what reading shows, keys that come twice, references; those that lead to rows
# rejected in one wave are the next.
READ, DOUBLED, DANGLING = 0, 1, 2


def quoted(name: str) -> str:
    """Our own names; some are words of SQL."""
    return f'"{name}"'


def say(connection: Connection, sql: str):
    """Run SQL that may hold a percent sign, which drivers otherwise take for a place-holder."""
    return connection.exec_driver_sql(sql, execution_options={"no_parameters": True})


def listed(names) -> str:
    return ", ".join(map(quoted, names))


def differs(connection: Connection, table: str, names: list[str]) -> str:
    """SQL: one of these columns of an upsert says something new."""
    unlike = "IS NOT" if connection.dialect.name == "sqlite" else "IS DISTINCT FROM"
    return " OR ".join(
        f"{quoted(table)}.{quoted(name)} {unlike} excluded.{quoted(name)}" for name in names
    )


@dataclass(frozen=True)
class Staged:
    """A sheet, its number in the import, and the schema in which it is staged."""

    number: int
    sheet: Sheet
    schema: str

    @property
    def rows(self) -> str:
        """Good rows: number, line_in_file, columns, form_N and turned_N of identifier column N."""
        return f"{self.schema}.rows_{self.number}"

    @property
    def bad(self) -> str:
        """Rows at fault: number, line_in_file, and what is known of keys and references."""
        return f"{self.schema}.bad_{self.number}"

    @property
    def state(self) -> str:
        return f"{self.schema}.state"

    @property
    def mistakes(self) -> str:
        return f"{self.schema}.mistakes"

    @property
    def keys(self) -> list[str]:
        return [column.name for column in self.sheet.table.primary_key]

    @property
    def references(self) -> list[Column]:
        return [column for column in self.sheet.columns if column.info.get("refers")]

    @property
    def noted(self) -> list[str]:
        """The columns that checks look at."""
        names = [column.name for column in self.references]
        return [name for name in self.sheet.names if name in self.keys or name in names]

    @property
    def forms(self) -> list[str]:
        places = named_columns(self.sheet)
        return [f"{kind}_{place}" for place in places for kind in ("form", "turned")]


def create(connection: Connection, schema: str, sheets: list[Staged]) -> None:
    is_sqlite = connection.dialect.name == "sqlite"
    unlogged = "" if is_sqlite or schema == PASSING["postgresql"] else "UNLOGGED"
    run = connection.exec_driver_sql
    run(f"CREATE {unlogged} TABLE {schema}.state ({_STATE})")
    run(f"CREATE {unlogged} TABLE {schema}.mistakes ({_MISTAKES})")
    for staged in sheets:
        run(f"INSERT INTO {schema}.state (sheet) VALUES ({staged.number})")
        kind = {
            column.name: column.type.compile(connection.dialect) for column in staged.sheet.columns
        }
        columns = [f"{quoted(name)} {kind[name]}" for name in staged.sheet.names]
        columns += [f"{name} TEXT" for name in staged.forms]
        # SQLite keeps rows by their number then, and needs no index to find one.
        head = ("number INTEGER PRIMARY KEY" if is_sqlite else "number BIGINT", LINE)
        run(f"CREATE {unlogged} TABLE {staged.rows} ({', '.join([*head, *columns])})")
        noted = [f"{quoted(name)} TEXT" for name in staged.noted]
        run(f"CREATE {unlogged} TABLE {staged.bad} ({', '.join([*head, *noted])})")


def index(connection: Connection, staged: Staged, columns: list[str]) -> None:
    """An index of staged rows by these columns, unless it is there."""
    name = f"by_{'_'.join(columns)}_{staged.number}"
    on = f"rows_{staged.number}" if connection.dialect.name == "sqlite" else staged.rows
    inside = f"{staged.schema}." if connection.dialect.name == "sqlite" else ""
    connection.exec_driver_sql(
        f"CREATE INDEX IF NOT EXISTS {inside}{quoted(name)} ON {on} ({listed(columns)})"
    )


@contextmanager
def passing(connection: Connection, sheets: Sequence[Sheet]) -> Iterator[list[Staged]]:
    """Staging tables of this connection alone, gone afterwards."""
    schema = PASSING[connection.dialect.name]
    staged = [Staged(number, sheet, schema) for number, sheet in enumerate(sheets)]
    create(connection, schema, staged)
    yield staged
    for table in [staged[0].state, staged[0].mistakes]:
        connection.exec_driver_sql(f"DROP TABLE {table}")
    for one in staged:
        connection.exec_driver_sql(f"DROP TABLE {one.rows}")
        connection.exec_driver_sql(f"DROP TABLE {one.bad}")
