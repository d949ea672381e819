"""One sheet into its table, in batches, noting which rows came and what they refer to."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

from sqlalchemy import Column, Integer, MetaData, Table, select
from sqlalchemy.engine import Connection

from firstline.records.importing.indexing import Index
from firstline.records.importing.report import Findings
from firstline.records.importing.sheets import Line, Sheet, lines
from firstline.records.importing.shifting import Shift
from firstline.records.tables.types import Id
from firstline.records.writing import Bulk, upsert

BATCH = 1000
LINE = "line_in_file"


class Loading:
    """`seen` is a temporary table: key, references and line of every row of the file."""

    def __init__(self, connection: Connection, sheet: Sheet, region: str):
        self.sheet = sheet
        self.seen = _seen_table(connection, sheet)
        self.rows = 0
        self.has_nameless_rows = False
        self._connection = connection
        self.was_empty = connection.execute(select(sheet.table).limit(1)).first() is None
        self._index = Index(connection, sheet, region, fresh=self.was_empty)
        names = sheet.names
        self._keep = Bulk(connection, upsert(connection, sheet.table, names), sheet.table, names)
        self._keys = [names.index(column.name) for column in sheet.table.primary_key]
        noted = [column.name for column in self.seen.columns if column.name != LINE]
        self._noted = [names.index(name) for name in noted]
        self._note = Bulk(connection, self.seen.insert(), self.seen, [*noted, LINE])

    def run(self, shift: Shift, findings: Findings, on_batch: Callable[[int], None]) -> None:
        self.seen.create(self._connection)
        found = lines(self.sheet, shift, findings)
        while batch := list(islice(found, BATCH)):
            self._write(batch)
            self.rows += len(batch)
            on_batch(self.rows)

    def _write(self, batch: list[Line]) -> None:
        named = [line for line in batch if all(line.values[key] is not None for key in self._keys)]
        self.has_nameless_rows |= len(named) < len(batch)
        # A key that comes twice is reported later; one statement must not meet it twice.
        last = {
            tuple(line.values[key] for key in self._keys): line.values
            for line in named
            if line.good
        }
        rows = list(last.values())
        if rows:
            self._keep.write(rows)
            self._index.write(rows)
        self._note.write(
            [(*(line.values[place] for place in self._noted), line.number) for line in named]
        )


def _seen_table(connection: Connection, sheet: Sheet) -> Table:
    present = [
        column for column in sheet.columns if column.primary_key or column.info.get("refers")
    ]
    options = {"postgresql_on_commit": "DROP"} if connection.dialect.name == "postgresql" else {}
    return Table(
        f"seen_{sheet.table.name}",
        MetaData(),
        *(Column(column.name, Id) for column in present),
        Column(LINE, Integer),
        prefixes=["TEMPORARY"],
        **options,
    )
