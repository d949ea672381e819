"""What lies in a directory that is to be imported: the tables' files and the manifest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Column, MetaData, Table

from firstline.records.importing.report import Findings
from firstline.records.importing.sheets import Sheet, lines, open_sheet
from firstline.records.importing.shifting import Shift
from firstline.records.tables import FILES
from firstline.records.tables.types import Id, UtcTime

_MANIFEST = Table(
    "manifest",
    MetaData(),
    Column("table", Id, nullable=False),
    Column("as_of", UtcTime, nullable=False),
)
# Files that may lie beside the tables without being reported.
_COMPANIONS = {"demo.yml", "readme.md"}


@dataclass(frozen=True)
class Folder:
    """`sheets` in the order to load them; `broken` are tables whose file could not be opened."""

    sheets: tuple[Sheet, ...]
    broken: frozenset[str]
    as_of: dict[str, datetime]


def read_folder(directory: Path, shift: Shift, findings: Findings) -> Folder:
    if not directory.is_dir():
        findings.error(str(directory), 0, "", "is not a directory", "name the one with the files")
        findings.reject_if_any()
    files = {
        file.name.casefold(): file
        for file in sorted(directory.iterdir())
        if file.is_file() and not file.name.startswith(".")
    }
    wanted = {f"{name}.csv": table for name, table in FILES.items() if f"{name}.csv" in files}
    for name in sorted(files.keys() - wanted.keys() - {"manifest.csv"} - _COMPANIONS):
        findings.note(f"{files[name].name}: ignored, no table has this name")
    if not wanted:
        advice = f"it should hold files such as {', '.join(list(FILES)[:3])}.csv"
        findings.error(str(directory), 0, "", "holds no file of a table", advice)
        findings.reject_if_any()
    opened = {table: open_sheet(files[name], table, findings) for name, table in wanted.items()}
    return Folder(
        sheets=tuple(sheet for sheet in opened.values() if sheet),
        broken=frozenset(table.name for table, sheet in opened.items() if not sheet),
        as_of=_manifest(files.get("manifest.csv"), shift, findings),
    )


def _manifest(path: Path | None, shift: Shift, findings: Findings) -> dict[str, datetime]:
    sheet = open_sheet(path, _MANIFEST, findings) if path else None
    if sheet is None:
        return {}
    found: dict[str, datetime] = {}
    for line in lines(sheet, shift, findings):
        row = dict(zip(sheet.names, line.values, strict=True))
        if not line.good:
            continue
        if row["table"] not in FILES:
            findings.note(f"{path.name}: ignored {row['table']}, no table has this name")
        elif row["table"] in found:
            findings.error(path.name, line.number, "table", "stands twice", "keep one of the two")
        found[row["table"]] = row["as_of"]
    return found
