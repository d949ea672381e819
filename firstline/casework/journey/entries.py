"""Reads data/playbooks/journey.yml: what each dated column of a record is called on the time line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from firstline.casework.facts import Moment
from firstline.casework.journey.values import kinds_of
from firstline.casework.playbook import node
from firstline.casework.playbook.model import Alternatives
from firstline.casework.playbook.node import Node
from firstline.casework.playbook.sentences import alternatives
from firstline.records.tables import FILES


@dataclass(frozen=True)
class Entry:
    """Rows of `table` stand on the time line at `column`, told by the first of `texts` that fits."""

    table: str
    column: str
    texts: Alternatives


def load(file: Path) -> tuple[Entry, ...]:
    """Raises PlaybookError for a table or a column that does not exist, with its line."""
    tables = node.read(file).mapping(allowed=set(FILES))
    return tuple(entry for name, place in tables.items() for entry in _entries(name, place))


def _entries(table: str, place: Node) -> list[Entry]:
    kinds = kinds_of(table)
    times = {name for name, kind in kinds.items() if kind is Moment}
    return [
        Entry(table, column, alternatives(texts, kinds))
        for column, texts in place.mapping(allowed=times).items()
    ]
