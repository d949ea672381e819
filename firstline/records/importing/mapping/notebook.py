"""Who belongs to which e-mail or order of a million: on disk, so that memory stays flat."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from firstline.records.importing.cells import BadCell
from firstline.records.importing.mapping.model import Found

REMEMBERED = 1024
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
        # The rows of one order follow each other and seek the same.
        self._looked_up = lru_cache(REMEMBERED)(self._look_up)
        if new:
            for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -32768"):
                self._file.execute(f"PRAGMA {pragma}")
            self._file.execute(_TABLE)

    def note(self, notes: Iterable[tuple[Found, str, str]]) -> None:
        """`notes`: (what is sought, the text it is sought by, the text that is wanted)."""
        filled = (
            (sought.name, text.casefold(), wanted)
            for sought, text, wanted in notes
            if text and wanted
        )
        self._file.execute("BEGIN")
        self._file.executemany(_KEEP, filled)
        self._file.execute("COMMIT")

    def find(self, sought: Found, text: str) -> str | None:
        """Case makes no difference; raises BadCell when several differ."""
        row = self._looked_up(sought.name, text.casefold())
        if row is None:
            return None
        if row[0] is None:
            reason = f"is the {sought.where} of several of the {sought.table}"
            raise BadCell(reason, "merge them in the system that the export is from")
        return row[0]

    def _look_up(self, name: str, sought: str) -> tuple[str | None] | None:
        query = "SELECT wanted FROM found WHERE name = ? AND sought = ?"
        return self._file.execute(query, (name, sought)).fetchone()

    def close(self) -> None:
        self._file.close()
