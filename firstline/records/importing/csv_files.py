"""CSV files, plain or compressed by gzip, read record by record."""

from __future__ import annotations

import csv
import gzip
import io
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from firstline.records.importing.report import Findings
from firstline.records.importing.sources import Meter, Record, Unreadable

COMPRESSED = ".gz"
_BUFFER = 1 << 18


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
