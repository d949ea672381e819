"""Write the directories that the tests import."""

from __future__ import annotations

import csv
from pathlib import Path


class Folder:
    """A directory of CSV files. Rows are dicts; columns are those of the first row."""

    def __init__(self, path: Path):
        self.path = path
        path.mkdir(exist_ok=True)

    def write(self, table: str, *rows: dict) -> Folder:
        with (self.path / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        return self

    def text(self, name: str, text: str) -> Folder:
        (self.path / name).write_bytes(text.encode("utf-8"))
        return self

    def customers(self, *ids: str) -> Folder:
        return self.write("customers", *({"customer_id": each} for each in ids))
