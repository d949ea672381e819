"""What the values of a column are, for those who show records without knowing SQL."""

from __future__ import annotations

from typing import Literal

from sqlalchemy import Column, Table

from firstline.records.tables.types import Id, Money, UtcTime

Nature = Literal["money", "time", "code", "text"]

_CODES = ("status", "kind", "channel")


def natures(table: Table) -> dict[str, Nature]:
    """Column -> what its values are; a code is a word from a list rather than an id."""
    return {column.name: _nature(column) for column in table.columns}


def _nature(column: Column) -> Nature:
    if isinstance(column.type, Money):
        return "money"
    if isinstance(column.type, UtcTime):
        return "time"
    is_listed = bool(column.info.get("values")) or column.name in _CODES
    return "code" if isinstance(column.type, Id) and is_listed else "text"
