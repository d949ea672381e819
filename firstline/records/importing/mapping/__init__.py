"""`firstline import DIR --map NAME`: another system's export, read the way a map says.

A map is a small YAML file; docs/importing.md tells how to write one. Those of data/maps are named
by their system: `shopify`, `stripe`.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from firstline import settings
from firstline.records import importing
from firstline.records.importing.mapping.applying import label
from firstline.records.importing.mapping.export import Export
from firstline.records.importing.mapping.export_file import ExportFile
from firstline.records.importing.mapping.model import Map
from firstline.records.importing.mapping.node import MapError
from firstline.records.importing.mapping.reading import read_map
from firstline.records.importing.report import ImportRejected, Report, RowError

__all__ = ["MAPS", "Map", "MapError", "find_map", "read_map", "reader", "run", "shipped"]

MAPS = settings.PROJECT / "data" / "maps"


def shipped() -> tuple[str, ...]:
    """The names of the maps that come with the product."""
    return tuple(
        sorted(file.stem for file in MAPS.glob("*/*.yml") if file.stem == file.parent.name)
    )


def find_map(name: str) -> Map:
    """A shipped map by its name, or one's own by its path; raises MapError."""
    if name in shipped():
        return read_map(MAPS / name / f"{name}.yml")
    file = Path(name)
    if not file.is_file():
        known = ", ".join(shipped())
        raise MapError(file, 1, f"there is no such map; name a file or one of {known}")
    return read_map(file)


def reader(name: str) -> Callable[..., Report]:
    """`importing.run` for exports that the map of this name reads; raises MapError."""
    return partial(run, find_map(name))


def run(map: Map, directory: str | Path, url: str, **options: Any) -> Report:
    """Import an export; `options` are those of `importing.run`, which it is like in all else.

    What is looked up in it meanwhile lies in FIRSTLINE_HOME: it is customers' data.
    """
    home = settings.load().home
    home.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="import-", dir=home) as folder:
        export = Export(map, Path(folder))
        found: list[ExportFile] = []

        def sources(directory: Path, findings) -> list[tuple[str, ExportFile]]:
            opened = export.sources(directory, findings)
            found.extend(one for _, one in opened)
            return opened

        try:
            report = importing.run(directory, url, sources=sources, **options)
        except ImportRejected as wrong:
            errors = tuple(_in_their_words(error, found) for error in wrong.errors)
            raise ImportRejected(errors, wrong.count, wrong.skippable) from None
        return replace(report, notes=(*report.notes, *export.left_out(found)))


def _in_their_words(error: RowError, found: list[ExportFile]) -> RowError:
    """The error with the column as the export calls it, for the import knows only ours."""
    ours = error.column.split(" + ")
    for one in found:
        if one.name == error.file and set(ours) <= set(one.header):
            theirs = " + ".join(label(one.source, column) for column in ours)
            return replace(error, column=theirs)
    return error
