"""The records of a scenario: rows by table, and the company's own where it brings none."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from firstline.records.tables import FILES
from firstline.settings import PROJECT
from firstline.training.scenarios.relative import problem
from firstline.yaml_file import BadFile, Node, read

SLOTS = PROJECT / "data" / "roleplay" / "company" / "slots.yml"
_DEMO = PROJECT / "data" / "demo"
_OF_THE_COMPANY = ("teams", "templates")
Rows = tuple[Mapping[str, str], ...]


def rows_of(node: Node) -> dict[str, Rows]:
    """In the order in which they refer to each other; raises the file's error."""
    own = {table: _rows(one, table) for table, one in node.mapping(FILES).items()}
    every = {**_company(), **own}
    return {table: every[table] for table in FILES if table in every}


def _rows(node: Node, table: str) -> Rows:
    columns = FILES[table].columns.keys()
    return tuple(
        {name: _cell(cell) for name, cell in row.mapping(columns).items()} for row in node.items()
    )


def _cell(node: Node) -> str:
    if node.is_mapping:
        return json.dumps({name: exact(one) for name, one in node.mapping().items()})
    return "" if node.value is None else exact(node)


def exact(node: Node) -> str:
    """As it is written; raises the file's error for a sum without quotes and a day that is none."""
    if isinstance(node.value, float):
        raise node.wrong(f"write {node.value} in quotes, with all its digits")
    if wrong := problem(node.written()):
        raise node.wrong(wrong)
    return node.written()


@cache
def _company() -> dict[str, Rows]:
    """Its people and message templates are the demo's; its free times are always ahead."""
    found = {table: _demo(_DEMO / f"{table}.csv") for table in _OF_THE_COMPANY}
    return {**found, "slots": _rows(read(SLOTS, BadFile), "slots")}


def _demo(file: Path) -> Rows:
    with file.open(encoding="utf-8", newline="") as lines:
        return tuple(dict(row) for row in csv.DictReader(lines))
