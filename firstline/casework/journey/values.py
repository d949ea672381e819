"""The columns of a record as facts, so that the time line writes them as cards do."""

from __future__ import annotations

from functools import lru_cache

from firstline.casework.facts import Account, Fact, Moment, Money, Term
from firstline.records.rows import Row
from firstline.records.tables import FILES
from firstline.records.tables.natures import natures

_KINDS = {"money": Money, "time": Moment, "code": Term, "text": Account}


@lru_cache(maxsize=64)
def kinds_of(table: str) -> dict[str, type]:
    """Column -> the kind of fact it is."""
    return {name: _KINDS[nature] for name, nature in natures(FILES[table]).items()}


def values_of(row: Row) -> dict[str, Fact]:
    """The known columns; an amount without its currency is not known."""
    known = {name: getattr(row, name) for name in kinds_of(row.table.name)}
    facts = {
        name: _fact(row, name, value) for name, value in known.items() if value not in (None, "")
    }
    return {name: fact for name, fact in facts.items() if fact is not None}


def _fact(row: Row, name: str, value) -> Fact | None:
    kind = kinds_of(row.table.name)[name]
    if kind is Money:
        currency = getattr(row, "currency", None)
        return Money(value, currency) if currency else None
    if kind is Moment:
        return Moment(value)
    return Term(f"{row.table.name}.{name}.{value}") if kind is Term else Account(str(value))
