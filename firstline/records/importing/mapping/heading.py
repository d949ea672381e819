"""The columns of one file, as its header names them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from firstline.records.importing.mapping.model import (
    Cell,
    Found,
)


class Absent(Exception):
    """The file has no such column."""

    def __init__(self, cell: Cell):
        self.cell = cell
        super().__init__(cell.name)


class Finds(Protocol):
    def find(self, sought: Found, text: str) -> str | None:
        """The text found, None when there is none; raises BadCell when there are several."""


@dataclass(frozen=True)
class Heading:
    """Where each column of a file stands, by its name in lower case."""

    places: Mapping[str, int]
    width: int
    optional: frozenset[str] = frozenset()
    finds: Finds | None = None

    @classmethod
    def of(
        cls,
        header: Sequence[str],
        optional: frozenset[str] = frozenset(),
        finds: Finds | None = None,
    ) -> Heading:
        places: dict[str, int] = {}
        for place, name in enumerate(header):
            places.setdefault(name.strip().casefold(), place)
        return cls(places, len(header), optional, finds)

    def place(self, cell: Cell) -> int | None:
        """None for a column that may be missing; raises Absent for one that may not."""
        found = self.places.get(cell.name.casefold())
        if found is None and cell.name.casefold() not in self.optional:
            raise Absent(cell)
        return found
