"""Write maps and exports for tests."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from firstline.records.importing.mapping import read_map
from firstline.records.importing.mapping.export import Export
from firstline.records.importing.mapping.model import Map
from firstline.records.importing.report import Findings
from firstline.records.importing.sources import Meter, Unreadable


class Shop:
    """A directory with an export, and a map beside it."""

    def __init__(self, folder: Path):
        self.folder = folder / "export"
        self.folder.mkdir()
        self.map_file = folder / "shop.yml"
        self.notes = folder / "notes"
        self.notes.mkdir()

    def map(self, text: str) -> Map:
        self.map_file.write_text(dedent(text).strip() + "\n", encoding="utf-8")
        return read_map(self.map_file)

    def file(self, name: str, *lines: str) -> Shop:
        (self.folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        return self

    def columns(self, table: str, columns: str, **source: str) -> Map:
        """A map of one table of file.csv, its columns in YAML's flow style."""
        more = "".join(f", {name.replace('_', ' ')}: {value}" for name, value in source.items())
        return self.map(f"tables: {{{table}: {{file: file.csv, columns: {columns}{more}}}}}")

    def rows(self, given: Map) -> list[tuple[int, dict | str]]:
        """Of all sources together: (line, the row by our column or what is wrong with it)."""
        findings = Findings()
        opened = Export(given, self.notes).sources(self.folder, findings)
        assert not findings.errors, findings.errors
        return [
            (line, _shown(one.header, row)) for _, one in opened for line, row in one.rows(Meter())
        ]

    def values(self, given: Map, column: str) -> list[str]:
        return [row if isinstance(row, str) else row[column] for _, row in self.rows(given)]


def _shown(header: tuple[str, ...], row) -> dict | str:
    if isinstance(row, Unreadable):
        return f"{row.reason}; {row.advice}"
    return dict(zip(header, row, strict=True))
