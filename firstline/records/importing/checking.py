"""What only the staged whole can show: keys that come twice and references that lead nowhere.

Without `rejecting` each is a mistake that keeps the import from happening: the first are kept and
all are counted. With it every row at fault is taken out, and so are, wave after wave, the rows that
refer to one; of the rows of one key the first stays.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.engine import Connection

from firstline.records.importing.report import SHOWN
from firstline.records.importing.staging.layout import DANGLING, DOUBLED, Staged, say
from firstline.records.importing.staging.queries import dangling, doubled
from firstline.records.importing.staging.rejecting import (
    drop_repeated,
    reject_dangling,
    reject_doubled,
)
from firstline.records.importing.staging.state import State


def check(connection: Connection, sheets: Sequence[Staged], *, rejecting: bool) -> None:
    """Write down all mistakes; when `rejecting`, leave only good rows."""
    for staged in sheets:
        _check_keys(connection, staged, sheets, rejecting=rejecting)
    if rejecting:
        reject_dangling(connection, sheets)
    else:
        _find_dangling(connection, sheets)


def _check_keys(
    connection: Connection, staged: Staged, sheets: Sequence[Staged], *, rejecting: bool
) -> None:
    """Each key once in a table."""
    repeats = staged.sheet.source.repeats
    group = [one for one in sheets if one.sheet.table is staged.sheet.table]
    query = doubled(connection, staged, group, with_bad=not (rejecting or repeats))
    if query is None:
        return
    if repeats:
        drop_repeated(connection, staged, query)
    elif rejecting:
        reject_doubled(connection, staged, query)
    else:
        _note(connection, staged, query, DOUBLED)


def _find_dangling(connection: Connection, sheets: Sequence[Staged]) -> None:
    """A record whose own row is at fault counts as there: one mistake is told once."""
    nameless = {one.sheet.table.name for one in sheets if State.of(connection, one).nameless}
    for staged in sheets:
        for column in staged.references:
            target = column.info["refers"]
            if target not in nameless:
                targets = [one for one in sheets if one.sheet.table.name == target]
                query = dangling(connection, staged, column, targets, with_bad=True)
                _note(connection, staged, query, DANGLING)


def _note(connection: Connection, staged: Staged, query: str, wave: int) -> None:
    """Keep the first mistakes of a query, and count them all."""
    columns = "sheet, number, line, nth, col, reason, advice, value, wave"
    kept = say(
        connection,
        f"INSERT INTO {staged.mistakes} ({columns}) "
        f"SELECT {staged.number}, number, line, 0, col, reason, advice, value, {wave} "
        f"FROM ({query}) found ORDER BY number LIMIT {SHOWN}",
    ).rowcount
    if kept == SHOWN:
        kept = say(connection, f"SELECT count(*) FROM ({query}) found").scalar_one()
    say(
        connection,
        f"UPDATE {staged.state} SET mistakes = mistakes + {kept} WHERE sheet = {staged.number}",
    )
