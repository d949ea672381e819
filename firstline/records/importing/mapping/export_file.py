"""One file of an export, read through the map as a source of rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from firstline.records.importing.csv_files import CsvFile
from firstline.records.importing.mapping.applying import Applied
from firstline.records.importing.mapping.model import Found, Source
from firstline.records.importing.mapping.notebook import Notebook
from firstline.records.importing.sources import Meter, Record, Unreadable

NOTES = "notes.db"
LEFT_OUT = "left-out-"


@dataclass(frozen=True)
class ExportFile:
    """One source of the map in one file: a Source of importing/sources.py.

    `folder` holds what was noted for look-ups; how many rows they left out is written there.
    """

    file: CsvFile
    source: Source
    folder: Path
    mark: str
    number: int

    @property
    def name(self) -> str:
        return self.file.name

    @property
    def path(self) -> Path:
        return self.file.path

    @property
    def header(self) -> tuple[str, ...]:
        return tuple(self.source.values)

    @property
    def repeats(self) -> bool:
        return self.source.repeats

    def rows(self, meter: Meter) -> Iterator[Record]:
        notebook = Notebook(self.folder / NOTES)
        left_out = 0
        try:
            applied = Applied.to(self.source, self.file.header, notebook)
            for line, cells in applied.rows(self.file.rows(meter)):
                if not isinstance(cells, Unreadable) and not cells:
                    left_out += 1
                else:
                    yield line, cells
        finally:
            notebook.close()
        if left_out:
            (self.folder / f"{LEFT_OUT}{self.number}").write_text(str(left_out))

    def written(self) -> Iterator[tuple[int, str]]:
        return self.file.written()


def notes(one: ExportFile, looks: list[Found]) -> Iterator[tuple[Found, str, str]]:
    """What is wrong with a row is told when it is imported."""
    keys = {column.name for column in one.source.table.primary_key}
    needed = keys.union(*((look.where, look.wanted) for look in looks))
    values = {name: value for name, value in one.source.values.items() if name in needed}
    brief = replace(one, source=replace(one.source, values=values))
    places = [
        (look, brief.header.index(look.where), brief.header.index(look.wanted)) for look in looks
    ]
    for _, cells in brief.rows(Meter()):
        if not isinstance(cells, Unreadable):
            for look, where, wanted in places:
                yield look, cells[where], cells[wanted]
