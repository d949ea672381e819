"""What an import did, or why it did nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

SHOWN = 50
# Divides the parts of a key in the value of a mistake.
DIVIDER = "\x1f"


def rows_told(count: int) -> str:
    return "1 row" if count == 1 else f"{count:,} rows"


def told(reason: str, value: str | None) -> str:
    """A reason in which {} stands for the value, an id."""
    if value is None:
        return reason
    return reason.replace("{}", " + ".join(map(repr, value.split(DIVIDER))))


@dataclass(frozen=True)
class RowError:
    """One thing that keeps an import from happening. `line` is where the row begins, from 1."""

    file: str
    line: int
    column: str
    reason: str
    advice: str

    def __str__(self) -> str:
        place = f"{self.file}, line {self.line}" if self.line else self.file
        column = f", {self.column}" if self.column else ""
        return f"{place}{column}: {self.reason}; {self.advice}"


@dataclass(frozen=True)
class Report:
    """A finished import: rows kept of each table, and what was left aside.

    rejected: rows left out, which are in `rejected_file`
    resumed_after: rows that an import that was stopped had read already
    """

    rows: dict[str, int]
    seconds: float
    notes: tuple[str, ...] = ()
    rejected: int = 0
    rejected_file: Path | None = None
    resumed_after: int = 0

    @property
    def total(self) -> int:
        return sum(self.rows.values())

    @property
    def rows_per_second(self) -> int:
        read = self.total + self.rejected - self.resumed_after
        return round(read / self.seconds) if self.seconds else 0


class ImportRejected(ValueError):
    """Nothing was imported. `errors` holds the first ones, `count` how many there are.

    skippable: the others could be imported without the rows at fault
    """

    def __init__(self, errors: tuple[RowError, ...], count: int, skippable: bool = False):
        self.errors = errors
        self.count = count
        self.skippable = skippable
        super().__init__(self._text())

    def _text(self) -> str:
        lines = [str(error) for error in self.errors]
        if self.count > len(self.errors):
            lines.append(f"... and {self.count - len(self.errors)} more")
        lines.append("Nothing was imported.")
        return "\n".join(lines)


@dataclass
class Findings:
    """Errors and notes while they are gathered; memory stays flat however many there are."""

    errors: list[RowError] = field(default_factory=list)
    count: int = 0
    notes: list[str] = field(default_factory=list)

    def error(
        self, file: str, line: int, column: str, reason: str, advice: str, times: int = 1
    ) -> None:
        if len(self.errors) < SHOWN:
            self.errors.append(RowError(file, line, column, reason, advice))
        self.count += times

    def note(self, text: str) -> None:
        self.notes.append(text)

    def reject_if_any(self, *, skippable: bool = False) -> None:
        if self.count:
            raise ImportRejected(tuple(self.errors), self.count, skippable)
