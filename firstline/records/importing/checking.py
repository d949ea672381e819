"""What only the loaded whole can show: keys that come twice and references that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Column, func, select
from sqlalchemy.engine import Connection
from sqlalchemy.sql.expression import Select

from firstline.records.importing.loading import LINE, Loading
from firstline.records.importing.report import SHOWN, Findings
from firstline.records.tables import FILES


def check_keys(connection: Connection, loading: Loading, findings: Findings) -> None:
    """Each key once in a file."""
    seen = loading.seen
    keys = [seen.c[column.name] for column in loading.sheet.table.primary_key]
    line, times = seen.c[LINE], func.count().label("times")
    first, last = func.min(line).label("first_line"), func.max(line).label("last_line")
    doubled = select(*keys, first, last, times).group_by(*keys).having(times > 1)
    names = " + ".join(column.name for column in keys)
    for row in _first(connection, doubled.order_by(last), findings):
        key = " + ".join(repr(row._mapping[column.name]) for column in _tellable(loading))
        findings.error(
            loading.sheet.file,
            row.last_line,
            names,
            f"{key or 'this key'} stands in line {row.first_line} already",
            "keep one row for each key",
        )


def _tellable(loading: Loading) -> Iterable[Column]:
    """The parts of a key that may be told: contacts and references hold what people gave."""
    return [
        column
        for column in loading.sheet.table.primary_key
        if "names" not in column.info or len(loading.sheet.table.primary_key) == 1
    ]


def check_references(
    connection: Connection, loading: Loading, loaded: dict[str, Loading], findings: Findings
) -> None:
    """Every reference leads to a record of the directory or of the database.

    A record whose own row was rejected counts as there: one mistake is told once.
    """
    for column in loading.sheet.columns:
        target = column.info.get("refers")
        if not target or (target in loaded and loaded[target].has_nameless_rows):
            continue
        query = _dangling(loading, column, target, loaded.get(target) if findings.count else None)
        for row in _first(connection, query.order_by(LINE), findings):
            findings.error(
                loading.sheet.file,
                row._mapping[LINE],
                column.name,
                f"{row.reference!r} is in {target} neither here nor in the database",
                f"add it to {target}.csv or take this row out",
            )


def _dangling(loading: Loading, column: Column, target: str, rejected: Loading | None) -> Select:
    seen = loading.seen
    reference = seen.c[column.name]
    key = next(iter(FILES[target].primary_key))
    query = (
        select(seen.c[LINE].label(LINE), reference.label("reference"))
        .outerjoin_from(seen, FILES[target], key == reference)
        .where(reference.is_not(None), key.is_(None))
    )
    if rejected:
        also = rejected.seen.alias("rejected")
        query = query.where(reference.not_in(select(also.c[key.name])))
    return query


def _first(connection: Connection, query: Select, findings: Findings) -> list:
    """The first rows of a query of errors; those that are not shown are only counted."""
    rows = connection.execute(query.limit(SHOWN)).all()
    if len(rows) == SHOWN:
        whole = query.order_by(None).subquery()
        count = connection.execute(select(func.count()).select_from(whole)).scalar_one()
        findings.count += count - SHOWN
    return rows
