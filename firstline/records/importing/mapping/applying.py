"""A stream of an export's rows as rows of one of our tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from firstline.records.importing.cells import BadCell
from firstline.records.importing.mapping.binding import LeaveOut, Reads, bind, bind_conditions
from firstline.records.importing.mapping.heading import Absent, Finds, Heading
from firstline.records.importing.mapping.model import Cell, Source, cells_of
from firstline.records.importing.sources import Record, Unreadable


@dataclass(frozen=True)
class Applied:
    """A source of the map bound to one file's header."""

    source: Source
    heading: Heading
    reads: tuple[tuple[str, Reads], ...]

    @classmethod
    def to(cls, source: Source, header: Sequence[str], finds: Finds | None = None) -> Applied:
        """Raises Absent for a column that the file must have and has not."""
        heading = Heading.of(header, source.optional, finds)
        bound, absent = {}, {}
        for name, value in source.values.items():
            try:
                bound[name] = bind(value, heading)
            except Absent as missing:
                absent[name] = missing
        if absent:
            raise next(iter(absent.values()))
        return cls(source, heading, tuple(bound.items()))

    def rows(self, records: Iterable[Record]) -> Iterator[Record]:
        """Rows of ours; in place of one whose cells are wrong an Unreadable that tells which.

        A row that the map leaves out is none; one that a look-up leaves out is (line, ()).
        """
        holds = bind_conditions(self.source.conditions, self.heading)
        last: list[str] | None = None
        for line, cells, position in self._grouped(records):
            if isinstance(cells, Unreadable):
                yield line, cells
            elif holds(cells):
                if self.source.repeats:
                    key = self._key(cells, position)
                    if key and key == last:
                        continue
                    last = key
                yield line, self._row(cells, position)

    def _grouped(self, records: Iterable[Record]) -> Iterator[tuple[int, object, int]]:
        """(line, cells with what is carried from the group's first row, position in it)."""
        group = self._places(self.source.group_by)
        carry = [*group, *self._places(self.source.carry)]
        first: list[str] = []
        position = 1
        for line, written in records:
            if isinstance(written, Unreadable) or len(written) != self.heading.width:
                yield line, _uneven(written, self.heading.width), 0
                continue
            if not any(written):
                continue
            cells = list(written)
            for place in carry:
                cells[place] = cells[place].strip()
            if first and group and all(cells[place] in ("", first[place]) for place in group):
                position += 1
                for place in carry:
                    cells[place] = cells[place] or first[place]
            else:
                first, position = cells, 1
            yield line, cells, position

    def _places(self, cells: tuple[Cell, ...]) -> list[int]:
        found = [self.heading.place(cell) for cell in cells]
        return [place for place in found if place is not None]

    def _key(self, cells: list[str], position: int) -> list[str] | None:
        """None when it cannot be read; the row tells why."""
        keys = {column.name for column in self.source.table.primary_key}
        try:
            return [read(cells, position) for name, read in self.reads if name in keys]
        except (BadCell, LeaveOut):
            return None

    def _row(self, cells: list[str], position: int) -> Sequence[str] | Unreadable:
        texts, wrong = [], None
        for name, read in self.reads:
            try:
                texts.append(read(cells, position))
            except BadCell as bad:
                wrong = wrong or Unreadable(f"{label(self.source, name)} {bad.reason}", bad.advice)
            except LeaveOut:
                return ()
        return wrong or texts


def label(source: Source, column: str) -> str:
    """Our column as the export calls it: "Created at (placed_at)"."""
    cells = cells_of(source.values[column]) if column in source.values else ()
    theirs = " + ".join(dict.fromkeys(cell.name for cell in cells))
    return f"{theirs} ({column})" if theirs else column


def _uneven(cells: Sequence[str] | Unreadable, width: int) -> Unreadable:
    if isinstance(cells, Unreadable):
        return cells
    reason = f"this row has {len(cells)} cells and the header has {width}"
    return Unreadable(reason, "quote cells that hold commas or line breaks")
