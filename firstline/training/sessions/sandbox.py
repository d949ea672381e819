"""A session's own records and its own desk: nothing done in it reaches real customers.

Both are SQLite files in `practice/SESSION` of the home, made by the ordinary migrations and filled by
the ordinary import.
"""

from __future__ import annotations

import csv
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select, text

from firstline.database import engine
from firstline.desk import cases, opening
from firstline.desk.cases import Case
from firstline.desk.names import new_id
from firstline.desk.tables import agents
from firstline.desk.tables import cases as case_rows
from firstline.file_lock import alone
from firstline.records import importing
from firstline.records.importing import Shift
from firstline.training import sandboxes
from firstline.training.sessions import blank
from firstline.workplace import Workplace

Rows = Mapping[str, Sequence[Mapping[str, str]]]
LEAD = "practice lead"  # who agrees in practice to what is above the trainee's authority


def make(place: Workplace, practice_id: str, agent: str, rows: Rows, now: datetime) -> None:
    """Its records, its desk, and a case for a customer who is not known yet; all of it or nothing."""
    folder = _folder(place, practice_id)
    made = folder.with_name(f".{new_id('new')}")
    try:
        _make(place, made, agent, rows, now)
        os.rename(made, folder)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def take_up(place: Workplace, practice_id: str, agent: str, rows: Rows, now: datetime) -> None:
    """It is there, made again if need be, and marked as used before anybody may sweep it."""
    with alone(sandboxes.lock(place.settings.home)):
        if not is_there(place, practice_id):
            remove(place, practice_id)
            make(place, practice_id, agent, rows, now)
        os.utime(_folder(place, practice_id))


def _make(place: Workplace, folder: Path, agent: str, rows: Rows, now: datetime) -> None:
    blank.copy(folder)
    _fill(blank.url(folder / blank.RECORDS), rows, now)
    with _opened(place, folder) as there:
        with there.desk.begin() as desk:
            for name, role in ((LEAD, "manager"), (agent, "agent")):
                desk.execute(insert(agents).values(**_nobody_logs_in(name, role, now)))
        opening.open_case(there, agent, "", now)


def is_there(place: Workplace, practice_id: str) -> bool:
    """Whole, and of this version's schema."""
    folder = _folder(place, practice_id)
    if not blank.is_current(folder):
        return False
    with _opened(place, folder) as there:
        return newest_case(there) is not None


@contextmanager
def opened(place: Workplace, practice_id: str) -> Iterator[Workplace]:
    """The same workplace, but with the session's records and desk in place of the company's."""
    with _opened(place, _folder(place, practice_id)) as there:
        yield there


def remove(place: Workplace, practice_id: str) -> None:
    shutil.rmtree(_folder(place, practice_id), ignore_errors=True)


def newest_case(there: Workplace) -> Case | None:
    """The one that is worked on; None when the sandbox was not made to its end."""
    in_order = case_rows.c.opened_at.desc(), text("rowid DESC")  # a session's clock may stand still
    newest = select(case_rows.c.case_id).order_by(*in_order).limit(1)
    with there.desk.connect() as desk:
        found = desk.execute(newest).scalar()
        return cases.get(desk, found) if found else None


@contextmanager
def _opened(place: Workplace, folder: Path) -> Iterator[Workplace]:
    records = engine(blank.url(folder / blank.RECORDS))
    desk = engine(blank.url(folder / blank.DESK))
    try:
        yield replace(place, records=records, desk=desk)
    finally:
        records.dispose()
        desk.dispose()


def _nobody_logs_in(name: str, role: str, now: datetime) -> dict[str, Any]:
    return {"agent": name, "role": role, "password_hash": "", "active": False, "created_at": now}


def _fill(url: str, rows: Rows, now: datetime) -> None:
    with tempfile.TemporaryDirectory(prefix="firstline-practice-") as made:
        files = Path(made)
        for table, found in rows.items():
            if found:
                _write(files / f"{table}.csv", found)
        as_of = now.astimezone(timezone.utc).isoformat()
        _write(files / "manifest.csv", [{"table": table, "as_of": as_of} for table in rows])
        with importing.transaction(url) as connection:
            importing.load(connection, files, Shift(), now)


def _write(file: Path, rows: Sequence[Mapping[str, str]]) -> None:
    columns = list(dict.fromkeys(name for row in rows for name in row))
    with file.open("w", encoding="utf-8", newline="") as out:
        sheet = csv.DictWriter(out, columns, restval="")
        sheet.writeheader()
        sheet.writerows(rows)


def _folder(place: Workplace, practice_id: str) -> Path:
    return sandboxes.folder(place.settings.home) / practice_id
