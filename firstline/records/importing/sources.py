"""Where the rows of an import come from.

To put rows in from anywhere else, write a frozen dataclass (it is handed to other processes, so it
must pickle) with the attributes and methods of `Source`, and a function

    def sources(directory: Path, findings: Findings) -> list[tuple[str, Source]]

that names a table of `records.tables.FILES` for each; `importing.run(..., sources=sources)` then
reads these in place of the directory's own files. Several sources may fill one table, and several
may read the same file. A source that reads a CSV file under other column names keeps a `CsvFile`
(csv_files.py, `open_csv`): it passes `meter` on to its `rows`, changes the cells, leaves line
numbers alone, hands on `Unreadable` untouched, and gives `written` on as it is. Cells are texts,
never None.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True)
class Unreadable:
    """Stands in place of a row's cells. After one that `ends`, the file cannot be read on."""

    reason: str
    advice: str
    ends: bool = False


Record = tuple[int, "Sequence[str] | Unreadable"]


class Meter:
    """How many bytes on disk have been read of what `rows` reads."""

    def __init__(self) -> None:
        self._file: io.RawIOBase | None = None
        self._ended = 0

    def watch(self, file: io.RawIOBase) -> None:
        self._file = file

    def stop(self) -> None:
        self._ended, self._file = self.bytes, None

    @property
    def bytes(self) -> int:
        return self._file.tell() if self._file else self._ended


class Source(Protocol):
    """The rows of one table."""

    name: str  # of the file, as told in messages: "orders.csv"
    path: Path  # what is read: its size is the progress, its change begins an import anew
    header: tuple[str, ...]  # the table's own column names; others are told and ignored
    mark: str  # changes whenever the same bytes give other rows (a digest of the map); else ""
    repeats: bool  # a key that comes again is no mistake: its first row is read (orders that
    # each name their customer)

    def rows(self, meter: Meter) -> Iterator[Record]:
        """(line where the record begins, from 1; its cells, as many as the header) below it.

        The same on every call: an import that goes on skips what it has already read.
        """

    def written(self) -> Iterator[tuple[int, str]]:
        """(line, text as it stands in the file) of each record that `rows` gives a line of."""
