"""The file of the rows that were left out, each as it was written and with what is wrong with it."""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from sqlalchemy.engine import Connection

from firstline.records.importing.report import told
from firstline.records.importing.staging.layout import Staged

# Takes out of a text what may be stored nowhere; any other text stays as it is.
Cleaner = Callable[[str], str]
HEADER = ("file", "line", "column", "reason", "what_to_do", "row")


def make(path: Path) -> None:
    """An empty file that its owner alone may read. Raises OSError where none can be."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.fchmod(descriptor, 0o600)
    os.close(descriptor)


def as_it_is(text: str) -> str:
    return text


def write(
    connection: Connection, sheets: Sequence[Staged], path: Path, clean: Cleaner = as_it_is
) -> int:
    """How many rows were written to a file that `make` has made, each cleaned."""
    count = 0
    with path.open("w", encoding="utf-8", errors="surrogateescape", newline="") as file:
        out = csv.writer(file)
        out.writerow(HEADER)
        for staged in sheets:
            for row in _rejected(connection, staged):
                line, *told_of_it = row
                out.writerow((staged.sheet.file, line, *map(clean, told_of_it)))
                count += 1
    return count


def _rejected(connection: Connection, staged: Staged) -> Iterator[tuple]:
    """(line, column, reason, what to do, row) of each; several mistakes of one stand together."""
    mistakes = connection.exec_driver_sql(
        f"SELECT line, col, reason, advice, value FROM {staged.mistakes} "
        f"WHERE sheet = {staged.number} ORDER BY number, wave, nth, col",
        execution_options={"stream_results": True},
    )
    written: Iterator[tuple[int, str]] | None = None
    for line, group in groupby(mistakes, key=lambda mistake: mistake.line):
        written = written or staged.sheet.source.written()
        row = next((text for at, text in written if at == line), "")
        found = list(group)
        yield (
            line,
            " / ".join(mistake.col or "" for mistake in found),
            " / ".join(told(mistake.reason, mistake.value) for mistake in found),
            " / ".join(dict.fromkeys(mistake.advice for mistake in found)),
            row,
        )
