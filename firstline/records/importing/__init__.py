"""`firstline import DIR`: all of a directory's records, or nothing of it.

A row is the whole truth about its columns: an empty cell makes the value unknown, a column that
the file does not have stays as it is. Nothing is ever deleted.

Sources yield rows (sources.py), whole columns of which are read at once (reading.py) into a staging
store (staging/); there they are checked (checking.py), and one transaction moves them into the
records (moving.py). An import that is stopped before that goes on where it was.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

from sqlalchemy.engine import Connection

from firstline import clock, company
from firstline.records import database
from firstline.records.importing import doubts
from firstline.records.importing import rejected as rejected_rows
from firstline.records.importing.checking import check
from firstline.records.importing.folder import Sources, read_folder
from firstline.records.importing.pace import OnProgress, Pace, Progress
from firstline.records.importing.remembering import keep
from firstline.records.importing.report import (
    Findings,
    ImportRejected,
    Report,
    RowError,
    rows_told,
)
from firstline.records.importing.shifting import Shift
from firstline.records.importing.staging import gather, opened, rows_of, stopped_at
from firstline.records.importing.staging.filling import How, fill
from firstline.records.importing.staging.layout import passing
from firstline.records.importing.staging.marks import mark_of
from firstline.records.importing.staging.stores import Store
from firstline.records.importing.staging.workers import divided, stage
from firstline.records.importing.transaction import transaction
from firstline.records.tables import meta

__all__ = [
    "ImportRejected",
    "OnProgress",
    "Progress",
    "Report",
    "RowError",
    "Shift",
    "Sources",
    "load",
    "run",
    "transaction",
]

DEMO_MARK = "demo"
# What SQLite and PostgreSQL say.
_NO_ROOM = ("disk is full", "disk I/O error", "No space left")


def run(
    directory: str | Path,
    url: str,
    *,
    on_progress: OnProgress | None = None,
    say: Callable[[str], None] = lambda line: None,
    shift: timedelta = timedelta(0),
    zone: tzinfo | None = None,
    region: str | None = None,
    sources: Sources | None = None,
    rejected: Path | None = None,
    clean: rejected_rows.Cleaner = rejected_rows.as_it_is,
) -> Report:
    """Import a directory of CSV files.

    on_progress: called with a Progress after each checkpoint; say: with a line worth reading now
    shift: whole days added to every date, counted in `zone`
    zone, region: the company's, unless given
    sources: what finds the rows in the directory, see importing/sources.py; else its own files
    rejected: leave bad rows out and write them to this file
    clean: takes out of their text what may be stored nowhere

    Raises ImportRejected with the rows that are wrong; DatabaseUnavailable also while another
    import runs.
    """
    began = time.monotonic()
    shifted = Shift(shift, zone or (company.load().timezone if shift else clock.now().tzinfo))
    how = How(shifted, region or company.load().region, keep_all=rejected is not None)
    database.upgrade(url)
    findings = Findings()
    folder = read_folder(Path(directory), shifted, findings, sources)
    if rejected:
        rejected_rows.make(rejected)
    pace = Pace(folder.sheets, on_progress)
    groups, mark = divided(folder.sheets), mark_of(folder.sheets, how)
    with _room_told(), opened(url, groups, mark) as store:
        before = _go_on(store, pace, say)
        stage(store.parts, how, pace.read)
        try:
            count = _checked(store, pace, findings, rejected, clean)
        except ImportRejected:
            store.remove()
            raise
        with transaction(url, store.attached) as connection:
            keep(connection, store.sheets, folder.as_of, pace)
            rows = rows_of(connection, store.sheets)
            connection.execute(meta.delete().where(meta.c.key == DEMO_MARK))
        store.remove()
    return Report(rows, time.monotonic() - began, tuple(findings.notes), count, rejected, before)


@contextmanager
def _room_told() -> Iterator[None]:
    """A full disk is told as one, with what becomes of the import."""
    try:
        yield
    except database.DatabaseUnavailable as wrong:
        if not any(said in str(wrong) for said in _NO_ROOM):
            raise
        raise database.DatabaseUnavailable(
            f"{wrong}; make room for it and import again: it goes on where it was"
        ) from wrong


def load(connection: Connection, directory: Path, shift: Shift, now: datetime) -> Report:
    """The same inside a `transaction`; when it raises, nothing of that may be committed.

    now: no table is newer than this, whatever the shifted manifest says
    """
    began = time.monotonic()
    findings = Findings()
    folder = read_folder(directory, shift, findings)
    how = How(shift, company.load().region, keep_all=False)
    with passing(connection, folder.sheets) as sheets:
        pace = Pace(folder.sheets, None)
        for staged in sheets:
            fill(connection, staged, how, lambda: None, pace.read)
        check(connection, sheets, rejecting=False)
        gather(connection, sheets, findings)
        as_of = {table: min(at, now) for table, at in folder.as_of.items()}
        keep(connection, sheets, as_of, pace)
        rows = rows_of(connection, sheets)
    return Report(rows, time.monotonic() - began, tuple(findings.notes))


def _go_on(store: Store, pace: Pace, say: Callable[[str], None]) -> int:
    """How many rows the import has read already."""
    if not store.goes_on:
        return 0
    with store.looking() as connection:
        rows = stopped_at(connection, store.sheets, pace)
    if rows:
        say(f"Going on after {rows_told(rows)} of an import that was stopped.")
    return rows


def _checked(
    store: Store,
    pace: Pace,
    findings: Findings,
    rejected: Path | None,
    clean: rejected_rows.Cleaner,
) -> int:
    """How many rows are left out. Raises ImportRejected."""
    pace.check()
    with store.looking() as connection:
        check(connection, store.sheets, rejecting=rejected is not None)
        gather(connection, store.sheets, findings, only_broken=rejected is not None)
        doubts.tell(connection, store.sheets, findings)
        count = 0
        if rejected:
            count = rejected_rows.write(connection, store.sheets, rejected, clean)
        connection.commit()
    if rejected and not count:
        rejected.unlink()
    return count
