"""One source as rows of its table: strict where it must be, with true line numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Column, Table

from firstline.records.importing.cells import BadCell, Reader, reader
from firstline.records.importing.csv_files import NOT_UTF8, is_damaged
from firstline.records.importing.report import Findings
from firstline.records.importing.shifting import Shift
from firstline.records.importing.sources import Meter, Source, Unreadable


@dataclass(frozen=True)
class Line:
    """`values` stand in the order of the sheet's columns; unknown is None, as is a bad cell."""

    number: int
    values: tuple
    good: bool


@dataclass(frozen=True)
class Sheet:
    """A source with a header that can be used. `places` are the columns' positions in it."""

    source: Source
    table: Table
    columns: tuple[Column, ...]
    places: tuple[int, ...]

    @property
    def file(self) -> str:
        return self.source.name

    @property
    def width(self) -> int:
        return len(self.source.header)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


def open_sheet(source: Source, table: Table, findings: Findings) -> Sheet | None:
    """None when the header does not do for this table; why is among the findings."""
    header = source.header
    known = [place for place, name in enumerate(header) if name in table.c]
    unknown = [name for name in header if name and name not in table.c]
    if unknown:
        findings.note(f"{source.name}: ignored unknown column {', '.join(unknown)}")
    names = [header[place] for place in known]
    fine = True
    for name in sorted({name for name in names if names.count(name) > 1}):
        findings.error(source.name, 1, name, "stands twice in the header", "keep one of the two")
        fine = False
    for column in table.columns:
        if not column.nullable and column.name not in names:
            advice = _delimiter_advice(header)
            findings.error(source.name, 1, column.name, "this column is missing", advice)
            fine = False
    columns = tuple(table.c[name] for name in names)
    return Sheet(source, table, columns, tuple(known)) if fine else None


def lines(sheet: Sheet, shift: Shift, findings: Findings) -> Iterator[Line]:
    """Every row that has cells; what is wrong with one goes to `findings`.

    A row that cannot be told apart (uneven, or where the file breaks off) comes without values.
    """
    plan = [
        (place, column.name, reader(column, shift), not column.nullable)
        for place, column in zip(sheet.places, sheet.columns, strict=True)
    ]
    nothing = (None,) * len(sheet.columns)
    for number, cells in sheet.source.rows(Meter()):
        if isinstance(cells, Unreadable):
            findings.error(sheet.file, number, "", cells.reason, cells.advice)
            yield Line(number, nothing, good=False)
        elif not any(cells):
            continue
        elif len(cells) == sheet.width:
            yield _line(sheet.file, number, cells, plan, findings)
        else:
            findings.error(sheet.file, number, "", *_uneven(cells, sheet.width))
            yield Line(number, nothing, good=False)


def _uneven(cells: list[str], width: int) -> tuple[str, str]:
    reason = f"this row has {len(cells)} cells and the header has {width}"
    return reason, "quote cells that hold commas or line breaks"


def _line(
    file: str,
    number: int,
    cells: list[str],
    plan: list[tuple[int, str, Reader, bool]],
    findings: Findings,
) -> Line:
    values = []
    good = True
    if is_damaged(cells):
        findings.error(file, number, "", NOT_UTF8.reason, NOT_UTF8.advice)
        return Line(number, (None,) * len(plan), good=False)
    for place, name, read, required in plan:
        cell = cells[place].strip()
        value = None
        if cell:
            try:
                value = read(cell)
            except BadCell as wrong:
                findings.error(file, number, name, wrong.reason, wrong.advice)
                good = False
        elif required:
            findings.error(file, number, name, "is empty", "this column must be known")
            good = False
        values.append(value)
    return Line(number, tuple(values), good)


def _delimiter_advice(header: tuple[str, ...]) -> str:
    if len(header) == 1 and (";" in header[0] or "\t" in header[0]):
        return "separate the columns with commas"
    return "add it to the header and to every row"
