"""The records of all scenarios in one company."""

from __future__ import annotations

import csv
from datetime import datetime
from pathlib import Path

from firstline.training import scenarios


def written(folder: Path, now: datetime) -> Path:
    """As a folder to import, as of `now`."""
    folder.mkdir()
    tables: dict[str, dict[tuple, dict[str, str]]] = {}
    for one in scenarios.load():
        for table, rows in one.records(now).items():
            tables.setdefault(table, {}).update({tuple(row.items()): row for row in rows})
    for table, found in tables.items():
        columns = list(dict.fromkeys(name for row in found.values() for name in row))
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns)
            writer.writeheader()
            writer.writerows(found.values())
    return folder
