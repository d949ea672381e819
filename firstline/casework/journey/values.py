"""The columns of a record as facts, so that the time line writes them as cards do."""

from __future__ import annotations

from functools import lru_cache
from textwrap import shorten

from firstline.casework.facts import Account, Fact, Moment, Money, Term
from firstline.casework.said import redact
from firstline.records.rows import Row
from firstline.records.tables import FILES
from firstline.records.tables.natures import natures
from firstline.records.tables.types import Id

LONGEST = 240  # characters of what somebody wrote
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
    if kind is Term:
        return Term(f"{row.table.name}.{name}.{value}")
    return Account(str(value) if isinstance(row.table.c[name].type, Id) else _written(str(value)))


def _written(text: str) -> str:
    """What somebody wrote into a record, short and without full card numbers."""
    return shorten(redact(text), LONGEST, placeholder=" …")
