"""The files of an import, written row by row and never held whole."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TextIO

from firstline.records.tables import FILES

Rows = dict[str, list[tuple]]


class Sheets:
    """`rows` is what is not yet written: table -> tuples in the order of its columns."""

    def __init__(self, files: dict[str, TextIO]):
        self.rows: Rows = {name: [] for name in files}
        self.written = 0
        self._write = {
            name: csv.writer(file, lineterminator="\n").writerows for name, file in files.items()
        }
        for name, table in FILES.items():
            self._write[name]([table.columns.keys()])

    def flush(self) -> None:
        for name, rows in self.rows.items():
            self._write[name](rows)
            self.written += len(rows)
            rows.clear()


@contextmanager
def opened(directory: Path, *, zipped: bool = False) -> Iterator[Sheets]:
    """A file for each table, NAME.csv or NAME.csv.gz, in a directory that is made if need be."""
    directory.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        sheets = Sheets({name: _file(stack, directory / f"{name}.csv", zipped) for name in FILES})
        yield sheets
        sheets.flush()


def _file(stack: ExitStack, path: Path, zipped: bool) -> TextIO:
    if not zipped:
        return stack.enter_context(path.open("w", encoding="utf-8", newline=""))
    # Neither name nor time go into the archive, so that the same rows are the same bytes.
    with ExitStack() as archive:
        raw = archive.enter_context(Path(f"{path}.gz").open("wb"))
        packed = archive.enter_context(gzip.GzipFile("", "wb", 1, raw, mtime=0))
        stack.push(archive.pop_all())
    return stack.enter_context(io.TextIOWrapper(packed, encoding="utf-8", newline=""))
