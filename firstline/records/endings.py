"""A customer's own identifiers that end in what was asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlalchemy import select, union_all
from sqlalchemy.engine import Connection

from firstline.records import rows, tables
from firstline.records.identifiers import Identifier, compact

ENDINGS = 20
# Sorts after every letter, so that a range holds all values that begin alike.
_LAST = "\U0010ffff"


def ending_in(
    connection: Connection, customer_id: str, endings: Iterable[str]
) -> tuple[Identifier, ...]:
    """Her own identifiers that end so, separators and case aside; at most ENDINGS endings."""
    wanted = [form[::-1] for form in dict.fromkeys(map(compact, endings)) if form][:ENDINGS]
    if not wanted:
        return ()
    index = tables.identifiers
    columns = [index.c[name] for name in ("customer_id", "kind", "value", "record", "detail")]
    found = connection.execute(
        union_all(
            *(
                select(*columns).where(
                    index.c.customer_id == customer_id,
                    index.c.reversed.between(ending, ending + _LAST),
                )
                for ending in wanted
            )
        )
    )
    return tuple(dict.fromkeys(Identifier(*row) for row in found))


def written(
    matched: tuple[Identifier, ...],
    customer: rows.Customer,
    loaded: Mapping[str, tuple],
) -> tuple[Identifier, ...]:
    """The identifiers with what stands in their records."""
    by_record = {each.record: each for each in (customer, *(r for t in loaded.values() for r in t))}
    return tuple(
        replace(each, written=_as_written(by_record.get(each.record), each)) for each in matched
    )


def _as_written(row: rows.Row | None, identifier: Identifier) -> str:
    for column in row.table.columns if row else ():
        said = column.info.get("names")
        if said and (said.kind or getattr(row, said.kind_from)) == identifier.kind:
            return getattr(row, column.name) or identifier.value
    return identifier.value
