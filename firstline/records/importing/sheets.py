"""One CSV file as rows of its table: strict where it must be, with true line numbers."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Column, Table

from firstline.records.importing.cells import BadCell, Reader, reader
from firstline.records.importing.report import Findings
from firstline.records.importing.shifting import Shift


@dataclass(frozen=True)
class Line:
    """`values` stand in the order of the sheet's columns; unknown is None, as is a bad cell."""

    number: int
    values: tuple
    good: bool


@dataclass(frozen=True)
class Sheet:
    """A file with a header that can be used. `places` are the columns' positions in it."""

    path: Path
    table: Table
    columns: tuple[Column, ...]
    places: tuple[int, ...]
    width: int

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


def open_sheet(path: Path, table: Table, findings: Findings) -> Sheet | None:
    """Read the header; None when the file cannot be read as this table."""
    header = _header(path, findings)
    if header is None:
        return None
    known = [place for place, name in enumerate(header) if name in table.c]
    unknown = [name for name in header if name and name not in table.c]
    if unknown:
        findings.note(f"{path.name}: ignored unknown column {', '.join(unknown)}")
    names = [header[place] for place in known]
    fine = True
    for name in sorted({name for name in names if names.count(name) > 1}):
        findings.error(path.name, 1, name, "stands twice in the header", "keep one of the two")
        fine = False
    for column in table.columns:
        if not column.nullable and column.name not in names:
            advice = _delimiter_advice(header)
            findings.error(path.name, 1, column.name, "this column is missing", advice)
            fine = False
    columns = tuple(table.c[name] for name in names)
    return Sheet(path, table, columns, tuple(known), len(header)) if fine else None


def lines(sheet: Sheet, shift: Shift, findings: Findings) -> Iterator[Line]:
    """Every row that has cells; what is wrong with one goes to `findings`.

    A row that cannot be told apart (uneven, or where the file breaks off) comes without values.
    """
    plan = [
        (place, column.name, reader(column, shift), not column.nullable)
        for place, column in zip(sheet.places, sheet.columns, strict=True)
    ]
    nothing = (None,) * len(sheet.columns)
    try:
        for number, cells in _records(sheet.path, findings):
            if number == 1 or not any(cells):
                continue
            if len(cells) == sheet.width:
                yield _line(sheet.path.name, number, cells, plan, findings)
            else:
                findings.error(sheet.path.name, number, "", *_uneven(cells, sheet.width))
                yield Line(number, nothing, good=False)
    except _Broken as broken:
        yield Line(broken.line, nothing, good=False)


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


def _header(path: Path, findings: Findings) -> list[str] | None:
    try:
        for _, cells in _records(path, findings):
            return [cell.strip().casefold() for cell in cells]
    except _Broken:
        return None
    findings.error(path.name, 1, "", "there is no header row", "write the column names first")
    return None


class _Broken(Exception):
    """The rest of the file cannot be read; the reason is among the findings."""

    def __init__(self, line: int):
        self.line = line
        super().__init__(line)


def _records(path: Path, findings: Findings) -> Iterator[tuple[int, list[str]]]:
    """(physical line where the record begins, its cells)."""
    begins = 1
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            records = csv.reader(file, strict=True)
            for cells in records:
                yield begins, cells
                begins = records.line_num + 1
        return
    except UnicodeDecodeError:
        begins = _first_undecodable(path)
        reason, advice = "this line is not UTF-8", "save the file as UTF-8"
    except csv.Error as wrong:
        reason, advice = f"broken CSV: {wrong}", "see RFC 4180 for quoting"
    except OSError as wrong:
        reason, advice = f"cannot be read: {wrong.strerror}", "check the file"
    findings.error(path.name, begins, "", reason, advice)
    raise _Broken(begins)


def _first_undecodable(path: Path) -> int:
    with path.open("rb") as file:
        return next(number for number, line in enumerate(file, start=1) if not _is_utf8(line))


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _delimiter_advice(header: list[str]) -> str:
    if len(header) == 1 and (";" in header[0] or "\t" in header[0]):
        return "separate the columns with commas"
    return "add it to the header and to every row"
