"""SQL that finds mistakes among staged rows: (number, line, col, reason, advice, value) of each."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Column
from sqlalchemy.engine import Connection

from firstline.records.importing.report import DIVIDER
from firstline.records.importing.staging.layout import PER_SHEET, Staged, listed, quoted, say
from firstline.records.importing.staging.state import State
from firstline.records.tables import FILES


def doubled(
    connection: Connection, staged: Staged, group: Sequence[Staged], *, with_bad: bool
) -> str | None:
    """Rows of a sheet whose key stands before them in the table's sheets; None: there are none."""
    keys = listed(staged.keys)
    members = [
        (one, table) for one in group for table in members_of(connection, one, with_bad=with_bad)
    ]
    whole = _union(f"SELECT {keys} FROM {table}" for _, table in members) + " whole"
    if len(members) == 1:
        whole = members[0][1]
    twice = f"SELECT {keys} FROM {whole} GROUP BY {keys} HAVING count(*) > 1"
    if say(connection, f"{twice} LIMIT 1").first() is None:
        return None
    places = _union(
        f"SELECT {keys}, number, {one.number * PER_SHEET} + line_in_file AS place FROM {table}"
        for one, table in members
    )
    same = " AND ".join(f"m.{quoted(key)} = f.{quoted(key)}" for key in staged.keys)
    firsts = (
        f"SELECT {keys}, min(number) AS number, min(place) AS place FROM {places} places "
        f"WHERE ({keys}) IN ({twice}) GROUP BY {keys}"
    )
    own = _union(
        f"SELECT number, line_in_file, {keys} FROM {table}"
        for table in members_of(connection, staged, with_bad=with_bad)
    )
    value, reason = _said_of_key(staged, group)
    return (
        f"SELECT m.number AS number, m.line_in_file AS line, {text(' + '.join(staged.keys))} "
        f"AS col, {reason} AS reason, 'keep one row for each key' AS advice, {value} AS value "
        f"FROM {own} m JOIN ({firsts}) f ON {same} WHERE m.number > f.number"
    )


def _said_of_key(staged: Staged, group: Sequence[Staged]) -> tuple[str, str]:
    """The key as it may be told: contacts and references hold what people gave."""
    columns = list(staged.sheet.table.primary_key)
    tellable = [
        f"m.{quoted(column.name)}"
        for column in columns
        if "names" not in column.info or len(columns) == 1
    ]
    value = f" || {text(DIVIDER)} || ".join(tellable) if tellable else "CAST(NULL AS TEXT)"
    elsewhere = " ".join(
        f"WHEN {one.number} THEN {text(one.sheet.file + ', ')}"
        for one in group
        if one.number != staged.number
    )
    sheet = f"f.place / {PER_SHEET}"
    where = f"CASE {sheet} {elsewhere} ELSE '' END || " if elsewhere else ""
    head = text(f"{'{}' if tellable else 'this key'} stands in ")
    return value, f"{head} || {where}'line ' || (f.place % {PER_SHEET}) || ' already'"


def dangling(
    connection: Connection,
    staged: Staged,
    column: Column,
    targets: Sequence[Staged],
    *,
    with_bad: bool,
) -> str:
    """Rows whose reference leads to a record neither of the import nor of the database.

    with_bad: rows at fault are looked at too, and count as there.
    """
    there = [table for one in targets for table in members_of(connection, one, with_bad=with_bad)]
    return " UNION ALL ".join(
        _missed(staged, column, targets, there, f"{table} r")
        for table in members_of(connection, staged, with_bad=with_bad)
    )


def led_astray(staged: Staged, column: Column, gone: str, wave: int) -> str:
    """Rows that refer to what was taken out in a wave."""
    target = column.info["refers"]
    source = (
        f"{gone} g JOIN {staged.rows} r ON r.{quoted(column.name)} = g.key "
        f"AND g.tab = {text(target)} AND g.wave = {wave}"
    )
    return _missed(staged, column, (), [], source)


def _missed(
    staged: Staged, column: Column, targets: Sequence[Staged], there: list[str], source: str
) -> str:
    target = column.info["refers"]
    (key,) = FILES[target].primary_key
    reference = f"r.{quoted(column.name)}"
    absent = " AND ".join(
        f"NOT EXISTS (SELECT 1 FROM {table} t WHERE t.{quoted(key.name)} = {reference})"
        for table in [*there, quoted(target)]
    )
    file = targets[0].sheet.file if targets else f"{target}.csv"
    return (
        f"SELECT r.number AS number, r.line_in_file AS line, {text(column.name)} AS col, "
        f"{text('{} is in ' + target + ' neither here nor in the database')} AS reason, "
        f"{text(f'add it to {file} or take this row out')} AS advice, {reference} AS value "
        f"FROM {source} WHERE {reference} IS NOT NULL AND {absent}"
    )


def members_of(connection: Connection, staged: Staged, *, with_bad: bool) -> list[str]:
    """The tables that hold the sheet's rows."""
    if with_bad and State.of(connection, staged).bad:
        return [staged.rows, staged.bad]
    return [staged.rows]


def _union(queries) -> str:
    return f"({' UNION ALL '.join(queries)})"


def text(value: str) -> str:
    """A literal."""
    return "'" + value.replace("'", "''") + "'"
