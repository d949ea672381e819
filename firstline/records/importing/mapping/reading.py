"""From the YAML of a map to what it says; every mistake is told with its line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import Table

from firstline.records.importing.mapping.forms import MONEY_FORMS
from firstline.records.importing.mapping.model import Cell, Condition, Map, Source
from firstline.records.importing.mapping.node import Node, read
from firstline.records.importing.mapping.origins import Place, read_conditions
from firstline.records.importing.mapping.values import read_value, read_zone
from firstline.records.tables import FILES
from firstline.yaml_file import one_of

_SOURCE = {
    "file",
    "columns",
    "only when",
    "not when",
    "group by",
    "carry",
    "repeats",
    "optional columns",
}


@dataclass(frozen=True)
class _Common:
    """What holds for the whole map unless a column says otherwise."""

    zone: ZoneInfo | None
    money: str | None


def read_map(file: Path) -> Map:
    """Raises MapError."""
    whole = read(file)
    root = whole.mapping({"zone", "money", "tables"})
    if "tables" not in root:
        raise whole.wrong("'tables' is missing; name the tables and their files under it")
    common = _Common(
        zone=read_zone(root["zone"]) if "zone" in root else None,
        money=root["money"].choice(*MONEY_FORMS) if "money" in root else None,
    )
    tables = root["tables"].mapping(set(FILES))
    if not tables:
        raise root["tables"].wrong("no table is named; name one with its file and columns")
    mapped = {name: _mapped(node) for name, node in tables.items()}
    sources = [
        _source(entry, FILES[name], common, mapped)
        for name in FILES
        if name in tables
        for entry in tables[name].entries()
    ]
    return Map(file, tuple(sources))


def _source(
    node: Node, table: Table, common: _Common, mapped: Mapping[str, frozenset[str]]
) -> Source:
    parts = node.mapping(_SOURCE)
    for needed in ("file", "columns"):
        if needed not in parts:
            raise node.wrong(f"{needed!r} is missing for {table.name}")
    columns = _columns(parts["columns"], table)
    place = Place(table, mapped, common.zone, common.money, parts["columns"])
    if "carry" in parts and "group by" not in parts:
        raise parts["carry"].wrong(
            "carry needs group by: name the column that a group has in common"
        )
    return Source(
        table=table,
        file=parts["file"].written(),
        values={name: read_value(column, name, place) for name, column in columns.items()},
        lines={name: column.line for name, column in columns.items()},
        conditions=_conditions(parts),
        group_by=_cells(parts, "group by"),
        carry=_cells(parts, "carry"),
        repeats="repeats" in parts and parts["repeats"].choice("first", "error") == "first",
        optional=frozenset(one.written().casefold() for one in _list(parts, "optional columns")),
        line=node.line,
    )


def _mapped(node: Node) -> frozenset[str]:
    """The columns that every source of a table fills."""
    columns = [
        frozenset(map(str, entry.value.get("columns") or ()))
        for entry in node.entries()
        if entry.is_mapping
    ]
    return frozenset.intersection(*columns) if columns else frozenset()


def _columns(node: Node, table: Table) -> dict[str, Node]:
    columns = node.mapping()
    ours = [column.name for column in table.columns]
    for name, column in columns.items():
        if name not in ours:
            raise column.wrong(f"{table.name} has no column {name!r}; {one_of(name, ours)}")
    for column in table.columns:
        if not column.nullable and column.name not in columns:
            raise node.wrong(f"{table.name} needs {column.name!r}; say where it comes from")
    return columns


def _conditions(parts: dict[str, Node]) -> tuple[Condition, ...]:
    wanted = read_conditions(parts["only when"]) if "only when" in parts else ()
    refused = read_conditions(parts["not when"], denied=True) if "not when" in parts else ()
    return wanted + refused


def _cells(parts: dict[str, Node], name: str) -> tuple[Cell, ...]:
    return tuple(Cell(one.written(), one.line) for one in _list(parts, name))


def _list(parts: dict[str, Node], name: str) -> list[Node]:
    return list(parts[name].entries()) if name in parts else []
