"""`firstline import DIR`: all of a directory's records, or nothing of it.

A row is the whole truth about its columns: an empty cell makes the value unknown, a column that
the file does not have stays as it is. Nothing is ever deleted.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta, tzinfo
from pathlib import Path

from sqlalchemy.engine import Connection

from firstline import clock, company
from firstline.records import database
from firstline.records.importing.checking import check_keys, check_references
from firstline.records.importing.folder import Folder, Sources, read_folder
from firstline.records.importing.indexing import follow_moved_orders
from firstline.records.importing.loading import Loading
from firstline.records.importing.remembering import remember, renew_senders
from firstline.records.importing.report import Findings, ImportRejected, Report, RowError
from firstline.records.importing.shifting import Shift
from firstline.records.importing.transaction import transaction
from firstline.records.tables import meta

__all__ = ["ImportRejected", "Report", "RowError", "Shift", "load", "run", "transaction"]

OnProgress = Callable[[str, int, int], None]
DEMO_MARK = "demo"


def run(
    directory: str | Path,
    url: str,
    *,
    on_progress: OnProgress | None = None,
    shift: timedelta = timedelta(0),
    zone: tzinfo | None = None,
    region: str | None = None,
    sources: Sources | None = None,
) -> Report:
    """Import a directory of CSV files.

    on_progress: called with (table, rows done of it, rows a second) after each batch
    shift: whole days added to every date, counted in `zone`
    zone, region: the company's, unless given
    sources: what finds the rows in the directory, see importing/sources.py; else its own files

    Raises ImportRejected with the rows that are wrong; DatabaseUnavailable also while another
    import runs.
    """
    shifted = Shift(shift, zone or (company.load().timezone if shift else clock.now().tzinfo))
    database.upgrade(url)
    with transaction(url) as connection:
        report = load(connection, Path(directory), shifted, region, on_progress, sources)
        connection.execute(meta.delete().where(meta.c.key == DEMO_MARK))
    return report


def load(
    connection: Connection,
    directory: Path,
    shift: Shift,
    region: str | None = None,
    on_progress: OnProgress | None = None,
    sources: Sources | None = None,
) -> Report:
    """The same inside a `transaction`; when it raises, nothing of that may be committed."""
    began, now = time.monotonic(), clock.now()
    findings = Findings()
    folder = read_folder(directory, shift, findings, sources)
    loaded = _load_sheets(connection, folder, shift, region, findings, on_progress)
    for loading in loaded.values():
        check_keys(connection, loading, findings)
    for loading in loaded.values():
        if not any(column.info.get("refers") in folder.broken for column in loading.sheet.columns):
            check_references(connection, loading, loaded, findings)
    findings.reject_if_any()
    if "orders" in loaded and not loaded["orders"].was_empty:
        follow_moved_orders(connection, loaded["orders"].seen)
    if "messages" in loaded:
        renew_senders(connection)
    for name, loading in loaded.items():
        remember(connection, loading, folder.as_of.get(name, now), now)
        if connection.dialect.name == "sqlite":
            loading.seen.drop(connection)
    rows = {name: loading.rows for name, loading in loaded.items()}
    return Report(rows, time.monotonic() - began, tuple(findings.notes))


def _load_sheets(
    connection: Connection,
    folder: Folder,
    shift: Shift,
    region: str | None,
    findings: Findings,
    on_progress: OnProgress | None,
) -> dict[str, Loading]:
    region = region or company.load().region
    loaded = {}
    for sheet in folder.sheets:
        name = sheet.table.name
        began = time.monotonic()

        def tell(rows: int, name: str = name, began: float = began) -> None:
            if on_progress:
                on_progress(name, rows, round(rows / max(time.monotonic() - began, 0.001)))

        loaded[name] = Loading(connection, sheet, region)
        loaded[name].run(shift, findings, tell)
    return loaded
