"""The made-up company: loaded into an empty database and kept at today for as long as it is alone.

Its folder holds the files of an import and demo.yml, whose `anchor` is the day that becomes today.
"""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from sqlalchemy import select
from sqlalchemy.engine import Connection

from firstline.records import database, importing
from firstline.records.importing import DEMO_MARK, Report, Shift
from firstline.records.tables import customers, meta
from firstline.records.writing import upsert


class BadDemo(ValueError):
    """demo.yml cannot be used; the message names the file and what to write."""


def load_demo(url: str, directory: Path, now: datetime, zone: ZoneInfo) -> Report | None:
    """Load or renew the demo; None when there is nothing to do.

    It is loaded when there are no customers, and again, moved to the new day, when the day in
    `zone` or the demo's own files have changed. Records of anybody else are left alone.
    """
    database.upgrade(url)
    today = now.astimezone(zone).date()
    mark = f"{today.isoformat()} {_digest(directory)}"
    if not _is_due(url, mark):
        return None
    shift = Shift(today - _anchor(directory), zone)
    with importing.transaction(url) as connection:
        # Somebody else may have been quicker.
        if not _wants(connection, mark):
            return None
        report = importing.load(connection, directory, shift, now)
        statement = upsert(connection, meta, ("key", "value"))
        connection.execute(statement, [{"key": DEMO_MARK, "value": mark}])
    return report


def is_demo(connection: Connection) -> bool:
    """The records are the made-up company's and nobody else's."""
    return _mark(connection) is not None


def _is_due(url: str, mark: str) -> bool:
    engine = database.engine(url)
    try:
        with engine.connect() as connection:
            return _wants(connection, mark)
    finally:
        engine.dispose()


def _wants(connection: Connection, mark: str) -> bool:
    loaded = _mark(connection)
    if loaded is None:
        return connection.execute(select(customers.c.customer_id).limit(1)).first() is None
    return loaded != mark


def _mark(connection: Connection) -> str | None:
    return connection.execute(select(meta.c.value).where(meta.c.key == DEMO_MARK)).scalar()


def _anchor(directory: Path) -> date:
    file = directory / "demo.yml"
    try:
        facts = YAML(typ="safe").load(file.read_text(encoding="utf-8"))
        return date.fromisoformat(str(facts["anchor"]))
    except (OSError, YAMLError, KeyError, TypeError, ValueError):
        raise BadDemo(f"{file}: write the day that becomes today, anchor: 2026-11-10") from None


def _digest(directory: Path) -> str:
    """Changes when a file of the demo does."""
    digest = hashlib.sha256()
    for file in sorted(directory.glob("*.csv")):
        digest.update(file.name.encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
