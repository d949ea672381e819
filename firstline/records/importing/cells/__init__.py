"""From the text of a cell to the value of its column, or the reason why not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Boolean, Column, Date, Integer

from firstline.records.importing.cells.bad import BadCell
from firstline.records.importing.cells.codes import one_of, read_currency
from firstline.records.importing.cells.numbers import read_flag, read_money, read_whole
from firstline.records.importing.cells.texts import (
    read_identifier,
    read_last_four,
    read_object,
    read_text,
)
from firstline.records.importing.cells.times import read_day, read_time, read_zone
from firstline.records.importing.shifting import Shift
from firstline.records.tables.types import Id, Json, Money, UtcTime

__all__ = [
    "BadCell",
    "Reader",
    "read_currency",
    "read_day",
    "read_flag",
    "read_identifier",
    "read_last_four",
    "read_money",
    "read_object",
    "read_text",
    "read_time",
    "read_whole",
    "read_zone",
    "reader",
]

Reader = Callable[[str], Any]


def reader(column: Column, shift: Shift) -> Reader:
    """How to read the cells of this column; an empty cell never comes here."""
    kind = column.type
    if values := column.info.get("values"):
        return one_of(values)
    if column.info.get("last_four"):
        return read_last_four
    if column.info.get("currency"):
        return read_currency
    if column.info.get("time_zone"):
        return read_zone
    if isinstance(kind, UtcTime):
        return (lambda cell: shift.time(read_time(cell))) if shift else read_time
    if isinstance(kind, Date):
        return (lambda cell: shift.day(read_day(cell))) if shift else read_day
    if isinstance(kind, Json):
        return (lambda cell: read_object(shift.text(cell))) if shift else read_object
    if isinstance(kind, Money):
        return read_money
    if isinstance(kind, Boolean):
        return read_flag
    if isinstance(kind, Integer):
        return read_whole
    if isinstance(kind, Id) or "names" in column.info:
        return read_identifier
    return (lambda cell: read_text(shift.text(cell))) if shift else read_text
