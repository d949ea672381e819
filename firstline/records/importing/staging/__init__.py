"""Rows wait here, read and checked, until the whole import is fit to be kept.

A staging store holds what was read of each sheet and how far that is, so that an import which was
stopped goes on there; readers of the records see nothing of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy.engine import Connection, make_url

from firstline.records.importing.pace import Pace
from firstline.records.importing.report import SHOWN, Findings, told
from firstline.records.importing.sheets import Sheet
from firstline.records.importing.staging import postgresql_store, sqlite_store
from firstline.records.importing.staging.layout import DANGLING, DOUBLED, READ, Staged
from firstline.records.importing.staging.state import State
from firstline.records.importing.staging.stores import Store


def stopped_at(connection: Connection, sheets: Sequence[Staged], pace: Pace) -> int:
    """How many rows are staged already."""
    rows = 0
    for staged in sheets:
        state = State.of(connection, staged)
        pace.goes_on(staged.number, state)
        rows += state.good + state.bad
    return rows


def rows_of(connection: Connection, sheets: Sequence[Staged]) -> dict[str, int]:
    """Good rows of each table."""
    rows: dict[str, int] = {}
    for staged in sheets:
        name = staged.sheet.table.name
        rows[name] = rows.get(name, 0) + State.of(connection, staged).good
    return rows


def gather(
    connection: Connection,
    sheets: Sequence[Staged],
    findings: Findings,
    *,
    only_broken: bool = False,
) -> None:
    """Put what is wrong into `findings`, and raise ImportRejected if there is anything.

    only_broken: look only at files that break off, which keep an import from happening even when
    bad rows are left out.
    """
    states = {staged: State.of(connection, staged) for staged in sheets}
    if only_broken:
        for staged in sheets:
            if states[staged].broken:
                _tell(connection, staged, READ, findings, "number DESC LIMIT 1")
        findings.count = len(findings.errors)
    else:
        for wave in (READ, DOUBLED, DANGLING):
            for staged in sheets:
                if states[staged].mistakes:
                    _tell(connection, staged, wave, findings, f"number, nth LIMIT {SHOWN}")
        findings.count = sum(state.mistakes for state in states.values())
    broken = any(state.broken for state in states.values())
    findings.reject_if_any(skippable=not broken)


def _tell(
    connection: Connection, staged: Staged, wave: int, findings: Findings, order: str
) -> None:
    query = (
        f"SELECT line, col, reason, advice, value FROM {staged.mistakes} "
        f"WHERE sheet = {staged.number} AND wave = {wave} ORDER BY {order}"
    )
    for line, column, reason, advice, value in connection.exec_driver_sql(query):
        findings.error(staged.sheet.file, line, column or "", told(reason, value), advice)


@contextmanager
def opened(url: str, groups: list[list[tuple[int, Sheet]]], mark: str) -> Iterator[Store]:
    """The store of an import, which goes on when one of the same `mark` has stopped.

    groups: the sheets of each part, with their numbers. Raises DatabaseUnavailable while another
    import runs.
    """
    is_sqlite = make_url(url).get_backend_name() == "sqlite"
    kind = sqlite_store if is_sqlite else postgresql_store
    with kind.opened(url, groups, mark) as store:
        yield store
