"""Where the rows of an import come from.

To put rows in from anywhere else, write a frozen dataclass (it is handed to other processes, so it
must pickle) with the attributes and methods of `Source`, and a function

    def sources(directory: Path, findings: Findings) -> list[tuple[str, Source]]

that names a table of `records.tables.FILES` for each; `importing.run(..., sources=sources)` then
reads these in place of the directory's own files. Several sources may fill one table, and several
may read the same file. A source that reads a CSV file under other column names keeps a `CsvFile`
(`open_csv`): it passes `meter` on to its `rows`, changes the cells, leaves line numbers alone,
hands on `Unreadable` untouched, and gives `written` on as it is. Cells are texts, never None.
"""

from __future__ import annotations

import csv
import gzip
import io
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from firstline.records.importing.report import Findings

COMPRESSED = ".gz"
_BUFFER = 1 << 18


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


@dataclass(frozen=True)
class CsvFile:
    """A CSV file, or one compressed by gzip, with a header row."""

    path: Path
    header: tuple[str, ...]
    mark: str = ""
    repeats: bool = False

    @property
    def name(self) -> str:
        return self.path.name

    def rows(self, meter: Meter) -> Iterator[Record]:
        for number, cells in _records(self.path, meter):
            if number > 1:
                yield number, cells

    def written(self) -> Iterator[tuple[int, str]]:
        lines: list[str] = []
        for number, _ in _records(self.path, Meter(), lines):
            yield number, "".join(lines).rstrip("\r\n")
            lines.clear()


def open_csv(path: Path, findings: Findings) -> CsvFile | None:
    """Read the header, in lower case; None when there is none, and why is among the findings."""
    for number, cells in _records(path, Meter()):
        if isinstance(cells, Unreadable):
            findings.error(path.name, number, "", cells.reason, cells.advice)
            return None
        if is_damaged(cells):
            findings.error(path.name, number, "", NOT_UTF8.reason, NOT_UTF8.advice)
            return None
        return CsvFile(path, tuple(cell.strip().casefold() for cell in cells))
    findings.error(path.name, 1, "", "there is no header row", "write the column names first")
    return None


NOT_UTF8 = Unreadable("this line is not UTF-8", "save the file as UTF-8")


def is_damaged(cells: Sequence[str]) -> bool:
    """Bytes that are no UTF-8 are read as lone surrogates."""
    try:
        "".join(cells).encode()
    except UnicodeEncodeError:
        return True
    return False


def _records(path: Path, meter: Meter, kept: list[str] | None = None) -> Iterator[Record]:
    """Each record from the header on; the physical lines it is made of are put into `kept`."""
    reader = None
    try:
        with _opened(path, meter) as file:
            reader = csv.reader(file if kept is None else _keep(file, kept), strict=True)
            yield from _parsed(reader)
        return
    except (EOFError, gzip.BadGzipFile, zlib.error):
        wrong = Unreadable("the compressed file is broken here", "compress it anew", ends=True)
    except OSError as error:
        wrong = Unreadable(f"cannot be read: {error.strerror}", "check the file", ends=True)
    yield (reader.line_num if reader else 0) + 1, wrong


def _parsed(reader) -> Iterator[Record]:
    """After a record that is no CSV it goes on with the next line."""
    while True:
        begins = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as wrong:
            yield begins, Unreadable(f"broken CSV: {wrong}", "see RFC 4180 for quoting")
            continue
        yield begins, cells


def _keep(lines: Iterable[str], kept: list[str]) -> Iterator[str]:
    for line in lines:
        kept.append(line)
        yield line


@contextmanager
def _opened(path: Path, meter: Meter) -> Iterator[io.TextIOBase]:
    with path.open("rb", buffering=_BUFFER) as file:
        meter.watch(file.raw)
        try:
            plain = gzip.GzipFile(fileobj=file) if path.suffix.casefold() == COMPRESSED else file
            bytes_ = io.BufferedReader(plain, _BUFFER) if plain is not file else file
            yield io.TextIOWrapper(
                bytes_, encoding="utf-8-sig", errors="surrogateescape", newline=""
            )
        finally:
            meter.stop()
