"""Empty records and an empty desk, made by the migrations once and copied for each session."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from sqlalchemy import inspect

from firstline.database import engine
from firstline.desk import database as desk_database
from firstline.file_lock import alone
from firstline.records import database as records_database
from firstline.training.sandboxes import BLANK

RECORDS, DESK = "records.db", "desk.db"
_LOCK = ".blank.lock"
_BOTH = ((RECORDS, records_database), (DESK, desk_database))


def copy(folder: Path) -> None:
    """Both files into `folder`, of this version's schema; `folder`'s parent holds the originals."""
    made = folder.parent / f"{BLANK}{_version()}"
    with alone(folder.parent / _LOCK):  # migrations are run in a context that the process has once
        if not made.is_dir():
            _make(made)
    folder.mkdir(parents=True, exist_ok=True)
    for name, _ in _BOTH:
        shutil.copyfile(made / name, folder / name)


def is_current(folder: Path) -> bool:
    """Whether both files are there, of this version's schema."""
    return all(
        _schema(folder / name, database.VERSION_TABLE) == _newest(database.MIGRATIONS)
        for name, database in _BOTH
    )


def url(file: Path) -> str:
    return f"sqlite:///{file}"


def _make(original: Path) -> None:
    """Whole or not at all."""
    made = Path(tempfile.mkdtemp(prefix=".making-", dir=original.parent))
    try:
        for name, database in _BOTH:
            database.upgrade(url(made / name))
        os.rename(made, original)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _schema(file: Path, version_table: str) -> str:
    """The migration that a file was made by; "" for none."""
    if not file.is_file():
        return ""
    opened = engine(url(file))
    try:
        with opened.connect() as connection:
            if not inspect(connection).has_table(version_table):
                return ""
            return str(
                connection.exec_driver_sql(f"SELECT version_num FROM {version_table}").scalar()
            )
    finally:
        opened.dispose()


def _version() -> str:
    """The newest migration of each."""
    return "-".join(_newest(database.MIGRATIONS) for _, database in _BOTH)


def _newest(migrations: Path) -> str:
    return max(file.name for file in (migrations / "versions").glob("[0-9]*.py")).split("_")[0]
