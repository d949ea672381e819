"""A whole column of cells at once, as it is kept: quick where nothing is wrong.

Kept are texts and whole numbers alone, which both databases take as they are: a sum as its digits,
a time as ISO 8601 in UTC, a flag as 0 or 1, an object as JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from datetime import datetime, timezone

from sqlalchemy import Boolean, Column, Date

from firstline.records.importing.cells import Reader, read_identifier, read_text, read_time, reader
from firstline.records.importing.cells.texts import LONGEST_IDENTIFIER, UNKEEPABLE
from firstline.records.importing.cells.times import is_of_our_days
from firstline.records.importing.shifting import Shift
from firstline.records.tables.types import Json, Money, UtcTime

ColumnReader = Callable[[Sequence[str]], list]

_JSON = json.JSONEncoder(ensure_ascii=False)
_PLAIN_MONEY = re.compile(r"(?:0|[1-9]\d{0,14})(?:\.\d{1,8})?", re.ASCII).fullmatch


def kept_reader(column: Column, shift: Shift) -> Reader:
    """One cell, not empty, as it is kept. Raises BadCell."""
    read, kind = reader(column, shift), column.type
    if isinstance(kind, UtcTime):
        return _time if not shift else lambda cell: read(cell).isoformat()
    if isinstance(kind, Money):
        return lambda cell: cell if _PLAIN_MONEY(cell) else format(read(cell), "f")
    if isinstance(kind, Date):
        return lambda cell: read(cell).isoformat()
    if isinstance(kind, Boolean):
        return lambda cell: int(read(cell))
    if isinstance(kind, Json):
        return lambda cell: _JSON.encode(read(cell))
    return read


def column_reader(column: Column, shift: Shift) -> ColumnReader:
    """Stripped cells as they are kept, empty ones as None. Raises BadCell when one is wrong."""
    read = reader(column, shift)
    if read is read_text or read is read_identifier:
        return _texts(read)
    one = kept_reader(column, shift)
    if any(column.info.get(kind) for kind in ("values", "currency", "time_zone")):
        return _codes(one)
    return lambda cells: [one(cell) if cell else None for cell in cells]


def _texts(read: Reader) -> ColumnReader:
    def many(cells: Sequence[str]) -> list:
        joined = "".join(cells)
        odd = not joined.isprintable() and UNKEEPABLE.search(joined)
        if odd or (read is read_identifier and max(map(len, cells)) > LONGEST_IDENTIFIER):
            return [read(cell) if cell else None for cell in cells]
        return [cell or None for cell in cells]

    return many


def _codes(one: Reader) -> ColumnReader:
    known: dict[str, str | None] = {"": None}

    def many(cells: Sequence[str]) -> list:
        try:
            return [known[cell] for cell in cells]
        except KeyError:
            for cell in set(cells) - known.keys():
                known[cell] = one(cell)
        return [known[cell] for cell in cells]

    return many


def _time(cell: str) -> str:
    if cell[10:11] == "T" and len(cell) == 25:
        try:
            moment = datetime.fromisoformat(cell)
            if not is_of_our_days(moment):
                return read_time(cell).isoformat()
            if cell.endswith("+00:00"):
                return cell
            if moment.tzinfo:
                return moment.astimezone(timezone.utc).isoformat()
        except ValueError:
            pass
    return read_time(cell).isoformat()
