"""Read sheets into the staging store, with a checkpoint after every few batches."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.engine import Connection

from firstline.records.importing.batches import Batch, Mistake
from firstline.records.importing.reading import Reading
from firstline.records.importing.report import SHOWN
from firstline.records.importing.shifting import Shift
from firstline.records.importing.sources import Meter
from firstline.records.importing.staging.layout import PER_SHEET, READ, Staged, index, listed
from firstline.records.importing.staging.state import State

CHECKPOINT = 40_000


@dataclass(frozen=True)
class How:
    """`keep_all`: every mistake is kept, not only those that are shown."""

    shift: Shift
    region: str
    keep_all: bool


# (sheet's number, its state, bytes read of it) after each checkpoint
OnCheckpoint = Callable[[int, State, int], None]


def fill(
    connection: Connection,
    staged: Staged,
    how: How,
    commit: Callable[[], None],
    on_checkpoint: OnCheckpoint,
) -> None:
    """Read what is not yet staged of one sheet."""
    state = State.of(connection, staged)
    if state.done:
        return
    keep = _Keeping(connection, staged, how.keep_all)
    meter = Meter()
    due = CHECKPOINT
    for batch in Reading(staged.sheet, how.shift, how.region).batches(meter, state.records):
        keep.write(batch, state)
        due -= batch.records
        if due <= 0:
            due = CHECKPOINT
            state.keep(connection, staged)
            commit()
            on_checkpoint(staged.number, state, meter.bytes)
    index(connection, staged, staged.keys)
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"ANALYZE {staged.rows}")
    state.done = 1
    state.keep(connection, staged)
    commit()
    on_checkpoint(staged.number, state, meter.bytes)


class _Keeping:
    """Writes batches into the tables of one sheet."""

    def __init__(self, connection: Connection, staged: Staged, keep_all: bool):
        self._connection = connection
        self._staged = staged
        self._keep_all = keep_all
        self._columns = ["number", "line_in_file", *staged.sheet.names, *staged.forms]
        self._noted = [staged.sheet.names.index(name) + 2 for name in staged.noted]
        self._keys = [staged.sheet.names.index(name) + 2 for name in staged.keys]
        self._first = staged.number * PER_SHEET

    def write(self, batch: Batch, state: State) -> None:
        staged = self._staged
        put(self._connection, staged.rows, self._columns, self._counted(batch.good))
        state.records += batch.records
        state.good += len(batch.good)
        state.broken |= int(batch.broken)
        if not batch.bad:
            return
        named = [row for row in batch.bad if all(row[key] is not None for key in self._keys)]
        noted = [(row[0], row[1], *(row[place] for place in self._noted)) for row in named]
        put(
            self._connection,
            staged.bad,
            ["number", "line_in_file", *staged.noted],
            self._counted(noted),
        )
        self._note(batch.mistakes, state)
        state.bad += len(batch.bad)
        state.nameless |= int(len(named) < len(batch.bad))
        state.mistakes += len(batch.mistakes)

    def _note(self, mistakes: list[Mistake], state: State) -> None:
        room = len(mistakes) if self._keep_all else max(SHOWN - state.mistakes, 0)
        rows = [
            (
                self._staged.number,
                self._first + one.number,
                one.line,
                nth,
                one.column,
                one.reason,
                one.advice,
                READ,
            )
            for nth, one in enumerate(mistakes[:room])
        ]
        columns = ["sheet", "number", "line", "nth", "col", "reason", "advice", "wave"]
        put(self._connection, self._staged.mistakes, columns, rows)

    def _counted(self, rows: list[tuple]) -> list[tuple]:
        first = self._first
        return [(first + row[0], *row[1:]) for row in rows] if first else rows


def put(connection: Connection, table: str, columns: list[str], rows: list[tuple]) -> None:
    """Many rows at once, by what each database is quickest with."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        marks = ", ".join("?" * len(columns))
        connection.exec_driver_sql(
            f"INSERT INTO {table} ({listed(columns)}) VALUES ({marks})", rows
        )
        return
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    text.seek(0)
    with connection.connection.cursor() as cursor:
        cursor.copy_expert(f"COPY {table} ({listed(columns)}) FROM STDIN WITH (FORMAT csv)", text)
