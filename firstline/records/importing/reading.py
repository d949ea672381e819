"""The rows of a sheet in batches, as they are kept: whole columns at once while nothing is wrong.

A batch in which something is wrong is halved until the rows at fault stand alone; those are read
cell by cell, which tells all that is wrong with each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from firstline.records.importing.batches import Batch, Mistake
from firstline.records.importing.cells import BadCell, Reader
from firstline.records.importing.columns import ColumnReader, column_reader, kept_reader
from firstline.records.importing.csv_files import NOT_UTF8, is_damaged
from firstline.records.importing.forms import FormReader, form_reader, named_columns
from firstline.records.importing.sheets import Sheet
from firstline.records.importing.shifting import Shift
from firstline.records.importing.sources import Meter, Record, Unreadable

BATCH = 2000
_ALONE = 8


@dataclass(frozen=True)
class _Plan:
    place: int
    name: str
    many: ColumnReader
    one: Reader
    required: bool


class Reading:
    """How to read one sheet."""

    def __init__(self, sheet: Sheet, shift: Shift, region: str):
        self._sheet = sheet
        self._plan = [
            _Plan(
                place,
                column.name,
                column_reader(column, shift),
                kept_reader(column, shift),
                not column.nullable,
            )
            for place, column in zip(sheet.places, sheet.columns, strict=True)
        ]
        self._forms: list[FormReader] = [
            form_reader(sheet, place, region) for place in named_columns(sheet)
        ]

    def batches(self, meter: Meter, skip: int = 0) -> Iterator[Batch]:
        """All that follows after the first `skip` records of the source."""
        records = self._sheet.source.rows(meter)
        for _ in islice(records, skip):
            pass
        number = skip
        while some := list(islice(records, BATCH)):
            batch = Batch(records=len(some))
            self._read(batch, number + 1, some)
            number += len(some)
            yield batch

    def _read(self, batch: Batch, number: int, records: list[Record]) -> None:
        try:
            batch.good.extend(self._at_once(number, records))
            return
        except (BadCell, _Uneven):
            pass
        if len(records) <= _ALONE:
            for at, (line, cells) in enumerate(records, start=number):
                self._read_one(batch, at, line, cells)
            return
        half = len(records) // 2
        self._read(batch, number, records[:half])
        self._read(batch, number + half, records[half:])

    def _at_once(self, number: int, records: list[Record]) -> Iterator[tuple]:
        lines, cells = zip(*records, strict=True)
        if any(isinstance(row, Unreadable) for row in cells):
            raise _Uneven
        if set(map(len, cells)) != {len(self._sheet.source.header)}:
            raise _Uneven
        columns = list(zip(*cells, strict=True))
        values = []
        for plan in self._plan:
            column = plan.many([cell.strip() for cell in columns[plan.place]])
            if plan.required and None in column:
                raise _Uneven
            values.append(column)
        forms = [kept for form in self._forms for kept in form(values)]
        return zip(range(number, number + len(lines)), lines, *values, *forms, strict=True)

    def _read_one(
        self, batch: Batch, number: int, line: int, cells: Sequence[str] | Unreadable
    ) -> None:
        if not isinstance(cells, Unreadable) and not any(map(str.strip, cells)):
            return
        whole = self._whole(cells)
        values: list = [None] * len(self._plan)
        mistakes = [Mistake(number, line, "", whole.reason, whole.advice)] if whole else []
        if not whole:
            for at, plan in enumerate(self._plan):
                try:
                    values[at] = _value(plan, cells[plan.place].strip())
                except BadCell as wrong:
                    mistakes.append(Mistake(number, line, plan.name, wrong.reason, wrong.advice))
        if mistakes:
            batch.mistakes.extend(mistakes)
            batch.bad.append((number, line, *values))
            batch.broken |= bool(whole and whole.ends)
            return
        alone = [[value] for value in values]
        forms = [kept[0] for form in self._forms for kept in form(alone)]
        batch.good.append((number, line, *values, *forms))

    def _whole(self, cells: Sequence[str] | Unreadable) -> Unreadable | None:
        """What is wrong with the row as a whole."""
        if isinstance(cells, Unreadable):
            return cells
        width = len(self._sheet.source.header)
        if len(cells) != width:
            return Unreadable(
                f"this row has {len(cells)} cell{'s' * (len(cells) != 1)} and the header has {width}",
                "quote cells that hold commas or line breaks",
            )
        return NOT_UTF8 if is_damaged(cells) else None


class _Uneven(Exception):
    """Not all of these rows can be read at once."""


def _value(plan: _Plan, cell: str):
    if cell:
        return plan.one(cell)
    if plan.required:
        raise BadCell("is empty", "this column must be known")
    return None
