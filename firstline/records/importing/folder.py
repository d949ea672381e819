"""What lies in a directory that is to be imported: the tables' files and the manifest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Column, MetaData, Table

from firstline.records.importing.csv_files import COMPRESSED, open_csv
from firstline.records.importing.report import Findings
from firstline.records.importing.sheets import Sheet, lines, open_sheet
from firstline.records.importing.shifting import Shift
from firstline.records.importing.sources import Source
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

Sources = Callable[[Path, Findings], "list[tuple[str, Source]]"]


@dataclass(frozen=True)
class Folder:
    """`sheets` in the order to load them."""

    sheets: tuple[Sheet, ...]
    as_of: dict[str, datetime]


def read_folder(
    directory: Path, shift: Shift, findings: Findings, sources: Sources | None = None
) -> Folder:
    """`sources` finds the tables' rows in the directory, in place of `own_files`.

    Raises ImportRejected for headers and a manifest that cannot be used.
    """
    if not directory.is_dir():
        findings.error(str(directory), 0, "", "is not a directory", "name the one with the files")
        findings.reject_if_any()
    found = (sources or own_files)(directory, findings)
    opened = [open_sheet(source, FILES[name], findings) for name, source in found]
    if not found and not findings.count:
        advice = f"it should hold files such as {', '.join(list(FILES)[:3])}.csv"
        findings.error(str(directory), 0, "", "holds no file of a table", advice)
    as_of = _manifest(directory, shift, findings)
    findings.reject_if_any()
    order = list(FILES)
    sheets = sorted(
        (sheet for sheet in opened if sheet),
        key=lambda sheet: (order.index(sheet.table.name), sheet.source.repeats),
    )
    return Folder(tuple(sheets), as_of)


def own_files(directory: Path, findings: Findings) -> list[tuple[str, Source]]:
    """customers.csv or customers.csv.gz, and so on: one file a table, under its name."""
    found: dict[str, Path] = {}
    for file in visible(directory):
        name = file.name.casefold().removesuffix(COMPRESSED)
        table = name.removesuffix(".csv")
        if name in _COMPANIONS or name == "manifest.csv":
            continue
        if not name.endswith(".csv") or table not in FILES:
            findings.note(f"{file.name}: ignored, no table has this name")
        elif table in found:
            reason = f"{found[table].name} lies beside it"
            findings.error(file.name, 0, "", reason, "keep one of the two")
        else:
            found[table] = file
    opened = [(table, open_csv(found[table], findings)) for table in FILES if table in found]
    return [(table, source) for table, source in opened if source]


def visible(directory: Path) -> list[Path]:
    """The files of a directory by name; hidden ones are nobody's records."""
    return [
        file
        for file in sorted(directory.iterdir())
        if file.is_file() and not file.name.startswith(".")
    ]


def _manifest(directory: Path, shift: Shift, findings: Findings) -> dict[str, datetime]:
    named = (file for file in visible(directory) if file.name.casefold() == "manifest.csv")
    path = next(named, None)
    source = open_csv(path, findings) if path else None
    sheet = open_sheet(source, _MANIFEST, findings) if source else None
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
