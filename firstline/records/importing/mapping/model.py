"""What a map says, once it is known to be sound."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Table

# From text to text; raises BadCell. A frozen dataclass, for it is handed to other processes.
Step = Callable[[str], str]


@dataclass(frozen=True)
class Cell:
    """A column of the export; `line` is where the map names it."""

    name: str
    line: int


@dataclass(frozen=True)
class Position:
    """Which row of its group this is: 1, 2, 3 ..."""


@dataclass(frozen=True)
class Fixed:
    text: str


@dataclass(frozen=True)
class FirstOf:
    """The first that is filled. Columns among `parts` may be missing while one of them is there."""

    parts: tuple[Value, ...]


@dataclass(frozen=True)
class Joined:
    """All that are filled, with `between` between them; with `whole`, nothing when one is blank."""

    parts: tuple[Value, ...]
    between: str = " "
    whole: bool = False


@dataclass(frozen=True, eq=False)
class Found:
    """Column `wanted` of that row of `table` (of this map) whose column `where` is `by`.

    `leave_out`: a row for which there is none is left out instead of being an error.
    """

    table: str
    where: str
    wanted: str
    by: Value
    leave_out: bool = False

    @property
    def name(self) -> str:
        return f"{self.table}.{self.where}>{self.wanted}"


@dataclass(frozen=True)
class Stepped:
    """A filled text changed step by step; a step raises BadCell. `blank` stands for a blank one."""

    value: Value
    steps: tuple[Step, ...]
    blank: str = ""


@dataclass(frozen=True)
class Minor:
    """Cents of a currency, as its main unit."""

    amount: Value
    currency: Value


@dataclass(frozen=True)
class When:
    """The value where all conditions hold, else nothing."""

    value: Value
    conditions: tuple[Condition, ...]


Value = Cell | Position | Fixed | FirstOf | Joined | Found | Stepped | Minor | When


@dataclass(frozen=True)
class Condition:
    """The cell is one of `texts` (in lower case; "*" is any filled one), or is none when `denied`."""

    cell: Cell
    texts: frozenset[str]
    denied: bool = False


@dataclass(frozen=True, eq=False)
class Source:
    """One table read from one kind of file.

    repeats: a key may come again, its first row is read
    group_by: rows that follow each other with the same texts here (or none) belong together
    carry: cells that are blank in a later row of a group are those of its first row
    optional: columns that the export may lack
    """

    table: Table
    file: str
    values: Mapping[str, Value]
    lines: Mapping[str, int]
    conditions: tuple[Condition, ...] = ()
    group_by: tuple[Cell, ...] = ()
    carry: tuple[Cell, ...] = ()
    repeats: bool = False
    optional: frozenset[str] = frozenset()
    line: int = 0


@dataclass(frozen=True)
class Map:
    """`sources` of one table stand together, tables in the order in which they are imported."""

    file: Path
    sources: tuple[Source, ...]

    def of(self, table: str) -> tuple[Source, ...]:
        return tuple(source for source in self.sources if source.table.name == table)


def cells_of(value: Value) -> tuple[Cell, ...]:
    """The columns of the export that a value is made from, as an error names them."""
    if isinstance(value, Cell):
        return (value,)
    return tuple(cell for part in parts_of(value) for cell in cells_of(part))


def parts_of(value: Value) -> tuple[Value, ...]:
    """What a value is directly made from."""
    if isinstance(value, (FirstOf, Joined)):
        return value.parts
    if isinstance(value, Found):
        return (value.by,)
    if isinstance(value, (Stepped, When)):
        return (value.value,)
    return (value.amount, value.currency) if isinstance(value, Minor) else ()


def sought_in(source: Source) -> tuple[Found, ...]:
    """The look-ups of a source."""
    return tuple(each for value in source.values.values() for each in _sought(value))


def _sought(value: Value) -> tuple[Found, ...]:
    inner = tuple(each for part in parts_of(value) for each in _sought(part))
    return (*inner, value) if isinstance(value, Found) else inner
