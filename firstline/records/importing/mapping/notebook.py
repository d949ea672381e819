"""Who belongs to which e-mail or order of a million: on disk, so that memory stays flat."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from firstline.records.importing.cells import BadCell
from firstline.records.importing.mapping.model import Found

_TABLE = "CREATE TABLE found (name, sought, wanted, PRIMARY KEY (name, sought)) WITHOUT ROWID"
# Of two that differ neither is sure.
_KEEP = """
INSERT INTO found VALUES (?, ?, ?) ON CONFLICT DO UPDATE
SET wanted = CASE WHEN wanted = excluded.wanted THEN wanted END
"""


class Notebook:
    """Finds what was noted. It is written by one process and may then be opened by many."""

    def __init__(self, file: Path):
        new = not file.exists()
        self._file = sqlite3.connect(file, isolation_level=None)
        if new:
            for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -32768"):
                self._file.execute(f"PRAGMA {pragma}")
            self._file.execute(_TABLE)

    def note(self, sought: Found, pairs: Iterable[tuple[str, str]]) -> None:
        """`pairs`: (text it is sought by, text that is wanted)."""
        notes = (
            (sought.name, text.casefold(), wanted) for text, wanted in pairs if text and wanted
        )
        self._file.execute("BEGIN")
        self._file.executemany(_KEEP, notes)
        self._file.execute("COMMIT")

    def find(self, sought: Found, text: str) -> str | None:
        """Case makes no difference; raises BadCell when several differ."""
        query = "SELECT wanted FROM found WHERE name = ? AND sought = ?"
        row = self._file.execute(query, (sought.name, text.casefold())).fetchone()
        if row is None:
            return None
        if row[0] is None:
            reason = f"is the {sought.where} of several of the {sought.table}"
            raise BadCell(reason, "merge them in the system that the export is from")
        return row[0]

    def close(self) -> None:
        self._file.close()
