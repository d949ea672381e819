"""The columns of a record as facts, so that the time line writes them as cards do."""

from __future__ import annotations

from functools import cache

from sqlalchemy import Column, Table

from firstline.casework.facts import Account, Fact, Moment, Money, Term
from firstline.records.rows import Row
from firstline.records.tables.types import Id, UtcTime
from firstline.records.tables.types import Money as MoneyType


def kinds_of(table: Table) -> dict[str, type]:
    """Column -> the kind of fact it is."""
    return {column.name: _kind(column) for column in table.columns}


def values_of(row: Row) -> dict[str, Fact]:
    """The known columns; an amount without its currency is not known."""
    facts = {}
    for name, kind in _kinds(row.table).items():
        value = getattr(row, name)
        if value in (None, ""):
            continue
        if kind is Money:
            if currency := getattr(row, "currency", None):
                facts[name] = Money(value, currency)
        elif kind is Moment:
            facts[name] = Moment(value)
        elif kind is Term:
            facts[name] = Term(f"{row.table.name}.{name}.{value}")
        else:
            facts[name] = Account(str(value))
    return facts


@cache
def _kinds(table: Table) -> dict[str, type]:
    return kinds_of(table)


def _kind(column: Column) -> type:
    if isinstance(column.type, MoneyType):
        return Money
    if isinstance(column.type, UtcTime):
        return Moment
    return Term if isinstance(column.type, Id) and _is_word(column) else Account


def _is_word(column: Column) -> bool:
    """A code from a list, which has a word of its own, rather than an id."""
    return bool(column.info.get("values")) or column.name in ("status", "kind", "channel")
